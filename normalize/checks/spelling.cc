#include "normalize/spelling.h"

#include <string>
#include <string_view>

#include "normalize/checks/checks.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace baku {
namespace {

constexpr double kReportFrom = 0.85;  // confidence of a repair

class SpellingCheck {
 public:
  SpellingCheck(TextOrigin origin, const Lexicon& lexicon, Trail& trail)
      : origin_(origin), lexicon_(lexicon), trail_(trail) {}

  void check(std::string_view text, const std::string& path) {
    const std::string clean = clean_text(text);
    for (const std::string_view word : split_words(clean)) {
      const auto repair = repair_word(without_marks(word), origin_, lexicon_);
      if (!repair || repair->confidence < kReportFrom) continue;
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
