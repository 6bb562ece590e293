// The database that a registry's URL names.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "registry/store/database.h"
#include "registry/store/registry.h"

namespace baku {

// As Registry::open, without looking at the layout.
Result<std::unique_ptr<Database>> open_database(const std::string& url, OpenMode mode);

}  // namespace baku
