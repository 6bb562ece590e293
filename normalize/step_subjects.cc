#include "normalize/step_subjects.h"

#include <algorithm>

#include "normalize/roles.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace baku {
namespace {

constexpr std::size_t kLongestSubject = 12;  // words
constexpr std::size_t kLongestPost = 9;      // words of a receiver

// Begin like verbs and are none.
constexpr std::string_view kNotVerbs[] = {
    "media",    "medis",   "mekanisme", "menteri",  "mesin",  "metode", "melalui",
    "mengenai", "menurut", "menit",     "meja",     "memo",   "meter",  "mental",
    "menuju",   "medik",   "merupakan", "menengah", "memori", "menara", "meteran"};

// What stands behind these is no subject.
constexpr std::string_view kStopWords[] = {
    "untuk",   "dengan",  "kepada",  "dari",    "oleh",        "yang",    "apabila", "jika",
    "bila",    "setelah", "sebelum", "pada",    "dalam",       "tentang", "rapat",   "bersama",
    "melalui", "agar",    "guna",    "sesuai",  "berdasarkan", "sebagai", "serta",   "beserta",
    "ke",      "di",      "atas",    "terkait", "adanya",      "ada"};

// Open a passage whose agent is not the step's.
constexpr std::string_view kInnerClauses[] = {"yang",  "telah", "sebelum", "setelah",
                                              "untuk", "agar",  "sudah",   "akan"};

constexpr std::string_view kOrders[] = {"memerintahkan", "menugaskan", "menginstruksikan",
                                        "menyuruh",      "meminta",    "mendisposisikan",
                                        "memberi",       "menunjuk"};

// Heads of posts inside an office: one that no column stands for is a slip, while a minister or a
// citizen may well be told something.
constexpr std::string_view kInnerPosts[] = {"Kepala Subbagian", "Kepala Subbidang", "Kepala Seksi",
                                            "Kepala Bidang", "Kepala Bagian"};

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

using Words = std::vector<std::string_view>;

bool is_verb(std::string_view word) {
  const std::string key = fold(word);
  return key.size() >= 5 && key.substr(0, 2) == "me" && !contains(kNotVerbs, key);
}

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (!text.empty()) text += ' ';
    text += words[i];
  }
  while (!text.empty() && (text.back() == ':' || text.back() == ',' || text.back() == ';' ||
                           text.back() == '.' || text.back() == ')')) {
    text.pop_back();
  }
  return text;
}

bool begins_with_words(const std::string& text, const std::string& start) {
  return text.size() > start.size() && text.compare(0, start.size(), start) == 0 &&
         text[start.size()] == ' ';
}

bool ends_with_words(const std::string& text, const std::string& end) {
  return text.size() > end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0 &&
         text[text.size() - end.size() - 1] == ' ';
}

// Finds the column that a phrase names.
class ColumnFinder {
 public:
  enum class Match {
    kStrict,  // the same post, or a shorter name of it
    kLoose,   // also a post that is one of a column's kind: "Kasubag Umum" for "Kasubag"
  };

  ColumnFinder(std::span<const Actor> actors, TextOrigin origin, const Lexicon& lexicon)
      : actors_(actors), origin_(origin), lexicon_(lexicon) {
    for (const Actor& actor : actors_) titles_.push_back(fold_words(actor.title));
  }

