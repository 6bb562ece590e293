#include "normalize/item_splitting.h"

#include <algorithm>
#include <array>
#include <optional>

#include "normalize/text.h"

namespace baku {
namespace {

constexpr std::string_view kBullets[] = {"\u2022", "\u25CF", "\u25CB", "\u25AA", "\u25A0", "\u25A1",
                                         "\u25C6", "\u25E6", "\u25BA", "\u27A2", "\u27A4", "\u2713",
                                         "\u2714", "\u221A", "\u00B7", "\u2023", "\u2605", "*"};

// Words that hold on to the word behind them.
constexpr std::string_view kConnectors[] = {
    "dan",    "atau",    "serta",   "dengan",    "di",    "dari",     "ke",       "kepada",
    "untuk",  "oleh",    "yang",    "pada",      "atas",  "tentang",  "bidang",   "tugas",
    "fungsi", "secara",  "sebagai", "bagi",      "dalam", "antara",   "aplikasi", "sesuai",
    "sistem", "program", "uraian",  "pokok",     "sop",   "berbasis", "melalui",  "per",
    "tim",    "unit",    "lingkup", "lingkungan"};

// Of them those that hold a name, but never a new sentence: "program Mengetahui" are two items.
constexpr std::string_view kNouns[] = {"bidang", "tugas",   "fungsi",    "aplikasi", "sistem",
                                       "uraian", "pokok",   "program",   "sop",      "tim",
                                       "unit",   "lingkup", "lingkungan"};

// Open a sentence behind the last item of a list.
constexpr std::string_view kSentenceStarts[] = {"Setiap", "Semua", "Seluruh", "Apabila", "Jika"};

// Equipment of one word, after which the next item begins.
constexpr std::string_view kSingleItems[] = {
    "Komputer", "Printer",   "Laptop",   "Scanner", "ATK",       "Telepon", "Kamera",
    "Internet", "Proyektor", "Notebook", "Mesin",   "Ekspedisi", "Kertas"};

// Names of bodies and places: a capital that begins no item.
constexpr std::string_view kNameStarts[] = {
    "Sekretariat", "Dinas",     "Badan",      "Inspektorat", "Kecamatan", "Kelurahan", "Kabupaten",
    "Kota",        "Provinsi",  "Pemerintah", "Daerah",      "Bupati",    "Gubernur",  "Kepala",
    "Negara",      "Indonesia", "Republik",   "Camat",       "Lurah",     "Wali",      "Bappeda",
    "Microsoft",   "Office",    "Excel",      "Word",        "Windows",   "Internet",  "Puskesmas",
    "Renstra",     "Desa",      "Satuan",     "Kantor",      "Bagian",    "Subbagian", "Bidang"};

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t'; }

// Byte offsets at which items begin, and how long the mark there is.
struct Boundary {
  std::size_t at = 0;
  std::size_t mark = 0;
};

bool at_word_start(std::string_view text, std::size_t at) {
  return at == 0 || is_space(text[at - 1]);
}

// Where words begin that no brackets enclose. An open bracket that never closes encloses nothing.
std::vector<std::size_t> words_outside_brackets(std::string_view text) {
  std::vector<std::size_t> all;
  std::vector<std::size_t> outside;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ')' && depth > 0) --depth;
    if (at_word_start(text, i)) {
      all.push_back(i);
      if (depth == 0) outside.push_back(i);
    }
    if (text[i] == '(') ++depth;
  }
  return depth > 0 ? all : outside;
}

// The mark of item `ordinal` at `at`: "2." or "2)" before a letter; its length, or 0.
std::size_t number_mark(std::string_view text, std::size_t at, int ordinal) {
  if (!is_digit(text[at])) return 0;
  const std::string digits = std::to_string(ordinal);
  if (text.substr(at, digits.size()) != digits) return 0;
  std::size_t end = at + digits.size();
  if (end >= text.size() || (text[end] != '.' && text[end] != ')')) return 0;
  ++end;
  if (end < text.size() && is_digit(text[end])) return 0;
  while (end < text.size() && is_space(text[end])) ++end;
  return end - at;
}

