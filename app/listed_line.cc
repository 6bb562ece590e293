#include "app/listed_line.h"

#include "app/console.h"
#include "schema/json_writer.h"

namespace baku {
namespace {

std::string text_line(std::span<const ListedField> fields) {
  std::string line;
  for (const ListedField& field : fields) {
    if (!line.empty()) line += '\t';
    if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
      line += std::to_string(*number);
    } else {
      const std::string text = printable(std::get<std::string>(field.value));
      line += text.empty() ? "-" : text;
    }
  }
  return line;
}

std::string json_line(std::span<const ListedField> fields) {
  JsonWriter json;
  json.begin_object();
  for (const ListedField& field : fields) {
    json.key(field.name);
    if (const auto* number = std::get_if<std::int64_t>(&field.value)) {
      json.integer(*number);
    } else {
      json.string(std::get<std::string>(field.value));
    }
  }
  json.end_object();
  return json.text();
}

}  // namespace

Result<void> write_line(OutputStream& output, ListFormat format,
                        std::span<const ListedField> fields) {
  return output.write((format == ListFormat::kText ? text_line(fields) : json_line(fields)) + "\n");
}

}  // namespace baku
