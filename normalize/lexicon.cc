#include "normalize/lexicon.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/file.h"
#include "normalize/lexicon/acronyms.h"
#include "normalize/lexicon/base_titles.h"
#include "normalize/lexicon/degrees_after.h"
#include "normalize/lexicon/degrees_before.h"
#include "normalize/lexicon/districts.h"
#include "normalize/lexicon/given_names.h"
#include "normalize/lexicon/legal_forms.h"
#include "normalize/lexicon/offices.h"
#include "normalize/lexicon/particles.h"
#include "normalize/lexicon/positions.h"
#include "normalize/lexicon/provinces.h"
#include "normalize/lexicon/ranks.h"
#include "normalize/lexicon/regencies.h"
#include "normalize/lexicon/regulations.h"
#include "normalize/lexicon/roles.h"
#include "normalize/lexicon/topics.h"
#include "normalize/lexicon/vocabulary.h"
#include "normalize/lexicon_check.h"
#include "normalize/lexicon_lines.h"
#include "normalize/text.h"

namespace baku {
namespace {

constexpr std::size_t kMaxFileBytes = std::size_t{8} << 20U;
constexpr std::size_t kTwoReadings = static_cast<std::size_t>(-1);

struct BuiltInFile {
  const char* name;
  std::string_view text;
};

constexpr std::array<BuiltInFile, kListCount> kFiles = {{
    {"acronyms.txt", kAcronymsText},
    {"base_titles.txt", kBaseTitlesText},
    {"degrees_after.txt", kDegreesAfterText},
    {"degrees_before.txt", kDegreesBeforeText},
    {"districts.txt", kDistrictsText},
    {"given_names.txt", kGivenNamesText},
    {"legal_forms.txt", kLegalFormsText},
    {"offices.txt", kOfficesText},
    {"particles.txt", kParticlesText},
    {"positions.txt", kPositionsText},
    {"provinces.txt", kProvincesText},
    {"ranks.txt", kRanksText},
    {"regencies.txt", kRegenciesText},
    {"regulations.txt", kRegulationsText},
    {"roles.txt", kRolesText},
    {"topics.txt", kTopicsText},
    {"vocabulary.txt", kVocabularyText},
}};

// ":12: what is wrong"
std::string place_of(const LexiconProblem& problem) {
  const std::string line = problem.line > 0 ? ":" + std::to_string(problem.line) : "";
  return line + ": " + problem.message;
}

struct ListFile {
  List name;
  std::filesystem::path path;
};

// The files of a folder that are lists, in the order of their names. A folder without any is a
// mistake of whoever named it.
Result<std::vector<ListFile>> lists_in(const std::filesystem::path& directory) {
  std::error_code error;
  if (!std::filesystem::is_directory(directory, error)) {
    return fail(ErrorCode::kNotFound, "no folder of word lists at " + directory.string());
  }
  std::vector<ListFile> files;
  for (std::size_t i = 0; i < kListCount; ++i) {
    std::filesystem::path path = directory / kFiles[i].name;
    if (std::filesystem::exists(path, error)) files.push_back({static_cast<List>(i), path});
  }
  if (!files.empty()) return files;
  return fail(ErrorCode::kNotFound,
              "no word list in " + directory.string() + "; its files are named as roles.txt");
}

}  // namespace

LexiconList::LexiconList(std::string_view text) {
  for_each_lexicon_line(text, [this](std::string_view line, std::size_t) {
    std::vector<std::string_view> forms = split_at(line, '|');
    const std::string_view canonical = forms.front();
    forms.erase(forms.begin());
    by_key_.try_emplace(fold(canonical), entries_.size());
    entries_.push_back({canonical, std::move(forms)});
  });
  std::unordered_map<std::string, std::size_t> variants;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    for (std::string_view& form : entries_[i].variants) {
      const std::string_view bare = without_reading_mark(form);
      const bool has_one_reading = bare.size() == form.size();
      const auto [at, is_new] =
          variants.try_emplace(fold(bare), has_one_reading ? i : kTwoReadings);
      if (!is_new && (at->second != i || !has_one_reading)) at->second = kTwoReadings;
      form = bare;
    }
  }
  by_key_.merge(variants);
}

