#include "ingest/layout/aligned_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "ingest/layout/aligned_columns.h"
#include "ingest/layout/aligned_rows.h"

namespace baku {
namespace {

bool rule_between(const ChunkLine& above, const ChunkLine& below, std::span<const Ruling> rulings) {
  return std::any_of(rulings.begin(), rulings.end(), [&](const Ruling& ruling) {
    const double common = std::min({ruling.end, above.box.right, below.box.right}) -
                          std::max({ruling.begin, above.box.left, below.box.left});
    return ruling.axis == Axis::kHorizontal && ruling.position > above.box.center().y &&
           ruling.position < below.box.center().y &&
           2 * common > std::min(above.box.width(), below.box.width());
  });
}

// Runs of neighbouring lines that may be one table: [first, last).
class Regions {
 public:
  Regions(const std::vector<ChunkLine>& lines, std::span<const Ruling> rulings,
          const AlignedTolerances& tolerances)
      : lines_(lines), rulings_(rulings), tolerances_(tolerances) {
    for (const ChunkLine& line : lines) width_ = std::max(width_, line.box.width());
  }

  [[nodiscard]] std::vector<LineRange> by_alignment() const {
    std::vector<LineRange> regions;
    std::size_t last_multi = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (lines_[i].chunks.size() < 2) continue;
      bool joins =
          !regions.empty() && static_cast<int>(i - last_multi) <= tolerances_.most_between + 1;
      for (std::size_t k = last_multi + 1; joins && k <= i; ++k) joins = is_near(k);
      if (joins) {
        regions.back().last = i + 1;
      } else {
        regions.push_back({i, i + 1});
      }
      last_multi = i;
    }
    return regions;
  }

  // Lines between rules of the same extent.
  [[nodiscard]] std::vector<LineRange> between_rules() const {
    std::vector<Ruling> rules;
    for (const Ruling& ruling : rulings_) {
      if (ruling.axis == Axis::kHorizontal) rules.push_back(ruling);
    }
    std::stable_sort(rules.begin(), rules.end(), [](const Ruling& a, const Ruling& b) {
      return std::pair(a.position, a.begin) < std::pair(b.position, b.begin);
    });
    std::vector<LineRange> regions;
    std::vector<bool> used(rules.size(), false);
    for (std::size_t i = 0; i < rules.size(); ++i) {
      if (used[i]) continue;
      std::size_t last = i;
      for (std::size_t k = i + 1; k < rules.size(); ++k) {
        if (used[k] || !same_extent(rules[i], rules[k])) continue;
        used[k] = true;
        last = k;
      }
      const LineRange range = lines_between(rules[i].position, rules[last].position);
      if (range.last > range.first + 1) regions.push_back(range);
    }
    return regions;
  }

 private:
  [[nodiscard]] bool same_extent(const Ruling& a, const Ruling& b) const {
    return std::abs(a.begin - b.begin) <= tolerances_.same_rule &&
           std::abs(a.end - b.end) <= tolerances_.same_rule;
  }

  [[nodiscard]] LineRange lines_between(double top, double bottom) const {
    LineRange range{lines_.size(), 0};
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const double y = lines_[i].box.center().y;
      if (y < top || y > bottom) continue;
      range.first = std::min(range.first, i);
      range.last = i + 1;
    }
    return range;
  }

  // True if the line can belong to the table of the line above.
  [[nodiscard]] bool is_near(std::size_t line) const {
    const ChunkLine& above = lines_[line - 1];
    const ChunkLine& below = lines_[line];
    if (below.chunks.size() < 2 && below.box.width() > tolerances_.wide_line * width_) return false;
    constexpr std::size_t kMany = 3;
    const double gap =
        (below.box.top - above.box.bottom) / std::min(above.font_size, below.font_size);
    const bool many = above.chunks.size() >= kMany && below.chunks.size() >= kMany;
    if (gap <= (many ? tolerances_.wide_line_gap : tolerances_.line_gap)) return true;
    return gap <= tolerances_.ruled_line_gap && rule_between(above, below, rulings_);
  }

  const std::vector<ChunkLine>& lines_;
  std::span<const Ruling> rulings_;
  const AlignedTolerances& tolerances_;
  double width_ = 0;
};

// Horizontal lines over, in and under a region.
struct Rules {
  std::vector<double> inside;  // y between the first and the last line, ascending
  bool above = false;
  bool below = false;
};

Rect box_of(std::span<const ChunkLine> lines) {
  Rect box;
  for (const ChunkLine& line : lines) box = united(box, line.box);
  return box;
}

