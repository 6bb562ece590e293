#include "schema/raw_json.h"

#include "schema/json_values.h"
#include "schema/json_writer.h"

namespace baku {

static void fields(const RawSignature& signature, auto&& visit) { visit("lines", signature.lines); }

static void fields(const RawActor& actor, auto&& visit) { visit("label", actor.label); }

static void fields(const RawStep& step, auto&& visit) {
  visit("number", step.number);
  visit("activity", step.activity);
  visit("requirements", step.requirements);
  visit("duration", step.duration);
  visit("output", step.output);
  visit("note", step.note);
}

static void fields(const RawNode& node, auto&& visit) {
  visit("step", node.step);
  visit("actor", node.actor);
  visit("shape", node.shape);
  visit("mark", node.mark);
}

static void fields(const RawEdge& edge, auto&& visit) {
  visit("from", edge.from);
  visit("to", edge.to);
  visit("label", edge.label);
  visit("confidence", edge.confidence);
}

static void fields(const RawArrow& arrow, auto&& visit) {
  visit("step", arrow.step);
  visit("actor", arrow.actor);
  visit("mark", arrow.mark);
}

static void fields(const RawWorksheet& worksheet, auto&& visit) {
  visit("title", worksheet.title);
  visit("kind", worksheet.kind);
  visit("product_owner", worksheet.product_owner);
  visit("activity_owner", worksheet.activity_owner);
  visit("scope", worksheet.scope);
  visit("first_step", worksheet.first_step);
  visit("main_steps", worksheet.main_steps);
  visit("last_step", worksheet.last_step);
}

static void fields(const RawFinding& finding, auto&& visit) {
  visit("code", finding.code);
  visit("path", finding.path);
  visit("message", finding.message);
}

static void fields(const RawRepair& repair, auto&& visit) {
  visit("path", repair.path);
  visit("from", repair.from);
  visit("to", repair.to);
  visit("rule", repair.rule);
  visit("confidence", repair.confidence);
}

static void fields(const RawSop& sop, auto&& visit) {
  visit("ordinal", sop.ordinal);
  visit("pages", sop.pages);
  visit("origin", sop.origin);
  visit("letterhead", sop.letterhead);
  visit("title", sop.title);
  visit("heading", sop.heading);
  visit("number", sop.number);
  visit("date_created", sop.date_created);
  visit("date_revised", sop.date_revised);
  visit("date_effective", sop.date_effective);
  visit("approval", sop.approval);
  visit("signature", sop.signature);
  visit("legal_basis", sop.legal_basis);
  visit("qualifications", sop.qualifications);
  visit("related_sops", sop.related_sops);
  visit("equipment", sop.equipment);
  visit("warnings", sop.warnings);
  visit("record_keeping", sop.record_keeping);
  visit("actors", sop.actors);
  visit("actor_group", sop.actor_group);
  visit("duration_header", sop.duration_header);
  visit("steps", sop.steps);
  visit("has_identity", sop.has_identity);
  visit("has_note_column", sop.has_note_column);
  visit("has_table", sop.has_table);
  visit("nodes", sop.nodes);
  visit("edges", sop.edges);
  if (!sop.arrows.empty()) visit("arrows", sop.arrows);
  visit("has_worksheet", sop.has_worksheet);
  visit("worksheet", sop.worksheet);
  visit("findings", sop.findings);
  visit("repairs", sop.repairs);
}

static void write_value(JsonWriter& json, const Printed& printed) {
  if (printed.blank() && printed.page == 0) return json.null();
  json.begin_object();
  json.key("text");
  json.string(printed.text);
  json.key("page");
  json.integer(printed.page);
  json.key("box");
  write_value(json, printed.box);
  json.key("confidence");
  write_value(json, printed.confidence);
  if (!printed.as_read.empty()) {
    json.key("as_read");
    json.string(printed.as_read);
  }
  json.end_object();
}

namespace {

std::string styled(const JsonWriter& json, JsonStyle style) {
  return style == JsonStyle::kPretty ? laid_out(json.text()) : json.text();
}

}  // namespace

std::string raw_sop_to_json(const RawSop& sop, JsonStyle style) {
  JsonWriter json;
  write_value(json, sop);
  return styled(json, style);
}

std::string raw_sops_to_json(std::span<const RawSop> sops, JsonStyle style) {
  JsonWriter json;
  json.begin_array();
  for (const RawSop& sop : sops) write_value(json, sop);
  json.end_array();
  return styled(json, style);
}

}  // namespace baku
