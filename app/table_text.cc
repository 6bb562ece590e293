#include "app/table_text.h"

#include <fmt/core.h>

#include <set>
#include <vector>

#include "base/text.h"
#include "schema/json_writer.h"

namespace baku {
namespace {

constexpr int kBoxSteps = 100;  // coordinates are rounded to 0.01 point

void write_box(const Rect& box, JsonWriter& json) {
  json.key("box");
  json.begin_array();
  for (const double edge : {box.left, box.top, box.right, box.bottom}) {
    json.number(edge, kBoxSteps);
  }
  json.end_array();
}

void write_integer(std::string_view key, int value, JsonWriter& json) {
  json.key(key);
  json.integer(value);
}

void write_cell(const Cell& cell, JsonWriter& json) {
  json.begin_object();
  write_integer("row", cell.row, json);
  write_integer("col", cell.col, json);
  write_integer("row_span", cell.row_span, json);
  write_integer("col_span", cell.col_span, json);
  json.key("text");
  json.string(text_of(cell));
  write_box(cell.box, json);
  json.end_object();
}

// The pages of the table's parts, each once, ascending.
std::vector<int> pages_of(const Table& table) {
  std::set<int> pages;
  for (const TablePart& part : table.parts) pages.insert(part.page);
  return {pages.begin(), pages.end()};
}

void write_table(const Table& table, JsonWriter& json) {
  const bool placed = !table.parts.empty();
  json.begin_object();
  write_integer("page", placed ? table.parts.front().page : 0, json);
  json.key("pages");
  json.begin_array();
  for (const int page : pages_of(table)) json.integer(page);
  json.end_array();
  write_box(placed ? table.parts.front().box : Rect{}, json);
  json.key("cells");
  json.begin_array();
  for (const Cell& cell : table.cells) write_cell(cell, json);
  json.end_array();
  json.end_object();
}

std::string csv_row(const Table& table, int row) {
  std::string line;
  for (int col = 0; col < table.cols; ++col) {
    const Cell* cell = cell_at(table, row, col);
    if (col > 0) line += ',';
    if (cell != nullptr && cell->row == row && cell->col == col) line += csv_field(text_of(*cell));
  }
  return line + "\r\n";
}

std::string html_span(std::string_view attribute, int span) {
  return span > 1 ? fmt::format(" {}=\"{}\"", attribute, span) : "";
}

std::string html_row(const Table& table, int row) {
  std::string line = "<tr>";
  for (const Cell& cell : table.cells) {
    if (cell.row != row) continue;
    line += fmt::format("<td{}{}>{}</td>", html_span("rowspan", cell.row_span),
                        html_span("colspan", cell.col_span), html_escaped(text_of(cell)));
  }
  return line + "</tr>\n";
}

}  // namespace

std::string tables_to_json(std::span<const Table> tables) {
  JsonWriter json;
  json.begin_object();
  json.key("tables");
  json.begin_array();
  for (const Table& table : tables) write_table(table, json);
  json.end_array();
  json.end_object();
  return laid_out(json.text());
}

std::string tables_to_csv(std::span<const Table> tables) {
  std::string text;
  for (const Table& table : tables) {
    if (!text.empty()) text += "\r\n";
    for (int row = 0; row < table.rows; ++row) text += csv_row(table, row);
  }
  return text;
}

std::string tables_to_html(std::span<const Table> tables) {
  std::string text =
      "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n"
      "<title>Tables</title></head><body>\n";
  for (const Table& table : tables) {
    text += fmt::format("<table border=\"1\"><caption>Page {}</caption>\n",
                        table.parts.empty() ? 0 : table.parts.front().page);
    for (int row = 0; row < table.rows; ++row) text += html_row(table, row);
    text += "</table>\n";
  }
  return text + "</body></html>\n";
}

std::string html_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace baku
