#include "registry/store/open_database.h"

#include <string_view>

#include "registry/store/postgres_database.h"
#include "registry/store/sqlite_database.h"

namespace baku {

Result<std::unique_ptr<Database>> open_database(const std::string& url, OpenMode mode) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (url.empty()) return fail(ErrorCode::kUsage, "a registry needs a path or a URL");
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    return open_postgres(url);
  }
  if (url.starts_with(kSqlite)) return open_sqlite(url.substr(kSqlite.size()), mode);
  if (url.find("://") != std::string::npos) {
    return fail(ErrorCode::kUsage, "a registry is a path, sqlite:PATH or postgresql://...: " + url);
  }
  return open_sqlite(url, mode);
}

}  // namespace baku
