#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "normalize/citations.h"
#include "normalize/text.h"

namespace baku {
namespace {

// A kind of regulation, its issuer and its number, from the beginning of a word.
const RE2& citation_start() {
  static const RE2 pattern(
      R"((?i)^(?:undang\s?-?\s?undang|uu|uud|pp|perppu|perpu|peraturan|perpres|keppres)"
      R"(|inpres|permen\w*|kepmen\w*|perda|pergub|perbup|perwal\w*|perwako|keputusan)"
      R"(|instruksi|surat\s+(?:edaran|keputusan)|se|sk|perka|perki|pmk|perban|qanun))"
      R"(\b\.?(?:\s+(?:[a-z&/,.(][a-z&/,.()-]*)){0,24}?\s*(?:\b(?:nom[oa0e]r|no)\b|[0-9]))");
  return pattern;
}

const RE2& mark_at_end() {
  static const RE2 pattern(R"((?:^|[\s;])(?:[0-9]{1,2}[.)]|[a-z][.)]|[-*)"
                           "\u2022\u25CF\u25AA\u25CB\u2713\u2714\u27A2\u2013\u2014"
                           R"(])\s*$)");
  return pattern;
}

// Words that hold the regulation behind them within the subject before them.
constexpr std::string_view kInnerWords[] = {
    "atas",       "dengan",    "dan",        "pelaksanaan", "pelaksana",   "perubahan",
    "pencabutan", "penetapan", "pengesahan", "dari",        "dalam",       "terhadap",
    "oleh",       "menurut",   "jo",         "juncto",      "tentang",     "lampiran",
    "sesuai",     "pada",      "penjelasan", "ketentuan",   "pembentukan", "penyusunan",
    "penjabaran", "penerapan", "menjadi",    "berdasarkan", "peraturan",   "rancangan",
    "ysdu",       "melalui",   "undangan",   "mencabut",    "diubah",      "serta",
    "rangka",     "di",        "kepala",     "surat",       "salinan",     "ttg",
    "untuk",      "sk"};

constexpr std::size_t kLongestParagraph = 16000;  // bytes; longer text is no list of citations

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

bool has_subject(std::string_view piece) {
  static const RE2 subject_pattern(R"((?i)\b(?:tentang|ttg)\b\s+\S+)");
  return RE2::PartialMatch(re2::StringPiece(piece.data(), piece.size()), subject_pattern);
}

bool has_open_bracket(std::string_view piece) {
  return std::count(piece.begin(), piece.end(), '(') > std::count(piece.begin(), piece.end(), ')');
}

// Whether what stands before a kind of regulation ends the citation there.
bool ends_citation(std::string_view piece) {
  if (has_open_bracket(piece)) return false;
  const re2::StringPiece view(piece.data(), piece.size());
  if (RE2::PartialMatch(view, mark_at_end())) return true;
  const std::vector<std::string_view> words = split_words(piece);
  if (words.empty()) return false;
  const std::string last = fold(words.back());
  if (std::find(std::begin(kInnerWords), std::end(kInnerWords), last) != std::end(kInnerWords)) {
    return false;
  }
  const char end = words.back().back();
  return end == ';' || has_subject(piece);
}

// Whether a text begins with the letters that a kind of regulation begins with: cheaper than the
// pattern, which is tried at each word.
bool may_start_citation(std::string_view text) {
  constexpr std::array<std::string_view, 11> kStarts = {"un", "uu", "pp", "pe", "pm", "ke",
                                                        "in", "se", "sk", "su", "qa"};
  const std::string start = lower_case(text.substr(0, 2));
  return std::find(kStarts.begin(), kStarts.end(), start) != kStarts.end();
}

bool starts_citation(std::string_view text) {
  if (!may_start_citation(text)) return false;
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), citation_start());
}

std::string_view without_mark_at_end(std::string_view piece) {
  re2::StringPiece view(piece.data(), piece.size());
  static const RE2 trailing_pattern(R"(^(.*?)(?:[\s;]*(?:[0-9]{1,2}[.)]|[a-z][.)]|[-*)"
                                    "\u2022\u25CF\u25AA\u25CB\u2713\u2714\u27A2\u2013\u2014"
                                    R"(])?)\s*$)");
  re2::StringPiece kept;
  if (!RE2::FullMatch(view, trailing_pattern, &kept)) return piece;
  return piece.substr(0, kept.size());
}

}  // namespace

std::vector<std::string> split_citations(std::string_view text) {
  const std::string tidy = tidy_text(text);
  std::vector<std::string> citations;
  std::size_t begin = 0;
  const std::size_t end = tidy.size() > kLongestParagraph ? 0 : tidy.size();
  for (std::size_t at = 1; at < end; ++at) {
    if (!is_space(tidy[at - 1])) continue;
    const std::string_view rest = std::string_view(tidy).substr(at);
    const std::string_view piece = std::string_view(tidy).substr(begin, at - begin);
    if (!starts_citation(rest) || !ends_citation(piece)) continue;
    const std::string_view kept = trimmed(without_mark_at_end(trimmed(piece)));
    if (!kept.empty()) citations.emplace_back(kept);
    begin = at;
  }
  const std::string_view last = trimmed(std::string_view(tidy).substr(begin));
  if (!last.empty()) citations.emplace_back(last);
  return citations;
}

}  // namespace baku
