// List items that were printed, or read, as one paragraph.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baku {

enum class ItemSplitting : std::uint8_t {
  kAtMarks,      // numbers in sequence, letters in sequence, bullets, dashes
  kAtSentences,  // also dashes without one before the first item, where all items are sentences
  kAtSopTitles,  // also before each "SOP"
  kAtCapitals,   // also where a capital follows a small word, for text without line breaks
};

// The items of `text`, in order, without their marks; the whole text where it is one item. Never
// splits inside brackets.
std::vector<std::string> split_items(std::string_view text, ItemSplitting splitting);

}  // namespace baku
