#include "registry/store/search.h"

#include <algorithm>
#include <utility>

namespace baku {
namespace {

constexpr std::size_t kMaxWords = 32;

// PostgreSQL keeps at most 1 MB of words, and positions up to 16,383.
constexpr std::size_t kMaxIndexedText = 200'000;  // bytes of one column

void add(std::string& column, std::string_view text) {
  for (const std::string& word : words_of(text)) {
    if (column.size() + word.size() >= kMaxIndexedText) return;
    if (!column.empty()) column += ' ';
    column += word;
  }
}

void add(std::string& column, const Text& text) {
  if (text) add(column, std::string_view(*text));
}

std::string office_words(const Organization& organization) {
  std::string column;
  add(column, organization.sub_unit);
  add(column, organization.unit);
  add(column, organization.government);
  return column;
}

std::string actor_words(const SopRecord& record) {
  std::string column;
  for (const Actor& actor : record.actors) add(column, std::string_view(actor.title));
  return column;
}

std::string step_words(const SopRecord& record) {
  std::string column;
  for (const Step& step : record.steps) {
    add(column, std::string_view(step.activity));
    add(column, step.requirements);
    add(column, step.output);
  }
  return column;
}

std::string title_words(const SopRecord& record) {
  std::string column;
  add(column, record.title);
  add(column, record.sop_number);
  return column;
}

constexpr std::string_view kHitColumns =
    "SELECT s.record_id, s.title, o.unit, o.government,"
    " (SELECT min(p.path) FROM paths p WHERE p.sha256 = s.sha256), s.ordinal FROM ";

// Where the words are looked for: titles first, as what they name is what was meant.
enum class Place : std::uint8_t { kTitle, kAnywhere };

// Of more matches than these only the first that come are ranked: ranking reads each of them, and
// words that stand in every record would take as long as there are records.
constexpr std::int64_t kMostRanked = 500;

std::string sqlite_search() {
  return std::string(kHitColumns) +
         "(SELECT rowid AS sop_id, bm25(record_words, 16.0, 6.0, 3.0, 1.0) AS score"
         " FROM record_words WHERE record_words MATCH $1 LIMIT $3) w"
         " JOIN sops s USING (sop_id) LEFT JOIN organizations o USING (organization_id)"
         " ORDER BY w.score, s.record_id LIMIT $2";
}

std::string postgres_search(Place place) {
  const std::string column = place == Place::kTitle ? "title" : "words";
  return std::string(kHitColumns) + "(SELECT sop_id, -ts_rank(words, to_tsquery('simple', $1))" +
         " AS score FROM (SELECT sop_id, words FROM record_words WHERE " + column +
         " @@ to_tsquery('simple', $1) LIMIT $3) f) w"
         " JOIN sops s USING (sop_id) LEFT JOIN organizations o USING (organization_id)"
         " ORDER BY w.score, s.record_id LIMIT $2";
}

std::vector<SearchHit> hits_of(const std::vector<Row>& rows) {
  std::vector<SearchHit> hits;
  hits.reserve(rows.size());
  for (const Row& row : rows) {
    hits.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4),
                    static_cast<int>(row.integer(5))});
  }
  return hits;
}

// The words are letters and digits only, so that nothing in them is a sign of the query language.
std::string query_of(const std::vector<std::string>& words, Dialect dialect, Place place) {
  std::string query;
  for (const std::string& word : words) {
    if (dialect == Dialect::kSqlite) {
      query += (query.empty() ? "\"" : " \"") + word + "\"*";
    } else {
      query += (query.empty() ? "'" : " & '") + word + "':*";
    }
  }
  const bool narrowed = dialect == Dialect::kSqlite && place == Place::kTitle;
  return narrowed ? "title : (" + query + ")" : query;
}

Result<std::vector<SearchHit>> search_for(Database& database, const std::string& query, Place place,
                                          std::int64_t limit) {
  const bool sqlite = database.dialect() == Dialect::kSqlite;
  BAKU_TRY(const auto rows, database.query(sqlite ? sqlite_search() : postgres_search(place),
                                           {query, limit, std::max(limit, kMostRanked)}));
  return hits_of(rows);
}

Result<std::vector<SearchHit>> search_in(Database& database, const std::vector<std::string>& words,
                                         Place place, std::int64_t limit) {
  return search_for(database, query_of(words, database.dialect(), place), place, limit);
}

