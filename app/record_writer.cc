#include "app/record_writer.h"

#include "schema/record_json.h"

namespace baku {

std::string stream_text(const SopRecord& record, RecordFormat format) {
  if (format == RecordFormat::kNdjson) return record_to_json(record, JsonStyle::kCompact) + '\n';
  std::string text = record_to_json(record, JsonStyle::kPretty);
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string_view text_before(std::size_t index, RecordFormat format) {
  if (format == RecordFormat::kNdjson) return "";
  return index == 0 ? "[\n" : ",\n";
}

std::string_view text_at_end(std::size_t count, RecordFormat format) {
  if (format == RecordFormat::kNdjson) return "";
  return count == 0 ? "[]\n" : "\n]\n";
}

}  // namespace baku
