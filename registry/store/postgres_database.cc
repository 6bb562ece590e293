#include "registry/store/postgres_database.h"

#include <charconv>
#include <map>
#include <pqxx/pqxx>
#include <utility>

namespace baku {
namespace {

constexpr pqxx::oid kInt8 = 20;
constexpr pqxx::oid kInt2 = 21;
constexpr pqxx::oid kInt4 = 23;

// The classes of SQLSTATE that say more than "a defect".
Error error_of(const std::string& state, const std::string& what, const std::string& name) {
  const std::string kind = state.substr(0, 2);
  if (state == "53100") {
    return {ErrorCode::kWrite, "the disk that holds the registry " + name + " is full", 0};
  }
  if (kind == "58" || state == "25006" || kind == "42" || kind == "28") {
    return {ErrorCode::kWrite, "the registry " + name + " refuses: " + what, 0};
  }
  if (state == "55P03" || kind == "40") {
    return {ErrorCode::kUnavailable,
            "the registry " + name + " is locked by another process; try again later", 0};
  }
  if (kind == "53" || kind == "57" || kind == "08") {
    return {ErrorCode::kUnavailable, "the registry " + name + " does not answer: " + what, 0};
  }
  if (kind == "XX") {
    return {ErrorCode::kMalformed, "the registry " + name + " is damaged: " + what, 0};
  }
  return {ErrorCode::kInternal, "the registry " + name + ": " + what, 0};
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

// Runs `work`, whatever it throws becomes an Error.
template <class Work>
auto guarded(const std::string& name, const Work& work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const pqxx::broken_connection& error) {
    return fail(ErrorCode::kUnavailable,
                "the registry " + name + " does not answer: " + first_line(error.what()));
  } catch (const pqxx::sql_error& error) {
    return tl::unexpected(error_of(error.sqlstate(), first_line(error.what()), name));
  } catch (const std::exception& error) {
    return fail(ErrorCode::kInternal, "the registry " + name + ": " + first_line(error.what()));
  }
}

SqlValue value_of(const pqxx::field& field) {
  if (field.is_null()) return {};
  const pqxx::oid type = field.type();
  const std::string_view text(field.c_str(), field.size());
  if (type != kInt8 && type != kInt4 && type != kInt2) return std::string(text);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The parameters as text; nullptr is null. `numbers` owns the texts of the integers.
std::vector<const char*> as_text(std::span<const SqlValue> parameters,
                                 std::vector<std::string>& numbers) {
  numbers.reserve(parameters.size());
  std::vector<const char*> texts;
  for (const SqlValue& parameter : parameters) {
    if (const auto* text = std::get_if<std::string>(&parameter)) {
      texts.push_back(text->c_str());
    } else if (const auto* number = std::get_if<std::int64_t>(&parameter)) {
      texts.push_back(numbers.emplace_back(std::to_string(*number)).c_str());
    } else {
      texts.push_back(nullptr);
    }
  }
  return texts;
}

class PostgresDatabase : public Database {
 public:
  PostgresDatabase(std::unique_ptr<pqxx::connection> connection, std::string name)
      : connection_(std::move(connection)), name_(std::move(name)) {}

  [[nodiscard]] Dialect dialect() const override { return Dialect::kPostgresql; }
  [[nodiscard]] std::string name() const override { return name_; }

  Result<std::vector<Row>> query(std::string_view sql,
                                 std::span<const SqlValue> parameters) override {
    return guarded(name_, [&] {
      const std::string& statement = prepared(sql);
      std::vector<std::string> numbers;
      const std::vector<const char*> texts = as_text(parameters, numbers);
      pqxx::nontransaction session(*connection_);
      const pqxx::result answer =
          session.exec_prepared(statement, pqxx::prepare::make_dynamic_params(texts));
      std::vector<Row> rows;
      rows.reserve(answer.size());
      for (const auto& row : answer) {
        Row& copy = rows.emplace_back();
        for (const auto& field : row) copy.values.push_back(value_of(field));
      }
      return rows;
    });
  }

  Result<void> script(const std::string& sql) override {
    return guarded(name_, [&] { pqxx::nontransaction(*connection_).exec(sql); });
  }

  Result<void> begin(Access access) override {
    auto begun = script(access == Access::kWrite
                            ? "BEGIN"
                            : "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    open_ = begun.has_value();
    return begun;
  }

  Result<void> commit() override {
    auto committed = script("COMMIT");
    if (committed) open_ = false;
    return committed;
  }

  Result<bool> try_lock(std::int64_t number) override {
    const SqlValue key = number;
    BAKU_TRY(const auto rows, query("SELECT pg_try_advisory_lock($1)::int", {&key, 1}));
    return rows.front().integer(0) != 0;
  }

  void rollback() override {
    if (!open_) return;
    open_ = false;
    // What cannot be rolled back has no connection, and then the server does it.
    [[maybe_unused]] const auto ignored = script("ROLLBACK");
  }

 private:
  const std::string& prepared(std::string_view sql) {
    const auto known = statements_.find(sql);
    if (known != statements_.end()) return known->second;
    std::string statement = "s" + std::to_string(statements_.size());
    connection_->prepare(statement, std::string(sql));
    return statements_.emplace(sql, std::move(statement)).first->second;
  }

  std::unique_ptr<pqxx::connection> connection_;
  std::string name_;
  std::map<std::string, std::string, std::less<>> statements_;
  bool open_ = false;
};

std::string name_of(pqxx::connection& connection) {
  const char* host = connection.hostname();
  return std::string(connection.dbname()) + " at " + (host != nullptr ? host : "this machine");
}

}  // namespace

Result<std::unique_ptr<Database>> open_postgres(const std::string& url) {
  try {
    auto connection = std::make_unique<pqxx::connection>(url);
    std::string name = name_of(*connection);
    auto database = std::make_unique<PostgresDatabase>(std::move(connection), std::move(name));
    const auto set_up = database->script(
        "SET client_min_messages = warning; SET lock_timeout = '30s'; SET "
        "standard_conforming_strings "
        "= on; SET client_encoding = 'UTF8'");
    if (!set_up) return tl::unexpected(set_up.error());
    return database;
  } catch (const std::exception& error) {
    return fail(ErrorCode::kUnavailable,
                "the PostgreSQL server refuses: " + first_line(error.what()));
  }
}

}  // namespace baku
