#include "app/input_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <system_error>

namespace baku {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMagic = "%PDF-";

// Of files that are taken from a folder; a file that is named is read whatever it is called.
constexpr std::array<std::string_view, 17> kExtensions = {
    ".pdf", ".png",  ".jpg", ".jpeg", ".tif", ".tiff",     ".webp", ".txt", ".text",
    ".md",  ".html", ".htm", ".hocr", ".xml", ".markdown", ".csv",  ".tsv"};

std::string lower_ascii(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

bool begins_like_pdf(const fs::path& path) {
  std::array<char, kMagic.size()> head = {};
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), head.size());
  return file.gcount() == static_cast<std::streamsize>(head.size()) &&
         std::string_view(head.data(), head.size()) == kMagic;
}

bool looks_readable(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return false;
  const std::string extension = lower_ascii(path.extension().string());
  if (extension.empty()) return begins_like_pdf(path);
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

// Depth first, entries by name; `relative` is the folder's own path below the given one.
Result<void> walk(const fs::path& folder, const fs::path& relative, InputList& list) {
  std::error_code error;
  std::vector<fs::path> names;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    names.push_back(it->path().filename());
  }
  if (error) {
    return fail(ErrorCode::kNotFound, "cannot list the folder: " + error.message());
  }
  std::sort(names.begin(), names.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  for (const fs::path& name : names) {
    const fs::path path = folder / name;
    const fs::path below = relative / name;
    if (fs::is_directory(fs::symlink_status(path, error))) {
      if (auto walked = walk(path, below, list); !walked) {
        list.problems.push_back({path.string(), walked.error()});
      }
    } else if (looks_readable(path)) {
      list.files.push_back({path, below});
    }
  }
  return {};
}

void add_folder(const std::string& path, InputList& list) {
  const std::size_t files = list.files.size();
  const std::size_t problems = list.problems.size();
  if (auto walked = walk(path, {}, list); !walked) {
    list.problems.push_back({path, walked.error()});
  } else if (list.files.size() == files && list.problems.size() == problems) {
    list.problems.push_back(
        {path, {ErrorCode::kNotFound, "no PDF, picture or text file in this folder", 0}});
  }
}

void drop_repeated(std::vector<InputFile>& files) {
  std::set<fs::path> seen;
  std::erase_if(files, [&](const InputFile& file) {
    return !seen.insert(file.path.lexically_normal()).second;
  });
}

}  // namespace

InputList list_input_files(std::span<const std::string> paths) {
  InputList list;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) {
      add_folder(path, list);
    } else {
      list.files.push_back({path, fs::path(path).filename()});
    }
  }
  drop_repeated(list.files);
  return list;
}

std::vector<fs::path> output_names(std::span<const InputFile> files, std::string_view extension) {
  const auto with_extension = [&](fs::path path) { return path += extension; };
  const auto stem_of = [](const fs::path& name) { return name.parent_path() / name.stem(); };
  const auto key = [](const fs::path& path) { return lower_ascii(path.string()); };

  std::map<std::string, int> wanted;
  for (const InputFile& file : files) ++wanted[key(stem_of(file.name))];

  std::set<std::string> taken;
  std::vector<fs::path> names;
  for (const InputFile& file : files) {
    const fs::path stem = stem_of(file.name);
    const fs::path base = wanted[key(stem)] > 1 ? file.name : stem;
    fs::path name = with_extension(base);
    for (int n = 2; !taken.insert(key(name)).second; ++n) {
      name = with_extension(fs::path(base) += "-" + std::to_string(n));
    }
    names.push_back(std::move(name));
  }
  return names;
}

}  // namespace baku
