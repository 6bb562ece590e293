#include "ingest/layout/aligned_rows.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace baku {
namespace {

struct RowTolerances {
  double nearer = 0.25;     // of the font size; what parts rows more than their lines
  double full_cell = 0.75;  // share of its column's width that text fills which goes on below
  double ruled_rows = 0.6;  // share of the line gaps with a rule, above which rules part all rows
};
constexpr RowTolerances kRows;

bool begins_lower(const Chunk& chunk) {
  const char c = chunk.words.front()->text.front();
  return c >= 'a' && c <= 'z';
}

class RowMaker {
 public:
  RowMaker(std::span<const ChunkLine> lines, std::span<const AlignedColumn> columns,
           std::span<const double> rules)
      : lines_(lines), columns_(columns), rules_(rules) {
    std::size_t ruled = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      ruled += rule_above(i) ? 1U : 0U;
      if (begins_row(i)) row_gaps_.push_back(gap_above(i));
    }
    std::sort(row_gaps_.begin(), row_gaps_.end());
    ruled_throughout_ = ruled > 1 && more_rules_than_columns_need(ruled);
  }

  [[nodiscard]] std::vector<LineRange> rows() const {
    std::vector<LineRange> rows;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (rows.empty() || !goes_on(i, rows.back().first)) {
        rows.push_back({i, i + 1});
      } else {
        rows.back().last = i + 1;
      }
    }
    return rows;
  }

 private:
  [[nodiscard]] double gap_above(std::size_t line) const {
    return lines_[line].box.top - lines_[line - 1].box.bottom;
  }

  [[nodiscard]] bool rule_above(std::size_t line) const {
    const double from = lines_[line - 1].box.center().y;
    const auto rule = std::lower_bound(rules_.begin(), rules_.end(), from);
    return rule != rules_.end() && *rule < lines_[line].box.center().y;
  }

  // Rules between rows, not only under the header and over the sums.
  [[nodiscard]] bool more_rules_than_columns_need(std::size_t ruled) const {
    std::size_t starts = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) starts += begins_row(i) ? 1U : 0U;
    constexpr std::size_t kHeaderAndSums = 3;
    return ruled > kHeaderAndSums &&
           static_cast<double>(ruled) >= kRows.ruled_rows * static_cast<double>(starts);
  }

  // True if the line has something in the first column, beside something in another one.
  [[nodiscard]] bool begins_row(std::size_t line) const {
    const auto& chunks = lines_[line].chunks;
    return chunks.size() > 1 && columns_under(chunks.front(), columns_).first == 0;
  }

  [[nodiscard]] bool goes_on(std::size_t line, std::size_t row_begin) const {
    if (rule_above(line)) return false;
    const ChunkLine& here = lines_[line];
    if (spans(here) || spans(lines_[line - 1])) return false;
    if (ruled_throughout_) return true;
    const bool tight = is_tight(line);
    const bool in_first = columns_under(here.chunks.front(), columns_).first == 0;
    if (in_first) return tight && label_goes_on(line, row_begin);
    if (has_numbers(here)) return row_begin + 1 == line && label_alone(line - 1) && tight;
    return tight && under_text(here, row_begin, line);
  }

  // True if the line is nearer to the one above than rows are to each other.
  [[nodiscard]] bool is_tight(std::size_t line) const {
    if (row_gaps_.empty()) return true;
    const double usual = row_gaps_[row_gaps_.size() / 2];
    return gap_above(line) <= usual + kRows.nearer * lines_[line].font_size;
  }

  [[nodiscard]] bool clearly_tight(std::size_t line) const {
    if (row_gaps_.empty()) return false;
    const double usual = row_gaps_[row_gaps_.size() / 2];
    return gap_above(line) <= usual - kRows.nearer * lines_[line].font_size;
  }

  [[nodiscard]] static bool has_numbers(const ChunkLine& line) {
    return std::any_of(line.chunks.begin(), line.chunks.end(), is_figure);
  }

  [[nodiscard]] bool spans(const ChunkLine& line) const {
    return std::any_of(line.chunks.begin(), line.chunks.end(), [&](const Chunk& chunk) {
      const ColumnRange range = columns_under(chunk, columns_);
      return range.first != range.last;
    });
  }

  [[nodiscard]] bool label_alone(std::size_t line) const {
    return lines_[line].chunks.size() == 1 &&
           columns_under(lines_[line].chunks.front(), columns_).first == 0;
  }

  // A label in the first column that runs over lines: it begins in lower case below, or its lines
  // stand clearly closer.
  [[nodiscard]] bool label_goes_on(std::size_t line, std::size_t row_begin) const {
    const bool below = lines_[line].chunks.size() == 1 || row_begin + 1 == line;
    const bool one_has_values = label_alone(line) || label_alone(line - 1);
    if (!below || !one_has_values) return false;
    return begins_lower(lines_[line].chunks.front()) || clearly_tight(line);
  }

  // True if each chunk stands under text of the row which fills its column, or the whole line is
  // clearly closer than rows are.
  [[nodiscard]] bool under_text(const ChunkLine& here, std::size_t row_begin,
                                std::size_t line) const {
    if (clearly_tight(line)) return true;
    return std::all_of(here.chunks.begin(), here.chunks.end(), [&](const Chunk& chunk) {
      const int col = columns_under(chunk, columns_).first;
      const auto& column = columns_[static_cast<std::size_t>(col)];
      for (std::size_t above = line; above-- > row_begin;) {
        for (const Chunk& other : lines_[above].chunks) {
          if (columns_under(other, columns_).first != col) continue;
          return begins_lower(chunk) ||
                 other.box.width() >= kRows.full_cell * (column.right - column.left);
        }
      }
      return false;
    });
  }

  std::span<const ChunkLine> lines_;
  std::span<const AlignedColumn> columns_;
  std::span<const double> rules_;
  std::vector<double> row_gaps_;  // above lines that begin a row, ascending
  bool ruled_throughout_ = false;
};

}  // namespace

