// Which files a run works on, and how their outputs are called.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baku {

struct InputFile {
  std::filesystem::path path;
  std::filesystem::path name;  // relative to the folder that was given; the bare name of a file
};

struct InputList {
  std::vector<InputFile> files;  // each once
  // Paths that gave nothing: not there, a folder that cannot be listed or holds nothing to read.
  struct Problem {
    std::string path;
    Error error;
  };
  std::vector<Problem> problems;
};

// A path to a file is taken as it is. A folder is walked with all below it, in byte-wise order of
// the names; the files taken from it are those named *.pdf, or as pictures and texts are (in any
// case; docs/commands.md lists them), and those without an extension that begin with "%PDF-".
// Links to folders are not followed.
InputList list_input_files(std::span<const std::string> paths);

// One output path for each file: its name with `extension` (".json") in place of its own. Where
// two would be the same (also on a file system that ignores case), they keep their own extension
// ("a.PDF.json"), and a number if that is not enough ("a.PDF-2.json").
std::vector<std::filesystem::path> output_names(std::span<const InputFile> files,
                                                std::string_view extension);

}  // namespace baku
