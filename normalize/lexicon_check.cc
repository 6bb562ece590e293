#include "normalize/lexicon_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "normalize/lexicon_lines.h"
#include "normalize/text.h"

namespace baku {
namespace {

struct NumberedLine {
  std::size_t number = 0;
  std::vector<std::string_view> forms;
};

// How a list is read, as far as the rules differ.
struct Habits {
  bool needs_name = false;        // its lines are a code and a name
  bool names_may_repeat = false;  // two districts have one name, two laws one subject
  bool case_matters = false;      // "dr." is no "Dr."
  bool replaces = false;          // a last part "-> X" names the line that took its place
};

Habits habits_of(List name) {
  switch (name) {
    case List::kDistricts:
    case List::kProvinces:
    case List::kRegencies: return {.needs_name = true, .names_may_repeat = true};
    case List::kRanks: return {.needs_name = true};
    case List::kRegulations: return {.names_may_repeat = true, .replaces = true};
    case List::kDegreesBefore: return {.case_matters = true};
    default: return {};
  }
}

std::string quoted(std::string_view form) { return "\"" + std::string(form) + "\""; }

class WordListCheck {
 public:
  WordListCheck(List name, std::string_view text) : habits_(habits_of(name)) {
    for_each_lexicon_line(text, [this](std::string_view line, std::size_t number) {
      lines_.push_back({number, split_at(line, '|')});
    });
  }

  std::vector<LexiconProblem> run() {
    for (const NumberedLine& line : lines_) check_shape(line);
    for (const NumberedLine& line : lines_) check_canonical(line);
    if (!habits_.names_may_repeat) {
      for (const NumberedLine& line : lines_) check_variants(line);
    }
    if (habits_.replaces) {
      for (const NumberedLine& line : lines_) check_replacements(line);
    }
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    return std::move(problems_);
  }

 private:
  [[nodiscard]] std::string key_of(std::string_view form) const {
    return habits_.case_matters ? std::string(form) : fold(form);
  }

  void report(const NumberedLine& line, std::string message) {
    problems_.push_back({line.number, std::move(message)});
  }

  void check_shape(const NumberedLine& line) {
    if (line.forms.front().empty()) report(line, "nothing stands before the first |");
    if (habits_.needs_name && (line.forms.size() < 2 || line.forms[1].empty())) {
      report(line, "a code and a name with | between them must stand there");
    }
  }

  void check_canonical(const NumberedLine& line) {
    const std::string_view canonical = line.forms.front();
    const auto [first, is_new] = canonical_.try_emplace(key_of(canonical), line.number);
    if (is_new || canonical.empty()) return;
    report(line, quoted(canonical) + " stands in line " + std::to_string(first->second) +
                     " already; write its forms into one line");
  }

  void check_variants(const NumberedLine& line) {
    for (std::size_t i = 1; i < line.forms.size(); ++i) {
      const std::string_view form = line.forms[i];
      const std::string key = key_of(without_reading_mark(form));
      const auto own = canonical_.find(key);
      if (own != canonical_.end() && own->second != line.number) {
        report(line, quoted(form) + " is the canonical form of line " +
                         std::to_string(own->second) + "; a form must not lead to another line");
      }
      if (has_reading_mark(form)) continue;
      const auto [first, is_new] = variants_.try_emplace(key, line.number);
      if (is_new || first->second == line.number) continue;
      report(line, quoted(form) + " stands in line " + std::to_string(first->second) +
                       " too; if it has both meanings, write ?" + std::string(form) + " in both");
    }
  }

  // From this line over "-> X" parts, until there is none.
  void check_replacements(const NumberedLine& line) {
    std::set<std::string> passed;
    std::string at = key_of(line.forms.front());
    while (passed.insert(at).second) {
      const auto next = replacement_of(at);
      if (next.empty()) return;
      at = next;
    }
    if (at != key_of(line.forms.front())) return;  // the circle is reported at its own lines
    report(line, quoted(line.forms.front()) + " is replaced by itself over other lines");
  }

  std::string replacement_of(const std::string& key) {
    if (replacements_.empty()) {
      for (const NumberedLine& line : lines_) {
        const std::string_view last = line.forms.back();
        if (last.starts_with("->")) {
          replacements_[key_of(line.forms.front())] = key_of(trimmed(last.substr(2)));
        }
      }
    }
    const auto found = replacements_.find(key);
    return found == replacements_.end() ? std::string() : found->second;
  }

  Habits habits_;
  std::vector<NumberedLine> lines_;
  std::map<std::string, std::size_t> canonical_;  // to its line
  std::map<std::string, std::size_t> variants_;
  std::map<std::string, std::string> replacements_;
  std::vector<LexiconProblem> problems_;
};

}  // namespace

std::vector<LexiconProblem> check_word_list(List name, std::string_view text) {
  if (to_code_points(text).find(U'\uFFFD') != std::u32string::npos) {
    return {{0, "is not UTF-8: save it as UTF-8 text"}};
  }
  return WordListCheck(name, text).run();
}

}  // namespace baku
