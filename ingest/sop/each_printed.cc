#include "ingest/sop/each_printed.h"

#include <vector>

namespace baku {
namespace {

class Visitor {
 public:
  explicit Visitor(const std::function<void(Printed&)>& visit) : visit_(visit) {}

  void operator()(std::vector<Printed>& list) const {
    for (Printed& printed : list) visit_(printed);
  }

  void operator()(RawStep& step) const {
    for (Printed* printed : {&step.number, &step.activity, &step.requirements, &step.duration,
                             &step.output, &step.note}) {
      visit_(*printed);
    }
  }

  void operator()(RawWorksheet& sheet) const {
    for (Printed* printed : {&sheet.title, &sheet.kind, &sheet.product_owner, &sheet.activity_owner,
                             &sheet.scope, &sheet.first_step, &sheet.last_step}) {
      visit_(*printed);
    }
    (*this)(sheet.main_steps);
  }

  void operator()(RawSop& sop) const {
    for (Printed* printed :
         {&sop.title, &sop.heading, &sop.number, &sop.date_created, &sop.date_revised,
          &sop.date_effective, &sop.actor_group, &sop.duration_header}) {
      visit_(*printed);
    }
    for (auto* list : {&sop.letterhead, &sop.approval.lines, &sop.signature.lines, &sop.legal_basis,
                       &sop.qualifications, &sop.related_sops, &sop.equipment, &sop.warnings,
                       &sop.record_keeping}) {
      (*this)(*list);
    }
    for (RawActor& actor : sop.actors) visit_(actor.label);
    for (RawStep& step : sop.steps) (*this)(step);
    for (RawNode& node : sop.nodes) visit_(node.mark);
    for (RawArrow& arrow : sop.arrows) visit_(arrow.mark);
    for (RawEdge& edge : sop.edges) visit_(edge.label);
    (*this)(sop.worksheet);
  }

 private:
  const std::function<void(Printed&)>& visit_;
};

}  // namespace

void for_each_printed(RawSop& sop, const std::function<void(Printed&)>& visit) {
  Visitor{visit}(sop);
}

}  // namespace baku