std::size_t letter_mark(std::string_view text, std::size_t at, int ordinal) {
  if (ordinal > 26 || text[at] != static_cast<char>('a' + ordinal - 1)) return 0;
  std::size_t end = at + 1;
  if (end >= text.size() || (text[end] != '.' && text[end] != ')')) return 0;
  ++end;
  if (end >= text.size() || !is_space(text[end])) return 0;
  while (end < text.size() && is_space(text[end])) ++end;
  return end - at;
}

// Marks in unbroken sequence, from the first or, where reading has taken that off, the second.
template <class Mark>
std::vector<Boundary> sequence(std::string_view text, const std::vector<std::size_t>& starts,
                               Mark mark) {
  std::vector<Boundary> found;
  int next = mark(text, 0, 1) > 0 ? 1 : 2;
  if (next == 2) found.push_back({0, 0});
  for (const std::size_t at : starts) {
    const std::size_t size = mark(text, at, next);
    if (size == 0) continue;
    found.push_back({at, size});
    ++next;
  }
  if (found.size() < 2) found.clear();
  return found;
}

std::size_t bullet_at(std::string_view text, std::size_t at) {
  if (is_lower(text[at]) || is_upper(text[at]) || is_digit(text[at])) return 0;
  for (const std::string_view bullet : kBullets) {
    if (text.substr(at, bullet.size()) == bullet) return bullet.size();
  }
  return 0;
}

std::vector<Boundary> bullets(std::string_view text, const std::vector<std::size_t>& starts) {
  std::vector<Boundary> found;
  for (const std::size_t at : starts) {
    const std::size_t size = bullet_at(text, at);
    if (size > 0) found.push_back({at, size});
  }
  if (!found.empty() && found.front().at != 0) found.insert(found.begin(), {0, 0});
  return found.size() < 2 ? std::vector<Boundary>{} : found;
}

std::size_t dash_at(std::string_view text, std::size_t at) {
  for (const std::string_view dash : {"-", "\u2013", "\u2014"}) {
    if (text.substr(at, dash.size()) == dash && at + dash.size() < text.size() &&
        is_space(text[at + dash.size()])) {
      return dash.size() + 1;
    }
  }
  return 0;
}

// " - " before a capital or a number; "masing - masing" and "2019 - 2024" are one piece.
std::vector<Boundary> dashes(std::string_view text, const std::vector<std::size_t>& starts) {
  std::vector<Boundary> found;
  for (const std::size_t at : starts) {
    const std::size_t size = dash_at(text, at);
    if (size == 0 || at + size >= text.size()) continue;
    if (at == 0 || is_upper(text[at + size])) found.push_back({at, size});
  }
  if (!found.empty() && found.front().at != 0) found.insert(found.begin(), {0, 0});
  return found.size() < 2 ? std::vector<Boundary>{} : found;
}

bool parts_are_sentences(std::string_view text, const std::vector<Boundary>& found) {
  constexpr std::ptrdiff_t kFewestBlanks = 4;  // of a sentence
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t end = i + 1 < found.size() ? found[i + 1].at : text.size();
    const std::string_view part = trimmed(text.substr(found[i].at, end - found[i].at));
    if (std::count(part.begin(), part.end(), ' ') < kFewestBlanks) return false;
  }
  return true;
}

std::vector<Boundary> marks(std::string_view text, const std::vector<std::size_t>& starts,
                            ItemSplitting splitting) {
  std::vector<Boundary> found = sequence(text, starts, number_mark);
  if (found.empty()) found = sequence(text, starts, letter_mark);
  if (found.empty()) found = bullets(text, starts);
  const bool dashed = splitting == ItemSplitting::kAtCapitals || dash_at(text, 0) > 0;
  if (found.empty() && dashed) found = dashes(text, starts);
  if (found.empty() && splitting == ItemSplitting::kAtSentences) {
    found = dashes(text, starts);
    if (!parts_are_sentences(text, found)) found.clear();
  }
  return found;
}

std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !is_space(text[end])) ++end;
  return text.substr(at, end - at);
}

