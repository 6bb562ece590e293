#include "ingest/sop/turn_back.h"

#include <vector>

namespace baku {
namespace {

class TurningBack {
 public:
  explicit TurningBack(std::span<const PageTurn> turns) : turns_(turns) {}

  void operator()(Printed& printed) const {
    if (const PageTurn* turn = turn_of(printed.page, turns_)) {
      printed.box = as_displayed(printed.box, *turn);
    }
  }

  void operator()(std::vector<Printed>& list) const {
    for (Printed& printed : list) (*this)(printed);
  }

  void operator()(RawStep& step) const {
    for (Printed* printed : {&step.number, &step.activity, &step.requirements, &step.duration,
                             &step.output, &step.note}) {
      (*this)(*printed);
    }
  }

  void operator()(RawWorksheet& sheet) const {
    for (Printed* printed : {&sheet.title, &sheet.kind, &sheet.product_owner, &sheet.activity_owner,
                             &sheet.scope, &sheet.first_step, &sheet.last_step}) {
      (*this)(*printed);
    }
    (*this)(sheet.main_steps);
  }

  void operator()(RawSop& sop) const {
    for (Printed* printed :
         {&sop.title, &sop.heading, &sop.number, &sop.date_created, &sop.date_revised,
          &sop.date_effective, &sop.actor_group, &sop.duration_header}) {
      (*this)(*printed);
    }
    for (auto* list : {&sop.letterhead, &sop.approval.lines, &sop.signature.lines, &sop.legal_basis,
                       &sop.qualifications, &sop.related_sops, &sop.equipment, &sop.warnings,
                       &sop.record_keeping}) {
      (*this)(*list);
    }
    for (RawActor& actor : sop.actors) (*this)(actor.label);
    for (RawStep& step : sop.steps) (*this)(step);
    for (RawNode& node : sop.nodes) (*this)(node.mark);
    for (RawEdge& edge : sop.edges) (*this)(edge.label);
    (*this)(sop.worksheet);
  }

 private:
  std::span<const PageTurn> turns_;
};

}  // namespace

void turn_back(std::span<RawSop> sops, std::span<const PageTurn> turns) {
  if (turns.empty()) return;
  const TurningBack turning(turns);
  for (RawSop& sop : sops) turning(sop);
}

}  // namespace baku
