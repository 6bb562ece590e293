#include "corpus/decimals.h"

#include <cmath>

namespace baku {

std::string decimals(std::optional<double> value) {
  if (!value) return "-";
  const auto thousandths = std::lround(*value * 1000);
  std::string digits = std::to_string(thousandths % 1000);
  digits.insert(0, 3 - digits.size(), '0');
  return std::to_string(thousandths / 1000) + "." + digits;
}

}  // namespace baku
