// How alike two texts are, after light normalization. All functions but comparable() take texts
// that went through it.
#pragma once

#include <string>
#include <string_view>

namespace baku {

// What evaluation compares: without case, spaces collapsed, punctuation at the end dropped,
// compatibility characters of Latin text (no-break space, ligatures, superscripts, fractions,
// full-width forms) replaced by plain ones. Quotes and dashes keep their kind. Stands in for NFKC
// and case folding, which agree with it on Indonesian text. Invalid UTF-8 becomes U+FFFD.
std::string comparable(std::string_view text);

// 1 - edit distance / longer length, in code points; 0 where the lengths alone put it below 0.5.
double text_likeness(std::string_view a, std::string_view b);

// ANLS: likeness, 0 below 0.5. Two blank texts are alike, a blank one and another are not.
double soft_likeness(std::string_view a, std::string_view b);

// soft_likeness for aligning: 0 for blank texts; texts without common trigrams are passed over.
double quick_likeness(std::string_view a, std::string_view b);

// Dice coefficient of the trigrams: 2 x common / all.
double trigram_likeness(std::string_view a, std::string_view b);

}  // namespace baku