  [[nodiscard]] std::optional<std::size_t> find(const std::string& phrase, Match match) const {
    const std::string key = fold(phrase);
    if (key.empty()) return std::nullopt;
    for (std::size_t i = 0; i < actors_.size(); ++i) {
      if (fold(actors_[i].label) == key || fold(actors_[i].title) == key) return i;
    }
    const std::string title = fold_words(canonical_role(phrase, origin_, lexicon_).title);
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (titles_[i] == title) return i;
    }
    if (const auto column =
            only([&](const std::string& other) { return begins_with_words(other, title); })) {
      return column;
    }
    if (match == Match::kStrict) return std::nullopt;
    if (const auto column =
            only([&](const std::string& other) { return begins_with_words(title, other); })) {
      return column;
    }
    return only([&](const std::string& other) { return ends_with_words(other, title); });
  }

  [[nodiscard]] bool is_post(const std::string& phrase) const {
    return begins_with_post(phrase, lexicon_);
  }

  // A post of the inner ranks with its topic: "Kasubag Evaluasi", not "Kasubag".
  [[nodiscard]] bool is_inner_post(const std::string& phrase) const {
    if (!is_post(phrase)) return false;
    const std::string title = canonical_role(phrase, origin_, lexicon_).title;
    return std::any_of(std::begin(kInnerPosts), std::end(kInnerPosts), [&](std::string_view head) {
      return begins_with_words(title, std::string(head));
    });
  }

 private:
  template <class Fits>
  [[nodiscard]] std::optional<std::size_t> only(Fits fits) const {
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < titles_.size(); ++i) {
      if (!fits(titles_[i])) continue;
      if (found) return std::nullopt;
      found = i;
    }
    return found;
  }

  std::span<const Actor> actors_;
  TextOrigin origin_;
  const Lexicon& lexicon_;
  std::vector<std::string> titles_;
};

// The words before the verb, or before a colon; none where the sentence begins otherwise.
std::size_t subject_length(const Words& words) {
  for (std::size_t i = 0; i < std::min(words.size(), kLongestSubject); ++i) {
    if (is_verb(words[i])) return i;
    const std::string key = fold(words[i]);
    if (contains(kStopWords, key)) return 0;
    if (words[i].back() == ':') return i + 1;
  }
  return 0;
}

// "Kepala Bagian masing-masing" -> "Kepala Bagian".
std::size_t without_distribution(const Words& words, std::size_t length) {
  for (std::size_t i = 1; i < length; ++i) {
    const std::string key = fold(words[i]);
    if (key.substr(0, 6) == "masing" || key == "tiap" || key == "setiap") return i;
  }
  return length;
}

// "Kepala Bidang dan Sekretaris", "Camat, Lurah".
std::vector<std::string> parts_of(const Words& words, std::size_t length) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < length; ++i) {
    const std::string key = fold(words[i]);
    const bool joint = key == "dan" || key == "bersama" || words[i] == "/" || words[i] == "&";
    if (!joint && words[i].back() != ',') continue;
    parts.push_back(joined(words, begin, joint ? i : i + 1));
    begin = i + 1;
  }
  if (begin < length) parts.push_back(joined(words, begin, length));
  return parts;
}

// The columns of several posts in one subject; none where one of them has no column.
std::vector<std::size_t> columns_of_parts(const std::vector<std::string>& parts,
                                          const ColumnFinder& finder) {
  std::vector<std::size_t> columns;
  for (const std::string& part : parts) {
    const auto column = finder.find(part, ColumnFinder::Match::kStrict);
    if (!column) return {};
    columns.push_back(*column);
  }
  return columns;
}

// One post ("Kasubag Umum dan Kepegawaian") before several ("Camat dan Sekretaris").
StepSubject read_subject(const Words& words, std::size_t length, const ColumnFinder& finder) {
  StepSubject subject;
  const std::string phrase = joined(words, 0, without_distribution(words, length));
  if (const auto column = finder.find(phrase, ColumnFinder::Match::kStrict)) {
    subject.columns = {*column};
    return subject;
  }
  subject.columns = columns_of_parts(parts_of(words, length), finder);
  if (!subject.columns.empty()) return subject;
  if (const auto column = finder.find(phrase, ColumnFinder::Match::kLoose)) {
    subject.columns = {*column};
  } else if (finder.is_post(phrase)) {
    subject.unknown = phrase;
  }
  return subject;
}

// The longest phrase from `begin` on that names a column.
std::optional<std::size_t> column_at(const Words& words, std::size_t begin,
                                     const ColumnFinder& finder) {
  for (std::size_t end = std::min(words.size(), begin + kLongestPost); end > begin; --end) {
    if (const auto column = finder.find(joined(words, begin, end), ColumnFinder::Match::kStrict)) {
      return column;
    }
  }
  return std::nullopt;
}

// "Penandatanganan dokumen oleh Kepala Badan".
StepSubject read_agent(const Words& words, const ColumnFinder& finder) {
  StepSubject subject;
  for (std::size_t i = 1; i + 1 < words.size(); ++i) {
    const std::string key = fold(words[i]);
    if (contains(kInnerClauses, key)) return subject;
    if (key != "oleh") continue;
    if (const auto column = column_at(words, i + 1, finder)) subject.columns.push_back(*column);
    return subject;
  }
  return subject;
}

