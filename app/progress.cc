#include "app/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "app/console.h"

namespace baku {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t kBarWidth = 24;
constexpr milliseconds kBarPause{100};
constexpr milliseconds kJsonPause{1000};
constexpr milliseconds kLinePause{30000};

void write_error(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

std::string in_words(double seconds) {
  const auto whole = std::lround(seconds);
  if (whole < 60) return fmt::format("{} s", whole);
  if (whole < 3600) return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

std::string row(std::string_view what, std::size_t count) {
  return fmt::format("  {:<24}{:>9}\n", what, count);
}

}  // namespace

std::size_t RunTally::failures() const {
  std::size_t all = 0;
  for (const auto& [kind, count] : failed) all += count;
  return all;
}

Progress::Progress(const RunTally& tally, ProgressStyle style)
    : tally_(tally),
      style_(style),
      silent_(!shows_anything()),
      terminal_(::isatty(STDERR_FILENO) == 1),
      started_(Clock::now()),
      shown_(started_) {}

Progress::~Progress() { clear(); }

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - started_).count();
}

double Progress::seconds_left() const {
  const std::size_t worked = tally_.settled() - tally_.unchanged;
  if (worked == 0) return 0;
  return seconds() / static_cast<double>(worked) *
         static_cast<double>(tally_.files - std::min(tally_.files, tally_.settled()));
}

std::string Progress::bar() const {
  const std::size_t settled = tally_.settled();
  const std::size_t filled = kBarWidth * settled / std::max<std::size_t>(tally_.files, 1);
  return fmt::format("\r\x1B[K[{:=<{}}{:{}}] {}", "", filled, "", kBarWidth - filled, line());
}

std::string Progress::line() const {
  std::string text =
      fmt::format("{} of {} files, {} pages, {:.1f} pages/s", tally_.settled(), tally_.files,
                  tally_.pages, static_cast<double>(tally_.pages) / std::max(seconds(), 0.001));
  if (tally_.failures() > 0) text += fmt::format(", {} failed", tally_.failures());
  const double left = seconds_left();
  if (left > 0) text += fmt::format(", about {} left", in_words(left));
  return text;
}

std::string Progress::json(const char* event) const {
  std::string kinds;
  for (const auto& [kind, count] : tally_.failed) {
    kinds += fmt::format("{}\"{}\": {}", kinds.empty() ? "" : ", ", kind, count);
  }
  return fmt::format(
      "{{\"event\": \"{}\", \"files\": {}, \"settled\": {}, \"done\": {}, \"partial\": {}, "
      "\"unchanged\": {}, \"set_aside\": {}, \"failed\": {{{}}}, \"records\": {}, \"pages\": {}, "
      "\"seconds\": {:.1f}, \"seconds_left\": {:.1f}}}\n",
      event, tally_.files, tally_.settled(), tally_.done, tally_.partial, tally_.unchanged,
      tally_.set_aside, kinds, tally_.records, tally_.pages, seconds(), seconds_left());
}

void Progress::show() {
  if (silent_ || tally_.settled() >= tally_.files) return;
  const bool with_bar = terminal_ && style_ == ProgressStyle::kText;
  const milliseconds pause = style_ == ProgressStyle::kJson ? kJsonPause
                             : with_bar                     ? kBarPause
                                                            : kLinePause;
  const bool due = Clock::now() - shown_ >= pause;
  if (!due && (!with_bar || drawn_)) return;
  shown_ = Clock::now();
  if (style_ == ProgressStyle::kJson) {
    write_error(json("progress"));
  } else if (with_bar && tally_.files > 1) {
    write_error(bar());
    drawn_ = true;
  } else if (!with_bar) {
    say_warning(line());
  }
}

void Progress::clear() {
  if (!drawn_) return;
  write_error("\r\x1B[K");
  drawn_ = false;
}

void Progress::summarize(bool always) {
  clear();
  if (silent_) return;
  if (style_ == ProgressStyle::kJson) {
    write_error(json("summary"));
    return;
  }
  const bool verbose = shows_details();
  if (!always && !verbose && (!terminal_ || tally_.files < 2)) return;
  std::string table = row("files", tally_.files) + row("done", tally_.done);
  if (tally_.partial > 0) table += row("partial", tally_.partial);
  if (tally_.unchanged > 0) table += row("unchanged", tally_.unchanged);
  for (const auto& [kind, count] : tally_.failed) table += row("failed: " + kind, count);
  if (tally_.set_aside > 0) table += row("set aside", tally_.set_aside);
  const std::size_t left = tally_.files - std::min(tally_.files, tally_.settled());
  if (left > 0) table += row("not begun", left);
  table += row("records", tally_.records) + row("pages", tally_.pages);
  write_error(table + fmt::format("  {:<24}{:>9}\n", "time", in_words(seconds())));
}

}  // namespace baku
