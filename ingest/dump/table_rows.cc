#include "ingest/dump/table_rows.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>

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
  const std::string letters = letters_of(text_of(a));
  return letters.size() >= fewest && !std::all_of(letters.begin(), letters.end(), [](char c) {
           return std::isdigit(static_cast<unsigned char>(c)) != 0;
         });
}

bool starts_step_header(const std::vector<DumpCell>& row) {
  bool activity = false;
  bool other = false;
  for (const DumpCell& cell : row) {
    const auto label = match_label(text_of(cell), LabelSet::kTable);
    activity = activity || label == Label::kActivity;
    other = other || label == Label::kStandards || label == Label::kDuration ||
            label == Label::kActors || label == Label::kOutput;
  }
  return activity && other;
}

// A step, not a row of the header.
bool is_numbered(const DumpTable& table, int row) {
  const std::string number = letters_of(text_of(table.at(row, 0)));
  return !number.empty() && std::isdigit(static_cast<unsigned char>(number.front())) != 0;
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
  const auto words_of = [](const std::vector<DumpCell>& row) {
    std::string words;
    for (const DumpCell& cell : row) words += letters_of(text_of(cell)) + ' ';
    return words;
  };
  const auto letters = [](const std::string& words) {
    return std::any_of(words.begin(), words.end(), [](char c) { return c != ' '; });
  };
  std::vector<std::string> header;
  for (int row = header_row; row < body_row; ++row) {
    header.push_back(words_of(table.rows[static_cast<std::size_t>(row)]));
  }
  // One by one, as the cells of the header may have been joined, moved or taken out.
  std::set<std::string> labels;
  for (int row = header_row; row < body_row; ++row) {
    for (const DumpCell& cell : table.rows[static_cast<std::size_t>(row)]) {
      labels.insert(letters_of(text_of(cell)));
    }
  }
  labels.erase("");
  const auto repeats = [&](const std::vector<DumpCell>& row) {
    const std::string words = words_of(row);
    if (!letters(words)) return false;
    if (std::find(header.begin(), header.end(), words) != header.end()) return true;
    std::size_t named = 0;
    for (const DumpCell& cell : row) {
      const std::string text = letters_of(text_of(cell));
      const bool known = labels.contains(text) || match_label(text_of(cell), LabelSet::kTable);
      if (!text.empty() && !known) return false;
      if (!text.empty()) ++named;
    }
    return named >= kFewestLabels;
  };
  const auto body = table.rows.begin() + body_row;
  table.rows.erase(std::remove_if(body, table.rows.end(), repeats), table.rows.end());
}

}  // namespace baku
