// Whether defects that were put into a document on purpose were reported or mended.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "corpus/flow_keys.h"
#include "corpus/gold.h"
#include "corpus/tally.h"
#include "schema/sop_record.h"

namespace baku {

// For the lists of the record ("steps"): which item of the prediction belongs to which of gold.
using PathMaps = std::map<std::string, IndexMap>;

struct PlantScore {
  Tally tally;
  std::size_t explained = 0;  // findings of the prediction that a plant accounts for
  std::vector<std::string> notes;
};

// A plant is caught by a finding whose code begins with the expected one, at its path, above or
// below it; or by the right value at its path. Without a prediction nothing is caught.
PlantScore score_plants(std::span<const Plant> plants, const SopRecord* predicted,
                        const PathMaps& maps);

}  // namespace baku
