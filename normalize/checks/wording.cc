#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/checks/checks.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace baku {
namespace {

// Small words that never stand twice in a row. Doubled nouns are plurals: "data data".
constexpr std::string_view kSmallWords[] = {
    "dan",  "yang", "di",    "ke",     "dari",    "untuk",    "pada",    "dengan",   "dalam",
    "oleh", "atau", "serta", "kepada", "tentang", "adalah",   "sebagai", "telah",    "akan",
    "maka", "agar", "ini",   "atas",   "sesuai",  "terhadap", "tidak",   "tersebut", "apabila"};

// A sentence cannot end in these.
constexpr std::string_view kOpenEnds[] = {"dan",  "atau", "yang", "untuk",  "dengan",  "apabila",
                                          "jika", "maka", "oleh", "kepada", "serta",   "ke",
                                          "di",   "dari", "pada", "agar",   "tentang", "terhadap"};

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

using Words = std::vector<std::string_view>;

void check_doubled(const Words& words, const std::string& path, Trail& trail) {
  const auto twice = std::adjacent_find(words.begin(), words.end());
  if (twice == words.end() || !contains(kSmallWords, *twice)) return;
  const std::string both = std::string(*twice) + ' ' + std::string(*twice);
  trail.found("text.suspect_word", path, "Doubled word " + in_quotes(both) + ".");
}

void check_end(const Words& words, const std::string& path, Trail& trail) {
  if (words.size() < 3 || !contains(kOpenEnds, words.back())) return;
  trail.found("text.incomplete", path,
              "The sentence breaks off after " + in_quotes(words.back()) + ".");
}

void check_sentence(std::string_view text, const std::string& path, Trail& trail) {
  const std::string folded = fold_words(text);
  const Words words = split_words(folded);
  check_doubled(words, path, trail);
  check_end(words, path, trail);
}

// "Apabila A tidak B dan C akan D": the words between condition and consequence are lost.
void check_condition(std::string_view text, const std::string& path, Trail& trail) {
  static const RE2 joined_pattern(
      R"((?i)^(?:apabila|jika|bila|kalau)\b[^,;:]*\bdan\s+(\S+)\s+(?:\S+\s+)?(?:tidak\s+))"
      R"(?(?:akan|dapat)\b[^,;:]*$)");
  static const RE2 consequence_pattern(
      R"((?i)\b(?:maka|sehingga|mengakibatkan|menyebabkan|berakibat)\b)");
  static const RE2 manner_pattern(
      R"((?i)^(?:benar|tepat|lengkap|cepat|tertib|teratur|lancar|optimal|maksimal|sempurna)"
      R"(|teliti|konsisten|akurat|baik|cermat|efektif|efisien|berkala|terus|sesuai|tidak|sah)"
      R"(|jelas)$)");
  const std::string clean = clean_text(text);
  if (clean.find("dan") == std::string::npos) return;
  std::string joined;
  if (!RE2::PartialMatch(clean, joined_pattern, &joined)) return;
  if (RE2::PartialMatch(clean, consequence_pattern) || RE2::FullMatch(joined, manner_pattern))
    return;
  trail.found("text.incomplete", path, "The condition has no consequence: words are missing.");
}

void check_list(const std::vector<std::string>& items, std::string_view path, Trail& trail) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    check_sentence(items[i], pointer(path, i), trail);
  }
}

}  // namespace

void check_wording(const SopRecord& record, Trail& trail) {
  for (std::size_t i = 0; i < record.legal_basis.size(); ++i) {
    check_sentence(record.legal_basis[i].text, pointer("/legal_basis", i, "subject"), trail);
  }
  check_list(record.qualifications, "/qualifications", trail);
  check_list(record.related_sops, "/related_sops", trail);
  check_list(record.equipment, "/equipment", trail);
  check_list(record.warnings, "/warnings", trail);
  check_list(record.record_keeping, "/record_keeping", trail);
  for (std::size_t i = 0; i < record.warnings.size(); ++i) {
    check_condition(record.warnings[i], pointer("/warnings", i), trail);
  }
  for (std::size_t i = 0; i < record.steps.size(); ++i) {
    check_sentence(record.steps[i].activity, pointer("/steps", i, "activity"), trail);
  }
}

}  // namespace baku
