#include "corpus/gold.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/file.h"
#include "schema/enum_names.h"
#include "schema/record_json.h"

namespace baku {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t kMaxGoldBytes = 64U << 20U;
constexpr std::string_view kGoldEnding = ".gold.json";

tl::unexpected<Error> in_file(const fs::path& path, Error error) {
  error.message = path.string() + ": " + error.message;
  return tl::unexpected<Error>(std::move(error));
}

Result<Json> read_json(const fs::path& path) {
  auto bytes = read_file(path, kMaxGoldBytes);
  if (!bytes) return in_file(path, bytes.error());
  try {
    return Json::parse(*bytes);
  } catch (const Json::exception&) {
    return fail(ErrorCode::kMalformed, path.string() + ": not JSON");
  }
}

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string json_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? "null"
                               : found->dump(-1, ' ', false, Json::error_handler_t::replace);
}

Plant plant_of(const Json& json) {
  Plant plant{.kind = text_at(json, "kind"),
              .path = text_at(json, "path"),
              .printed = json_at(json, "printed"),
              .right = json_at(json, "right"),
              .expect_finding = text_at(json, "expect_finding")};
  if (!plant.path.empty() && plant.path.front() != '/') plant.path.insert(0, "/");
  return plant;
}

std::vector<Plant> plants_of(const Json& list) {
  std::vector<Plant> plants;
  if (!list.is_array()) return plants;
  for (const Json& item : list) {
    if (item.is_object()) plants.push_back(plant_of(item));
  }
  return plants;
}

// "/sops/1/approval/name" is a field of the second record; "/style/..." is no field. A path
// without either belongs to the only record.
void give_plants(const std::vector<Plant>& plants, std::vector<GoldRecord>& records) {
  constexpr std::string_view kSops = "/sops/";
  for (Plant plant : plants) {
    if (plant.path.rfind(kSops, 0) == 0) {
      const std::size_t end = plant.path.find('/', kSops.size());
      const std::string ordinal = plant.path.substr(kSops.size(), end - kSops.size());
      const bool digits = !ordinal.empty() && ordinal.size() < 5 &&
                          ordinal.find_first_not_of("0123456789") == std::string::npos;
      if (end == std::string::npos || !digits) continue;
      const auto place = static_cast<std::size_t>(std::stoul(ordinal));
      if (place >= records.size()) continue;
      plant.path = plant.path.substr(end);
      records[place].plants.push_back(std::move(plant));
    } else if (plant.path.rfind("/style", 0) != 0 && records.size() == 1) {
      records.front().plants.push_back(std::move(plant));
    }
  }
}

struct Lists {
  std::map<std::string, std::vector<Plant>> plants;  // by document
  std::map<std::string, std::string> levels;         // of scans
  std::map<std::string, std::string> originals;      // of scans
};

void read_plants(const Json& json, Lists& lists) {
  if (!json.is_object()) return;
  for (const auto& [id, list] : json.items()) lists.plants[id] = plants_of(list);
}

void read_scans(const Json& json, Lists& lists) {
  if (!json.is_array()) return;
  for (const Json& scan : json) {
    if (!scan.is_object() || text_at(scan, "id").empty()) continue;
    lists.levels[text_at(scan, "id")] = text_at(scan, "level");
    lists.originals[text_at(scan, "id")] = text_at(scan, "of");
  }
}

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder, error)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<Lists> read_lists(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> folders = {fs::absolute(folder, error).lexically_normal().parent_path(),
                                   folder};
  for (const fs::path& path : sorted_entries(folder)) {
    if (fs::is_directory(path, error)) folders.push_back(path);
  }
  Lists lists;
  for (const fs::path& place : folders) {
    for (const fs::path& path : sorted_entries(place)) {
      const std::string name = path.filename().string();
      const bool plants = name.rfind("plants", 0) == 0;
      const bool scans = name.rfind("scans", 0) == 0;
      if (!name.ends_with(".json") || name.ends_with(kGoldEnding) || !(plants || scans)) continue;
      BAKU_TRY(const Json json, read_json(path));
      if (plants) read_plants(json, lists);
      if (scans) read_scans(json, lists);
    }
  }
  return lists;
}

