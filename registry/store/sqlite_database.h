// A registry in one SQLite file: write-ahead log, flushed to the disk at each commit.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "registry/store/database.h"
#include "registry/store/registry.h"

namespace baku {

// `file_system` names the SQLite VFS; empty for the usual one. Errors: kNotFound (no file there, or
// its folder is not there), kMalformed (not a database), and those of Database.
Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, OpenMode mode,
                                              const std::string& file_system = "");

}  // namespace baku
