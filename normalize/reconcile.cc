#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "normalize/lexicon.h"
#include "normalize/rules.h"
#include "normalize/signature.h"
#include "normalize/text.h"

namespace baku {
namespace {

// Weights of the evidence for a spelling (one clean reading in the approver's cell is 1).
struct WitnessWeights {
  double cell = 1.0;       // the cell "Disahkan oleh" of the identity sheet
  double block = 1.5;      // the typed block under the table, usually cleaner
  double plausible = 2.0;  // all words known as names; in part for a part of them
};
constexpr WitnessWeights kWeights;

// One reading of an official's name.
struct Witness {
  std::size_t record = 0;
  PersonName person;
  std::string printed;
  double weight = 0;
};

using WitnessesByNip = std::map<std::string, std::vector<Witness>>;

void add_witness(const SignatureBlock& block, std::size_t record, double weight,
                 WitnessesByNip& witnesses) {
  if (!block.nip || !block.nip->is_valid() || block.person.name.empty()) return;
  witnesses[block.nip->digits].push_back({record, block.person, block.printed_name, weight});
}

struct Spelling {
  PersonName person;  // of the first witness
  double score = 0;
};

// The spelling with the most weight behind it; plausibility counts once.
PersonName best_spelling(const std::vector<Witness>& witnesses, const Lexicon& lexicon) {
  std::map<std::string, Spelling> spellings;
  for (const Witness& witness : witnesses) {
    auto [at, is_new] = spellings.try_emplace(fold(witness.person.name));
    if (is_new) {
      at->second.person = witness.person;
      at->second.score = kWeights.plausible * name_plausibility(witness.person.name, lexicon);
    }
    at->second.score += witness.weight;
  }
  const auto best = std::max_element(
      spellings.begin(), spellings.end(),
      [](const auto& left, const auto& right) { return left.second.score < right.second.score; });
  return best->second.person;
}

// The degrees before the name that have the most weight behind them; "DR." (which of the two the
// capitals hide) counts for nothing beside a reading that tells.
std::vector<std::string> best_degrees_before(const std::vector<Witness>& witnesses) {
  std::map<std::vector<std::string>, double> weights;
  for (const Witness& witness : witnesses) {
    const auto& degrees = witness.person.degrees_before;
    const bool is_open = std::find(degrees.begin(), degrees.end(), "DR.") != degrees.end();
    weights[degrees] += is_open ? 0 : witness.weight;
  }
  return std::max_element(
             weights.begin(), weights.end(),
             [](const auto& left, const auto& right) { return left.second < right.second; })
      ->first;
}

std::string all_readings(const std::vector<Witness>& witnesses) {
  std::vector<std::string> seen;
  std::string readings;
  for (const Witness& witness : witnesses) {
    if (std::find(seen.begin(), seen.end(), witness.printed) != seen.end()) continue;
    seen.push_back(witness.printed);
    if (!readings.empty()) readings += ", ";
    readings += "\"" + witness.printed + "\"";
  }
  return readings;
}

bool differ(const std::vector<Witness>& witnesses) {
  const std::string first = fold(witnesses.front().person.name);
  return std::any_of(witnesses.begin(), witnesses.end(),
                     [&](const Witness& witness) { return fold(witness.person.name) != first; });
}

int witnesses_of(const PersonName& person, const std::vector<Witness>& witnesses) {
  const std::string name = fold(person.name);
  return static_cast<int>(
      std::count_if(witnesses.begin(), witnesses.end(),
                    [&](const Witness& witness) { return fold(witness.person.name) == name; }));
}

void settle(const std::string& nip, const std::vector<Witness>& witnesses, const Lexicon& lexicon,
            std::span<SopRecord> records) {
  const bool has_conflict = differ(witnesses);
  const PersonName best = best_spelling(witnesses, lexicon);
  const std::vector<std::string> degrees_before = best_degrees_before(witnesses);
  for (const Witness& witness : witnesses) {
    SopRecord& record = records[witness.record];
    Trail trail(record);
    if (has_conflict) {
      trail.found(
          "person.name_conflict", "/approval/name",
          "One NIP (" + nip + ") under several spellings: " + all_readings(witnesses) + ".");
    }
    if (record.approval.nip != nip || !record.approval.name) continue;
    if (fold(*record.approval.name) != fold(best.name)) {
      const Grounds grounds = {1, witnesses_of(best, witnesses)};
      trail.changed("/approval/name", *record.approval.name, best.name, "person.same_nip", grounds);
      record.approval.name = best.name;
    }
    record.approval.degrees_before = degrees_before;
  }
}

}  // namespace

void reconcile_people(std::span<const Signatures> signatures, const Lexicon& lexicon,
                      std::span<SopRecord> records) {
  WitnessesByNip witnesses;
  for (std::size_t i = 0; i < signatures.size() && i < records.size(); ++i) {
    add_witness(signatures[i].cell, i, kWeights.cell, witnesses);
    add_witness(signatures[i].below, i, kWeights.block, witnesses);
  }
  for (const auto& [nip, own] : witnesses) settle(nip, own, lexicon, records);
}

}  // namespace baku
