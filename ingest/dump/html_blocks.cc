#include "ingest/dump/html_blocks.h"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "ingest/dump/inline_markup.h"
#include "ingest/dump/line_collector.h"
#include "ingest/dump/xml_nodes.h"

namespace baku {
namespace {

constexpr std::array<std::string_view, 9> kSkipped = {
    "script", "style", "head", "template", "noscript", "object", "iframe", "svg", "title"};

int span_of(const xmlNode& cell, std::string_view name, int most) {
  const std::string text(attribute(cell, name));
  if (text.empty()) return 1;
  const long value = std::strtol(text.c_str(), nullptr, 10);
  if (value == 0 && name == "rowspan" && text.find('0') != std::string::npos) return most;
  return static_cast<int>(std::clamp<long>(value, 1, most));
}

bool is_skipped(const xmlNode& node) {
  return std::find(kSkipped.begin(), kSkipped.end(), name_of(node)) != kSkipped.end();
}

bool holds_table(const xmlNode& node, int depth) {
  if (depth <= 0) return false;
  for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
    if (name_of(*child) == "table" || holds_table(*child, depth - 1)) return true;
  }
  return false;
}

// The text below a node, as lines.
void collect(const xmlNode& node, int depth, LineCollector& lines) {
  for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
    if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
      lines.add(view(child->content));
    } else if (child->type == XML_ELEMENT_NODE && depth > 0 && !is_skipped(*child)) {
      const TagKind kind = kind_of_tag(name_of(*child));
      lines.open(kind);
      collect(*child, depth - 1, lines);
      lines.close(kind);
    }
  }
}

void add_rows(const xmlNode& node, int depth, std::vector<const xmlNode*>& rows) {
  for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
    if (name_of(*child) == "tr") {
      rows.push_back(child);
    } else if (child->type == XML_ELEMENT_NODE && depth > 0) {
      add_rows(*child, depth - 1, rows);
    }
  }
}

std::vector<const xmlNode*> cells_of(const xmlNode& row) {
  std::vector<const xmlNode*> cells;
  for (const xmlNode* child = row.children; child != nullptr; child = child->next) {
    if (name_of(*child) == "td" || name_of(*child) == "th") cells.push_back(child);
  }
  return cells;
}

// Lays cells with spans on a grid, row by row (HTML 5, "forming a table").
class GridBuilder {
 public:
  GridBuilder(std::size_t rows, const HtmlLimits& limits) : limits_(limits) { grid_.resize(rows); }

  bool add(std::size_t row, DumpCell cell) {
    std::size_t col = 0;
    while (taken(row, col)) ++col;
    const std::size_t below =
        std::min<std::size_t>(grid_.size() - row, static_cast<std::size_t>(cell.row_span));
    const auto right = static_cast<std::size_t>(cell.col_span);
    places_ += below * right;
    if (places_ > limits_.places) return false;
    cell.row_span = static_cast<int>(below);
    for (std::size_t r = row; r < row + below; ++r) {
      auto& places = grid_[r];
      if (places.size() < col + right) places.resize(col + right);
      for (std::size_t c = col; c < col + right; ++c) {
        if (places[c].state == State::kFree) places[c] = {State::kCovered, {}};
      }
    }
    grid_[row][col] = {State::kCell, std::move(cell)};
    return true;
  }

  DumpTable finish() {
    DumpTable table;
    for (auto& row : grid_) {
      auto& cells = table.rows.emplace_back();
      for (Place& place : row) {
        if (place.state == State::kCovered) {
          cells.emplace_back().row_span = 0;
        } else {
          cells.push_back(std::move(place.cell));
        }
      }
    }
    fill_up(table);
    return table;
  }

 private:
  enum class State { kFree, kCovered, kCell };
  struct Place {
    State state = State::kFree;
    DumpCell cell;
  };

  [[nodiscard]] bool taken(std::size_t row, std::size_t col) const {
    return col < grid_[row].size() && grid_[row][col].state != State::kFree;
  }

  const HtmlLimits& limits_;
  std::vector<std::vector<Place>> grid_;
  std::size_t places_ = 0;
};

class BlockReader {
 public:
  explicit BlockReader(const HtmlLimits& limits) : limits_(limits) {}

  void read(const xmlNode& node) { walk(node, limits_.depth); }

  Result<std::vector<DumpBlock>> finish() {
    flush();
    if (too_large_) {
      return fail(ErrorCode::kLimit, "a table of the document has too many places to be one");
    }
    return std::move(blocks_);
  }

 private:
  void walk(const xmlNode& node, int depth) {
    for (const xmlNode* child = node.children; child != nullptr; child = child->next) {
      if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) {
        lines_.add(view(child->content));
      } else if (child->type == XML_ELEMENT_NODE && depth > 0 && !is_skipped(*child)) {
        element(*child, depth);
      }
    }
  }

  void element(const xmlNode& node, int depth) {
    if (name_of(node) == "table" && !holds_table(node, depth)) {
      flush();
      add_table(node, depth);
      return;
    }
    const TagKind kind = kind_of_tag(name_of(node));
    const bool part_of_layout = kind == TagKind::kCell;
    if (part_of_layout) lines_.break_line();
    lines_.open(kind);
    walk(node, depth - 1);
    lines_.close(kind);
    if (part_of_layout) lines_.break_line();
  }

  void add_table(const xmlNode& node, int depth) {
    std::vector<const xmlNode*> rows;
    add_rows(node, depth, rows);
    GridBuilder grid(rows.size(), limits_);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (const xmlNode* source : cells_of(*rows[row])) {
        LineCollector lines;
        collect(*source, depth, lines);
        DumpCell cell;
        cell.lines = lines.take();
        cell.row_span = span_of(*source, "rowspan", limits_.span);
        cell.col_span = span_of(*source, "colspan", limits_.span);
        if (!grid.add(row, std::move(cell))) too_large_ = true;
        if (too_large_) return;
      }
    }
    DumpTable table = grid.finish();
    if (table.column_count() > 0) blocks_.emplace_back(DumpTableBlock{std::move(table), 1});
  }

  void flush() {
    for (std::string& line : lines_.take()) blocks_.emplace_back(DumpLine{std::move(line), 0, 0});
  }

  const HtmlLimits& limits_;
  LineCollector lines_;
  std::vector<DumpBlock> blocks_;
  bool too_large_ = false;
};

}  // namespace

Result<std::vector<DumpBlock>> read_html(std::string_view html, const HtmlLimits& limits) {
  if (html.size() > INT_MAX) {
    return fail(ErrorCode::kLimit, "the HTML is larger than 2 GB; cut it into parts");
  }
  constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                           HTML_PARSE_NONET | HTML_PARSE_COMPACT;
  const XmlDocument document(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", kOptions));
  const xmlNode* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
  if (root == nullptr) {
    return fail(ErrorCode::kMalformed, "the HTML has no element that could be read");
  }
  BlockReader reader(limits);
  // The root itself may be the table.
  xmlNode shell = {};
  shell.children = document->children;
  reader.read(shell);
  return reader.finish();
}

}  // namespace baku
