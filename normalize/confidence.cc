#include "normalize/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace baku {
namespace {

struct RuleWeight {
  std::string_view rule;
  double weight;
};

constexpr double kGuess = 0.5;

// Every rule that changes a value. Rules about form alone stand higher than rules that take one
// field's word for another's.
constexpr std::array<RuleWeight, 19> kRuleWeights = {{
    {"actor.title", 0.95},
    {"approval.position", 0.95},
    {"date.misread", 0.9},
    {"duration.misread", 0.9},
    {"legal.misread_year", 0.9},
    {"legal.year_by_subject", 0.85},
    {"number.misread", 0.9},
    {"organization.abbreviation", 0.95},
    {"organization.region_of_district", 0.75},
    {"organization.region_of_post", 0.85},
    {"organization.region_spelling", 0.8},
    {"organization.unit_of_post", 0.85},
    {"person.gender_particle", 0.9},
    {"person.nip_digit", 0.85},
    {"person.rank_grade", 0.85},
    {"person.same_nip", 0.9},
    {"text.broken_word", 0.95},
    {"text.misread_word", 0.98},
    {"text.suspect_word", 0.98},
}};

// The confidence of the reading at `path` or above it. A value without evidence of its own
// ("/actors/0/title") counts as its row's first reading ("/actors/0/label").
double reading_at(const SopRecord& record, std::string_view path) {
  while (!path.empty()) {
    const auto at = record.evidence.find(std::string(path));
    if (at != record.evidence.end()) return at->second.confidence;
    path = path.substr(0, path.rfind('/'));
    const bool is_item = !path.empty() && path.back() >= '0' && path.back() <= '9';
    if (!is_item) continue;
    const std::string row = std::string(path) + '/';
    const auto below = record.evidence.lower_bound(row);
    if (below != record.evidence.end() && below->first.starts_with(row)) {
      return below->second.confidence;
    }
  }
  return 1;
}

}  // namespace

double rule_weight(std::string_view rule) {
  const auto found = std::find_if(kRuleWeights.begin(), kRuleWeights.end(),
                                  [rule](const RuleWeight& known) { return known.rule == rule; });
  return found == kRuleWeights.end() ? kGuess : found->weight;
}

double confidence_of(std::string_view rule, const Grounds& grounds) {
  const double wrong = std::pow(1 - rule_weight(rule), grounds.witnesses);
  return std::clamp(grounds.fit * (1 - wrong), 0.0, 1.0);
}

void weigh_by_reading(SopRecord& record) {
  for (Normalization& normalization : record.normalizations) {
    const double reading = std::clamp(reading_at(record, normalization.path), 0.0, 1.0);
    normalization.confidence *= reading;
  }
}

}  // namespace baku
