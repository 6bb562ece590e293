// A registry in a PostgreSQL database.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "registry/store/database.h"

namespace baku {

// `url` as libpq takes it: postgresql://USER@HOST/NAME; a password is better kept in ~/.pgpass.
// Errors: kUnavailable (no such server or database, or it refuses), and those of Database.
Result<std::unique_ptr<Database>> open_postgres(const std::string& url);

}  // namespace baku