// Where a post may stand that is told or ordered something; words.size() for nowhere.
std::size_t receiver_at(const Words& words, std::size_t from) {
  for (std::size_t i = from; i + 1 < words.size(); ++i) {
    const std::string key = fold(words[i]);
    if (key == "kepada") return i + 1;
    if (!contains(kOrders, key)) continue;
    return fold(words[i + 1]) == "kepada" ? i + 2 : i + 1;
  }
  return words.size();
}

std::size_t end_of_post(const Words& words, std::size_t begin) {
  std::size_t end = begin;
  while (end < words.size() && end - begin < kLongestPost) {
    const std::string key = fold(words[end]);
    const bool distributed = key == "nya" || key.rfind("masing", 0) == 0;
    if (distributed || contains(kStopWords, key) || is_verb(words[end])) break;
    const char mark = words[end].back();
    ++end;
    if (mark == ',' || mark == ';' || mark == '.') break;
  }
  return end;
}

// A post inside the office that is ordered or told something and has no column.
std::string unknown_receiver(const Words& words, const ColumnFinder& finder) {
  for (std::size_t at = receiver_at(words, 0); at < words.size(); at = receiver_at(words, at)) {
    const std::size_t end = end_of_post(words, at);
    std::string phrase = joined(words, at, end);
    if (phrase.empty() || !finder.is_inner_post(phrase)) continue;
    bool known = false;
    for (std::size_t stop = end; stop > at && !known; --stop) {
      known = finder.find(joined(words, at, stop), ColumnFinder::Match::kStrict).has_value() &&
              stop - at > 1;
    }
    if (!known) return phrase;
  }
  return {};
}

Words words_of(const std::string& text) { return split_words(text); }

StepSubject subject_of(const Words& words, const ColumnFinder& finder) {
  if (words.empty()) return {};
  if (is_verb(words.front())) return {};
  const std::size_t length = subject_length(words);
  if (length > 0) return read_subject(words, length, finder);
  return read_agent(words, finder);
}

void compare_with_symbols(const Step& step, const StepSubject& subject,
                          std::span<const Actor> actors, const std::string& path, Trail& trail) {
  const bool agrees =
      std::any_of(subject.columns.begin(), subject.columns.end(), [&](std::size_t column) {
        const auto& ids = step.actors;
        return std::find(ids.begin(), ids.end(), actors[column].id) != ids.end();
      });
  if (agrees || subject.columns.empty()) return;
  trail.found("step.actor_conflict", path,
              "The sentence's subject is " + in_quotes(actors[subject.columns.front()].label) +
                  ", the symbol stands in another column.");
}

}  // namespace

StepSubject find_subject(std::string_view activity, std::span<const Actor> actors,
                         TextOrigin origin, const Lexicon& lexicon) {
  const std::string text = clean_text(activity);
  return subject_of(words_of(text), ColumnFinder(actors, origin, lexicon));
}

void add_subject_actors(const RawSop& raw, const Lexicon& lexicon, SopRecord& record,
                        Trail& trail) {
  if (record.actors.empty()) return;
  const ColumnFinder finder(record.actors, raw.origin, lexicon);
  for (std::size_t i = 0; i < record.steps.size(); ++i) {
    Step& step = record.steps[i];
    const std::string path = pointer("/steps", i, "actors");
    const std::string text = clean_text(step.activity);
    const Words words = words_of(text);
    const StepSubject subject = subject_of(words, finder);
    if (!step.actors.empty()) {
      compare_with_symbols(step, subject, record.actors, path, trail);
    } else if (!subject.columns.empty()) {
      step.actor_source = ActorSource::kText;
      for (const std::size_t column : subject.columns) {
        step.actors.push_back(record.actors[column].id);
      }
      trail.read_at(path, raw.steps[i].activity);
    }
    const std::string unknown =
        subject.unknown.empty() ? unknown_receiver(words, finder) : subject.unknown;
    if (!unknown.empty()) {
      trail.found("step.actor_unknown", path, in_quotes(unknown) + " is none of the columns.");
    }
  }
}

}  // namespace baku
