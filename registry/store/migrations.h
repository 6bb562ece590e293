// The layout of a registry, and how an older one becomes it: migrations/N.sql leads from layout
// N - 1 to N, with what only one database needs in N_sqlite.sql and N_postgresql.sql.
#pragma once

#include "base/result.h"
#include "registry/store/database.h"
#include "registry/store/registry.h"

namespace baku {

// Brings the registry to the newest layout, in one transaction. Errors: kNotFound (no registry
// there, and `mode` makes none), kUnsupported (made by a newer Baku), and those of Database.
Result<void> migrate(Database& database, OpenMode mode);

}  // namespace baku
