#include <nlohmann/json.hpp>
#include <optional>

#include "corpus/gold.h"
#include "corpus/score_record.h"
#include "schema/record_json.h"

namespace baku {
namespace {

using Json = nlohmann::json;

constexpr int kRounds = 4;         // one choice may open another; more rounds never helped
constexpr double kBetter = 1e-12;  // a difference below is rounding

// Which reading of each alternative is taken; nullopt: gold's own.
using Choice = std::vector<std::optional<std::size_t>>;

Json parsed_json(const std::string& text) { return Json::parse(text, nullptr, false); }

// The value at a JSON Pointer; nullptr where it leads nowhere.
const Json* value_at(const Json& json, const std::string& pointer) {
  try {
    const Json::json_pointer parsed(pointer);
    return json.contains(parsed) ? &json.at(parsed) : nullptr;
  } catch (const Json::exception&) {
    return nullptr;
  }
}

// Puts the value at the path; an object is merged into an object. Leaves the record as it is where
// the path leads nowhere.
void put(Json& record, const std::string& path, const Json& value) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return;
  const Json* found = value_at(record, path.substr(0, slash));
  if (found == nullptr) return;
  const bool leads_on = found->is_object() || value_at(record, path) != nullptr;
  if (!leads_on) return;
  Json& place = record[Json::json_pointer(path)];
  if (place.is_object() && value.is_object()) {
    place.update(value);
  } else {
    place = value;
  }
}

class Settling {
 public:
  Settling(const GoldRecord& gold, const SopRecord& predicted)
      : gold_(gold), predicted_(predicted), json_(parsed_json(gold.json)) {}

  SopRecord run() {
    Choice choice(gold_.alternatives.size());
    double best = worth(gold_.record);
    for (int round = 0; round < kRounds && best < 1; ++round) {
      const Choice before = choice;
      for (std::size_t i = 0; i < choice.size(); ++i) best = improve(choice, i, best);
      if (choice == before) break;
    }
    return built(choice).value_or(gold_.record);
  }

 private:
  double improve(Choice& choice, std::size_t i, double best) const {
    const std::size_t readings = gold_.alternatives[i].also_right.size();
    for (std::size_t reading = 0; reading <= readings; ++reading) {
      Choice other = choice;
      other[i] = reading == 0 ? std::nullopt : std::optional(reading - 1);
      if (other == choice) continue;
      const auto record = built(other);
      const double found = record ? worth(*record) : 0;
      if (found <= best + kBetter) continue;
      best = found;
      choice = other;
    }
    return best;
  }

  [[nodiscard]] double worth(const SopRecord& gold) const {
    const auto score = score_record(gold, gold_.plants, predicted_);
    return main_figures(score.tally).overall.value_or(0);
  }

  // nullopt where an alternative makes no record of it.
  [[nodiscard]] std::optional<SopRecord> built(const Choice& choice) const {
    Json json = json_;
    for (std::size_t i = 0; i < choice.size(); ++i) {
      const Alternative& alternative = gold_.alternatives[i];
      if (choice[i]) put(json, alternative.path, parsed_json(alternative.also_right[*choice[i]]));
    }
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    auto record = record_from_json(text, Completeness::kPartial);
    if (!record) return std::nullopt;
    return std::move(*record);
  }

  const GoldRecord& gold_;
  const SopRecord& predicted_;
  Json json_;
};

}  // namespace

SopRecord settled(const GoldRecord& gold, const SopRecord& predicted) {
  if (gold.alternatives.empty()) return gold.record;
  return Settling(gold, predicted).run();
}

}  // namespace baku
