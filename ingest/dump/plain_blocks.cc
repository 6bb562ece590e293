#include "ingest/dump/plain_blocks.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "ingest/dump/comma_table.h"
#include "ingest/dump/dashed_table.h"
#include "ingest/dump/grid_table.h"
#include "ingest/dump/html_blocks.h"
#include "ingest/dump/inline_markup.h"
#include "ingest/dump/pipe_table.h"
#include "ingest/dump/sheet_blocks.h"
#include "ingest/dump/tab_table.h"

namespace baku {
namespace {

constexpr std::size_t kLongestRule = 120;  // bytes of a line that is only a rule or a page mark
constexpr std::size_t kLongestTable = std::size_t{64} << 20U;  // bytes of a <table> element

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

bool digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

// "---", "====", "* * *", "{3}-----", "```": what divides pages or opens code, and is no text.
bool is_rule(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with("```") || line.starts_with("~~~")) return true;
  if (line.size() < 2 || line.size() > kLongestRule) return false;
  if (line.front() == '{') {
    std::size_t at = 1;
    while (at < line.size() && digit(line[at])) ++at;
    if (at == 1 || at >= line.size() || line[at] != '}') return false;
    line.remove_prefix(at + 1);
  }
  return std::all_of(line.begin(), line.end(), [](char c) {
    return std::string_view("-=_*~# ").find(c) != std::string::npos;
  });
}

// Where "<table" begins, in any case; npos for nowhere.
std::size_t find_table_tag(std::string_view line) {
  constexpr std::size_t kLength = 6;
  for (std::size_t at = line.find('<'); at != std::string_view::npos; at = line.find('<', at + 1)) {
    if (lower_ascii(line.substr(at, kLength)) == "<table") return at;
  }
  return std::string_view::npos;
}

// "## Heading" and "> quoted" without their marks.
std::string_view without_block_marks(std::string_view line) {
  line = trimmed(line);
  while (line.starts_with("> ") || line == ">") line = trimmed(line.substr(1));
  std::size_t hashes = 0;
  while (hashes < line.size() && hashes < 6 && line[hashes] == '#') ++hashes;
  if (hashes > 0 && (hashes == line.size() || line[hashes] == ' ')) {
    line = trimmed(line.substr(hashes));
  }
  return line;
}

class PlainReader {
 public:
  PlainReader(LineWindow& lines, const BlockSink& sink) : lines_(lines), sink_(sink) {}

  Result<void> read() {
    while (!lines_.ahead().empty()) {
      if (auto read = next(); !read) return tl::unexpected(std::move(read).error());
    }
    return {};
  }

 private:
  Result<void> next() {
    if (blanks_ == 0) begin_ = lines_.offset();
    const std::string_view line = lines_.ahead().front();
    if (const std::size_t table = find_table_tag(line.substr(0, kReach));
        table != std::string::npos) {
      return html_table(table);
    }
    for (auto* take :
         {take_grid_table, take_pipe_table, take_tab_table, take_dashed_table, take_comma_table}) {
      TakenTable taken = take_whole(take);
      if (taken.lines == 0) continue;
      if (taken.is_sheet) {
        add_sheet(std::move(taken.table));
      } else {
        add_table(std::move(taken.table));
      }
      lines_.advance(taken.lines);
      return {};
    }
    plain_line(lines_.ahead().front());
    lines_.advance(1);
    return {};
  }

  // Of the next block; the one behind it may begin in the same line.
  std::size_t take_begin() { return std::exchange(begin_, kNoPlace); }

  // A table that reaches the end of what was read may go on.
  template <class Take>
  TakenTable take_whole(Take take) {
    TakenTable taken = take(lines_.ahead());
    while (taken.lines > 0 && taken.lines == lines_.ahead().size() && !lines_.is_last()) {
      lines_.grow();
      taken = take(lines_.ahead());
    }
    return taken;
  }

  void plain_line(std::string_view line) {
    if (is_rule(line)) {
      ++blanks_;
      return;
    }
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    bool any = false;
    for (std::string& text : plain_lines(without_block_marks(line))) {
      sink_(DumpLine{std::move(text), any ? 0 : blanks_, static_cast<int>(indent), take_begin()});
      any = true;
    }
    blanks_ = any ? 0 : blanks_ + 1;
  }

  void add_table(DumpTable table) {
    if (table.column_count() == 0) return;
    sink_(DumpTableBlock{std::move(table), blanks_, take_begin()});
    blanks_ = 0;
  }

  void add_sheet(DumpTable sheet) {
    for (DumpBlock& block : blocks_of_sheet(std::move(sheet))) {
      if (auto* table = std::get_if<DumpTableBlock>(&block)) {
        blanks_ += table->blanks_before;
        add_table(std::move(table->table));
      } else {
        auto& line = std::get<DumpLine>(block);
        line.blanks_before += std::exchange(blanks_, 0);
        line.begin = take_begin();
        sink_(std::move(block));
      }
    }
  }

  // From a "<table" in the line at hand to its "</table>", over as many lines as it takes.
  Result<void> html_table(std::size_t column) {
    while (!end_of_table(column) && !lines_.is_last() && lines_.text().size() < kLongestTable) {
      lines_.grow();
    }
    const std::string_view text = lines_.text();
    const std::size_t end = end_of_table(column).value_or(text.size());
    if (!trimmed(text.substr(0, column)).empty()) plain_line(text.substr(0, column));
    BAKU_TRY(std::vector<DumpBlock> inside, read_html(text.substr(column, end - column)));
    for (DumpBlock& block : inside) {
      if (auto* table = std::get_if<DumpTableBlock>(&block)) {
        add_table(std::move(table->table));
      } else {
        begin_ = kNoPlace;
        sink_(std::move(block));
      }
    }
    lines_.skip(end);
    return {};
  }

  // Behind the end tag that closes the table that begins there; none where that has not been read.
  [[nodiscard]] std::optional<std::size_t> end_of_table(std::size_t begin) const {
    const std::string_view text = lines_.text();
    int depth = 0;
    for (std::size_t at = begin; at < text.size();) {
      const std::size_t tag = text.find('<', at);
      if (tag == std::string_view::npos) break;
      const std::string name = lower_ascii(text.substr(tag, 8));
      at = tag + 1;
      if (name.starts_with("<table")) ++depth;
      if (name != "</table>") continue;
      if (--depth <= 0) return tag + name.size();
    }
    return std::nullopt;
  }

  static constexpr std::size_t kReach = 100'000;  // bytes of a line in which a table may begin

  LineWindow& lines_;
  const BlockSink& sink_;
  int blanks_ = 0;
  std::size_t begin_ = kNoPlace;
};

}  // namespace

Result<void> read_plain(LineWindow& lines, const BlockSink& sink) {
  return PlainReader(lines, sink).read();
}

Result<std::vector<DumpBlock>> read_plain(std::string_view text) {
  std::vector<DumpBlock> blocks;
  const BlockSink sink = [&blocks](DumpBlock block) { blocks.push_back(std::move(block)); };
  TextDecoder decoder(text);
  LineWindow lines(decoder, survey_text(decoder).is_double_spaced());
  if (auto read = read_plain(lines, sink); !read) return tl::unexpected(std::move(read).error());
  return blocks;
}

}  // namespace baku
