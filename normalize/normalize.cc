#include "normalize/normalize.h"

#include <algorithm>
#include <string>

#include "base/file.h"
#include "normalize/confidence.h"
#include "normalize/finding_order.h"
#include "normalize/lexicon.h"
#include "normalize/rules.h"
#include "normalize/trail.h"

namespace baku {
namespace {

constexpr std::size_t kIdDigits = 24;

// The same bytes and the same place in them give the same name, on every machine.
std::string record_id(const RecordSource& source) {
  const std::string name = source.sha256 + '#' + std::to_string(source.ordinal);
  return "sop-" + sha256_hex(name).substr(0, kIdDigits);
}

SopRecord new_record(const RawSop& raw, const RecordSource& source) {
  SopRecord record;
  record.source = source;
  record.source.pages = raw.pages;
  record.source.ordinal = raw.ordinal;
  record.source.text_origin = raw.origin;
  record.record_id = record_id(record.source);
  return record;
}

// What the reader and the assembler had to say.
void carry_over(const RawSop& raw, Trail& trail) {
  for (const RawRepair& repair : raw.repairs) {
    trail.carried(repair);
  }
  for (const RawFinding& finding : raw.findings) {
    trail.found(finding.code, finding.path, finding.message);
  }
}

SopRecord normalize_sop(const RawSop& raw, const Signatures& signatures, const RecordSource& source,
                        const Lexicon& lexicon) {
  SopRecord record = new_record(raw, source);
  Trail trail(record);
  carry_over(raw, trail);
  normalize_organization(raw, signatures, lexicon, record, trail);
  normalize_title(raw, lexicon, record, trail);
  normalize_dates(raw, lexicon, record, trail);
  normalize_approval(raw, signatures, lexicon, record, trail);
  normalize_legal_basis(raw, lexicon, record, trail);
  normalize_lists(raw, lexicon, record, trail);
  normalize_actors(raw, lexicon, record, trail);
  normalize_steps(raw, lexicon, record, trail);
  normalize_worksheet(raw, lexicon, record, trail);
  return record;
}

}  // namespace

std::vector<SopRecord> normalize(std::span<const RawSop> sops, const RecordSource& source,
                                 const Lexicon& lexicon) {
  std::vector<SopRecord> records;
  records.reserve(sops.size());
  std::vector<Signatures> signatures;
  signatures.reserve(sops.size());
  for (const RawSop& raw : sops) {
    signatures.push_back(read_signatures(raw, lexicon));
    records.push_back(normalize_sop(raw, signatures.back(), source, lexicon));
  }
  reconcile_people(signatures, lexicon, records);
  for (std::size_t i = 0; i < sops.size(); ++i) {
    Trail trail(records[i]);
    check_record(sops[i], lexicon, records[i], trail);
    sort_findings(records[i]);
    weigh_by_reading(records[i]);
  }
  return records;
}

}  // namespace baku