Result<bool> knows_similarity(Database& database) {
  if (database.dialect() == Dialect::kSqlite) return false;
  BAKU_TRY(const auto rows,
           database.query("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'"));
  return rows.front().integer(0) > 0;
}

// The words of titles that are like this one, as a query for any of them; empty where none is.
Result<std::string> query_of_similar(Database& database, const std::string& word) {
  BAKU_TRY(const auto rows, database.query("SELECT word FROM title_words WHERE word % $1"
                                           " ORDER BY similarity(word, $1) DESC, word LIMIT 8",
                                           {word}));
  std::string query;
  for (const Row& row : rows) {
    const std::vector<std::string> alike = words_of(row.text(0));
    if (alike.size() == 1) query += (query.empty() ? "'" : " | '") + alike.front() + "'";
  }
  return query.empty() ? query : "(" + query + ")";
}

// Titles that have, for each word, one that is like it.
Result<std::vector<SearchHit>> search_similar(Database& database,
                                              const std::vector<std::string>& words,
                                              std::int64_t limit) {
  BAKU_TRY(const bool similar, knows_similarity(database));
  if (!similar) return std::vector<SearchHit>();
  std::string all;
  for (const std::string& word : words) {
    BAKU_TRY(const std::string query, query_of_similar(database, word));
    if (query.empty()) return std::vector<SearchHit>();
    all += (all.empty() ? "" : " & ") + query;
  }
  return search_for(database, all, Place::kTitle, limit);
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char byte : text) {
    const bool upper = byte >= 'A' && byte <= 'Z';
    const bool kept = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
                      static_cast<unsigned char>(byte) >= 0x80;
    if (upper || kept) {
      word += upper ? static_cast<char>(byte - 'A' + 'a') : byte;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

Result<std::vector<SearchHit>> search(Registry& registry, std::string_view words, int limit) {
  std::vector<std::string> wanted = words_of(storable_text(words));
  if (wanted.empty()) return fail(ErrorCode::kUsage, "there is no word to search for");
  if (wanted.size() > kMaxWords) wanted.resize(kMaxWords);
  Database& database = registry.database();
  BAKU_TRY(std::vector<SearchHit> hits, search_in(database, wanted, Place::kTitle, limit));
  const std::size_t titles = hits.size();
  if (titles < static_cast<std::size_t>(limit)) {
    BAKU_TRY(const auto others, search_in(database, wanted, Place::kAnywhere,
                                          std::int64_t{limit} + static_cast<std::int64_t>(titles)));
    for (const SearchHit& hit : others) {
      const bool known =
          std::any_of(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(titles),
                      [&](const SearchHit& title) { return title.record_id == hit.record_id; });
      if (!known && hits.size() < static_cast<std::size_t>(limit)) hits.push_back(hit);
    }
  }
  if (!hits.empty()) return hits;
  return search_similar(database, wanted, limit);
}

Result<void> put_words(Database& database, std::int64_t sop_id, const SopRecord& record) {
  const bool sqlite = database.dialect() == Dialect::kSqlite;
  const std::string_view sql =
      sqlite ? "INSERT INTO record_words (rowid, title, office, actors, steps)"
               " VALUES ($1, $2, $3, $4, $5)"
             : "INSERT INTO record_words (sop_id, title, words) VALUES ($1,"
               " to_tsvector('simple', $2), setweight(to_tsvector('simple', $2), 'A') ||"
               " setweight(to_tsvector('simple', $3), 'B') ||"
               " setweight(to_tsvector('simple', $4), 'C') || to_tsvector('simple', $5))";
  const std::string title = storable_text(title_words(record));
  auto put = database.execute(
      sql, {sop_id, title, storable_text(office_words(record.organization)),
            storable_text(actor_words(record)), storable_text(step_words(record))});
  if (sqlite || !put) return put;
  return database.execute(
      "INSERT INTO title_words SELECT DISTINCT word FROM unnest(string_to_array($1, ' ')) word"
      " WHERE word <> '' AND octet_length(word) <= 64 ORDER BY word ON CONFLICT DO NOTHING",
      {title});
}

Result<void> drop_words(Database& database, std::int64_t sop_id) {
  return database.execute(database.dialect() == Dialect::kSqlite
                              ? "DELETE FROM record_words WHERE rowid = $1"
                              : "DELETE FROM record_words WHERE sop_id = $1",
                          {sop_id});
}

}  // namespace baku
