#include "normalize/spelling.h"

#include <string>
#include <string_view>
#include <vector>

#include "normalize/checks/checks.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace baku {
namespace {

constexpr double kReportFrom = 0.85;      // confidence of a repair
constexpr std::size_t kShortestWord = 6;  // letters; shorter ones have too many neighbours
constexpr std::size_t kShortestRoot = 3;  // letters

// Indonesian affixes. "me" and "pe" take on the sound of the root: menyusun has the root susun.
constexpr std::string_view kPrefixes[] = {
    "",    "me",   "mem",   "men",  "meng", "menge", "meny",  "pe",     "pem",
    "pen", "peng", "penge", "peny", "per",  "di",    "diper", "memper", "ber",
    "be",  "ter",  "ke",    "se",   "pel",  "bel",   "keber", "keter",  "berke"};
constexpr std::string_view kSuffixes[] = {"",   "kan",   "an",     "i",    "nya",   "lah",
                                          "ku", "annya", "kannya", "inya", "kanlah"};

// First letters that the root lost behind these prefixes.
std::string_view lost_letters(std::string_view prefix) {
  if (prefix == "mem" || prefix == "pem") return "p";
  if (prefix == "men" || prefix == "pen") return "t";
  if (prefix == "meng" || prefix == "peng") return "k";
  if (prefix == "meny" || prefix == "peny") return "s";
  return {};
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

// The roots that `word` may be built from.
std::vector<std::string> roots_of(const std::string& word) {
  std::vector<std::string> roots;
  for (const std::string_view prefix : kPrefixes) {
    if (word.rfind(prefix, 0) != 0) continue;
    for (const std::string_view suffix : kSuffixes) {
      if (!ends_with(word, suffix) || prefix.size() + suffix.size() >= word.size()) continue;
      std::string root = word.substr(prefix.size(), word.size() - prefix.size() - suffix.size());
      const std::string_view lost = lost_letters(prefix);
      if (!lost.empty() && root.size() + 1 >= kShortestRoot)
        roots.push_back(std::string(lost) + root);
      if (root.size() >= kShortestRoot) roots.push_back(std::move(root));
    }
  }
  return roots;
}

// Another form of a word that the lexicon knows: "mendata" of data, "mendukung" of dukungan.
bool is_form_of_known_word(const std::string& word, const Lexicon& lexicon) {
  static constexpr std::string_view kOtherForms[] = {"", "an", "kan", "i"};
  for (const std::string& root : roots_of(word)) {
    for (const std::string_view end : kOtherForms) {
      if (is_known_word(root + std::string(end), lexicon)) return true;
    }
  }
  return false;
}

class SpellingCheck {
 public:
  SpellingCheck(TextOrigin origin, const Lexicon& lexicon, Trail& trail)
      : origin_(origin), lexicon_(lexicon), trail_(trail) {}

  void check(std::string_view text, const std::string& path) {
    const std::string clean = clean_text(text);
    bool first = true;
    for (const std::string_view printed : split_words(clean)) {
      const std::string_view word = without_marks(printed);
      // A capital within the sentence may begin a name.
      const bool name = !first && !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
      first = false;
      if (name || word.size() < kShortestWord) continue;
      const auto repair = repair_word(word, origin_, lexicon_);
      if (!repair || repair->confidence < kReportFrom) continue;
      if (is_form_of_known_word(fold(word), lexicon_)) continue;
      trail_.found("text.suspect_word", path,
                   in_quotes(repair->from) + " is probably " + in_quotes(repair->to) + ".");
      return;
    }
  }

 private:
  static std::string_view without_marks(std::string_view word) {
    const std::string_view marks = ".,;:()\"'/-";
    while (!word.empty() && marks.find(word.front()) != std::string_view::npos) {
      word.remove_prefix(1);
    }
    while (!word.empty() && marks.find(word.back()) != std::string_view::npos) {
      word.remove_suffix(1);
    }
    return word;
  }

  TextOrigin origin_;
  const Lexicon& lexicon_;
  Trail& trail_;
};

}  // namespace

void check_spelling(const RawSop& raw, const SopRecord& record, const Lexicon& lexicon,
                    Trail& trail) {
  SpellingCheck spelling(raw.origin, lexicon, trail);
  const auto list = [&](const std::vector<std::string>& items, std::string_view path) {
    for (std::size_t i = 0; i < items.size(); ++i) spelling.check(items[i], pointer(path, i));
  };
  list(record.qualifications, "/qualifications");
  list(record.equipment, "/equipment");
  list(record.warnings, "/warnings");
  list(record.record_keeping, "/record_keeping");
  for (std::size_t i = 0; i < record.steps.size(); ++i) {
    spelling.check(record.steps[i].activity, pointer("/steps", i, "activity"));
  }
}

}  // namespace baku
