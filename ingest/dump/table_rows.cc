#include "ingest/dump/table_rows.h"

#include <algorithm>
#include <cctype>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "ingest/sop/labels.h"

namespace baku {
namespace {

// Letters of a text that is taken for written twice: side by side, and one below the other ("No").
constexpr std::size_t kLettersSideways = 4;
constexpr std::size_t kLettersDownwards = 2;
constexpr int kHeaderReach = 3;           // rows
constexpr std::size_t kFewestLabels = 2;  // of a row that repeats the header

bool any_spans(const DumpTable& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const DumpCell& cell) { return cell.covered(); });
  });
}

bool is_blank_row(const std::vector<DumpCell>& row) {
  return std::all_of(row.begin(), row.end(), [](const DumpCell& cell) {
    return !cell.covered() && cell.row_span == 1 && is_blank(cell);
  });
}

bool same_words(const DumpCell& a, const DumpCell& b, std::size_t fewest) {
  if (a.covered() || b.covered() || a.lines != b.lines) return false;
  const std::string letters = letters_of(CellText(a).view());
  return letters.size() >= fewest && !std::all_of(letters.begin(), letters.end(), [](char c) {
           return std::isdigit(static_cast<unsigned char>(c)) != 0;
         });
}

bool starts_step_header(const std::vector<DumpCell>& row) {
  bool activity = false;
  bool other = false;
  for (const DumpCell& cell : row) {
    const auto label = match_label(CellText(cell).view(), LabelSet::kTable);
    activity = activity || label == Label::kActivity;
    other = other || label == Label::kStandards || label == Label::kDuration ||
            label == Label::kActors || label == Label::kOutput;
  }
  return activity && other;
}

// A step, not a row of the header.
bool is_numbered(const DumpTable& table, int row) {
  const CellText text(table.at(row, 0));
  const auto sign = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && std::isalnum(byte) != 0;
  };
  const auto* const first = std::find_if(text.view().begin(), text.view().end(), sign);
  return first != text.view().end() && std::isdigit(static_cast<unsigned char>(*first)) != 0;
}

void join_sideways(std::vector<DumpCell>& row) {
  for (std::size_t col = 0; col < row.size();) {
    std::size_t end = col + 1;
    while (end < row.size() && same_words(row[col], row[end], kLettersSideways)) ++end;
    for (std::size_t other = col + 1; other < end; ++other) {
      row[other] = {};
      row[other].row_span = 0;
    }
    row[col].col_span = static_cast<int>(end - col);
    col = end;
  }
}

void join_downwards(DumpTable& table, int first, int end) {
  for (int col = 0; col < table.column_count(); ++col) {
    for (int row = first; row < end;) {
      DumpCell& top = table.at(row, col);
      int stop = row + 1;
      while (stop < end && same_words(top, table.at(stop, col), kLettersDownwards) &&
             top.col_span == table.at(stop, col).col_span) {
        ++stop;
      }
      for (int other = row + 1; other < stop; ++other) {
        for (int c = col; c < col + top.col_span; ++c) {
          table.at(other, c) = {};
          table.at(other, c).row_span = 0;
        }
      }
      if (!top.covered()) top.row_span = stop - row;
      row = stop;
    }
  }
}

}  // namespace

void drop_blank_rows(DumpTable& table) { std::erase_if(table.rows, is_blank_row); }

void drop_blank_columns(DumpTable& table) {
  int columns = table.column_count();
  const auto is_empty = [&table](int col) {
    return std::all_of(table.rows.begin(), table.rows.end(), [col](const auto& row) {
      const DumpCell& cell = row[static_cast<std::size_t>(col)];
      return !cell.covered() && cell.row_span == 1 && cell.col_span == 1 && is_blank(cell);
    });
  };
  while (columns > 0 && is_empty(columns - 1)) --columns;
  for (auto& row : table.rows) row.resize(static_cast<std::size_t>(columns));
}

void join_repeated_cells(DumpTable& table) {
  if (any_spans(table)) return;
  int header = table.row_count();
  for (int row = 0; row < table.row_count(); ++row) {
    if (is_numbered(table, row)) continue;
    if (!starts_step_header(table.rows[static_cast<std::size_t>(row)])) continue;
    header = row;
    break;
  }
  int end = std::min(table.row_count(), header + 1);
  while (end < std::min(table.row_count(), header + kHeaderReach) && !is_numbered(table, end))
    ++end;
  for (int row = 0; row < end; ++row) join_sideways(table.rows[static_cast<std::size_t>(row)]);
  join_downwards(table, 0, header);
  if (header < table.row_count()) join_downwards(table, header, end);
}

void drop_repeated_headers(DumpTable& table, int header_row, int body_row) {
  const auto letters_in = [](const std::vector<DumpCell>& row) {
    std::vector<std::string> letters;
    letters.reserve(row.size());
    for (const DumpCell& cell : row) letters.push_back(letters_of(CellText(cell).view()));
    return letters;
  };
  std::vector<std::vector<std::string>> header;
  // One by one, as the cells of the header may have been joined, moved or taken out.
  std::set<std::string, std::less<>> labels;
  for (int row = header_row; row < body_row; ++row) {
    header.push_back(letters_in(table.rows[static_cast<std::size_t>(row)]));
    labels.insert(header.back().begin(), header.back().end());
  }
  labels.erase("");
  const auto repeats = [&](const std::vector<DumpCell>& row) {
    std::size_t named = 0;
    for (const DumpCell& cell : row) {
      if (is_blank(cell)) continue;
      const CellText text(cell);
      const std::string letters = letters_of(text.view());
      if (letters.empty()) continue;
      if (!labels.contains(letters) && !match_label(text.view(), LabelSet::kTable)) return false;
      ++named;
    }
    if (named == 0) return false;
    return named >= kFewestLabels ||
           std::find(header.begin(), header.end(), letters_in(row)) != header.end();
  };
  const auto body = table.rows.begin() + body_row;
  table.rows.erase(std::remove_if(body, table.rows.end(), repeats), table.rows.end());
}

}  // namespace baku
