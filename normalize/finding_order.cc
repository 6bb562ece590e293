#include "normalize/finding_order.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

#include "normalize/text.h"

namespace baku {
namespace {

constexpr std::string_view kFields[] = {
    "title",          "sop_number",     "dates",        "organization", "approval",
    "legal_basis",    "qualifications", "related_sops", "equipment",    "warnings",
    "record_keeping", "actors",         "steps",        "flow",         "worksheet"};

std::size_t place_of(std::string_view field) {
  return static_cast<std::size_t>(std::find(std::begin(kFields), std::end(kFields), field) -
                                  std::begin(kFields));
}

// Numbers before names, numbers by value.
int compare_segments(std::string_view left, std::string_view right) {
  int left_number = -1;
  int right_number = -1;
  std::from_chars(left.data(), left.data() + left.size(), left_number);
  std::from_chars(right.data(), right.data() + right.size(), right_number);
  if (left_number >= 0 && right_number >= 0) return left_number - right_number;
  return left.compare(right);
}

bool comes_before(const Finding& left, const Finding& right) {
  const std::vector<std::string_view> left_path = split_at(left.path, '/');
  const std::vector<std::string_view> right_path = split_at(right.path, '/');
  for (std::size_t i = 1; i < std::min(left_path.size(), right_path.size()); ++i) {
    if (left_path[i] == right_path[i]) continue;
    if (i == 1) return place_of(left_path[i]) < place_of(right_path[i]);
    return compare_segments(left_path[i], right_path[i]) < 0;
  }
  return left_path.size() < right_path.size();
}

}  // namespace

void sort_findings(SopRecord& record) {
  std::stable_sort(record.findings.begin(), record.findings.end(), comes_before);
}

}  // namespace baku
