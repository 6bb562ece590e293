// Checking a registry, and giving back what it does not need any more.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "registry/store/registry.h"

namespace baku {

// What is wrong, a sentence each; empty for a sound registry. Looks at the file itself (SQLite),
// at each version (its hash, its JSON, its number), at the numbers of the feed, and at what was
// derived of the records. Errors: those of Registry.
Result<std::vector<std::string>> verify(Registry& registry);

// The same inside a transaction that is open already.
Result<std::vector<std::string>> problems_of(Database& database);

// Drops offices and persons that no record names, and gives free space back. Keeps all versions.
Result<void> vacuum(Registry& registry);

}  // namespace baku
