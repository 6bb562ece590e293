// What the commands have in common that read a registry.
#pragma once

#include <string>

#include "app/arguments.h"
#include "base/result.h"
#include "registry/store/registry.h"

namespace baku {

// --registry; where it is not given, the environment variable BAKU_REGISTRY.
void add_registry_argument(Arguments& arguments, std::string& url);

// The registry that the arguments or the environment name. Errors: kUsage where neither does, and
// those of Registry::open.
Result<Registry> open_registry(const std::string& url, OpenMode mode = OpenMode::kExisting);

// `url` for messages and for the registry itself: without a password.
std::string without_password(const std::string& url);

// The time of now as a registry keeps it: "2026-11-21T17:30:00Z".
std::string utc_now();

}  // namespace baku
