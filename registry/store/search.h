// Full-text search over the current records: titles, offices, actors and steps.
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

struct SearchHit {
  std::string record_id;
  std::string title;
  std::string unit;
  std::string government;
  std::string path;  // of the document, one of its places
  int ordinal = 1;
};

// Records with every word of `words` (each may go on: "disposisi" finds "disposisinya"), without
// regard to case. First those that have them in the title, then the others; among each the best
// first, by where and how often the words stand: the title counts most, then the office, the
// actors, the steps. Of words that hundreds of records have, the best of the first hundreds. On
// PostgreSQL with pg_trgm, titles of similar words where no record has all words. Errors: kUsage
// where there is no word in `words`, and those of Registry.
Result<std::vector<SearchHit>> search(Registry& registry, std::string_view words, int limit);

// What the search finds a record by. Inside the transaction that stores the record.
Result<void> put_words(Database& database, std::int64_t sop_id, const SopRecord& record);
Result<void> drop_words(Database& database, std::int64_t sop_id);

// The words of `text`: lower-case ASCII letters and digits, and whatever is not ASCII.
std::vector<std::string> words_of(std::string_view text);

}  // namespace baku
