#include "registry/store/feed.h"

#include <utility>

#include "registry/store/database.h"
#include "schema/json_writer.h"

namespace baku {
namespace {

FeedChange change_of(Row& row) {
  FeedChange change;
  change.cursor = row.integer(0);
  change.record_id = row.text(1);
  change.version = row.integer(2);
  change.content_hash = row.text(3);
  if (auto* record = std::get_if<std::string>(&row.values[4])) change.record = std::move(*record);
  change.superseded = row.integer(5) != change.cursor;
  return change;
}

}  // namespace

Result<std::int64_t> last_cursor(Registry& registry) {
  BAKU_TRY(const auto rows, registry.database().query("SELECT cursor FROM registry"));
  return rows.front().integer(0);
}

Result<std::vector<FeedChange>> changes_since(Registry& registry, std::int64_t cursor, int limit) {
  BAKU_TRY(auto rows, registry.database().query(
                          "SELECT v.cursor, s.record_id, v.version, v.content_hash, v.record,"
                          " s.cursor FROM versions v JOIN sops s ON s.sop_id = v.sop_id"
                          " WHERE v.cursor > $1 ORDER BY v.cursor LIMIT $2",
                          {cursor, std::int64_t{limit}}));
  std::vector<FeedChange> changes;
  changes.reserve(rows.size());
  for (Row& row : rows) changes.push_back(change_of(row));
  if (!changes.empty()) return changes;
  BAKU_TRY(const std::int64_t last, last_cursor(registry));
  if (cursor <= last) return changes;
  return fail(ErrorCode::kUsage, "cursor " + std::to_string(cursor) +
                                     " is beyond the last change of this registry (" +
                                     std::to_string(last) + ")");
}

Result<FeedChange> last_change_of(Registry& registry, const std::string& record_id) {
  BAKU_TRY(auto rows, registry.database().query(
                          "SELECT v.cursor, s.record_id, v.version, v.content_hash, v.record,"
                          " s.cursor FROM sops s JOIN versions v ON v.cursor = s.cursor"
                          " WHERE s.record_id = $1",
                          {storable_text(record_id)}));
  if (rows.empty()) {
    return fail(ErrorCode::kNotFound, "there is no record " + record_id + " in the registry");
  }
  return change_of(rows.front());
}

std::string feed_line(const FeedChange& change) {
  JsonWriter line;
  line.begin_object();
  line.key("cursor");
  line.integer(change.cursor);
  line.key("op");
  line.string(change.deletes() ? "delete" : "upsert");
  line.key("record_id");
  line.string(change.record_id);
  line.key("version");
  line.integer(change.version);
  line.key("content_hash");
  if (change.deletes()) {
    line.null();
    line.key("record");
    line.null();
    line.end_object();
    return line.text();
  }
  line.string(change.content_hash);
  // The record is JSON already, byte for byte what its hash was made of.
  return line.text() + ",\"record\":" + change.record + "}";
}

}  // namespace baku