Rules rules_at(std::span<const ChunkLine> lines, std::span<const Ruling> rulings,
               const AlignedTolerances& tolerances) {
  const Rect box = box_of(lines);
  const double reach = tolerances.rule_reach * lines.front().font_size;
  Rules rules;
  for (const Ruling& ruling : rulings) {
    if (ruling.axis != Axis::kHorizontal) continue;
    const double common = std::min(ruling.end, box.right) - std::max(ruling.begin, box.left);
    if (common < tolerances.rule_share * box.width()) continue;
    const double y = ruling.position;
    if (y > box.top - reach && y <= lines.front().box.center().y) rules.above = true;
    if (y < box.bottom + reach && y >= lines.back().box.center().y) rules.below = true;
    if (y > lines.front().box.center().y && y < lines.back().box.center().y) {
      rules.inside.push_back(y);
    }
  }
  std::sort(rules.inside.begin(), rules.inside.end());
  return rules;
}

// Whole text of a chunk without blanks.
std::string text_of(const Chunk& chunk) {
  std::string text;
  for (const Word* word : chunk.words) text += word->text;
  return text;
}

bool is_marker(const Chunk& chunk) {
  constexpr std::size_t kLongest = 4;
  const std::string text = text_of(chunk);
  const bool letter_or_digit = (text.front() >= '0' && text.front() <= '9') ||
                               (text.front() >= 'a' && text.front() <= 'z') ||
                               (text.front() >= 'A' && text.front() <= 'Z');
  return text.size() <= kLongest &&
         (text.ends_with('.') || text.ends_with(')') || !letter_or_digit);
}

bool has_digit(const Chunk& chunk) {
  const std::string text = text_of(chunk);
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_leader(const Chunk& chunk) {
  const std::string text = text_of(chunk);
  return text.find("....") != std::string::npos || text.find(". . .") != std::string::npos ||
         text.find("\xE2\x80\xA6\xE2\x80\xA6") != std::string::npos;
}

// What the chunks in one column are like.
struct ColumnCount {
  int chunks = 0;
  int words = 0;
  int markers = 0;
  int colons = 0;
  int digits = 0;
  int full = 0;  // chunks that fill the column's width with several words
};

std::vector<ColumnCount> count_columns(std::span<const ChunkLine> lines,
                                       std::span<const AlignedColumn> columns) {
  std::vector<ColumnCount> counts(columns.size());
  for (const ChunkLine& line : lines) {
    for (const Chunk& chunk : line.chunks) {
      const ColumnRange range = columns_under(chunk, columns);
      if (range.first != range.last) continue;
      const auto col = static_cast<std::size_t>(range.first);
      ColumnCount& count = counts[col];
      const double width = columns[col].right - columns[col].left;
      constexpr double kFull = 0.8;
      constexpr std::size_t kSeveral = 4;
      ++count.chunks;
      count.words += static_cast<int>(chunk.words.size());
      count.markers += is_marker(chunk) ? 1 : 0;
      count.colons += text_of(chunk).starts_with(':') ? 1 : 0;
      count.digits += has_digit(chunk) ? 1 : 0;
      count.full += chunk.words.size() >= kSeveral && chunk.box.width() >= kFull * width ? 1 : 0;
    }
  }
  return counts;
}

bool mostly(int part, int whole) { return whole > 0 && 10 * part >= 7 * whole; }

// Lines of the region that have chunks in at least half of its columns.
std::size_t full_lines(std::span<const ChunkLine> lines, std::size_t columns) {
  return static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [columns](const ChunkLine& line) {
        return line.chunks.size() >= 2 && 2 * line.chunks.size() >= columns;
      }));
}

class RegionJudge {
 public:
  RegionJudge(std::span<const ChunkLine> lines, std::span<const AlignedColumn> columns,
              const Rules& rules, const AlignedTolerances& tolerances)
      : lines_(lines),
        columns_(columns),
        rules_(rules),
        tolerances_(tolerances),
        counts_(count_columns(lines, columns)) {}

  [[nodiscard]] bool is_table() const {
    if (columns_.size() < 2) return false;
    const bool ruled = rules_.above && rules_.below && !rules_.inside.empty();
    const std::size_t full = full_lines(lines_, columns_.size());
    if (full < (ruled ? 2 : tolerances_.least_lines)) return false;
    if (has_leaders() || is_form() || fill() < tolerances_.least_fill) return false;
    if (full * 4 < lines_.size() && !ruled) return false;
    if (!is_aligned()) return false;
    if (bridged() > tolerances_.most_bridged * static_cast<double>(lines_.size())) return false;
    if (is_prose() && !ruled) return false;
    if (columns_.size() == 2) return ruled || are_figures();
    return ruled || !is_list();
  }

