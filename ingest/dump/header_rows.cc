#include "ingest/dump/header_rows.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "ingest/dump/cell_kind.h"
#include "ingest/sop/labels.h"

namespace baku {
namespace {

using Row = std::vector<DumpCell>;

constexpr int kHeaderReach = 40;          // rows from the top in which a header is looked for
constexpr std::size_t kActivityCols = 4;  // in which the activity stands
constexpr std::size_t kLongestName = 24;  // bytes of the name of a group
constexpr int kMostNameRows = 4;          // of a header
constexpr std::string_view kBetween = " .:/|>-";

std::optional<Label> label_of(std::string_view text) { return match_label(text, LabelSet::kTable); }

bool is_standard(std::optional<Label> label) {
  return label == Label::kRequirements || label == Label::kDuration || label == Label::kOutput;
}

// What follows the name of the group at the beginning of a text; blank where there is none.
std::string_view behind_group(std::string_view text, Label group) {
  std::size_t end = text.find_first_of(kBetween);
  for (; end != std::string_view::npos && end <= kLongestName;
       end = text.find_first_of(kBetween, end + 1)) {
    if (label_of(text.substr(0, end)) != group) continue;
    const std::size_t rest = text.find_first_not_of(kBetween, end);
    const bool goes_on = rest != std::string_view::npos &&
                         label_of(text.substr(0, text.find_first_of(kBetween, rest))) == group;
    if (rest != std::string_view::npos && !goes_on) return text.substr(rest);
  }
  return {};
}

// A step has a number in front, and no label.
std::optional<std::size_t> activity_in(const Row& row) {
  if (row.empty() || step_number(CellText(row.front()).view()) > 0) return std::nullopt;
  for (std::size_t col = 0; col < std::min(kActivityCols, row.size()); ++col) {
    if (label_of(CellText(row[col]).view()) == Label::kActivity) return col;
  }
  return std::nullopt;
}

void part_group_names(Row& row, std::size_t activity) {
  std::size_t standards = row.size();
  for (std::size_t col = row.size(); col-- > activity + 1;) {
    const std::string text = text_of(row[col]);
    const std::string_view rest = behind_group(text, Label::kStandards);
    if (!is_standard(label_of(rest))) continue;
    row[col].lines = {std::string(rest)};
    standards = col;
  }
  for (std::size_t col = activity + 1; standards < row.size() && col < standards; ++col) {
    const std::string text = text_of(row[col]);
    const std::string_view rest = behind_group(text, Label::kActors);
    if (!rest.empty()) row[col].lines = {std::string(rest)};
  }
}

bool has_group(const Row& row) {
  return std::any_of(row.begin(), row.end(), [](const DumpCell& cell) {
    const auto label = label_of(CellText(cell).view());
    return label == Label::kActors || label == Label::kStandards;
  });
}

// A name in its first place, standards behind it, and room for its place at its end.
bool begins_with_actor(const Row& row, std::size_t room) {
  if (row.size() <= room + 2 || is_blank(row.front())) return false;
  const std::string first = text_of(row.front());
  if (kind_of_text(first) != CellKind::kText || label_of(first)) return false;
  const bool covered =
      std::any_of(row.begin(), row.end(), [](const DumpCell& cell) { return cell.covered(); });
  const bool open = std::all_of(row.end() - static_cast<std::ptrdiff_t>(room), row.end(),
                                [](const DumpCell& cell) { return is_blank(cell); });
  return !covered && open && std::any_of(row.begin() + 1, row.end(), [](const DumpCell& cell) {
    return is_standard(label_of(CellText(cell).view()));
  });
}

// A row between a header and its first step that has nothing but the rest of the names above it.
bool goes_on_with_names(const Row& above, const Row& row, std::size_t activity) {
  std::size_t names = 0;
  for (std::size_t col = 0; col < row.size(); ++col) {
    if (row[col].covered() || row[col].row_span > 1 || row[col].col_span > 1) return false;
    if (is_blank(row[col])) continue;
    const std::string text = text_of(row[col]);
    if (col <= activity || kind_of_text(text) != CellKind::kText) return false;
    if (above[col].covered() || is_blank(above[col]) || label_of(CellText(above[col]).view()))
      return false;
    ++names;
  }
  return names > 0;
}

void join_names(DumpTable& table, int header, std::size_t activity) {
  const int end = std::min(table.row_count() - 1, header + kMostNameRows);
  for (int at = header + 1; at < end; ++at) {
    Row& row = table.rows[static_cast<std::size_t>(at)];
    Row& above = table.rows[static_cast<std::size_t>(at) - 1];
    if (step_number(CellText(row.front()).view()) > 0) return;
    const Row& next = table.rows[static_cast<std::size_t>(at) + 1];
    if (step_number(CellText(next.front()).view()) == 0 ||
        !goes_on_with_names(above, row, activity)) {
      continue;
    }
    for (std::size_t col = 0; col < row.size(); ++col) {
      above[col].lines.insert(above[col].lines.end(), row[col].lines.begin(), row[col].lines.end());
    }
    table.rows.erase(table.rows.begin() + at);
    return;
  }
}

}  // namespace

void straighten_header_rows(DumpTable& table) {
  const int reach = std::min(kHeaderReach, table.row_count());
  int header = -1;  // the first row that may be one
  for (int at = 0; at < reach; ++at) {
    Row& row = table.rows[static_cast<std::size_t>(at)];
    const auto activity = activity_in(row);
    if (!activity) continue;
    if (header < 0) header = at;
    part_group_names(row, *activity);
    if (at + 1 == table.row_count() || !has_group(row)) continue;
    Row& second = table.rows[static_cast<std::size_t>(at) + 1];
    const std::size_t room = *activity + 1;
    if (!begins_with_actor(second, room)) continue;
    std::rotate(second.begin(), second.end() - static_cast<std::ptrdiff_t>(room), second.end());
  }
  if (header < 0) return;
  for (int at = header; at < std::min(kHeaderReach, table.row_count()); ++at) {
    if (const auto activity = activity_in(table.rows[static_cast<std::size_t>(at)])) {
      join_names(table, at, *activity);
    }
  }
}

}  // namespace baku
