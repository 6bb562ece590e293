#include "ingest/dump/spaced_pages.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/code_points.h"
#include "base/text.h"
#include "ingest/dump/encoding.h"
#include "ingest/sop/labels.h"
#include "ingest/sop/surroundings.h"

namespace baku {
namespace {

// Points on the pages that are made up.
struct Places {
  double margin = 30;
  double character = 5;  // width
  double line = 11;      // from one line to the next
  double text = 9;       // height of the letters
};
constexpr Places kPlaces;

constexpr std::size_t kFewestGaps = 8;    // lines with columns
constexpr double kGapShare = 0.2;         // of the lines
constexpr std::size_t kFewestLabels = 4;  // beside something else
constexpr std::size_t kMostPages = 20'000;
constexpr std::size_t kMostLines = 400;  // of a page
constexpr std::size_t kLetterhead = 12;  // lines over the number of an SOP
constexpr std::string_view kGap = "   ";

std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

// What other kinds of tables are made of.
bool is_other_table(std::string_view line) {
  if (line.find('\t') != std::string_view::npos) return true;
  if (line.starts_with('|') || line.starts_with('+')) return true;
  return line.size() > 3 && line.find_first_not_of("-= ") == std::string_view::npos;
}

bool is_label(std::string_view piece) {
  return match_label(piece, LabelSet::kTable) || match_leading_label(piece, LabelSet::kIdentity);
}

// Calls `visit` with what stands between the gaps of a line.
template <class Visit>
void for_each_piece(std::string_view line, Visit visit) {
  for (line = trimmed(line); !line.empty();) {
    const std::size_t gap = std::min(line.find(kGap), line.size());
    visit(line.substr(0, gap));
    line = trimmed(line.substr(gap));
  }
}

// Labels among the pieces of a line that stand beside each other.
std::size_t labels_beside(std::string_view line) {
  std::size_t labels = 0;
  for_each_piece(line, [&labels](std::string_view piece) { labels += is_label(piece) ? 1U : 0U; });
  return labels;
}

// What is printed in the margin of every page.
bool is_furniture(std::string_view line) {
  TextLine text;
  text.text = trimmed(line);
  return is_page_furniture(text);
}

using Lines = std::span<const std::string_view>;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    lines.push_back(line.substr(0, line.find_last_not_of(' ') + 1));
  }
  return lines;
}

bool names(std::string_view line, Label wanted) {
  bool found = false;
  for_each_piece(line, [&](std::string_view piece) {
    const auto leading = match_leading_label(piece, LabelSet::kIdentity);
    found = found || (leading && leading->label == wanted) ||
            match_label(piece, LabelSet::kTable) == wanted;
  });
  return found;
}

// How many of the lines are a page where no form feed tells: up to the number of the next SOP, with
// what stands over it.
std::size_t page_length(Lines lines) {
  bool steps = false;
  std::size_t blank = 0;  // behind the last blank line
  const std::size_t most = std::min(lines.size(), kMostLines);
  for (std::size_t at = 0; at < most; ++at) {
    if (lines[at].empty()) blank = at + 1;
    if (steps && names(lines[at], Label::kNumber)) return at - blank < kLetterhead ? blank : at;
    steps = steps || names(lines[at], Label::kActivity);
  }
  return most;
}

// The lines of a page without its header and footer.
Lines without_furniture(Lines lines) {
  while (!lines.empty() && is_furniture(lines.back())) lines = lines.first(lines.size() - 1);
  while (!lines.empty() && lines.front().empty()) lines = lines.subspan(1);
  return !lines.empty() && is_furniture(lines.front()) ? lines.subspan(1) : lines;
}

void add_words(std::string_view line, double top, Page& page) {
  double x = kPlaces.margin;
  while (!line.empty()) {
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    x += kPlaces.character * static_cast<double>(blanks);
    line.remove_prefix(blanks);
    const std::string_view text = line.substr(0, line.find(' '));
    line.remove_prefix(text.size());
    if (text.empty()) continue;
    const double width = kPlaces.character * static_cast<double>(count_code_points(text));
    Word word;
    word.text = text;
    word.box = {x, top, x + width, top + kPlaces.text};
    word.font_size = static_cast<float>(kPlaces.text);
    page.words.push_back(std::move(word));
    x += width;
    page.width = std::max(page.width, x + kPlaces.margin);
  }
}

Page page_of(Lines lines, int number) {
  Page page;
  page.number = number;
  double top = kPlaces.margin;
  for (const std::string_view line : without_furniture(lines)) {
    add_words(line, top, page);
    top += kPlaces.line;
  }
  page.height = top + kPlaces.margin;
  return page;
}

}  // namespace

bool has_spaced_columns(std::string_view text) {
  std::size_t lines = 0;
  std::size_t gaps = 0;
  std::size_t labels = 0;
  while (!text.empty()) {
    const std::string_view line = trimmed(next_line(text));
    if (line.empty()) continue;
    if (is_other_table(line)) return false;
    ++lines;
    if (line.find(kGap) == std::string_view::npos) continue;
    ++gaps;
    labels += labels_beside(line);
  }
  return gaps >= kFewestGaps && labels >= kFewestLabels &&
         static_cast<double>(gaps) >= kGapShare * static_cast<double>(lines);
}

Result<Document> read_spaced_pages(std::string_view bytes, Encoding encoding) {
  Document document;
  document.media_type = "text/plain";
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\f'), bytes.size());
    TextDecoder decoder(bytes.substr(0, end), encoding, 0, {});
    std::string text;
    decoder.decode(end, text);
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    const std::vector<std::string_view> all = lines_of(text);
    for (Lines lines = all; !lines.empty();) {
      const Lines own = lines.first(std::max<std::size_t>(1, page_length(lines)));
      lines = lines.subspan(own.size());
      const bool blank =
          std::all_of(own.begin(), own.end(), [](std::string_view line) { return line.empty(); });
      if (blank) continue;
      if (document.pages.size() == kMostPages)
        return fail(ErrorCode::kLimit, "the text has more than 20,000 pages; cut it into parts");
      document.pages.push_back(page_of(own, static_cast<int>(document.pages.size()) + 1));
    }
  }
  return document;
}

}  // namespace baku
