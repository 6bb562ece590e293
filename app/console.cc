#include "app/console.h"

#include <fmt/core.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace baku {
namespace {

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

// Bytes of the UTF-8 sequence at the start of `text`; 0 where that is a control character (those
// of ISO 8859 too) or no UTF-8.
std::size_t printable_length(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80) return first < 0x20 || first == 0x7F ? 0 : 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
  const std::string_view rest = text.substr(1, length - 1);
  const bool continued = std::all_of(rest.begin(), rest.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
  });
  const bool control = first == 0xC2 && static_cast<unsigned char>(text[1]) < 0xA0;
  return continued && !control ? length : 0;
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

bool shows_details() { return spdlog::should_log(spdlog::level::info); }
bool shows_anything() { return spdlog::get_level() != spdlog::level::off; }

void say_detail(std::string_view sentence) { spdlog::info(sentence); }
void say_warning(std::string_view sentence) { spdlog::warn(sentence); }
void say_error(std::string_view sentence) { spdlog::error(sentence); }

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = printable_length(text);
    if (length == 0) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(text.front()));
    }
    out += text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

void report(std::string_view subject, const Error& error) {
  const std::string where = subject.empty() ? "" : printable(subject) + ": ";
  const std::string page = error.page > 0 ? fmt::format("page {}: ", error.page) : "";
  std::string_view sentence = error.message;
  if (sentence.ends_with('.')) sentence.remove_suffix(1);
  say_error(fmt::format("{}{}{} ({})", where, page, printable(sentence), error_name(error.code)));
}

}  // namespace baku
