// The labels of SOP documents, in every spelling that labels.txt lists, with tolerance for typing
// errors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baku {

enum class Label : std::uint8_t {
  kNumber,
  kRevisionCounter,  // "No. Revisi": a counter, not a date
  kPageCounter,
  kCreated,
  kRevised,
  kEffective,
  kApprovedBy,
  kPreparedBy,
  kTitle,
  kLegalBasis,
  kQualifications,
  kRelated,
  kEquipment,
  kWarnings,
  kRecordKeeping,
  kStepNumber,
  kActivity,
  kActors,     // over the role columns
  kStandards,  // "Mutu Baku", over requirements, duration and output
  kRequirements,
  kDuration,
  kOutput,
  kNote,
  kCost,
  kSheetTitle,
  kSheetKind,
  kSheetOwner,
  kSheetProductOwner,
  kSheetActivityOwner,
  kSheetScope,
  kFirstStep,
  kMainSteps,
  kLastStep,
};

// One spelling means different fields in different places ("Kegiatan").
enum class LabelSet : std::uint8_t { kIdentity, kTable, kWorksheet };

// Letters and digits of `text`, ASCII lower case; everything else is dropped.
std::string letters_of(std::string_view text);

// The label that the whole of `text` is, list mark ("a.", "3.") and colon apart.
std::optional<Label> match_label(std::string_view text, LabelSet set);

// A label at the start of a text, and what follows it.
struct LeadingLabel {
  Label label = Label::kTitle;
  std::string_view rest;  // behind the label and its colon, blanks trimmed; may be empty
  bool whole = false;     // the text is nothing but the label
};

// `text` starts with a label: it is nothing else, or a colon follows ("Nomor SOP : 12"), or, for
// labels that cannot be the start of their own value (number, dates, title), a blank.
std::optional<LeadingLabel> match_leading_label(std::string_view text, LabelSet set);

// Number of single-letter edits (insert, delete, replace, swap of neighbours) from `a` to `b`;
// `limit + 1` where it is more than `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace baku
