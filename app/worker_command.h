// `baku worker`, which no user calls: the process that launches workers (app/worker/launcher.h).
#pragma once

#include <span>

namespace baku {

// True where the command line is that of a process that launches workers.
bool is_worker_command(std::span<char* const> arguments);

// Loads what workers share and serves until the coordinator ends; the exit code.
int run_worker_command(std::span<char* const> arguments);

}  // namespace baku
