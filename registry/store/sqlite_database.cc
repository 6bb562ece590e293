#include "registry/store/sqlite_database.h"

#include <fcntl.h>
#include <sqlite3.h>

#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "base/descriptor.h"

namespace baku {
namespace {

constexpr int kBusyMilliseconds = 30000;
constexpr std::uintmax_t kHeadOfDatabase = 100;      // bytes
constexpr off_t kBeyondContent = off_t{1} << 62U;    // where nobody else locks the file
constexpr std::int64_t kApplicationId = 0x42616B75;  // "Baku"; migrations/1_sqlite.sql sets it

struct ConnectionDeleter {
  void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
};
using ConnectionHandle = std::unique_ptr<sqlite3, ConnectionDeleter>;

struct StatementDeleter {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, StatementDeleter>;

Error error_of(sqlite3* connection, const std::string& path) {
  const int code = sqlite3_extended_errcode(connection);
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return {ErrorCode::kWrite, "the disk that holds the registry " + path + " is full", 0};
    case SQLITE_IOERR:
      return {ErrorCode::kWrite,
              "input/output error at the registry " + path + " (SQLite " + std::to_string(code) +
                  "); check the disk",
              0};
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return {ErrorCode::kWrite, "the registry " + path + " cannot be written: read-only", 0};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kWrite, "the registry " + path + " or its log cannot be opened", 0};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return {ErrorCode::kUnavailable,
              "the registry " + path + " is locked by another process; try again later", 0};
    case SQLITE_NOTADB: return {ErrorCode::kMalformed, path + " is not a registry", 0};
    case SQLITE_CORRUPT:
      return {ErrorCode::kMalformed,
              "the registry " + path + " is damaged; restore it from a backup", 0};
    case SQLITE_NOMEM:
    case SQLITE_TOOBIG: return {ErrorCode::kLimit, "not enough memory for the registry " + path, 0};
    default:
      return {ErrorCode::kInternal, "the registry " + path + ": " + sqlite3_errmsg(connection), 0};
  }
}

SqlValue value_of(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: return {};
    case SQLITE_INTEGER: return sqlite3_column_int64(statement, column);
    default: {
      const void* bytes = sqlite3_column_blob(statement, column);
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
    }
  }
}

class SqliteDatabase : public Database {
 public:
  SqliteDatabase(ConnectionHandle connection, std::string path)
      : connection_(std::move(connection)), path_(std::move(path)) {}

  [[nodiscard]] Dialect dialect() const override { return Dialect::kSqlite; }
  [[nodiscard]] std::string name() const override { return path_; }

  Result<std::vector<Row>> query(std::string_view sql,
                                 std::span<const SqlValue> parameters) override {
    BAKU_TRY(sqlite3_stmt* const statement, prepared(sql));
    auto rows = run(statement, parameters);
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return rows;
  }

  Result<void> script(const std::string& sql) override {
    if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
      return failed();
    }
    return {};
  }

  Result<void> begin(Access access) override {
    return script(access == Access::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
  }

  Result<void> commit() override { return script("COMMIT"); }

  Result<bool> try_lock(std::int64_t number) override {
    if (!lock_.valid()) lock_ = Descriptor(::open(path_.c_str(), O_RDWR | O_CLOEXEC));
    if (!lock_.valid())
      return fail(ErrorCode::kWrite, "the registry " + path_ + " cannot be locked");
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = kBeyondContent + number;
    lock.l_len = 1;
    return ::fcntl(lock_.get(), F_OFD_SETLK, &lock) == 0;
  }

  void rollback() override {
    // After some failures SQLite has rolled back by itself.
    if (sqlite3_get_autocommit(connection_.get()) == 0) {
      sqlite3_exec(connection_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    }
  }

 private:
  tl::unexpected<Error> failed() { return tl::unexpected(error_of(connection_.get(), path_)); }

  Result<sqlite3_stmt*> prepared(std::string_view sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return known->second.get();
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) {
      return failed();
    }
    statements_.emplace(sql, StatementHandle(statement));
    return statement;
  }

  Result<void> bind(sqlite3_stmt* statement, std::span<const SqlValue> parameters) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const std::string name = "$" + std::to_string(i + 1);
      const int place = sqlite3_bind_parameter_index(statement, name.c_str());
      int code = SQLITE_OK;
      if (const auto* text = std::get_if<std::string>(&parameters[i])) {
        code = sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
      } else if (const auto* number = std::get_if<std::int64_t>(&parameters[i])) {
        code = sqlite3_bind_int64(statement, place, *number);
      }
      if (code != SQLITE_OK) return failed();
    }
    return {};
  }

  Result<std::vector<Row>> run(sqlite3_stmt* statement, std::span<const SqlValue> parameters) {
    if (auto bound = bind(statement, parameters); !bound) {
      return tl::unexpected(std::move(bound).error());
    }
    std::vector<Row> rows;
    int code = sqlite3_step(statement);
    for (; code == SQLITE_ROW; code = sqlite3_step(statement)) {
      Row& row = rows.emplace_back();
      const int columns = sqlite3_data_count(statement);
      for (int i = 0; i < columns; ++i) row.values.push_back(value_of(statement, i));
    }
    if (code != SQLITE_DONE) return failed();
    return rows;
  }

  // Closed after the connection: closing any descriptor of the file drops SQLite's own locks.
  Descriptor lock_;
  ConnectionHandle connection_;
  std::string path_;
  std::map<std::string, StatementHandle, std::less<>> statements_;
};

// Says so before anything is changed where the file is a database of somebody else.
Result<void> check_owner(Database& database) {
  BAKU_TRY(const auto id, database.query("PRAGMA application_id", {}));
  BAKU_TRY(const auto tables, database.query("SELECT count(*) FROM sqlite_schema", {}));
  const std::int64_t owner = id.empty() ? 0 : id.front().integer(0);
  const bool empty = owner == 0 && tables.front().integer(0) == 0;
  if (owner == kApplicationId || empty) return {};
  return fail(ErrorCode::kMalformed, database.name() + " is not a registry");
}

}  // namespace

Result<std::unique_ptr<Database>> open_sqlite(const std::string& path, OpenMode mode,
                                              const std::string& file_system) {
  // SQLite would take a file of some bytes for an empty database, and write over it.
  std::error_code none;
  const auto size = std::filesystem::file_size(path, none);
  if (!none && size > 0 && size < kHeadOfDatabase) {
    return fail(ErrorCode::kMalformed, path + " is not a registry");
  }
  sqlite3* raw = nullptr;
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE;
  if (mode == OpenMode::kCreate) flags |= SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags,
                                   file_system.empty() ? nullptr : file_system.c_str());
  ConnectionHandle connection(raw);
  if (code != SQLITE_OK) {
    if ((code & 0xFF) == SQLITE_CANTOPEN) {
      return fail(ErrorCode::kNotFound, "the registry " + path + " cannot be opened");
    }
    return tl::unexpected(error_of(raw, path));
  }
  sqlite3_busy_timeout(raw, kBusyMilliseconds);
  sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  auto database = std::make_unique<SqliteDatabase>(std::move(connection), path);
  if (const auto owned = check_owner(*database); !owned) return tl::unexpected(owned.error());
  const auto set_up = database->script(
      "PRAGMA trusted_schema = OFF; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
      "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;");
  if (!set_up) return tl::unexpected(set_up.error());
  return database;
}

}  // namespace baku