Result<void> read_alternatives(const fs::path& path, std::vector<GoldRecord>& records) {
  std::error_code error;
  if (!fs::exists(path, error)) return {};
  BAKU_TRY(const Json list, read_json(path));
  if (!list.is_array()) return fail(ErrorCode::kMalformed, path.string() + ": expected an array");
  for (const Json& item : list) {
    if (!item.is_object()) continue;
    const auto ordinal = item.value("record", Json(1));
    const auto place = ordinal.is_number_unsigned() ? ordinal.get<std::size_t>() : 0;
    if (place < 1 || place > records.size()) continue;
    Alternative alternative{.path = text_at(item, "path"), .also_right = {}};
    for (const Json& value : item.value("also_right", Json::array())) {
      alternative.also_right.push_back(value.dump(-1, ' ', false, Json::error_handler_t::replace));
    }
    records[place - 1].alternatives.push_back(std::move(alternative));
  }
  // What lies higher is settled first: a list before its items.
  for (GoldRecord& record : records) {
    std::stable_sort(record.alternatives.begin(), record.alternatives.end(),
                     [](const Alternative& a, const Alternative& b) {
                       return std::count(a.path.begin(), a.path.end(), '/') <
                              std::count(b.path.begin(), b.path.end(), '/');
                     });
  }
  return {};
}

Result<std::vector<GoldRecord>> records_of(const Json& json) {
  const Json list = json.is_array() ? json : Json::array({json});
  std::vector<GoldRecord> records;
  for (const Json& item : list) {
    GoldRecord gold;
    gold.json = item.dump(-1, ' ', false, Json::error_handler_t::replace);
    auto record = record_from_json(gold.json, Completeness::kPartial);
    if (!record) {
      Error error = record.error();
      error.message = "record " + std::to_string(records.size() + 1) + ": " + error.message;
      return tl::unexpected(std::move(error));
    }
    gold.record = std::move(*record);
    if (item.is_object()) gold.plants = plants_of(item.value("plants", Json()));
    records.push_back(std::move(gold));
  }
  return records;
}

bool contains_ignoring_case(std::string text, std::string_view part) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text.find(part) != std::string::npos;
}

std::vector<std::string> subsets_of(const GoldFile& file, const Lists& lists) {
  const TextOrigin origin =
      file.records.empty() ? TextOrigin::kDigital : file.records.front().record.source.text_origin;
  std::vector<std::string> subsets;
  const fs::path folder(file.folder);
  if (std::find(folder.begin(), folder.end(), "real") != folder.end()) subsets.emplace_back("real");
  const bool scanned =
      origin == TextOrigin::kOcr || contains_ignoring_case(file.folder + "/" + file.id, "scan");
  subsets.emplace_back(scanned ? "scanned" : name_of(origin));
  const auto level = lists.levels.find(file.id);
  if (level != lists.levels.end() && !level->second.empty()) {
    subsets.push_back("level " + level->second);
  }
  return subsets;
}

bool carries_plants(const Json& records) {
  const auto carries = [](const Json& record) { return record.contains("plants"); };
  return records.is_array() ? std::any_of(records.begin(), records.end(), carries)
                            : carries(records);
}

Result<GoldFile> read_gold_file(const fs::path& path, const fs::path& root, const Lists& lists) {
  GoldFile file;
  const std::string name = path.filename().string();
  file.id = name.substr(0, name.size() - kGoldEnding.size());
  file.folder = path.parent_path().lexically_relative(root).generic_string();
  if (file.folder == ".") file.folder.clear();
  BAKU_TRY(const Json json, read_json(path));
  auto records = records_of(json);
  if (!records) return in_file(path, records.error());
  file.records = std::move(*records);
  const fs::path alternatives = path.parent_path() / (file.id + ".alternatives.json");
  if (auto read = read_alternatives(alternatives, file.records); !read) {
    return tl::unexpected(read.error());
  }
  const auto original = lists.originals.find(file.id);
  auto plants = lists.plants.find(file.id);
  if (plants == lists.plants.end() && original != lists.originals.end()) {
    plants = lists.plants.find(original->second);
  }
  if (plants != lists.plants.end() && !carries_plants(json))
    give_plants(plants->second, file.records);
  file.subsets = subsets_of(file, lists);
  return file;
}

Result<std::vector<fs::path>> gold_paths(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (auto entry = fs::recursive_directory_iterator(folder, error);
       !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    if (entry->path().filename().string().ends_with(kGoldEnding)) paths.push_back(entry->path());
  }
  if (error) {
    return fail(ErrorCode::kNotFound, "cannot read " + folder.string() + ": " + error.message());
  }
  if (paths.empty()) {
    return fail(ErrorCode::kNotFound, "there is no ID.gold.json in " + folder.string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

}  // namespace

Result<std::vector<GoldFile>> read_gold(const fs::path& folder) {
  BAKU_TRY(const auto paths, gold_paths(folder));
  BAKU_TRY(const Lists lists, read_lists(folder));
  std::vector<GoldFile> files;
  for (const fs::path& path : paths) {
    BAKU_TRY(GoldFile file, read_gold_file(path, folder, lists));
    files.push_back(std::move(file));
  }
  return files;
}

}  // namespace baku
