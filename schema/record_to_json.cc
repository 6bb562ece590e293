#include "schema/json_values.h"
#include "schema/json_writer.h"
#include "schema/record_fields.h"
#include "schema/record_json.h"

namespace baku {
namespace {

void write_record(JsonWriter& json, const SopRecord& record) {
  json.begin_object();
  json.key("schema_version");
  json.string(kSchemaVersion);
  fields(record, [&json](std::string_view key, const auto& member) {
    json.key(key);
    write_value(json, member);
  });
  json.end_object();
}

std::string styled(const JsonWriter& json, JsonStyle style) {
  return style == JsonStyle::kPretty ? laid_out(json.text()) : json.text();
}

}  // namespace

std::string record_to_json(const SopRecord& record, JsonStyle style) {
  JsonWriter json;
  write_record(json, record);
  return styled(json, style);
}

std::string records_to_json(std::span<const SopRecord> records, JsonStyle style) {
  JsonWriter json;
  json.begin_array();
  for (const SopRecord& record : records) write_record(json, record);
  json.end_array();
  return styled(json, style);
}

}  // namespace baku
