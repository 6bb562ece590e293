#include "ingest/dump/plain_blocks.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <utility>

#include "base/text.h"
#include "ingest/dump/grid_table.h"
#include "ingest/dump/html_blocks.h"
#include "ingest/dump/inline_markup.h"
#include "ingest/dump/pipe_table.h"
#include "ingest/dump/tab_table.h"

namespace baku {
namespace {

constexpr std::size_t kLongestRule = 120;  // bytes of a line that is only a rule or a page mark
constexpr double kDoubleSpaced = 0.85;     // of the lines have a blank line behind them
constexpr std::size_t kFewLines = 8;

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

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// Some programs write a blank line behind every line: those say nothing then.
void drop_double_spacing(std::vector<std::string_view>& lines) {
  std::size_t filled = 0;
  std::size_t spaced = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (trimmed(lines[i]).empty()) continue;
    ++filled;
    if (i + 1 >= lines.size() || lines[i + 1].empty()) ++spaced;
  }
  if (filled < kFewLines ||
      static_cast<double>(spaced) < kDoubleSpaced * static_cast<double>(filled)) {
    return;
  }
  std::vector<std::string_view> kept;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    kept.push_back(lines[i]);
    const bool filled_line = !trimmed(lines[i]).empty();
    if (filled_line && i + 1 < lines.size() && lines[i + 1].empty()) ++i;
  }
  lines = std::move(kept);
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
  PlainReader(std::string_view text, const BlockSink& sink)
      : text_(text), lines_(lines_of(text)), sink_(sink) {
    drop_double_spacing(lines_);
  }

  Result<void> read() {
    while (at_ < lines_.size()) {
      if (auto read = next(); !read) return tl::unexpected(std::move(read).error());
    }
    return {};
  }

 private:
  [[nodiscard]] std::span<const std::string_view> ahead() const {
    return std::span(lines_).subspan(at_);
  }

  Result<void> next() {
    const std::string_view line = lines_[at_];
    if (const std::size_t table = lower_ascii(line.substr(0, kReach)).find("<table");
        table != std::string::npos) {
      return html_table(table);
    }
    for (auto* take : {take_grid_table, take_pipe_table, take_tab_table}) {
      TakenTable taken = take(ahead());
      if (taken.lines == 0) continue;
      at_ += taken.lines;
      add_table(std::move(taken.table));
      return {};
    }
    plain_line(line);
    ++at_;
    return {};
  }

  void plain_line(std::string_view line) {
    if (is_rule(line)) {
      ++blanks_;
      return;
    }
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    bool any = false;
    for (std::string& text : plain_lines(without_block_marks(line))) {
      sink_(DumpLine{std::move(text), any ? 0 : blanks_, static_cast<int>(indent)});
      any = true;
    }
    blanks_ = any ? 0 : blanks_ + 1;
  }

  void add_table(DumpTable table) {
    if (table.column_count() == 0) return;
    sink_(DumpTableBlock{std::move(table), blanks_});
    blanks_ = 0;
  }

  // From a "<table" in the line at hand to its "</table>", over as many lines as it takes.
  Result<void> html_table(std::size_t column) {
    const std::string_view first = lines_[at_];
    if (!trimmed(first.substr(0, column)).empty()) plain_line(first.substr(0, column));
    const auto begin = static_cast<std::size_t>(first.data() - text_.data()) + column;
    const std::size_t end = end_of_table(begin);
    BAKU_TRY(std::vector<DumpBlock> inside, read_html(text_.substr(begin, end - begin)));
    for (DumpBlock& block : inside) {
      if (auto* table = std::get_if<DumpTableBlock>(&block)) {
        add_table(std::move(table->table));
      } else {
        sink_(std::move(block));
      }
    }
    skip_to(end);
    return {};
  }

  // Behind the end tag that closes the table at `begin`; where it is missing, behind the last end
  // tag of a row before the next heading or the end.
  [[nodiscard]] std::size_t end_of_table(std::size_t begin) const {
    int depth = 0;
    for (std::size_t at = begin; at < text_.size();) {
      const std::size_t tag = text_.find('<', at);
      if (tag == std::string_view::npos) break;
      const std::string name = lower_ascii(text_.substr(tag, 8));
      at = tag + 1;
      if (name.starts_with("<table")) ++depth;
      if (name != "</table>") continue;
      if (--depth <= 0) return tag + name.size();
    }
    return text_.size();
  }

  // The rest of the line behind byte `end` of the text is the next line.
  void skip_to(std::size_t end) {
    const char* const stop = text_.data() + end;
    while (at_ < lines_.size() && lines_[at_].data() + lines_[at_].size() <= stop) ++at_;
    if (at_ < lines_.size() && lines_[at_].data() < stop) {
      lines_[at_].remove_prefix(static_cast<std::size_t>(stop - lines_[at_].data()));
    }
  }

  static constexpr std::size_t kReach = 100'000;  // bytes of a line in which a table may begin

  std::string_view text_;
  std::vector<std::string_view> lines_;
  const BlockSink& sink_;
  std::size_t at_ = 0;
  int blanks_ = 0;
};

}  // namespace

Result<void> read_plain(std::string_view text, const BlockSink& sink) {
  return PlainReader(text, sink).read();
}

Result<std::vector<DumpBlock>> read_plain(std::string_view text) {
  std::vector<DumpBlock> blocks;
  const BlockSink sink = [&blocks](DumpBlock block) { blocks.push_back(std::move(block)); };
  if (auto read = read_plain(text, sink); !read) return tl::unexpected(std::move(read).error());
  return blocks;
}

}  // namespace baku