const LexiconEntry* LexiconList::find(std::string_view text) const { return find_key(fold(text)); }

const LexiconEntry* LexiconList::find_key(const std::string& key) const {
  const auto at = by_key_.find(key);
  return at == by_key_.end() || at->second == kTwoReadings ? nullptr : &entries_[at->second];
}

bool LexiconList::has_form(std::string_view text) const { return by_key_.contains(fold(text)); }

std::optional<std::string_view> LexiconList::canonical(std::string_view text) const {
  const LexiconEntry* entry = find(text);
  if (entry == nullptr) return std::nullopt;
  return entry->canonical;
}

Lexicon::Lexicon(Private) {
  for (std::size_t i = 0; i < kListCount; ++i) slots_[i].text = kFiles[i].text;
}

Result<std::shared_ptr<const Lexicon>> Lexicon::create(
    const std::optional<std::filesystem::path>& directory) {
  const auto lexicon = std::make_shared<Lexicon>(Private{});
  if (!directory) return lexicon;
  BAKU_TRY(const auto files, lists_in(*directory));
  for (const auto& [name, path] : files) {
    Slot& slot = lexicon->slots_[static_cast<std::size_t>(name)];
    BAKU_TRY(slot.own_text, read_file(path, kMaxFileBytes));
    if (const auto problems = check_word_list(name, slot.own_text); !problems.empty()) {
      return fail(ErrorCode::kMalformed, path.string() + place_of(problems.front()));
    }
    slot.text = slot.own_text;
  }
  return lexicon;
}

Result<std::vector<std::string>> Lexicon::problems_in(const std::filesystem::path& directory) {
  BAKU_TRY(const auto files, lists_in(directory));
  std::vector<std::string> lines;
  for (const auto& [name, path] : files) {
    BAKU_TRY(const std::string text, read_file(path, kMaxFileBytes));
    for (const LexiconProblem& problem : check_word_list(name, text)) {
      lines.push_back(path.string() + place_of(problem));
    }
  }
  return lines;
}

const Lexicon& Lexicon::built_in() {
  static const Lexicon lexicon{Private{}};
  return lexicon;
}

const LexiconList& Lexicon::list(List name) const {
  const Slot& slot = slots_[static_cast<std::size_t>(name)];
  std::call_once(slot.parsed,
                 [&slot] { slot.list = std::make_unique<const LexiconList>(slot.text); });
  return *slot.list;
}

const Lexicon::Collected& Lexicon::collected() const {
  std::call_once(words_collected_, [this] {
    std::vector<std::string> words;
    collect_words({List::kBaseTitles, List::kOffices, List::kParticles, List::kPositions,
                   List::kRanks, List::kRoles, List::kTopics, List::kVocabulary},
                  Forms::kAll, words);
    collected_.words = WordSet(std::move(words));
    collected_.tree = WordTree(collected_.words);
    std::vector<std::string> full_words;
    collect_words({List::kBaseTitles, List::kParticles, List::kPositions, List::kRanks,
                   List::kRoles, List::kVocabulary},
                  Forms::kAll, full_words);
    collect_words({List::kOffices, List::kTopics}, Forms::kCanonical, full_words);
    collected_.full_words = WordSet(std::move(full_words));
  });
  return collected_;
}

const WordSet& Lexicon::place_words() const {
  std::call_once(place_words_collected_, [this] {
    std::vector<std::string> words;
    collect_words({List::kDistricts, List::kProvinces, List::kRegencies}, Forms::kAll, words);
    place_words_ = WordSet(std::move(words));
  });
  return place_words_;
}

void Lexicon::collect_words(std::initializer_list<List> names, Forms forms,
                            std::vector<std::string>& words) const {
  constexpr std::size_t kShortest = 3;
  for (const List name : names) {
    for_each_lexicon_line(text(name), [&](std::string_view line, std::size_t) {
      if (forms == Forms::kCanonical) line = line.substr(0, line.find('|'));
      const std::string folded = fold_words(line);
      for (const std::string_view word : split_words(folded)) {
        if (word.size() >= kShortest) words.emplace_back(word);
      }
    });
  }
}

std::string_view Lexicon::text(List name) const {
  return slots_[static_cast<std::size_t>(name)].text;
}

}  // namespace baku
