// Provinces, regencies, cities and districts by name, with the home ministry's codes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

class Lexicon;

struct RegionMatch {
  Region region;         // the name in title case, with its kind in front; a code if it is known
  bool is_known = true;  // in the lexicon
  bool is_exact = true;  // letter for letter; else one or two letters were wrong
  std::string printed;   // the words it was read from, with the kind
  std::string before;    // the text before and after them, trimmed
  std::string after;
};

// The first province, regency or city in `text` that stands behind the word for its kind
// (Kabupaten, Kab., Pemkab, Kota, Provinsi, Prop., ...). The longest name that fits is taken:
// "Banggai" never stands for "Banggai Kepulauan", nor for "Balangan". An unknown name behind
// "Kabupaten" or "Provinsi" comes back without a code.
std::optional<RegionMatch> find_region(std::string_view text, const Lexicon& lexicon);

// The region whose head a post names: "Bupati Banggai", "Wali Kota Palu", "Gubernur Sulawesi
// Tengah". Known regions only.
std::optional<Region> region_of_head(std::string_view post, const Lexicon& lexicon);

// "Aceh" in "Pemerintah Aceh": a province named without its kind.
std::optional<Region> province_named(std::string_view name, const Lexicon& lexicon);

// The regency or city with that code ("72.01").
std::optional<Region> region_with_code(std::string_view code, const Lexicon& lexicon);

// Codes of all districts of that name, in any case: "72.01.15".
std::vector<std::string_view> district_codes(std::string_view name, const Lexicon& lexicon);

// How many of the first `words` are the longest name of a district; 0 if they begin with none.
std::size_t district_name_length(const std::vector<std::string_view>& words,
                                 const Lexicon& lexicon);

}  // namespace baku
