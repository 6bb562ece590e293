#include "ingest/dump/dashed_table.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/code_points.h"
#include "base/text.h"
#include "ingest/dump/grid_table.h"
#include "ingest/dump/inline_markup.h"

namespace baku {
namespace {

constexpr std::size_t kFewestDashes = 3;  // of a row of them
constexpr std::size_t kMostHeaderLines = 12;

using Lines = std::span<const std::string_view>;

// The places at which the runs of dashes of a line begin; none where there is something else.
std::vector<std::size_t> runs_of(std::string_view line) {
  std::vector<std::size_t> runs;
  if (line.find("--") == std::string_view::npos) return runs;
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '-' && (at == 0 || line[at - 1] == ' ')) runs.push_back(at);
    if (line[at] != '-' && line[at] != ' ') return {};
  }
  return trimmed(line).size() < kFewestDashes ? std::vector<std::size_t>() : runs;
}

bool is_blank(std::string_view line) { return trimmed(line).empty(); }

class DashedReader {
 public:
  explicit DashedReader(const std::vector<std::size_t>& columns) : columns_(columns) {}

  void add_line(std::string_view line) {
    if (begins_row_) {
      rows_.emplace_back(columns_.size());
      begins_row_ = false;
    }
    auto& cells = rows_.back();
    std::size_t place = 0;
    std::size_t begin = 0;
    std::size_t column = 0;
    const auto take = [&](std::size_t end) {
      append_drawn_line(cells[column], trimmed(line.substr(begin, end - begin)));
    };
    for (std::size_t at = 0; at < line.size(); ++place) {
      if (column + 1 < columns_.size() && place == columns_[column + 1]) {
        take(at);
        begin = at;
        ++column;
      }
      at += code_point_at(line, at).length;
    }
    take(line.size());
  }

  void end_row() { begins_row_ = true; }

  DumpTable finish() {
    DumpTable table;
    for (const auto& row : rows_) {
      auto& cells = table.rows.emplace_back();
      for (const std::string& text : row) cells.emplace_back().lines = plain_lines(text);
    }
    return table;
  }

 private:
  const std::vector<std::size_t>& columns_;
  std::vector<std::vector<std::string>> rows_;
  bool begins_row_ = true;
};

// Which lines a table takes, and where its columns are said.
struct Frame {
  std::size_t dashes = 0;  // line with the columns
  std::size_t header = 0;  // first line of the header
  std::size_t end = 0;     // one behind the last line of the body
  std::size_t lines = 0;   // in all; 0 for no table
  bool has_blanks = false;
};

// A body between rows of dashes, blank lines in it.
Frame closed_body(Lines lines, Frame frame) {
  for (std::size_t at = frame.dashes + 1; at < lines.size(); ++at) {
    if (runs_of(lines[at]).empty()) continue;
    frame.end = at;
    frame.lines = at + 1;
    const auto body = lines.subspan(frame.dashes + 1, at - frame.dashes - 1);
    frame.has_blanks = std::any_of(body.begin(), body.end(), is_blank);
    return frame;
  }
  return {};
}

Frame open_body(Lines lines, Frame frame) {
  std::size_t at = frame.dashes + 1;
  while (at < lines.size() && !is_blank(lines[at]) && runs_of(lines[at]).empty()) ++at;
  frame.end = at;
  frame.lines = at < lines.size() && !is_blank(lines[at]) ? at + 1 : at;
  return at > frame.dashes + 1 ? frame : Frame{};
}

Frame frame_of(Lines lines) {
  if (lines.size() < 3 || is_blank(lines[0])) return {};
  const std::size_t first = runs_of(lines[0]).size();
  if (first > 1) return closed_body(lines, {});
  const bool framed = first == 1;
  if (!framed) return runs_of(lines[1]).size() > 1 ? open_body(lines, {.dashes = 1}) : Frame{};
  for (std::size_t at = 1; at < std::min(lines.size(), kMostHeaderLines); ++at) {
    if (is_blank(lines[at])) return {};
    const std::size_t runs = runs_of(lines[at]).size();
    if (runs == 1) return {};
    if (runs > 1) return closed_body(lines, {.dashes = at, .header = 1});
  }
  return {};
}

}  // namespace

TakenTable take_dashed_table(std::span<const std::string_view> lines) {
  const Frame frame = frame_of(lines);
  if (frame.lines == 0) return {};
  const std::vector<std::size_t> columns = runs_of(lines[frame.dashes]);
  DashedReader reader(columns);
  for (std::size_t at = frame.header; at < frame.dashes; ++at) reader.add_line(lines[at]);
  reader.end_row();
  for (std::size_t at = frame.dashes + 1; at < frame.end; ++at) {
    if (!is_blank(lines[at])) reader.add_line(lines[at]);
    if (!frame.has_blanks || is_blank(lines[at])) reader.end_row();
  }
  return {frame.lines, reader.finish(), false};
}

}  // namespace baku