 private:
  // True if the chunks of most columns have a left end, a right end or a middle in common.
  [[nodiscard]] bool is_aligned() const {
    std::vector<std::vector<Rect>> boxes(columns_.size());
    for (const ChunkLine& line : lines_) {
      for (const Chunk& chunk : line.chunks) {
        const ColumnRange under = columns_under(chunk, columns_);
        if (under.first == under.last) {
          boxes[static_cast<std::size_t>(under.first)].push_back(chunk.box);
        }
      }
    }
    const auto aligned = std::count_if(boxes.begin(), boxes.end(), [&](const auto& column) {
      return std::max({alike(column, [](const Rect& box) { return box.left; }),
                       alike(column, [](const Rect& box) { return box.right; }),
                       alike(column, [](const Rect& box) { return box.center().x; })}) >=
             tolerances_.least_aligned * static_cast<double>(column.size());
    });
    return static_cast<double>(aligned) >=
           tolerances_.aligned_columns * static_cast<double>(columns_.size());
  }

  // Most of the boxes whose measure is the same.
  template <class Measure>
  [[nodiscard]] double alike(const std::vector<Rect>& boxes, Measure measure) const {
    std::vector<double> values;
    values.reserve(boxes.size());
    for (const Rect& box : boxes) values.push_back(measure(box));
    std::sort(values.begin(), values.end());
    std::size_t most = 0;
    for (std::size_t first = 0, last = 0; last < values.size(); ++last) {
      while (values[last] - values[first] > tolerances_.same_edge) ++first;
      most = std::max(most, last - first + 1);
    }
    return static_cast<double>(most);
  }

  // Lines that keep clear of less than half of the gaps between columns.
  [[nodiscard]] double bridged() const {
    int lines = 0;
    for (const ChunkLine& line : lines_) {
      int gaps = 0;
      for (const Chunk& chunk : line.chunks) {
        const ColumnRange under = columns_under(chunk, columns_);
        gaps += under.last - under.first;
      }
      lines += 2 * gaps > static_cast<int>(columns_.size()) - 1 ? 1 : 0;
    }
    return lines;
  }

  [[nodiscard]] bool has_leaders() const {
    int leaders = 0;
    for (const ChunkLine& line : lines_) {
      leaders += std::any_of(line.chunks.begin(), line.chunks.end(), is_leader) ? 1 : 0;
    }
    return 3 * leaders > static_cast<int>(lines_.size());
  }

  // Label, colon, value.
  [[nodiscard]] bool is_form() const {
    return columns_.size() <= 4 &&
           std::any_of(counts_.begin(), counts_.end(), [](const ColumnCount& count) {
             return count.chunks > 1 && mostly(count.colons, count.chunks);
           });
  }

  [[nodiscard]] double fill() const {
    int filled = 0;
    int places = 0;
    for (const ChunkLine& line : lines_) {
      if (line.chunks.size() < 2) continue;
      filled += static_cast<int>(line.chunks.size());
      places += static_cast<int>(columns_.size());
    }
    return places == 0 ? 0 : static_cast<double>(filled) / places;
  }

  // Columns of running text.
  [[nodiscard]] bool is_prose() const {
    int full = 0;
    int chunks = 0;
    for (const ColumnCount& count : counts_) {
      full += count.full;
      chunks += count.chunks;
    }
    return 10 * full >= 4 * chunks;
  }

  // Markers and what they mark.
  [[nodiscard]] bool is_list() const {
    return columns_.size() <= 3 && mostly(counts_.front().markers, counts_.front().chunks) &&
           !mostly(counts_.back().digits, counts_.back().chunks);
  }

  // Names on the left, figures on the right.
  [[nodiscard]] bool are_figures() const {
    constexpr int kFewWords = 3;
    const ColumnCount& right = counts_.back();
    const ColumnCount& left = counts_.front();
    return lines_.size() > tolerances_.least_lines && mostly(right.digits, right.chunks) &&
           right.words <= kFewWords * right.chunks && !mostly(left.markers, left.chunks) &&
           2 * left.digits < left.chunks;
  }

  std::span<const ChunkLine> lines_;
  std::span<const AlignedColumn> columns_;
  const Rules& rules_;
  const AlignedTolerances& tolerances_;
  std::vector<ColumnCount> counts_;
};

