#include <utility>

#include "normalize/item_splitting.h"
#include "normalize/rules.h"
#include "normalize/values.h"

namespace baku {
namespace {

void normalize_list(std::span<const Printed> printed, ItemSplitting splitting,
                    std::string_view path, std::vector<std::string>& items, Trail& trail) {
  for (const Printed& entry : printed) {
    for (std::string& piece : split_items(entry.text, splitting)) {
      std::string item = item_value(piece);
      if (item.empty()) continue;
      trail.read_at(pointer(path, items.size()), entry);
      items.push_back(std::move(item));
    }
  }
}

}  // namespace

void normalize_lists(const RawSop& raw, const Lexicon& /*lexicon*/, SopRecord& record,
                     Trail& trail) {
  // Text dumps lose the line breaks between items; elsewhere the paper's lines have told them
  // apart already.
  const bool dump = raw.origin == TextOrigin::kText;
  const ItemSplitting plain = dump ? ItemSplitting::kAtCapitals : ItemSplitting::kAtMarks;
  const ItemSplitting titles = dump ? ItemSplitting::kAtSopTitles : ItemSplitting::kAtMarks;
  normalize_list(raw.qualifications, plain, "/qualifications", record.qualifications, trail);
  normalize_list(raw.related_sops, titles, "/related_sops", record.related_sops, trail);
  normalize_list(raw.equipment, plain, "/equipment", record.equipment, trail);
  normalize_list(raw.warnings, ItemSplitting::kAtMarks, "/warnings", record.warnings, trail);
  normalize_list(raw.record_keeping, plain, "/record_keeping", record.record_keeping, trail);
}

}  // namespace baku
