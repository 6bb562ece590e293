// The canonical record (schema version 1.0). Field by field: docs/record_format.md.
// nullopt is "the document leaves it blank or does not have it"; an empty list is "no items".
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "schema/raw_sop.h"

namespace baku {

inline constexpr const char* kSchemaVersion = "1.0";

using Text = std::optional<std::string>;

struct RecordSource {
  std::string file_name;
  std::string sha256;  // 64 lower-case hexadecimal digits
  std::string media_type;
  std::vector<int> pages;  // 1-based; empty for a text dump
  int ordinal = 1;
  TextOrigin text_origin = TextOrigin::kDigital;
  bool operator==(const RecordSource&) const = default;
};

struct Dates {
  Text created;  // YYYY-MM-DD, or YYYY-MM, or YYYY
  Text revised;
  Text effective;
  bool operator==(const Dates&) const = default;
};

struct Region {
  std::string name;   // "Kabupaten Banggai"
  std::string level;  // nasional, provinsi, kabupaten, kota, kecamatan, kelurahan, desa
  Text code;          // "72", "72.01", "72.01.05"
  bool operator==(const Region&) const = default;
};

struct Organization {
  Text government;
  std::optional<Region> region;
  Text unit;
  Text sub_unit;
  bool operator==(const Organization&) const = default;
};

struct Approval {
  Text position;
  Text capacity;  // definitive, plt, plh, pj, a.n.; nullopt where nobody approves
  Text name;
  std::vector<std::string> degrees_before;
  std::vector<std::string> degrees_after;
  Text rank;
  Text grade;
  Text nip;
  bool operator==(const Approval&) const = default;
};

struct LegalCitation {
  Text type;  // UU, PP, Permen, ... Lainnya
  Text issuer;
  Text number;
  std::optional<int> year;
  Text subject;
  std::string text;  // as printed
  bool operator==(const LegalCitation&) const = default;
};

struct Actor {
  std::string id;     // "a1"
  std::string label;  // as printed
  std::string title;  // canonical
  std::vector<std::string> roles;
  bool operator==(const Actor&) const = default;
};

enum class DurationUnit : std::uint8_t { kMinute, kHour, kDay, kWeek, kMonth, kYear };

struct Duration {
  std::string text;           // as printed
  std::vector<double> value;  // none, one, or [min, max]
  std::optional<DurationUnit> unit;
  Text iso8601;
  bool operator==(const Duration&) const = default;
};

struct Step {
  std::optional<int> number;
  std::string activity;
  std::vector<std::string> actors;  // ids
  ActorSource actor_source = ActorSource::kNone;
  Text requirements;
  std::optional<Duration> duration;
  Text output;
  Text note;
  bool operator==(const Step&) const = default;
};

struct FlowNode {
  std::string id;  // "n1"
  int step = 0;    // the step's number, or its place where numbers repeat or are missing
  std::string actor;
  NodeShape shape = NodeShape::kProcess;
  bool operator==(const FlowNode&) const = default;
};

struct FlowEdge {
  std::string from;
  std::string to;
  Text label;  // ya, tidak
  bool operator==(const FlowEdge&) const = default;
};

struct Flow {
  std::vector<FlowNode> nodes;
  std::vector<FlowEdge> edges;
  bool operator==(const Flow&) const = default;
};

struct Worksheet {
  Text kind;
  Text product_owner;
  Text activity_owner;
  Text scope;
  Text first_step;
  std::vector<std::string> main_steps;
  Text last_step;
  bool operator==(const Worksheet&) const = default;
};

// A change of meaning between the text as read and the value.
struct Normalization {
  std::string path;  // JSON Pointer
  std::string from;
  std::string to;
  std::string rule;
  double confidence = 1;
  bool operator==(const Normalization&) const = default;
};

enum class Severity : std::uint8_t { kError, kWarning, kInfo };

struct Finding {
  std::string code;
  Severity severity = Severity::kWarning;
  std::string path;
  std::string message;
  bool operator==(const Finding&) const = default;
};

struct Evidence {
  int page = 0;
  Rect box;
  std::string text;  // as read
  double confidence = 1;
  bool operator==(const Evidence&) const = default;
};

struct SopRecord {
  std::string record_id;  // "sop-" and hexadecimal digits: the same for the same bytes and ordinal
  RecordSource source;
  Text title;
  Text sop_number;
  Dates dates;
  Organization organization;
  Approval approval;
  std::vector<LegalCitation> legal_basis;
  std::vector<std::string> qualifications;
  std::vector<std::string> related_sops;
  std::vector<std::string> equipment;
  std::vector<std::string> warnings;
  std::vector<std::string> record_keeping;
  std::vector<Actor> actors;
  std::vector<Step> steps;
  Flow flow;
  std::optional<Worksheet> worksheet;
  std::vector<Normalization> normalizations;
  std::vector<Finding> findings;
  std::map<std::string, Evidence> evidence;  // by JSON Pointer
  bool operator==(const SopRecord&) const = default;
};

}  // namespace baku
