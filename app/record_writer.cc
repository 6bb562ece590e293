#include "app/record_writer.h"

#include "schema/record_json.h"

namespace baku {
namespace {

std::string record_text(const SopRecord& record, RecordFormat format) {
  if (format == RecordFormat::kNdjson) return record_to_json(record, JsonStyle::kCompact) + '\n';
  std::string text = record_to_json(record, JsonStyle::kPretty);
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace

std::vector<std::string> record_texts(std::span<const SopRecord> records, RecordFormat format) {
  std::vector<std::string> texts;
  texts.reserve(records.size());
  for (const SopRecord& record : records) texts.push_back(record_text(record, format));
  return texts;
}

std::string_view text_before(std::size_t index, RecordFormat format) {
  if (format == RecordFormat::kNdjson) return "";
  return index == 0 ? "[\n" : ",\n";
}

std::string_view text_at_end(std::size_t count, RecordFormat format) {
  if (format == RecordFormat::kNdjson) return "";
  return count == 0 ? "[]\n" : "\n]\n";
}

std::string join_records(std::span<const std::string> records, RecordFormat format) {
  std::string text;
  for (std::size_t i = 0; i < records.size(); ++i) {
    text += text_before(i, format);
    text += records[i];
  }
  text += text_at_end(records.size(), format);
  return text;
}

}  // namespace baku
