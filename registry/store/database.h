// The seam to a database: what SQLite and PostgreSQL have in common. SQL is written once, with the
// parameters $1, $2, ...; values never become part of the text of a statement.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"

namespace baku {

// null, an integer, or UTF-8 text without NUL (storable_text).
using SqlValue = std::variant<std::monostate, std::int64_t, std::string>;

struct Row {
  std::vector<SqlValue> values;

  [[nodiscard]] bool is_null(std::size_t column) const;
  [[nodiscard]] std::int64_t integer(std::size_t column) const;  // 0 for null
  [[nodiscard]] std::string text(std::size_t column) const;      // empty for null
};

enum class Dialect : std::uint8_t { kSqlite, kPostgresql };

enum class Access : std::uint8_t {
  kRead,   // one state of the database, whatever others commit meanwhile
  kWrite,  // excludes other writers from the first change of the feed on (SQLite: at once)
};

// Errors of all functions: kWrite (disk full, read-only, input/output error), kUnavailable (locked,
// connection lost), kMalformed (damaged, or not a database), kLimit (memory), kInternal (a
// statement that the database does not take).
class Database {
 public:
  virtual ~Database() = default;

  [[nodiscard]] virtual Dialect dialect() const = 0;
  // For messages: a path, or the server and the database without the password.
  [[nodiscard]] virtual std::string name() const = 0;

  // Runs one statement, which stays prepared; all rows of its answer.
  virtual Result<std::vector<Row>> query(std::string_view sql,
                                         std::span<const SqlValue> parameters) = 0;
  // Runs a text of statements without parameters.
  virtual Result<void> script(const std::string& sql) = 0;

  virtual Result<void> begin(Access access) = 0;
  virtual Result<void> commit() = 0;
  virtual void rollback() = 0;  // does nothing where no transaction is open

  // Takes the lock of that number, which one connection can hold until it is closed. False where
  // another one has it.
  virtual Result<bool> try_lock(std::int64_t number) = 0;

  // Runs one statement that gives no rows.
  Result<void> execute(std::string_view sql, std::initializer_list<SqlValue> parameters = {});
  Result<std::vector<Row>> query(std::string_view sql,
                                 std::initializer_list<SqlValue> parameters = {});
};

// A transaction that is rolled back unless it was committed.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database, Access access);
  Transaction(Transaction&& other) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}

  Database* database_;  // nullptr once it is over
};

// `text` as both databases take it: invalid UTF-8 and NUL become U+FFFD.
std::string storable_text(std::string_view text);

}  // namespace baku
