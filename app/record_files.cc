#include "app/record_files.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>

#include "app/ordered_run.h"
#include "base/file.h"
#include "schema/record_json.h"

namespace baku {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxText = std::size_t{1} << 30U;  // bytes of a file of records
constexpr std::size_t kLinesAtOnce = 512;

bool is_record_file(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".json" || extension == ".ndjson";
}

Result<std::vector<fs::path>> files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end;
       it.increment(error)) {
    std::error_code ignored;
    if (is_record_file(it->path()) && it->is_regular_file(ignored)) files.push_back(it->path());
  }
  if (error) return fail(ErrorCode::kNotFound, "cannot list the folder: " + error.message());
  if (files.empty()) return fail(ErrorCode::kNotFound, "no *.json or *.ndjson below this folder");
  std::sort(files.begin(), files.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  return files;
}

void hand_over(SopRecord record, const fs::path& path, std::size_t place,
               const FoundRecords& sink) {
  if (record.record_id.empty()) {
    record.record_id = path.filename().string() + "#" + std::to_string(place + 1);
  }
  if (record.source.file_name.empty()) record.source.file_name = path.filename().string();
  sink.take(std::move(record));
}

void read_lines(const fs::path& path, std::size_t threads, const FoundRecords& sink) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return sink.refuse(path.string(), {ErrorCode::kNotFound, "cannot be opened", 0});
  std::vector<std::string> lines(kLinesAtOnce);
  std::vector<std::optional<Result<SopRecord>>> records(kLinesAtOnce);
  std::size_t number = 0;
  while (file) {
    std::size_t count = 0;
    while (count < kLinesAtOnce && std::getline(file, lines[count])) {
      if (!lines[count].empty()) ++count;
    }
    run_in_order(
        count, threads,
        [&](std::size_t i) { records[i] = record_from_json(lines[i], Completeness::kPartial); },
        [&](std::size_t i) {
          Result<SopRecord>& record = *records[i];
          if (record) {
            hand_over(std::move(*record), path, number, sink);
          } else {
            sink.refuse(path.string() + ":" + std::to_string(number + 1), record.error());
          }
          ++number;
          records[i].reset();
        });
  }
}

}  // namespace

Result<std::vector<fs::path>> list_record_files(std::span<const std::string> paths) {
  std::vector<fs::path> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      auto below = files_below(path);
      if (!below) return fail(below.error().code, path + ": " + below.error().message);
      files.insert(files.end(), below->begin(), below->end());
    } else if (fs::exists(path, error)) {
      files.emplace_back(path);
    } else {
      return fail(ErrorCode::kNotFound, path + ": no such file");
    }
  }
  return files;
}

void read_records(const fs::path& path, std::size_t threads, const FoundRecords& sink) {
  if (path.extension() == ".ndjson") return read_lines(path, threads, sink);
  const auto text = read_file(path, kMaxText);
  if (!text) return sink.refuse(path.string(), text.error());
  auto records = records_from_json(*text, Completeness::kPartial);
  if (!records) return sink.refuse(path.string(), records.error());
  for (std::size_t i = 0; i < records->size(); ++i) {
    hand_over(std::move((*records)[i]), path, i, sink);
  }
}

}  // namespace baku
