// What the comparison of records keeps of a record: about 2 KB instead of the record itself.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

// Sorted hashes of the groups of three letters of a text's words, each word with a blank at both
// ends; a hash stands as often as its group.
using Grams = std::vector<std::uint16_t>;

Grams grams_of(std::string_view text);

// Dice coefficient: 2 x common / all; 0 where one is empty.
double gram_likeness(std::span<const std::uint16_t> a, std::span<const std::uint16_t> b);

// Who a record is and where it came from.
struct RecordName {
  std::string record_id;
  std::string file_name;
  int ordinal = 1;
  std::string sha256;
  bool operator==(const RecordName&) const = default;
};

struct TitleWord {
  std::string stem;
  bool office = false;  // stands in the record's own office or region: no part of the procedure
  bool names_matter =
      true;  // says what is done or to what; not how, when, or in which kind of office
};

// An entry under Keterkaitan.
struct RelatedTitle {
  std::string text;
  std::vector<TitleWord> words;
};

// A place in RecordFeatures::grams.
struct GramRange {
  std::uint32_t begin = 0;
  std::uint16_t activity = 0;  // groups of the activity, then
  std::uint16_t output = 0;    // those of the output
};

using Sketch = std::array<std::uint64_t, 8>;

// Bits that two sketches have in common.
int common_bits(const Sketch& a, const Sketch& b);

struct StepFeatures {
  GramRange grams;
  Sketch sketch{};          // a bit for each group of the activity, to tell fast
  int sketch_bits = 0;      // bits that are set
  float minutes = -1;       // expected length; below 0: none
  std::int16_t actor = -1;  // place among `actors` of the first actor
};

struct RecordFeatures {
  RecordName name;
  std::string title;                   // as in the record
  std::vector<TitleWord> title_words;  // that say which procedure it is
  std::vector<StepFeatures> steps;
  Grams grams;                            // of all steps
  std::vector<std::uint32_t> vocabulary;  // sorted hashes of the words of the steps
  std::vector<std::string> actors;        // canonical titles
  std::vector<std::uint32_t> citations;   // sorted hashes of (type, number, year)
  std::vector<std::uint32_t> shingles;    // sorted hashes of words that follow each other in steps
  std::vector<RelatedTitle> related;      // titles under Keterkaitan
  std::string number;                     // folded letters of the SOP number
  std::string created, revised, effective;  // as in the record; empty: none
  std::string region;                       // folded letters; the code where there is one
  std::string unit;                         // folded letters of its stems
  std::string sub_unit;
  std::string nip;
  std::string approver;       // folded letters
  std::string office_name;    // "Dinas Kesehatan, Kabupaten Banyumas": to show
  bool from_picture = false;  // read by character recognition: may be misread
  bool doubtful = false;      // has a finding of severity error
};

// The words of a title that say which procedure it is. All words where none would be left.
std::vector<TitleWord> title_words_of(std::string_view title, const Organization& organization);

// Features of one record. Records without record_id (gold records) get the file's name and ordinal.
RecordFeatures features_of(const SopRecord& record);

// Groups of the activity, or the output, of a step.
std::span<const std::uint16_t> activity_grams(const RecordFeatures& record,
                                              const StepFeatures& step);
std::span<const std::uint16_t> output_grams(const RecordFeatures& record, const StepFeatures& step);

}  // namespace baku
