#include "ingest/pdf/rebuilt_end.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace baku {
namespace {

constexpr std::size_t kMostPages = 5000;
constexpr std::int64_t kMostObjects = 8388607;  // as the PDF standard allows

struct Reference {
  std::int64_t object = 0;
  std::int64_t generation = 0;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f'; }

// The number that ends at `end`, which becomes its first byte; -1 if there is none.
std::int64_t number_before(std::string_view bytes, std::size_t& end) {
  std::size_t begin = end;
  while (begin > 0 && is_digit(bytes[begin - 1])) --begin;
  if (begin == end || end - begin > 7) return -1;
  std::int64_t number = 0;
  for (const char c : bytes.substr(begin, end - begin)) number = 10 * number + (c - '0');
  end = begin;
  return number;
}

bool skip_blanks_before(std::string_view bytes, std::size_t& end) {
  const std::size_t before = end;
  while (end > 0 && is_blank(bytes[end - 1])) --end;
  return end < before;
}

// "12 0 obj": what stands before the keyword at `keyword`.
std::optional<Reference> reference_before(std::string_view bytes, std::size_t keyword) {
  std::size_t at = keyword;
  if (!skip_blanks_before(bytes, at)) return std::nullopt;
  const std::int64_t generation = number_before(bytes, at);
  if (generation < 0 || !skip_blanks_before(bytes, at)) return std::nullopt;
  const std::int64_t object = number_before(bytes, at);
  if (object < 1 || object > kMostObjects) return std::nullopt;
  return Reference{object, generation};
}

// Whether a dictionary holds `key` with this name as its value.
bool has_name(std::string_view dictionary, std::string_view key, std::string_view name) {
  for (std::size_t at = dictionary.find(key); at != dictionary.npos;
       at = dictionary.find(key, at + 1)) {
    std::size_t value = at + key.size();
    while (value < dictionary.size() && is_blank(dictionary[value])) ++value;
    if (!dictionary.substr(value).starts_with(name)) continue;
    const std::size_t end = value + name.size();
    const bool whole = end == dictionary.size() || is_blank(dictionary[end]) ||
                       std::string_view("/<>[]()").find(dictionary[end]) != std::string_view::npos;
    if (whole) return true;
  }
  return false;
}

struct FoundObjects {
  std::vector<Reference> pages;
  std::int64_t last = 0;  // highest number of an object
  bool encrypted = false;
};

void add_page(const Reference& page, std::vector<Reference>& pages) {
  const auto same = std::find_if(pages.begin(), pages.end(), [&page](const Reference& other) {
    return other.object == page.object;
  });
  if (same != pages.end()) {
    *same = page;  // written again by a later revision
  } else if (pages.size() < kMostPages) {
    pages.push_back(page);
  }
}

// Each object once, from its keyword to the next one: "endobj" where it is there in full.
FoundObjects find_objects(std::string_view bytes) {
  constexpr std::string_view kKeyword = "obj";
  FoundObjects found;
  std::optional<Reference> open;
  std::size_t begin = 0;
  for (std::size_t at = bytes.find(kKeyword); at != bytes.npos;
       at = bytes.find(kKeyword, at + kKeyword.size())) {
    if (open) {
      const std::string_view all = bytes.substr(begin, at - begin);
      const std::string_view dictionary = all.substr(0, all.find("stream"));
      if (has_name(dictionary, "/Filter", "/Standard")) found.encrypted = true;
      if (all.ends_with("end") && has_name(dictionary, "/Type", "/Page")) {
        add_page(*open, found.pages);
      }
    }
    open = reference_before(bytes, at);
    begin = at + kKeyword.size();
    if (open) found.last = std::max(found.last, open->object);
  }
  return found;
}

}  // namespace

std::optional<std::string> with_rebuilt_end(std::string_view bytes) {
  const FoundObjects found = find_objects(bytes);
  if (found.pages.empty() || found.encrypted || found.last + 2 > kMostObjects) return std::nullopt;
  const std::string tree = std::to_string(found.last + 1);
  const std::string root = std::to_string(found.last + 2);
  std::string rebuilt(bytes);
  rebuilt += "\nendstream\nendobj\n" + tree + " 0 obj\n<</Type/Pages/Count " +
             std::to_string(found.pages.size()) + "/Kids[";
  for (const Reference& page : found.pages) {
    rebuilt += std::to_string(page.object) + " " + std::to_string(page.generation) + " R ";
  }
  rebuilt += "]>>\nendobj\n" + root + " 0 obj\n<</Type/Catalog/Pages " + tree +
             " 0 R>>\nendobj\ntrailer\n<</Size " + std::to_string(found.last + 3) + "/Root " +
             root + " 0 R>>\nstartxref\n0\n%%EOF\n";
  return rebuilt;
}

}  // namespace baku
