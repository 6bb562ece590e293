// One record as rows: its version, and what is derived of it for lists and searches.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "registry/store/database.h"
#include "registry/store/registry.h"
#include "schema/sop_record.h"

namespace baku {

// A record of a document as the registry has it.
struct StoredSop {
  std::int64_t sop_id = 0;
  std::string record_id;
  std::int64_t version = 0;
  std::string content_hash;
  bool deleted = false;
};

// Where changes come from.
struct ChangeSource {
  RunId run = 0;
  std::string pipeline;
};

Result<std::vector<StoredSop>> stored_sops(Database& database, const std::string& sha256);

enum class Change : std::uint8_t { kAdded, kChanged, kUnchanged };

// Writes `record` as the next version of `stored` (nullptr: a record that is new here), unless it
// is what stands there. Inside a transaction.
Result<Change> store_record(Database& database, const ChangeSource& source, const SopRecord& record,
                            const StoredSop* stored);

// Writes a version without content. Inside a transaction.
Result<void> delete_record(Database& database, const ChangeSource& source, const StoredSop& stored);

}  // namespace baku
