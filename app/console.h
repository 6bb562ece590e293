// What `baku` says on standard error: messages through spdlog.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace baku {

enum class Verbosity : std::uint8_t { kQuiet, kNormal, kVerbose };

// Messages go to standard error, one line each; colours on a terminal unless NO_COLOR is set.
void set_up_messages(Verbosity verbosity);

// `text` with control characters and invalid bytes written as \xNN, so that a file name cannot
// drive the terminal or fake a second line.
std::string printable(std::string_view text);

// Whether messages of such a kind are shown.
bool shows_details();
bool shows_anything();

// "baku: sentence" as a detail (shown by --verbose), a warning or an error.
void say_detail(std::string_view sentence);
void say_warning(std::string_view sentence);
void say_error(std::string_view sentence);

// "baku: FILE: sentence (code)"; `subject` may be empty.
void report(std::string_view subject, const Error& error);

}  // namespace baku
