// The header of a step table in a dump: labels over the wrong columns are put over the right ones.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/dump/blocks.h"

namespace baku {

// Grid columns of the actors.
struct ActorColumns {
  int first = 0;
  int end = 0;  // one behind the last
};

struct HeaderDamage {
  std::string code;     // "table.header_shifted", "table.label_missing"
  std::string message;  // of its finding
  std::string from;     // labels as they stood, parted by " | "
  std::string to;
  std::string rule;
  float confidence = 1;
};

struct StepHeaderReport {
  int header_row = 0;
  int body_row = 0;
  ActorColumns actors;
  std::vector<HeaderDamage> damage;
};

// Finds the header of a step table and looks at the cells below it: the column of durations fixes
// "Waktu"; documents stand left of it, results right of it. Where the labels disagree (a span one
// too small moves all labels behind it by one, a label at the edge is cut off, a wrong one stands
// over the documents) they are laid out anew in their order; a header that agrees keeps its labels.
// In tables without spans the group labels get the spans that their columns have.
// Nothing, and no change, where there is no such header.
std::optional<StepHeaderReport> mend_step_header(DumpTable& table);

}  // namespace baku
