#include "registry/store/database.h"

#include <utility>

#include "base/code_points.h"

namespace baku {

bool Row::is_null(std::size_t column) const {
  return std::holds_alternative<std::monostate>(values[column]);
}

std::int64_t Row::integer(std::size_t column) const {
  const auto* value = std::get_if<std::int64_t>(&values[column]);
  return value != nullptr ? *value : 0;
}

std::string Row::text(std::size_t column) const {
  const auto* value = std::get_if<std::string>(&values[column]);
  return value != nullptr ? *value : std::string();
}

Result<void> Database::execute(std::string_view sql, std::initializer_list<SqlValue> parameters) {
  BAKU_TRY([[maybe_unused]] const auto rows, query(sql, parameters));
  return {};
}

Result<std::vector<Row>> Database::query(std::string_view sql,
                                         std::initializer_list<SqlValue> parameters) {
  return query(sql, std::span<const SqlValue>(parameters.begin(), parameters.size()));
}

Result<Transaction> Transaction::begin(Database& database, Access access) {
  const auto begun = database.begin(access);
  if (!begun) return tl::unexpected(begun.error());
  return Transaction(database);
}

Transaction::Transaction(Transaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  if (database_ != nullptr) database_->rollback();
}

Result<void> Transaction::commit() {
  auto committed = database_->commit();
  if (committed) database_ = nullptr;
  return committed;
}

std::string storable_text(std::string_view text) {
  std::string storable;
  storable.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    append_utf8(storable, point.valid && point.value != 0 ? point.value : kReplacement);
    at += point.length;
  }
  return storable;
}

}  // namespace baku
