#include "app/console.h"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <memory>

namespace baku {
namespace {

constexpr std::size_t kBarWidth = 30;

bool no_color() {
  const char* value = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe)
  return value != nullptr && *value != '\0';
}

spdlog::level::level_enum level_of(Verbosity verbosity) {
  switch (verbosity) {
    case Verbosity::kQuiet: return spdlog::level::off;
    case Verbosity::kNormal: return spdlog::level::warn;
    case Verbosity::kVerbose: return spdlog::level::debug;
  }
  return spdlog::level::warn;
}

}  // namespace

void set_up_messages(Verbosity verbosity) {
  const auto mode = no_color() ? spdlog::color_mode::never : spdlog::color_mode::automatic;
  auto sink = std::make_shared<spdlog::sinks::stderr_color_sink_mt>(mode);
  auto logger = std::make_shared<spdlog::logger>("baku", std::move(sink));
  logger->set_pattern("%^baku:%$ %v");
  logger->set_level(level_of(verbosity));
  logger->flush_on(spdlog::level::debug);
  spdlog::set_default_logger(std::move(logger));
}

std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02X}", byte);
    } else {
      out += c;
    }
  }
  return out;
}

void report(std::string_view subject, const Error& error) {
  const std::string where = subject.empty() ? "" : printable(subject) + ": ";
  const std::string page = error.page > 0 ? fmt::format("page {}: ", error.page) : "";
  spdlog::error("{}{}{} ({})", where, page, printable(error.message), error_name(error.code));
}

Progress::Progress(std::size_t total)
    : total_(total),
      shown_(::isatty(STDERR_FILENO) == 1 && total > 1 &&
             spdlog::default_logger()->level() == spdlog::level::warn) {}

Progress::~Progress() { clear(); }

void Progress::advance() {
  ++done_;
  if (!shown_) return;
  const std::size_t filled = kBarWidth * done_ / total_;
  fmt::print(stderr, "\r[{:=<{}}{:{}}] {}/{}", "", filled, "", kBarWidth - filled, done_, total_);
  std::fflush(stderr);
}

void Progress::clear() const {
  if (!shown_) return;
  fmt::print(stderr, "\r\x1B[K");
  std::fflush(stderr);
}

}  // namespace baku