// Drops lines of running text at both ends of the region: they bridge most columns.
LineRange trim(const std::vector<ChunkLine>& lines, LineRange range) {
  const auto bridges = [&](const ChunkLine& line, std::span<const AlignedColumn> columns) {
    int bridged = 0;
    for (const Chunk& chunk : line.chunks) {
      const ColumnRange under = columns_under(chunk, columns);
      bridged += under.last - under.first;
    }
    return 2 * bridged >= static_cast<int>(columns.size());
  };
  const auto here = std::span(lines).subspan(range.first, range.last - range.first);
  const auto columns = columns_of(here);
  while (range.last > range.first && bridges(lines[range.last - 1], columns)) --range.last;
  while (range.first < range.last && bridges(lines[range.first], columns) &&
         lines[range.first].chunks.size() < 2) {
    ++range.first;
  }
  return range;
}

// Takes in the lines of a header above the first full line, up to the rule over it.
LineRange extend(const std::vector<ChunkLine>& lines, LineRange range,
                 std::span<const Ruling> rulings, std::size_t floor,
                 const AlignedTolerances& tolerances) {
  constexpr std::size_t kMostLines = 4;
  const auto here = std::span(lines).subspan(range.first, range.last - range.first);
  const Rect box = box_of(here);
  std::size_t first = range.first;
  for (std::size_t steps = 0; steps < kMostLines && first > floor; ++steps) {
    const ChunkLine& above = lines[first - 1];
    const double gap = lines[first].box.top - above.box.bottom;
    if (gap > tolerances.line_gap * above.font_size) break;
    if (above.box.left < box.left - above.font_size ||
        above.box.right > box.right + above.font_size) {
      break;
    }
    --first;
    // A line that stands clear of the left margin is a heading of columns.
    const double indent = above.box.left - box.left;
    if (steps == 0 && indent > 0.15 * box.width() && above.box.width() < 0.6 * box.width()) {
      range.first = first;
    }
    const auto wider = std::span(lines).subspan(first, range.last - first);
    if (rules_at(wider, rulings, tolerances).above) {
      range.first = first;
      break;
    }
  }
  return range;
}

// Continuation of the last row below the last full line.
LineRange extend_below(const std::vector<ChunkLine>& lines, LineRange range,
                       std::span<const AlignedColumn> columns) {
  constexpr double kTight = 0.4;  // of the font size
  constexpr std::size_t kMostLines = 3;
  for (std::size_t steps = 0; steps < kMostLines && range.last < lines.size(); ++steps) {
    const ChunkLine& below = lines[range.last];
    const ChunkLine& above = lines[range.last - 1];
    if (below.chunks.size() > 1 || below.box.top - above.box.bottom > kTight * below.font_size)
      break;
    const ColumnRange under = columns_under(below.chunks.front(), columns);
    const auto& column = columns[static_cast<std::size_t>(under.first)];
    const bool inside = below.box.left >= column.left - 1 && below.box.right <= column.right + 1;
    if (under.first != under.last || !inside || under.first == 0) break;
    ++range.last;
  }
  return range;
}

std::vector<double> edges_between(const std::vector<std::pair<double, double>>& bands) {
  std::vector<double> edges = {bands.front().first};
  for (std::size_t i = 1; i < bands.size(); ++i) {
    edges.push_back((bands[i - 1].second + bands[i].first) / 2);
  }
  edges.push_back(bands.back().second);
  return edges;
}

GridTable table_of(std::span<const ChunkLine> lines, std::span<const AlignedColumn> columns,
                   std::span<const LineRange> rows) {
  GridTable table;
  std::vector<std::pair<double, double>> bands;
  const Rect box = box_of(lines);
  for (const AlignedColumn& column : columns) bands.emplace_back(column.left, column.right);
  bands.front().first = box.left;
  bands.back().second = box.right;
  table.grid.column_edges = edges_between(bands);
  bands.clear();
  for (const LineRange& row : rows) {
    const Rect part = box_of(lines.subspan(row.first, row.last - row.first));
    bands.emplace_back(part.top, part.bottom);
  }
  table.grid.row_edges = edges_between(bands);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    std::vector<ColumnRange> ranges(columns.size());
    std::vector<WordRefs> words(columns.size());
    for (std::size_t col = 0; col < columns.size(); ++col) {
      ranges[col] = {static_cast<int>(col), static_cast<int>(col)};
    }
    for (std::size_t line = rows[row].first; line < rows[row].last; ++line) {
      for (const Chunk& chunk : lines[line].chunks) {
        const ColumnRange under = columns_under(chunk, columns);
        const auto col = static_cast<std::size_t>(under.first);
        words[col].insert(words[col].end(), chunk.words.begin(), chunk.words.end());
        ranges[col].last = std::max(ranges[col].last, under.last);
      }
    }
    for (std::size_t col = 0; col < columns.size();) {
      std::size_t last = static_cast<std::size_t>(ranges[col].last);
      for (std::size_t next = col + 1; next <= last; ++next) {
        words[col].insert(words[col].end(), words[next].begin(), words[next].end());
        last = std::max(last, static_cast<std::size_t>(ranges[next].last));
      }
      table.cells.push_back(
          {static_cast<int>(row), static_cast<int>(col), 1, static_cast<int>(last - col) + 1});
      table.words.push_back(std::move(words[col]));
      col = last + 1;
    }
  }
  return table;
}

