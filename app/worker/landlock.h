// Landlock: which files a process can reach at all (kernel 5.13 and later).
#pragma once

#include <filesystem>
#include <span>

namespace baku {

// From now on this process and its children can only read what is below `readable` (paths that do
// not exist are passed over), and read and write /dev/null. False where the kernel has no Landlock.
// Needs no_new_privs.
bool restrict_files(std::span<const std::filesystem::path> readable);

}  // namespace baku
