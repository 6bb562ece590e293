#include "normalize/word_repairs.h"

#include <algorithm>
#include <vector>

#include "normalize/dictionary.h"
#include "normalize/lexicon.h"
#include "normalize/spelling.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace baku {
namespace {

constexpr std::size_t kLongestFragment = 3;   // letters of the end of a broken word
constexpr std::size_t kShortestRoot = 3;      // letters
constexpr std::size_t kShortestMended = 5;    // letters
constexpr std::size_t kShortestHalved = 6;    // letters of a word one half of which is a word, too
constexpr std::size_t kLongestMended = 8000;  // bytes of one text; more is no cell
// How far a repair may be from the word, in wrong letters; letters that look alike count less
// than half. A letter that is plainly another one may be the author's, or the word may be right.
constexpr double kMostSlips = 0.85;

// Short words that stand for themselves.
constexpr std::string_view kShortWords[] = {
    "dan", "di",  "ke", "ada", "ini", "itu", "per", "via", "tim", "hal", "bis", "dll", "dsb",
    "dst", "dr",  "no", "jam", "ia",  "rw",  "rt",  "kab", "kec", "kel", "cap", "isi", "tgl",
    "thn", "bln", "hr", "mnt", "atk", "sop", "dpa", "rka", "spj", "ttd", "wib", "ya",  "x",
    "s",   "d",   "a",  "b",   "c",   "i",   "ii",  "iii", "iv",  "v",   "nya", "pns", "asn",
    "sk",  "uu",  "pp", "min", "max", "utk", "dgn", "yg",  "dg",  "dlm", "pd",  "tk",  "th"};

// Indonesian affixes. "me" and "pe" take on the sound of the root: menyusun has the root susun.
constexpr std::string_view kPrefixes[] = {
    "",    "me",   "mem",   "men",  "meng", "menge", "meny",  "pe",     "pem",
    "pen", "peng", "penge", "peny", "per",  "di",    "diper", "memper", "ber",
    "be",  "ter",  "ke",    "se",   "pel",  "bel",   "keber", "keter",  "berke"};
constexpr std::string_view kSuffixes[] = {"",   "kan",   "an",     "i",    "nya",   "lah",
                                          "ku", "annya", "kannya", "inya", "kanlah"};
constexpr std::string_view kOtherForms[] = {"", "an", "kan", "i"};

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// First letter that the root lost behind these prefixes.
std::string_view lost_letter(std::string_view prefix) {
  if (prefix == "mem" || prefix == "pem") return "p";
  if (prefix == "men" || prefix == "pen") return "t";
  if (prefix == "meng" || prefix == "peng") return "k";
  if (prefix == "meny" || prefix == "peny") return "s";
  return {};
}

bool has_known_form(const std::string& root, const Lexicon& lexicon) {
  if (root.size() < kShortestRoot) return false;
  return std::any_of(std::begin(kOtherForms), std::end(kOtherForms), [&](std::string_view end) {
    return is_known_word(root + std::string(end), lexicon);
  });
}

// Whether `word` can be the end of a word that broke at the cell's edge.
bool is_fragment(std::string_view word) {
  const bool is_bare = !word.empty() && is_lower(word.front()) && is_lower(word.back());
  if (is_bare && word.size() > kLongestFragment) return false;
  const std::string_view bare = bare_word(word);
  return !bare.empty() && bare.size() <= kLongestFragment &&
         std::all_of(bare.begin(), bare.end(), is_lower) && !contains(kShortWords, bare);
}

std::string with_joined_words(std::string_view text, const Lexicon& lexicon) {
  const std::vector<std::string_view> words = split_words(text);
  if (std::none_of(words.begin(), words.end(), is_fragment)) return std::string(text);
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string word(words[i]);
    if (i + 1 < words.size() && is_fragment(words[i + 1])) {
      const std::string both = word + ' ' + std::string(words[i + 1]);
      std::string one = join_broken_words(both, lexicon);
      if (one.find(' ') == std::string::npos) {
        word = std::move(one);
        ++i;
      }
    }
    if (!joined.empty()) joined += ' ';
    joined += word;
  }
  return joined;
}

bool is_lower_word(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), is_lower);
}

bool is_word(const std::string& key, const Lexicon& lexicon) {
  return lexicon.words().contains(key) || contains(kShortWords, key) || dictionary_knows(key) ||
         is_form_of_known_word(key, lexicon);
}