std::vector<ChunkLine> interleaved(std::vector<ChunkLine> lines,
                                   std::span<const AlignedColumn> columns,
                                   std::span<const double> rules) {
  constexpr double kClear = 0.12;  // of the line's height
  std::vector<ChunkLine> bands;
  double reached = 0;
  for (ChunkLine& line : lines) {
    const double height = line.box.height();
    const double top = line.box.top + kClear * height;
    const auto rule =
        bands.empty() ? rules.end()
                      : std::lower_bound(rules.begin(), rules.end(), bands.back().box.center().y);
    const bool ruled = rule != rules.end() && *rule < line.box.center().y;
    const bool apart = bands.empty() || ruled || top >= reached;
    reached = apart ? line.box.bottom - kClear * height
                    : std::max(reached, line.box.bottom - kClear * height);
    if (apart) {
      bands.push_back(std::move(line));
      continue;
    }
    ChunkLine& band = bands.back();
    band.box = united(band.box, line.box);
    for (Chunk& chunk : line.chunks) {
      const auto same = std::find_if(band.chunks.begin(), band.chunks.end(), [&](const Chunk& c) {
        return columns_under(c, columns).first == columns_under(chunk, columns).first;
      });
      if (same == band.chunks.end()) {
        band.chunks.push_back(std::move(chunk));
      } else {
        same->box = united(same->box, chunk.box);
        same->words.insert(same->words.end(), chunk.words.begin(), chunk.words.end());
      }
    }
    std::sort(band.chunks.begin(), band.chunks.end(),
              [](const Chunk& a, const Chunk& b) { return a.box.left < b.box.left; });
  }
  return bands;
}

std::vector<LineRange> rows_of(std::span<const ChunkLine> lines,
                               std::span<const AlignedColumn> columns,
                               std::span<const double> rules) {
  return RowMaker(lines, columns, rules).rows();
}

}  // namespace baku
