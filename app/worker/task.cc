#include "app/worker/task.h"

#include <exception>
#include <nlohmann/json.hpp>

namespace baku {

using Json = nlohmann::json;

std::string task_to_bytes(const Task& task) {
  const PdfOptions& options = task.options;
  const WorkerLimits& limits = task.limits;
  Json json = {
      {"kind", static_cast<int>(task.kind)},
      {"pages_bytes", task.pages_bytes},
      {"file_name", Json::binary({task.file_name.begin(), task.file_name.end()})},
      {"bytes", task.bytes},
      {"first_page", options.first_page},
      {"last_page", options.last_page},
      {"max_pages", options.max_pages},
      {"max_page_size", options.max_page_size},
      {"max_words", options.max_words},
      {"searchable", task.searchable},
      {"left_out", options.visits.left_out},
      {"memory", limits.memory},
      {"picture_memory", limits.picture_memory},
      {"cpu_seconds", limits.cpu_seconds},
      {"file_bytes", limits.file_bytes},
      {"descriptors", limits.descriptors},
  };
  if (options.password) {
    json["password"] = Json::binary({options.password->begin(), options.password->end()});
  }
  if (task.kind == TaskKind::kTextPart) json["text"] = text_parts_to_bytes(task.text);
  // File names and passwords are bytes of any kind, which only the binary form keeps.
  const std::vector<std::uint8_t> packed = Json::to_cbor(json);
  return {packed.begin(), packed.end()};
}

Result<Task> task_from_bytes(std::string_view bytes) {
  const auto bytes_of = [](const Json& value) {
    const auto& binary = value.get_binary();
    return std::string(binary.begin(), binary.end());
  };
  try {
    const Json json = Json::from_cbor(bytes);
    Task task;
    const int kind = json.at("kind").get<int>();
    if (kind < 0 || kind > static_cast<int>(TaskKind::kTextPart)) {
      return fail(ErrorCode::kMalformed, "a task of no known kind");
    }
    task.kind = static_cast<TaskKind>(kind);
    json.at("pages_bytes").get_to(task.pages_bytes);
    task.file_name = bytes_of(json.at("file_name"));
    json.at("bytes").get_to(task.bytes);
    json.at("first_page").get_to(task.options.first_page);
    json.at("last_page").get_to(task.options.last_page);
    json.at("max_pages").get_to(task.options.max_pages);
    json.at("max_page_size").get_to(task.options.max_page_size);
    json.at("max_words").get_to(task.options.max_words);
    json.at("searchable").get_to(task.searchable);
    json.at("left_out").get_to(task.options.visits.left_out);
    if (task.kind == TaskKind::kTextPart) {
      BAKU_TRY(task.text, text_parts_from_bytes(json.at("text").get<std::string>()));
      if (task.text.parts.size() != 1) return fail(ErrorCode::kMalformed, "a task of no part");
    }
    json.at("memory").get_to(task.limits.memory);
    json.at("picture_memory").get_to(task.limits.picture_memory);
    json.at("cpu_seconds").get_to(task.limits.cpu_seconds);
    json.at("file_bytes").get_to(task.limits.file_bytes);
    json.at("descriptors").get_to(task.limits.descriptors);
    if (json.contains("password")) task.options.password = bytes_of(json.at("password"));
    return task;
  } catch (const std::exception&) {
    return fail(ErrorCode::kMalformed, "a task that makes no sense");
  }
}

}  // namespace baku
