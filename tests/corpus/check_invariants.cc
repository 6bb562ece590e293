// check_invariants FOLDER: prints what does not hold in the records of FOLDER/*.json; fails where
// there is anything, or no record.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <vector>

#include "base/file.h"
#include "schema/invariants.h"
#include "schema/record_json.h"

namespace baku {
namespace {

std::vector<std::string> problems_of(const std::string& path, std::size_t& count) {
  const auto text = read_file(path, std::size_t{1} << 28U);
  if (!text) return {text.error().message};
  const auto records = records_from_json(*text);
  if (!records) return {records.error().message};
  count += records->size();
  std::vector<std::string> problems;
  for (const SopRecord& record : *records) {
    const auto broken = broken_invariants(record);
    problems.insert(problems.end(), broken.begin(), broken.end());
  }
  return problems;
}

int check(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::size_t count = 0;
  std::size_t broken = 0;
  for (const std::string& path : paths) {
    for (const std::string& problem : problems_of(path, count)) {
      std::cout << path << ": " << problem << "\n";
      ++broken;
    }
  }
  std::cout << count << " records, " << broken << " problems\n";
  return count > 0 && broken == 0 ? 0 : 1;
}

}  // namespace
}  // namespace baku

int main(int argc, char** argv) { return argc == 2 ? baku::check(argv[1]) : 2; }
