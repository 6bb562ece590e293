#include "ingest/dump/line_collector.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/code_points.h"
#include "ingest/dump/inline_markup.h"

namespace baku {
namespace {

constexpr std::string_view kBullet = "\u2022 ";

constexpr std::array<std::string_view, 32> kBreaking = {
    "br",     "p",       "div",   "ol",         "ul",    "tr",     "table", "small",
    "h1",     "h2",      "h3",    "h4",         "h5",    "h6",     "hr",    "section",
    "center", "caption", "thead", "tbody",      "tfoot", "figure", "pre",   "article",
    "header", "footer",  "main",  "blockquote", "html",  "body",   "form",  "dd"};

constexpr std::array<std::string_view, 27> kInline = {
    "b",   "strong", "i",     "em",    "u",    "s",      "span",     "font", "sup",
    "sub", "a",      "img",   "code",  "ins",  "del",    "tt",       "big",  "math",
    "col", "mark",   "input", "label", "abbr", "strike", "colgroup", "nobr", "wbr"};

}  // namespace

bool begins_with_list_mark(std::string_view text) {
  if (text.starts_with("- ") || text.starts_with("* ") || text.starts_with(kBullet)) return true;
  const auto is_digit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
  std::size_t at = 0;
  while (at < text.size() && at < 2 && is_digit(text[at])) ++at;
  const bool number = at > 0;
  if (!number && !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) != 0) at = 1;
  if (at == 0 || at >= text.size() || (text[at] != '.' && text[at] != ')')) return false;
  // "1.UU No. 5" is a mark; "1.440 menit" and "M.Hum." are not.
  const bool apart = at + 1 == text.size() || text[at + 1] == ' ';
  return apart || (number && !is_digit(text[at + 1]));
}

TagKind kind_of_tag(std::string_view name) {
  if (name == "li") return TagKind::kItem;
  if (name == "td" || name == "th" || name == "dt") return TagKind::kCell;
  if (std::find(kBreaking.begin(), kBreaking.end(), name) != kBreaking.end()) {
    return TagKind::kBreak;
  }
  const bool known = std::find(kInline.begin(), kInline.end(), name) != kInline.end();
  return known ? TagKind::kInline : TagKind::kUnknown;
}

void LineCollector::add_point(char32_t point) { append_utf8(line_, point == 0xA0 ? U' ' : point); }

void LineCollector::break_line() {
  std::string line =
      may_have_emphasis(line_) ? single_spaced(without_emphasis(line_)) : single_spaced(line_);
  line_.clear();
  if (line.empty()) return;
  if (item_ && !begins_with_list_mark(line)) line.insert(0, kBullet);
  lines_.push_back(std::move(line));
  item_ = false;
}

void LineCollector::open(TagKind kind) {
  if (kind == TagKind::kCell) add(' ');
  if (kind == TagKind::kBreak || kind == TagKind::kItem) break_line();
  if (kind == TagKind::kItem) item_ = true;
}

void LineCollector::close(TagKind kind) {
  if (kind == TagKind::kCell) add(' ');
  if (kind == TagKind::kBreak || kind == TagKind::kItem) break_line();
  if (kind == TagKind::kItem) item_ = false;
}

std::vector<std::string> LineCollector::take() {
  break_line();
  item_ = false;
  return std::exchange(lines_, {});
}

}  // namespace baku