// Whether two neighbours are the halves of one word that a narrow cell has broken: the whole is a
// word, one of them is none. Authors write "di" and "ke" apart from their verbs.
bool are_halves(std::string_view first, std::string_view second, const Lexicon& lexicon) {
  const std::string after(bare_word(second));
  if (!is_lower_word(after) || second.front() != after.front()) return false;
  std::string before(first);
  if (before.front() >= 'A' && before.front() <= 'Z') before.front() += 'a' - 'A';
  if (!is_lower_word(before) || before == "di" || before == "ke") return false;
  const std::string whole = before + after;
  if (lexicon.words().contains(before) && lexicon.words().contains(after)) return false;
  if (!lexicon.words().contains(whole) && !dictionary_knows(whole)) return false;
  const int words = (is_word(before, lexicon) ? 1 : 0) + (is_word(after, lexicon) ? 1 : 0);
  return words == 0 ? whole.size() > kLongestFragment
                    : words == 1 && whole.size() >= kShortestHalved;
}

std::string with_joined_halves(const std::string& text, const Lexicon& lexicon) {
  const std::vector<std::string_view> words = split_words(text);
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!joined.empty()) joined += ' ';
    joined += words[i];
    if (i + 1 < words.size() && are_halves(words[i], words[i + 1], lexicon)) joined += words[++i];
  }
  return joined;
}

// "Lampiran1" is a word with its number, not a misread one.
bool ends_in_number(const SpellingRepair& repair) {
  return is_digit(repair.from.back()) && repair.from.size() > repair.to.size();
}

bool is_certain(const SpellingRepair& repair, const Lexicon& lexicon) {
  const double slips = (1 - repair.confidence) * static_cast<double>(fold(repair.from).size());
  if (slips > kMostSlips) return false;
  return !ends_in_number(repair) && !is_form_of_known_word(repair.from, lexicon);
}

std::string with_mended_letters(std::string_view text, std::string_view path, TextOrigin origin,
                                const Lexicon& lexicon, Trail& trail) {
  std::string mended(text);
  std::size_t from = 0;
  for (const std::string_view printed : split_words(text)) {
    const std::string_view word = bare_word(printed);
    if (word.size() < kShortestMended) continue;
    const auto repair = repair_word(word, origin, lexicon);
    if (!repair || !is_certain(*repair, lexicon)) continue;
    const std::size_t at = mended.find(repair->from, from);
    if (at == std::string::npos) continue;
    mended.replace(at, repair->from.size(), repair->to);
    from = at + repair->to.size();
    trail.changed(path, repair->from, repair->to, "text.misread_word", {repair->confidence});
    trail.found("text.suspect_word", path,
                in_quotes(repair->from) + " is probably " + in_quotes(repair->to) + ".");
  }
  return mended;
}

}  // namespace

std::string_view bare_word(std::string_view word) {
  constexpr std::string_view kMarks = ".,;:()\"'/-";
  while (!word.empty() && kMarks.find(word.front()) != std::string_view::npos) {
    word.remove_prefix(1);
  }
  while (!word.empty() && kMarks.find(word.back()) != std::string_view::npos) {
    word.remove_suffix(1);
  }
  return word;
}

bool is_form_of_known_word(std::string_view word, const Lexicon& lexicon) {
  const std::string key = fold(word);
  for (const std::string_view prefix : kPrefixes) {
    if (key.rfind(prefix, 0) != 0) continue;
    for (const std::string_view suffix : kSuffixes) {
      if (prefix.size() + suffix.size() >= key.size() || !key.ends_with(suffix)) continue;
      const std::string root =
          key.substr(prefix.size(), key.size() - prefix.size() - suffix.size());
      const std::string_view lost = lost_letter(prefix);
      if (has_known_form(root, lexicon)) return true;
      if (!lost.empty() && has_known_form(std::string(lost) + root, lexicon)) return true;
    }
  }
  return false;
}

std::string repaired_text(std::string_view text, std::string_view path, TextOrigin origin,
                          const Lexicon& lexicon, Trail& trail) {
  std::string joined = with_joined_halves(with_joined_words(text, lexicon), lexicon);
  trail.changed(path, text, joined, "text.broken_word");
  if (origin == TextOrigin::kDigital || joined.size() > kLongestMended) return joined;
  return with_mended_letters(joined, path, origin, lexicon, trail);
}

}  // namespace baku
