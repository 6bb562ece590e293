// The layers that confine a worker. Each is used where the kernel has it; what is missing is told.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "app/worker/task.h"

namespace baku {

// AddressSanitizer takes terabytes of address space, and pipes to probe it.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kSanitizedBuild = true;
#elif defined(__has_feature)
inline constexpr bool kSanitizedBuild = __has_feature(address_sanitizer);
#else
inline constexpr bool kSanitizedBuild = false;
#endif

enum class JailLayer : std::uint8_t { kPrivileges, kNamespaces, kLandlock, kSeccomp };

// A bit for each layer, by its place.
using LayerSet = std::uint32_t;
constexpr LayerSet bit_of(JailLayer layer) {
  return LayerSet{1} << static_cast<unsigned int>(layer);
}
inline constexpr LayerSet kAllLayers = 0xF;

// "landlock, seccomp"; empty where nothing is missing.
std::string missing_layers(LayerSet present);

// Takes from this process and its children what no worker needs: new privileges; network,
// inter-process communication and capabilities (new namespaces); every file but those below
// `readable`, which can be read and not executed, and /dev/null. Not to be undone. Returns the
// layers that the kernel granted.
LayerSet confine_process(std::span<const std::filesystem::path> readable);

// What a worker may read beside its input: libraries, fonts, language data.
std::vector<std::filesystem::path> worker_readable_paths();

// The system calls that a worker may make, as a program for the kernel; empty where the kernel
// takes none. Others fail; those that would start, change or spy on a process end it with SIGSYS.
using SyscallFilter = std::vector<sock_filter>;
SyscallFilter worker_syscalls();

// Allows this process, and no other, to send itself the signal of abort(). False where the kernel
// refuses the filter.
bool enter_syscall_filter(SyscallFilter filter);

// Address space (soft; hard for pictures; more by the bytes of the input), processor time, files,
// core dumps.
void enter_limits(const WorkerLimits& limits, std::size_t input);

// Raises the soft limit of the address space to the hard one: pictures need more. Does nothing
// where enter_limits was not called.
void allow_picture_memory();

}  // namespace baku
