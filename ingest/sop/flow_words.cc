#include "ingest/sop/flow_words.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "ingest/sop/flow_words_text.h"
#include "ingest/sop/labels.h"

namespace baku::flow {
namespace {

using WordList = std::set<std::string, std::less<>>;

struct FlowWords {
  WordList start;
  WordList end;
  WordList answers;
  WordList modifiers;
  WordList letters;
  WordList openers;
};

constexpr std::size_t kMostLabelWords = 4;
constexpr std::size_t kLongestListed = 12;   // letters of a start or an end
constexpr std::size_t kToleratesErrors = 5;  // letters; shorter words must be exact

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = text.find_first_not_of(separators); begin != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_of(separators, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = text.find_first_not_of(separators, end);
  }
  return parts;
}

WordList* list_of(FlowWords& words, std::string_view kind) {
  if (kind == "start") return &words.start;
  if (kind == "end") return &words.end;
  if (kind == "answer") return &words.answers;
  if (kind == "modifier") return &words.modifiers;
  if (kind == "opener") return &words.openers;
  return kind == "letter" ? &words.letters : nullptr;
}

FlowWords parse(std::string_view text) {
  FlowWords words;
  for (const std::string_view line : split(text, "\r\n")) {
    const std::size_t colon = line.find(':');
    if (line.front() == '#' || colon == std::string_view::npos) continue;
    auto* list = list_of(words, line.substr(0, colon));
    if (list == nullptr) continue;
    for (const auto word : split(line.substr(colon + 1), ", ")) list->emplace(word);
  }
  return words;
}

const FlowWords& flow_words() {
  static const FlowWords words = parse(kFlowWordsText);
  return words;
}

bool listed(std::string_view word, const WordList& list) {
  if (word.size() > kLongestListed + 1) return false;
  return std::any_of(list.begin(), list.end(), [&](const std::string& entry) {
    if (entry == word) return true;
    const bool near = entry.size() <= word.size() + 1 && word.size() <= entry.size() + 1;
    return near && entry.size() >= kToleratesErrors && edit_distance(entry, word, 1) <= 1;
  });
}

bool exactly(std::string_view word, const WordList& list) { return list.contains(word); }

// `text` without such bytes at its start.
std::string_view behind(const ByteSet& bytes, std::string_view text) {
  while (!text.empty() && bytes.contains(text.front())) text.remove_prefix(1);
  return text;
}

}  // namespace

Terminal terminal_in(std::string_view text) {
  const std::string letters = letters_of(text);
  if (listed(letters, flow_words().start)) return Terminal::kStart;
  return listed(letters, flow_words().end) ? Terminal::kEnd : Terminal::kNone;
}

Answer answer_in(std::string_view text) {
  static constexpr ByteSet kBetween(" \t\n.,;:/()?!\"'-");
  bool answers = false;
  std::size_t words = 0;
  for (std::string_view rest = behind(kBetween, text); !rest.empty(); ++words) {
    if (words == kMostLabelWords) return Answer::kNone;
    const std::size_t end = kBetween.find_in(rest);
    const std::string word = letters_of(rest.substr(0, end));
    rest = behind(kBetween, rest.substr(end));
    const bool only = words == 0 && rest.empty();
    if (only && exactly(word, flow_words().letters)) return Answer::kLetter;
    const bool is_answer = exactly(word, flow_words().answers);
    if (!is_answer && !exactly(word, flow_words().modifiers)) return Answer::kNone;
    answers = answers || is_answer;
  }
  return answers ? Answer::kWords : Answer::kNone;
}

std::string_view mended_answer(std::string_view text) {
  constexpr std::string_view kYes = "Ya";
  constexpr std::string_view kNo = "Tidak";
  constexpr std::array<std::string_view, 10> kYesForms = {"ye",  "yo",  "va", "vya", "yai",
                                                          "yal", "iya", "te", "ys",  "ta"};
  const std::string letters = letters_of(text);
  if (std::find(kYesForms.begin(), kYesForms.end(), letters) != kYesForms.end()) return kYes;
  constexpr std::string_view kLetters = "tidak";
  if (letters.size() < 2 || letters.size() > 7) return {};
  const bool piece = letters.size() >= 3 && kLetters.find(letters) != std::string_view::npos;
  const bool tail = letters == "ak" || letters == "ek" || letters == "ti";
  const std::size_t allowed = letters.size() >= 4 ? 2 : 1;
  if (piece || tail || edit_distance(kLetters, letters, allowed) <= allowed) return kNo;
  return {};
}

bool needs_more(std::string_view text) {
  const auto parts = split(text, " ");
  return !parts.empty() && exactly(letters_of(parts.back()), flow_words().openers);
}

}  // namespace baku::flow
