#include "registry/export/sheets.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "schema/enum_names.h"

namespace baku {
namespace {

constexpr std::array<std::string_view, 26> kSopColumns = {
    "record_id",      "file_name",   "ordinal",        "title",        "sop_number",  "created",
    "revised",        "effective",   "government",     "region",       "region_code", "unit",
    "sub_unit",       "position",    "capacity",       "approver",     "nip",         "rank",
    "grade",          "legal_basis", "qualifications", "related_sops", "equipment",   "warnings",
    "record_keeping", "findings"};

constexpr std::array<std::string_view, 13> kStepColumns = {
    "record_id", "title",  "unit",         "place",    "number",
    "activity",  "actors", "requirements", "duration", "duration_iso8601",
    "output",    "note",   "symbols"};

std::string lines_of(const std::vector<std::string>& texts) {
  std::string lines;
  for (std::size_t i = 0; i < texts.size(); ++i) lines += (i > 0 ? "\n" : "") + texts[i];
  return lines;
}

std::string full_name(const Approval& approval) {
  std::string name;
  for (const std::string& degree : approval.degrees_before) name += degree + " ";
  name += approval.name.value_or("");
  for (const std::string& degree : approval.degrees_after) name += ", " + degree;
  return name;
}

std::vector<std::string> sop_row(const SopRecord& record) {
  const Organization& office = record.organization;
  const Approval& approval = record.approval;
  std::vector<std::string> laws;
  for (const LegalCitation& citation : record.legal_basis) laws.push_back(citation.text);
  std::vector<std::string> findings;
  for (const Finding& finding : record.findings) findings.push_back(finding.code);
  return {record.record_id,
          record.source.file_name,
          std::to_string(record.source.ordinal),
          record.title.value_or(""),
          record.sop_number.value_or(""),
          record.dates.created.value_or(""),
          record.dates.revised.value_or(""),
          record.dates.effective.value_or(""),
          office.government.value_or(""),
          office.region ? office.region->name : "",
          office.region ? office.region->code.value_or("") : "",
          office.unit.value_or(""),
          office.sub_unit.value_or(""),
          approval.position.value_or(""),
          approval.capacity.value_or(""),
          full_name(approval),
          approval.nip.value_or(""),
          approval.rank.value_or(""),
          approval.grade.value_or(""),
          lines_of(laws),
          lines_of(record.qualifications),
          lines_of(record.related_sops),
          lines_of(record.equipment),
          lines_of(record.warnings),
          lines_of(record.record_keeping),
          lines_of(findings)};
}

// The titles of the step's actors; an id without an actor stands for itself.
std::string actors_of(const SopRecord& record, const Step& step) {
  std::vector<std::string> titles;
  for (const std::string& id : step.actors) {
    const auto actor = std::find_if(record.actors.begin(), record.actors.end(),
                                    [&](const Actor& candidate) { return candidate.id == id; });
    titles.push_back(actor == record.actors.end() ? id : actor->title);
  }
  return lines_of(titles);
}

std::string symbols_of(const SopRecord& record, int place, const Step& step) {
  std::vector<std::string> shapes;
  for (const FlowNode& node : record.flow.nodes) {
    if (node.step == step.number.value_or(place)) shapes.emplace_back(name_of(node.shape));
  }
  return lines_of(shapes);
}

std::vector<std::vector<std::string>> step_rows(const SopRecord& record) {
  std::vector<std::vector<std::string>> rows;
  int place = 0;
  for (const Step& step : record.steps) {
    ++place;
    rows.push_back(
        {record.record_id, record.title.value_or(""), record.organization.unit.value_or(""),
         std::to_string(place), step.number ? std::to_string(*step.number) : "", step.activity,
         actors_of(record, step), step.requirements.value_or(""),
         step.duration ? step.duration->text : "",
         step.duration ? step.duration->iso8601.value_or("") : "", step.output.value_or(""),
         step.note.value_or(""), symbols_of(record, place, step)});
  }
  return rows;
}

}  // namespace

std::span<const std::string_view> columns_of(Sheet sheet) {
  if (sheet == Sheet::kSops) return kSopColumns;
  return kStepColumns;
}

std::vector<std::vector<std::string>> rows_of(Sheet sheet, const SopRecord& record) {
  if (sheet == Sheet::kSteps) return step_rows(record);
  return {sop_row(record)};
}

std::string csv_line(std::span<const std::string> fields) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) line += (i > 0 ? "," : "") + csv_field(fields[i]);
  return line + "\r\n";
}

}  // namespace baku
