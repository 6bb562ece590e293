// Small SOP records for tests.
#pragma once

#include <string>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

struct StepOf {
  std::string activity;
  std::string actor;  // a canonical title; "" for none
  double minutes = 0;
};

inline SopRecord sop_of(const std::string& title, const std::vector<StepOf>& steps,
                        const std::string& id = "sop-a", const std::string& unit = "Dinas Sosial") {
  SopRecord record;
  record.record_id = id;
  record.source.file_name = id + ".pdf";
  record.source.sha256 = std::string(64, id.back());
  record.title = title;
  record.organization.unit = unit;
  record.organization.region = Region{"Kabupaten Poso", "kabupaten", "72.02"};
  for (const StepOf& of : steps) {
    Step step;
    step.activity = of.activity;
    if (of.minutes > 0) step.duration = Duration{"", {of.minutes}, DurationUnit::kMinute, {}};
    if (!of.actor.empty()) {
      std::size_t place = 0;
      while (place < record.actors.size() && record.actors[place].title != of.actor) ++place;
      if (place == record.actors.size()) {
        record.actors.push_back({"a" + std::to_string(place + 1), of.actor, of.actor, {}});
      }
      step.actors = {record.actors[place].id};
    }
    record.steps.push_back(std::move(step));
  }
  return record;
}

}  // namespace baku