std::string_view word_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && is_space(text[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && !is_space(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

std::vector<Boundary> sop_titles(std::string_view text, const std::vector<std::size_t>& starts) {
  std::vector<Boundary> found = {{0, 0}};
  for (const std::size_t at : starts) {
    if (at == 0 || word_at(text, at) != "SOP") continue;
    const std::string before = lower_case(word_before(text, at));
    if (!contains(kConnectors, before)) found.push_back({at, 0});
  }
  return found.size() < 2 ? std::vector<Boundary>{} : found;
}

// "Komputer"; a digit may stand where a letter was misread ("K0mputer").
bool is_capitalized(std::string_view word) {
  if (word.size() <= 2 || !is_upper(word[0])) return false;
  return is_lower(word[1]) || (is_digit(word[1]) && is_lower(word[2]));
}

// "Memiliki", "Menguasai", "Mengetahui", "Berpengalaman".
bool is_verb(std::string_view word) {
  static constexpr std::string_view kNotVerbs[] = {"Menengah", "Menteri", "Mekanisme", "Metode",
                                                   "Berita",   "Berkas",  "Berkala",   "Bersama"};
  if (contains(kNotVerbs, word)) return false;
  const bool form = word.substr(0, 2) == "Me" || word.substr(0, 3) == "Ber";
  return form && word.size() > 5;
}

bool begins_item(std::string_view text, std::size_t at) {
  const std::string_view word = word_at(text, at);
  const std::string_view before = word_before(text, at);
  if (before.empty() || !is_capitalized(word)) return false;
  if (before.back() == ',' || before.back() == '&' || before.back() == '/') return false;
  // A word written twice ends one item and begins the next: "... program Program kerja".
  if (lower_case(word) == before) return true;
  if (contains(kConnectors, lower_case(before))) {
    return contains(kNouns, before) && (is_verb(word) || contains(kSingleItems, word));
  }
  if (is_verb(word)) return true;
  if (contains(kNameStarts, word)) return false;
  return is_lower(before.front()) || contains(kSingleItems, before);
}

std::vector<Boundary> capitals(std::string_view text, const std::vector<std::size_t>& starts) {
  std::vector<Boundary> found = {{0, 0}};
  for (const std::size_t at : starts) {
    if (at > 0 && begins_item(text, at)) found.push_back({at, 0});
  }
  return found.size() < 2 ? std::vector<Boundary>{} : found;
}

// "... paraf Setiap tahap didokumentasikan": where a sentence begins behind the text of an item.
std::size_t closing_sentence(std::string_view text) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (!at_word_start(text, at) || !contains(kSentenceStarts, word_at(text, at))) continue;
    const std::string_view before = word_before(text, at);
    const bool ends = !before.empty() && (is_lower(before.back()) || before.back() == ')');
    if (ends && !contains(kConnectors, lower_case(before))) return at;
  }
  return text.size();
}

}  // namespace

std::vector<std::string> split_items(std::string_view text, ItemSplitting splitting) {
  text = trimmed(text);
  if (text.empty()) return {};
  const std::vector<std::size_t> starts = words_outside_brackets(text);
  std::vector<Boundary> found = marks(text, starts, splitting);
  if (found.empty() && splitting == ItemSplitting::kAtSopTitles) found = sop_titles(text, starts);
  if (found.empty() && splitting == ItemSplitting::kAtCapitals) found = capitals(text, starts);
  if (found.empty()) found.push_back({0, 0});

  std::vector<std::string> items;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::size_t begin = found[i].at + found[i].mark;
    const std::size_t end = i + 1 < found.size() ? found[i + 1].at : text.size();
    const std::string_view piece = trimmed(text.substr(begin, end - begin));
    if (!piece.empty()) items.emplace_back(piece);
  }
  const bool marked = items.size() > 1 || found.front().mark > 0;
  if (splitting == ItemSplitting::kAtCapitals && marked && !items.empty()) {
    const std::size_t at = closing_sentence(items.back());
    if (at < items.back().size()) {
      std::string sentence = items.back().substr(at);
      items.back().resize(at);
      while (is_space(items.back().back())) items.back().pop_back();
      items.push_back(std::move(sentence));
    }
  }
  return items;
}

}  // namespace baku
