#include "normalize/spelling.h"

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "normalize/checks/checks.h"
#include "normalize/text.h"
#include "normalize/values.h"
#include "normalize/word_repairs.h"

namespace baku {
namespace {

constexpr double kReportFrom = 0.85;           // confidence of a repair
constexpr std::size_t kLongestChecked = 8000;  // bytes of one text; more is no cell
constexpr std::size_t kShortestWord = 6;       // letters; shorter ones have too many neighbours

class SpellingCheck {
 public:
  SpellingCheck(TextOrigin origin, const Lexicon& lexicon, Trail& trail)
      : origin_(origin), lexicon_(lexicon), trail_(trail) {}

  void check(std::string_view text, const std::string& path) {
    if (text.size() > kLongestChecked) return;
    const std::string clean = clean_text(text);
    bool first = true;
    for (const std::string_view printed : split_words(clean)) {
      const std::string_view word = bare_word(printed);
      // A capital within the sentence may begin a name.
      const bool name = !first && !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
      first = false;
      if (name || word.size() < kShortestWord) continue;
      std::string key(word);
      if (right_.contains(key)) continue;
      const auto repair = repair_word(word, origin_, lexicon_);
      if (!repair || repair->confidence < kReportFrom || is_form_of_known_word(word, lexicon_)) {
        right_.insert(std::move(key));
        continue;
      }
      trail_.found("text.suspect_word", path,
                   in_quotes(repair->from) + " is probably " + in_quotes(repair->to) + ".");
      return;
    }
  }

 private:
  TextOrigin origin_;
  const Lexicon& lexicon_;
  Trail& trail_;
  std::unordered_set<std::string> right_;  // words without a finding, looked up once
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
