#include "registry/store/record_rows.h"

#include <utility>

#include "base/file.h"
#include "registry/store/search.h"
#include "schema/enum_names.h"
#include "schema/record_json.h"

namespace baku {
namespace {

SqlValue value_of(const Text& text) {
  if (!text) return {};
  return storable_text(*text);
}

SqlValue value_of(std::int64_t number) { return number; }

// Parts that cannot run into each other, as one text.
std::string joined(std::initializer_list<const Text*> parts) {
  std::string whole;
  for (const Text* part : parts) {
    whole += part->has_value() ? storable_text(**part) : std::string();
    whole += '\x1F';
  }
  return whole;
}

Result<SqlValue> id_of_organization(Database& database, const Organization& organization) {
  const Text region = organization.region ? Text(organization.region->name) : Text();
  const Text code = organization.region ? organization.region->code : Text();
  if (!organization.government && !organization.unit && !organization.sub_unit && !region) {
    return SqlValue();
  }
  const std::string identity = joined(
      {&organization.government, &organization.unit, &organization.sub_unit, &region, &code});
  BAKU_TRY(const auto rows,
           database.query("INSERT INTO organizations (identity, government, unit, sub_unit, region,"
                          " region_code) VALUES ($1, $2, $3, $4, $5, $6)"
                          " ON CONFLICT (identity) DO UPDATE SET unit = excluded.unit"
                          " RETURNING organization_id",
                          {identity, value_of(organization.government), value_of(organization.unit),
                           value_of(organization.sub_unit), value_of(region), value_of(code)}));
  return value_of(rows.front().integer(0));
}

Result<SqlValue> id_of_person(Database& database, const Approval& approval) {
  if (!approval.name && !approval.nip) return SqlValue();
  const std::string identity = approval.nip ? "nip " + storable_text(*approval.nip)
                                            : "name " + storable_text(*approval.name);
  BAKU_TRY(const auto rows,
           database.query("INSERT INTO persons (identity, name, nip) VALUES ($1, $2, $3)"
                          " ON CONFLICT (identity) DO UPDATE SET name ="
                          " coalesce(excluded.name, persons.name)"
                          " RETURNING person_id",
                          {identity, value_of(approval.name), value_of(approval.nip)}));
  return value_of(rows.front().integer(0));
}

Result<std::int64_t> next_cursor(Database& database) {
  BAKU_TRY(const auto rows,
           database.query("UPDATE registry SET cursor = cursor + 1 RETURNING cursor"));
  return rows.front().integer(0);
}

// The columns of `sops` that follow the content, from $1 on.
Result<std::vector<SqlValue>> content_columns(Database& database, const SopRecord& record,
                                              const std::string& hash, std::int64_t cursor,
                                              std::int64_t version) {
  BAKU_TRY(SqlValue organization, id_of_organization(database, record.organization));
  BAKU_TRY(SqlValue approver, id_of_person(database, record.approval));
  return std::vector<SqlValue>{version,
                               cursor,
                               hash,
                               value_of(record.title),
                               value_of(record.sop_number),
                               value_of(record.dates.effective),
                               std::move(organization),
                               std::move(approver),
                               static_cast<std::int64_t>(record.steps.size()),
                               storable_text(record.record_id)};
}

Result<std::int64_t> put_sop(Database& database, const SopRecord& record, const StoredSop* stored,
                             std::vector<SqlValue> columns) {
  if (stored != nullptr) {
    BAKU_TRY(
        [[maybe_unused]] const auto rows,
        database.query("UPDATE sops SET deleted = 0, version = $1, cursor = $2, content_hash = $3,"
                       " title = $4, sop_number = $5, effective = $6, organization_id = $7,"
                       " approver_id = $8, steps = $9 WHERE record_id = $10",
                       columns));
    return stored->sop_id;
  }
  columns.emplace_back(record.source.sha256);
  columns.emplace_back(std::int64_t{record.source.ordinal});
  BAKU_TRY(const auto rows,
           database.query("INSERT INTO sops (version, cursor, content_hash, title, sop_number,"
                          " effective, organization_id, approver_id, steps, record_id, sha256,"
                          " ordinal) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)"
                          " RETURNING sop_id",
                          columns));
  return rows.front().integer(0);
}

Result<void> put_version(Database& database, const ChangeSource& source, std::int64_t cursor,
                         std::int64_t sop_id, std::int64_t version, const std::string& hash,
                         SqlValue json) {
  return database.execute(
      "INSERT INTO versions (cursor, sop_id, version, content_hash, record, run_id, pipeline)"
      " VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {cursor, sop_id, version, hash, std::move(json), source.run, source.pipeline});
}

Result<void> put_findings(Database& database, std::int64_t sop_id,
                          const std::vector<Finding>& findings) {
  std::int64_t place = 0;
  for (const Finding& finding : findings) {
    auto written = database.execute(
        "INSERT INTO findings (sop_id, place, code, severity, path, message)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        {sop_id, place++, storable_text(finding.code), std::string(name_of(finding.severity)),
         storable_text(finding.path), storable_text(finding.message)});
    if (!written) return written;
  }
  return {};
}

Result<void> drop_derived(Database& database, std::int64_t sop_id) {
  return database.execute("DELETE FROM findings WHERE sop_id = $1", {sop_id}).and_then([&] {
    return drop_words(database, sop_id);
  });
}

}  // namespace

Result<std::vector<StoredSop>> stored_sops(Database& database, const std::string& sha256) {
  BAKU_TRY(const auto rows,
           database.query("SELECT sop_id, record_id, version, content_hash, deleted FROM sops"
                          " WHERE sha256 = $1 ORDER BY ordinal, record_id",
                          {sha256}));
  std::vector<StoredSop> sops;
  for (const Row& row : rows) {
    sops.push_back({row.integer(0), row.text(1), row.integer(2), row.text(3), row.integer(4) != 0});
  }
  return sops;
}

Result<Change> store_record(Database& database, const ChangeSource& source, const SopRecord& record,
                            const StoredSop* stored) {
  std::string json = record_to_json(record, JsonStyle::kCompact);
  const std::string hash = sha256_hex(json);
  if (stored != nullptr && !stored->deleted && stored->content_hash == hash) {
    return Change::kUnchanged;
  }
  const std::int64_t version = stored != nullptr ? stored->version + 1 : 1;
  BAKU_TRY(const std::int64_t cursor, next_cursor(database));
  BAKU_TRY(auto columns, content_columns(database, record, hash, cursor, version));
  BAKU_TRY(const std::int64_t sop_id, put_sop(database, record, stored, std::move(columns)));
  const auto written =
      put_version(database, source, cursor, sop_id, version, hash, std::move(json))
          .and_then([&]() -> Result<void> {
            return stored != nullptr ? drop_derived(database, sop_id) : Result<void>();
          })
          .and_then([&] { return put_findings(database, sop_id, record.findings); })
          .and_then([&] { return put_words(database, sop_id, record); });
  if (!written) return tl::unexpected(written.error());
  return stored == nullptr || stored->deleted ? Change::kAdded : Change::kChanged;
}

Result<void> delete_record(Database& database, const ChangeSource& source,
                           const StoredSop& stored) {
  BAKU_TRY(const std::int64_t cursor, next_cursor(database));
  const std::int64_t version = stored.version + 1;
  return put_version(database, source, cursor, stored.sop_id, version, "", {})
      .and_then([&] {
        return database.execute(
            "UPDATE sops SET deleted = 1, version = $1, cursor = $2, content_hash = ''"
            " WHERE sop_id = $3",
            {version, cursor, stored.sop_id});
      })
      .and_then([&] { return drop_derived(database, stored.sop_id); });
}

}  // namespace baku