// Cuts chunks that reach over several columns where a gap between their words, wider than usual,
// lies between two columns: headings that stand close to each other.
void cut_at_columns(ChunkLine& line, std::span<const AlignedColumn> columns,
                    const AlignedTolerances& tolerances) {
  std::vector<Chunk> cut;
  for (const Chunk& chunk : line.chunks) {
    cut.emplace_back();
    for (const Word* word : chunk.words) {
      Chunk single{word->box, {word}};
      Chunk& last = cut.back();
      if (!last.words.empty()) {
        const double gap = word->box.left - last.box.right;
        const bool apart =
            columns_under(last, columns).last < columns_under(single, columns).first &&
            gap > tolerances.column_gap * static_cast<double>(word->font_size);
        if (apart) {
          cut.push_back(std::move(single));
          continue;
        }
      }
      last.words.push_back(word);
      last.box = united(last.box, word->box);
    }
  }
  line.chunks = std::move(cut);
}

// The table in a region, and the lines that it takes.
struct Found {
  GridTable table;
  LineRange lines;
};

std::optional<Found> table_of_lines(const std::vector<ChunkLine>& lines, LineRange range,
                                    std::span<const Ruling> rulings,
                                    const AlignedTolerances& tolerances) {
  if (range.last < range.first + 2) return std::nullopt;
  const auto here = std::span(lines).subspan(range.first, range.last - range.first);
  const auto columns = columns_of(here);
  const Rules rules = rules_at(here, rulings, tolerances);
  if (!RegionJudge(here, columns, rules, tolerances).is_table()) return std::nullopt;
  const LineRange whole = extend_below(lines, range, columns);
  std::vector<ChunkLine> all(lines.begin() + static_cast<std::ptrdiff_t>(whole.first),
                             lines.begin() + static_cast<std::ptrdiff_t>(whole.last));
  for (ChunkLine& line : all) cut_at_columns(line, columns, tolerances);
  const Rules all_rules = rules_at(all, rulings, tolerances);
  const auto bands = interleaved(std::move(all), columns, all_rules.inside);
  return Found{table_of(bands, columns, rows_of(bands, columns, all_rules.inside)), whole};
}

bool overlap(const LineRange& a, const LineRange& b) {
  return a.first < b.last && b.first < a.last;
}

}  // namespace

std::vector<GridTable> find_aligned_tables(WordRefs& words, std::span<const Ruling> rules,
                                           const AlignedTolerances& tolerances) {
  const auto lines = chunk_lines(words, tolerances.chunk_gap);
  const Regions regions(lines, rules, tolerances);
  std::vector<Found> found;
  const auto add = [&](const LineRange& range) {
    const bool taken = std::any_of(found.begin(), found.end(),
                                   [&](const Found& table) { return overlap(table.lines, range); });
    if (taken) return;
    if (auto table = table_of_lines(lines, range, rules, tolerances)) {
      found.push_back(std::move(*table));
    }
  };
  for (const LineRange& range : regions.between_rules()) add(range);
  std::size_t floor = 0;
  for (const LineRange& range : regions.by_alignment()) {
    const LineRange core = trim(lines, range);
    if (core.last < core.first + 2) continue;
    add(extend(lines, core, rules, floor, tolerances));
    floor = core.last;
  }
  std::vector<GridTable> tables;
  std::set<const Word*> taken;
  for (Found& each : found) {
    for (const WordRefs& cell : each.table.words) taken.insert(cell.begin(), cell.end());
    tables.push_back(std::move(each.table));
  }
  std::erase_if(words, [&](const Word* word) { return taken.contains(word); });
  return tables;
}

}  // namespace baku
