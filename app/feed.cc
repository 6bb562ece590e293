// baku feed: the changes of a registry, for another one.
#include "registry/store/feed.h"

#include <chrono>
#include <limits>
#include <memory>
#include <string>
#include <thread>

#include "app/command.h"
#include "app/output.h"
#include "app/registry_arguments.h"

namespace baku {
namespace {

constexpr int kBatch = 500;                       // changes read at a time
constexpr std::chrono::milliseconds kPause{500};  // between two looks of --follow

struct FeedArguments {
  std::string registry;
  int since = 0;
  int limit = std::numeric_limits<int>::max();
  bool follow = false;
};

// Writes what is there after `cursor`; the last cursor written.
Result<std::int64_t> write_changes(Registry& registry, OutputStream& output, std::int64_t cursor,
                                   int& left) {
  while (left > 0) {
    BAKU_TRY(const auto changes, changes_since(registry, cursor, std::min(kBatch, left)));
    for (const FeedChange& change : changes) {
      if (auto written = output.write(feed_line(change) + "\n"); !written) {
        return tl::unexpected(written.error());
      }
      cursor = change.cursor;
      --left;
    }
    if (auto flushed = output.flush(); !flushed) return tl::unexpected(flushed.error());
    if (changes.empty()) break;
  }
  return cursor;
}

Result<void> feed(const FeedArguments& arguments) {
  BAKU_TRY(Registry registry, open_registry(arguments.registry));
  BAKU_TRY(OutputStream output, OutputStream::create(""));
  int left = arguments.limit;
  BAKU_TRY(std::int64_t cursor, write_changes(registry, output, arguments.since, left));
  while (arguments.follow && left > 0) {
    std::this_thread::sleep_for(kPause);
    BAKU_TRY(cursor, write_changes(registry, output, cursor, left));
  }
  return output.finish();
}

}  // namespace

Run add_feed(Arguments& arguments) {
  auto values = std::make_shared<FeedArguments>();
  constexpr int kMost = std::numeric_limits<int>::max();
  add_registry_argument(arguments, values->registry);
  arguments.add_number("--since", values->since, {0, kMost},
                       "Changes after this cursor (default: 0, all of them)");
  arguments.add_number("--limit", values->limit, {1, kMost}, "At most so many changes");
  arguments.add_flag("--follow", values->follow, "Wait for further changes; ends when killed");
  return [values] { return finish("", feed(*values)); };
}

}  // namespace baku
