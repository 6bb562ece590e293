#include "ingest/sop/flow_arrows.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "base/code_points.h"
#include "base/text.h"
#include "ingest/sop/printed.h"

namespace baku {
namespace {

struct SignRange {
  char32_t first = 0;
  char32_t last = 0;
  ArrowDirection direction = ArrowDirection::kOther;
};

// The first range that holds a code point counts.
constexpr std::array kSigns = {
    SignRange{0x2190, 0x2190, ArrowDirection::kLeft},
    SignRange{0x2191, 0x2191, ArrowDirection::kUp},
    SignRange{0x2192, 0x2192, ArrowDirection::kRight},
    SignRange{0x2193, 0x2193, ArrowDirection::kDown},
    SignRange{0x21D0, 0x21D0, ArrowDirection::kLeft},
    SignRange{0x21D1, 0x21D1, ArrowDirection::kUp},
    SignRange{0x21D2, 0x21D2, ArrowDirection::kRight},
    SignRange{0x21D3, 0x21D3, ArrowDirection::kDown},
    SignRange{0x2190, 0x21FF, ArrowDirection::kOther},
    SignRange{0x25B2, 0x25B3, ArrowDirection::kUp},
    SignRange{0x25B6, 0x25BB, ArrowDirection::kRight},
    SignRange{0x25BC, 0x25BD, ArrowDirection::kDown},
    SignRange{0x25C0, 0x25C5, ArrowDirection::kLeft},
    SignRange{0x2794, 0x2794, ArrowDirection::kRight},
    SignRange{0x2798, 0x27AF, ArrowDirection::kRight},
    SignRange{0x27B1, 0x27BE, ArrowDirection::kRight},
    SignRange{0x27F5, 0x27F5, ArrowDirection::kLeft},
    SignRange{0x27F6, 0x27F6, ArrowDirection::kRight},
    SignRange{0x2B05, 0x2B05, ArrowDirection::kLeft},
    SignRange{0x2B06, 0x2B06, ArrowDirection::kUp},
    SignRange{0x2B07, 0x2B07, ArrowDirection::kDown},
    SignRange{0x2B95, 0x2B95, ArrowDirection::kRight},
};

constexpr std::pair<std::string_view, ArrowDirection> kTyped[] = {
    {"-->", ArrowDirection::kRight}, {"->", ArrowDirection::kRight}, {"=>", ArrowDirection::kRight},
    {"<--", ArrowDirection::kLeft},  {"<-", ArrowDirection::kLeft},  {"<=", ArrowDirection::kLeft}};

// The variation selector that asks for a plain or a coloured picture of the sign before it.
bool is_selector(char32_t point) { return point == 0xFE0E || point == 0xFE0F; }

std::optional<int> row_at(const FlowGrid& grid, int page, double y) {
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    for (const StepRow::Part& part : grid.rows[row].parts) {
      if (part.page == page && y >= part.top && y < part.bottom) return static_cast<int>(row);
    }
  }
  return std::nullopt;
}

std::optional<int> column_at(const FlowGrid& grid, int page, double x) {
  for (std::size_t column = 0; column < grid.columns.size(); ++column) {
    for (const ActorColumn::Part& part : grid.columns[column].parts) {
      if (part.page == page && x >= part.left && x < part.right) return static_cast<int>(column);
    }
  }
  return std::nullopt;
}

// Whether a text can begin with arrows: most do not.
bool may_be_arrows(std::string_view text) {
  static constexpr ByteSet kTypedSigns("-=<");
  const std::string_view signs = trimmed(text);
  return signs.empty() || static_cast<unsigned char>(signs.front()) >= 0x80 ||
         kTypedSigns.contains(signs.front());
}

void add_arrows(const FlowGrid& grid, const Cell& cell, const std::set<int>& drawn,
                std::vector<RawArrow>& arrows) {
  if (cell.lines.empty() || !may_be_arrows(cell.lines.front().text)) return;
  const std::string text = text_of(cell);
  const auto directions = arrows_in(text);
  if (directions.empty()) return;
  const Point middle = cell.box.center();
  const auto row = row_at(grid, cell.page, middle.y);
  const auto column = column_at(grid, cell.page, middle.x);
  if (!row || !column) return;
  const int step = grid.rows[static_cast<std::size_t>(*row)].step;
  if (drawn.contains(step)) return;
  for (const ArrowDirection direction : directions) {
    arrows.push_back({step, *column, direction, printed_from(cell)});
  }
}

}  // namespace

ArrowSign arrow_at(std::string_view text) {
  if (text.empty()) return {};
  for (const auto& [typed, direction] : kTyped) {
    if (text.starts_with(typed)) return {typed.size(), direction};
  }
  const CodePoint point = code_point_at(text, 0);
  for (const SignRange& sign : kSigns) {
    if (point.value < sign.first || point.value > sign.last) continue;
    std::size_t length = point.length;
    if (length < text.size()) {
      const CodePoint next = code_point_at(text, length);
      if (is_selector(next.value)) length += next.length;
    }
    return {length, sign.direction};
  }
  return {};
}

std::vector<ArrowDirection> arrows_in(std::string_view text) {
  std::vector<ArrowDirection> found;
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    const ArrowSign sign = arrow_at(text);
    if (sign.length == 0) return {};
    found.push_back(sign.direction);
    text.remove_prefix(sign.length);
  }
  return found;
}

std::vector<RawArrow> read_arrows(const FlowGrid& grid, const Layout& layout,
                                  const std::vector<RawNode>& nodes) {
  std::set<int> drawn;
  for (const RawNode& node : nodes) drawn.insert(node.step);
  std::set<int> pages;
  for (const StepRow& row : grid.rows) {
    for (const StepRow::Part& part : row.parts) pages.insert(part.page);
  }
  std::vector<RawArrow> arrows;
  for (const Table& table : layout.tables) {
    const bool near = std::any_of(table.parts.begin(), table.parts.end(),
                                  [&](const TablePart& part) { return pages.contains(part.page); });
    if (!near) continue;
    for (const Cell& cell : table.cells) add_arrows(grid, cell, drawn, arrows);
  }
  std::stable_sort(arrows.begin(), arrows.end(), [](const RawArrow& a, const RawArrow& b) {
    return std::tie(a.step, a.actor) < std::tie(b.step, b.actor);
  });
  return arrows;
}

}  // namespace baku
