// Figures that must not fall from one release to the next.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "corpus/evaluate.h"

namespace baku {

enum class Bound : std::uint8_t { kAtLeast, kAtMost };

struct Shortfall {
  std::string subset;           // "digital"
  std::string figure;           // "steps", "steps.duration"
  std::optional<double> value;  // nullopt: nothing was counted
  Bound bound = Bound::kAtLeast;
  double wanted = 0;
};

// The figures of `evaluation` that miss their threshold, in the order of the text; none if all are
// met. `thresholds` is JSON: {SUBSET: {FIGURE: NUMBER or {"at_most": NUMBER}}}; a figure is a main
// figure ("steps", "overall") or one of a group ("steps.duration"); a number is met from half a
// thousandth below. Errors: kMalformed for what is no such JSON, or names a subset or figure that
// does not exist: a misspelled threshold must not pass.
Result<std::vector<Shortfall>> compare(const Evaluation& evaluation, std::string_view thresholds);

// "digital steps.duration: 0.912, at least 0.950"
std::string to_text(const Shortfall& shortfall);

}  // namespace baku
