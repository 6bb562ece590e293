#pragma once

#include <optional>
#include <string>

namespace baku {

// A figure with three decimals, "-" for none. `value` is not negative.
std::string decimals(std::optional<double> value);

}  // namespace baku
