#include "ingest/sop/turn_back.h"

#include "ingest/sop/each_printed.h"

namespace baku {

void turn_back(std::span<RawSop> sops, std::span<const PageTurn> turns) {
  if (turns.empty()) return;
  for (RawSop& sop : sops) {
    for_each_printed(sop, [turns](Printed& printed) {
      if (const PageTurn* turn = turn_of(printed.page, turns)) {
        printed.box = as_displayed(printed.box, *turn);
      }
    });
  }
}

}  // namespace baku
