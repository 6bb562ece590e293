#include "ingest/dump/spaced_pages.h"

#include <algorithm>
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

// Labels among the pieces of a line that stand beside each other.
std::size_t labels_beside(std::string_view line) {
  std::size_t labels = 0;
  for (bool more = true; more;) {
    const std::size_t gap = line.find(kGap);
    more = gap != std::string_view::npos;
    const std::string_view piece = trimmed(line.substr(0, gap));
    if (!piece.empty() && is_label(piece)) ++labels;
    line = more ? trimmed(line.substr(gap)) : std::string_view();
  }
  return labels;
}

// What is printed in the margin of every page.
bool is_furniture(std::string_view line) {
  TextLine text;
  text.text = trimmed(line);
  return is_page_furniture(text);
}

// The lines of a page without blanks at their ends, without its header and footer.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    lines.push_back(line.substr(0, line.find_last_not_of(' ') + 1));
  }
  while (!lines.empty() && is_furniture(lines.back())) lines.pop_back();
  const auto first =
      std::find_if(lines.begin(), lines.end(), [](std::string_view line) { return !line.empty(); });
  if (first != lines.end() && is_furniture(*first)) *first = {};
  return lines;
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

Page page_of(std::string_view text, int number) {
  Page page;
  page.number = number;
  double top = kPlaces.margin;
  for (const std::string_view line : lines_of(text)) {
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
    if (trimmed(text).empty()) continue;
    if (document.pages.size() == kMostPages) return fail(ErrorCode::kLimit, "too many pages");
    document.pages.push_back(page_of(text, static_cast<int>(document.pages.size()) + 1));
  }
  return document;
}

}  // namespace baku
