// The feed: every change of every record, numbered without gaps in the order of the commits. A
// reader that keeps the last cursor it has worked off gets each change once, and may ask again.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "registry/store/registry.h"

namespace baku {

struct FeedChange {
  std::int64_t cursor = 0;  // 1, 2, ...
  std::string record_id;
  std::int64_t version = 0;  // of the record: 1, 2, ...
  std::string content_hash;  // SHA-256 of `record`; empty for a deletion
  std::string record;        // compact JSON; empty for a deletion
  bool superseded = false;   // a later change of the same record is in the registry
  [[nodiscard]] bool deletes() const { return content_hash.empty(); }
};

// At most `limit` changes after `cursor`, in order. Errors: kUsage where `cursor` is beyond the
// last change (it is of another registry), and those of Registry.
Result<std::vector<FeedChange>> changes_since(Registry& registry, std::int64_t cursor, int limit);

// The current state of a record as its last change. Errors: kNotFound, and those of Registry.
Result<FeedChange> last_change_of(Registry& registry, const std::string& record_id);

// 0 where nothing ever changed.
Result<std::int64_t> last_cursor(Registry& registry);

// A change as one line of JSON, without a line break: cursor, op (upsert or delete), record_id,
// version, content_hash and record (both null for a deletion).
std::string feed_line(const FeedChange& change);

}  // namespace baku
