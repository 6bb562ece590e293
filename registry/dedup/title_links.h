// Keterkaitan: titles that records name, and the records that they name.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "registry/dedup/features.h"

namespace baku {

// An entry under Keterkaitan and the records that it names.
struct TitleLink {
  std::uint32_t from = 0;
  std::size_t entry = 0;          // place in RecordFeatures::related
  std::vector<std::uint32_t> to;  // records of that title, ascending; empty: unresolved
  bool same_office = false;       // `to` holds only records of the same office
};

struct TitleLinkSettings {
  std::size_t most_targets = 20;  // records that one entry is linked to
};

// Links of all records, in their order. Where records of the same office have the title, only they
// are linked. An entry does not name its own record.
std::vector<TitleLink> link_titles(std::span<const RecordFeatures> records,
                                   const TitleLinkSettings& settings = {});

}  // namespace baku
