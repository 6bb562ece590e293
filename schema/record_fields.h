// The keys of the record in the order of the format: one list for the writer and the reader.
// fields(part, visit) calls visit(key, member) for each member. `schema_version` stands before
// the fields of SopRecord; Rect, Duration::value and the map of evidence have forms of their own.
#pragma once

#include <concepts>
#include <type_traits>

#include "schema/sop_record.h"

namespace baku {

template <class T, class Part>
concept Maybe = std::same_as<std::remove_const_t<T>, Part>;  // Part or const Part

void fields(Maybe<RecordSource> auto& source, auto&& visit) {
  visit("file_name", source.file_name);
  visit("sha256", source.sha256);
  visit("media_type", source.media_type);
  visit("pages", source.pages);
  visit("ordinal", source.ordinal);
  visit("text_origin", source.text_origin);
}

void fields(Maybe<Dates> auto& dates, auto&& visit) {
  visit("created", dates.created);
  visit("revised", dates.revised);
  visit("effective", dates.effective);
}

void fields(Maybe<Region> auto& region, auto&& visit) {
  visit("name", region.name);
  visit("level", region.level);
  visit("code", region.code);
}

void fields(Maybe<Organization> auto& organization, auto&& visit) {
  visit("government", organization.government);
  visit("region", organization.region);
  visit("unit", organization.unit);
  visit("sub_unit", organization.sub_unit);
}

void fields(Maybe<Approval> auto& approval, auto&& visit) {
  visit("position", approval.position);
  visit("capacity", approval.capacity);
  visit("name", approval.name);
  visit("degrees_before", approval.degrees_before);
  visit("degrees_after", approval.degrees_after);
  visit("rank", approval.rank);
  visit("grade", approval.grade);
  visit("nip", approval.nip);
}

void fields(Maybe<LegalCitation> auto& citation, auto&& visit) {
  visit("type", citation.type);
  visit("issuer", citation.issuer);
  visit("number", citation.number);
  visit("year", citation.year);
  visit("subject", citation.subject);
  visit("text", citation.text);
}

void fields(Maybe<Actor> auto& actor, auto&& visit) {
  visit("id", actor.id);
  visit("label", actor.label);
  visit("title", actor.title);
  visit("roles", actor.roles);
}

void fields(Maybe<Duration> auto& duration, auto&& visit) {
  visit("text", duration.text);
  visit("value", duration.value);
  visit("unit", duration.unit);
  visit("iso8601", duration.iso8601);
}

void fields(Maybe<Step> auto& step, auto&& visit) {
  visit("number", step.number);
  visit("activity", step.activity);
  visit("actors", step.actors);
  visit("actor_source", step.actor_source);
  visit("requirements", step.requirements);
  visit("duration", step.duration);
  visit("output", step.output);
  visit("note", step.note);
}

void fields(Maybe<FlowNode> auto& node, auto&& visit) {
  visit("id", node.id);
  visit("step", node.step);
  visit("actor", node.actor);
  visit("shape", node.shape);
}

void fields(Maybe<FlowEdge> auto& edge, auto&& visit) {
  visit("from", edge.from);
  visit("to", edge.to);
  visit("label", edge.label);
}

void fields(Maybe<Flow> auto& flow, auto&& visit) {
  visit("nodes", flow.nodes);
  visit("edges", flow.edges);
}

void fields(Maybe<Worksheet> auto& worksheet, auto&& visit) {
  visit("kind", worksheet.kind);
  visit("product_owner", worksheet.product_owner);
  visit("activity_owner", worksheet.activity_owner);
  visit("scope", worksheet.scope);
  visit("first_step", worksheet.first_step);
  visit("main_steps", worksheet.main_steps);
  visit("last_step", worksheet.last_step);
}

void fields(Maybe<Normalization> auto& change, auto&& visit) {
  visit("path", change.path);
  visit("from", change.from);
  visit("to", change.to);
  visit("rule", change.rule);
  visit("confidence", change.confidence);
}

void fields(Maybe<Finding> auto& finding, auto&& visit) {
  visit("code", finding.code);
  visit("severity", finding.severity);
  visit("path", finding.path);
  visit("message", finding.message);
}

void fields(Maybe<Evidence> auto& evidence, auto&& visit) {
  visit("page", evidence.page);
  visit("box", evidence.box);
  visit("text", evidence.text);
  visit("confidence", evidence.confidence);
}

void fields(Maybe<SopRecord> auto& record, auto&& visit) {
  visit("record_id", record.record_id);
  visit("source", record.source);
  visit("title", record.title);
  visit("sop_number", record.sop_number);
  visit("dates", record.dates);
  visit("organization", record.organization);
  visit("approval", record.approval);
  visit("legal_basis", record.legal_basis);
  visit("qualifications", record.qualifications);
  visit("related_sops", record.related_sops);
  visit("equipment", record.equipment);
  visit("warnings", record.warnings);
  visit("record_keeping", record.record_keeping);
  visit("actors", record.actors);
  visit("steps", record.steps);
  visit("flow", record.flow);
  visit("worksheet", record.worksheet);
  visit("normalizations", record.normalizations);
  visit("findings", record.findings);
  visit("evidence", record.evidence);
}

}  // namespace baku
