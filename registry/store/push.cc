#include "registry/store/push.h"

#include <algorithm>
#include <utility>

#include "registry/store/database.h"

namespace baku {
namespace {

constexpr int kBatch = 100;  // changes after which the place is kept
constexpr std::int64_t kPushLock = 1113680758;

// How one change ended, after all attempts.
struct Delivery {
  Verdict verdict = Verdict::kTaken;
  PushAnswer answer;
  int attempts = 0;
};

Delivery deliver(PushTarget& target, const FeedChange& change, const PushOptions& options) {
  Delivery delivery;
  std::chrono::milliseconds pause = options.first_pause;
  while (true) {
    delivery.answer = target.send(change);
    delivery.verdict = verdict_of(delivery.answer, change.deletes());
    ++delivery.attempts;
    if (delivery.verdict != Verdict::kTryLater || delivery.attempts >= options.attempts) {
      return delivery;
    }
    options.sleep(std::min(std::max(pause, delivery.answer.retry_after), options.longest_pause));
    pause = std::min(pause * 2, options.longest_pause);
  }
}

Result<void> keep_cursor(Database& database, const std::string& name, std::int64_t cursor) {
  return database.execute(
      "INSERT INTO push_targets (target, cursor) VALUES ($1, $2)"
      " ON CONFLICT (target) DO UPDATE SET cursor = excluded.cursor",
      {name, cursor});
}

Result<void> keep_dead_letter(Database& database, const std::string& name, const FeedChange& change,
                              const Delivery& delivery) {
  return database.execute(
      "INSERT INTO dead_letters (target, record_id, cursor, attempts, status, message)"
      " VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (target, record_id) DO UPDATE SET"
      " cursor = excluded.cursor, attempts = dead_letters.attempts + excluded.attempts,"
      " status = excluded.status, message = excluded.message",
      {name, change.record_id, change.cursor, std::int64_t{delivery.attempts},
       std::int64_t{delivery.answer.status}, storable_text(delivery.answer.message)});
}

Result<void> drop_dead_letter(Database& database, const std::string& name,
                              const std::string& record_id) {
  return database.execute("DELETE FROM dead_letters WHERE target = $1 AND record_id = $2",
                          {name, record_id});
}

// Of two pushes at once, one could bring an older record after a newer one.
Result<void> keep_others_out(Registry& registry) {
  BAKU_TRY(const bool alone, registry.database().try_lock(kPushLock));
  if (alone) return {};
  return fail(ErrorCode::kUnavailable, "another push from the registry " + registry.name() +
                                           " is running; wait for its end");
}

tl::unexpected<Error> stopped(const std::string& name, const PushAnswer& answer) {
  return fail(ErrorCode::kUnavailable, name +
                                           " takes no records: " + storable_text(answer.message) +
                                           "; what it took is kept, push again later");
}

// A push under way: what it counts, and how long the target has not been itself.
class Push {
 public:
  Push(Registry& registry, std::string name, PushTarget& target, const PushOptions& options)
      : database_(registry.database()),
        name_(std::move(name)),
        target_(target),
        options_(options) {}

  // Sends one change and keeps what came of it.
  Result<void> send(const FeedChange& change) {
    const Delivery delivery = deliver(target_, change, options_);
    const bool no_answer = delivery.verdict == Verdict::kTryLater;
    in_vain_ = no_answer ? in_vain_ + 1 : 0;
    const bool down = no_answer && (delivery.answer.status == 0 || in_vain_ >= options_.patience);
    if (delivery.verdict == Verdict::kStop || down) return stopped(name_, delivery.answer);
    if (delivery.verdict == Verdict::kTaken) {
      ++counts_.sent;
      return drop_dead_letter(database_, name_, change.record_id);
    }
    ++counts_.dead;
    return keep_dead_letter(database_, name_, change, delivery);
  }

  [[nodiscard]] PushCounts& counts() { return counts_; }

 private:
  Database& database_;
  std::string name_;
  PushTarget& target_;
  const PushOptions& options_;
  PushCounts counts_;
  int in_vain_ = 0;
};

}  // namespace

Verdict verdict_of(const PushAnswer& answer, bool deletes) {
  const int status = answer.status;
  if (status >= 200 && status < 300) return Verdict::kTaken;
  if (status == 412) return deletes ? Verdict::kRefused : Verdict::kTaken;
  if (deletes && (status == 404 || status == 410)) return Verdict::kTaken;
  if (status < 100 || status == 408 || status == 429 || status >= 500) return Verdict::kTryLater;
  if (status < 400 || status == 401 || status == 403 || status == 404 || status == 405) {
    return Verdict::kStop;
  }
  return Verdict::kRefused;
}

Result<PushCounts> push(Registry& registry, const std::string& name, PushTarget& target,
                        const PushOptions& options) {
  if (auto alone = keep_others_out(registry); !alone) return tl::unexpected(alone.error());
  Database& database = registry.database();
  BAKU_TRY(const auto places,
           database.query("SELECT cursor FROM push_targets WHERE target = $1", {name}));
  Push work(registry, name, target, options);
  std::int64_t& cursor = work.counts().cursor;
  cursor = places.empty() ? 0 : places.front().integer(0);
  while (true) {
    BAKU_TRY(const auto changes, changes_since(registry, cursor, kBatch));
    Result<void> sent;
    for (const FeedChange& change : changes) {
      if (!change.superseded) sent = work.send(change);
      if (!sent) break;
      work.counts().superseded += change.superseded ? 1 : 0;
      cursor = change.cursor;
    }
    if (auto kept = keep_cursor(database, name, cursor); !kept) {
      return tl::unexpected(kept.error());
    }
    if (!sent) return tl::unexpected(sent.error());
    if (changes.empty()) return work.counts();
  }
}

Result<PushCounts> push_dead_letters(Registry& registry, const std::string& name,
                                     PushTarget& target, const PushOptions& options) {
  if (auto alone = keep_others_out(registry); !alone) return tl::unexpected(alone.error());
  BAKU_TRY(const auto letters, dead_letters(registry, name));
  Push work(registry, name, target, options);
  for (const DeadLetter& letter : letters) {
    BAKU_TRY(const FeedChange change, last_change_of(registry, letter.record_id));
    if (auto sent = work.send(change); !sent) return tl::unexpected(sent.error());
    work.counts().cursor = change.cursor;
  }
  return work.counts();
}

Result<std::vector<DeadLetter>> dead_letters(Registry& registry, const std::string& target) {
  BAKU_TRY(const auto rows,
           registry.database().query("SELECT target, record_id, cursor, attempts, status, message"
                                     " FROM dead_letters WHERE target = $1 OR $1 = ''"
                                     " ORDER BY target, record_id",
                                     {storable_text(target)}));
  std::vector<DeadLetter> letters;
  for (const Row& row : rows) {
    letters.push_back({row.text(0), row.text(1), row.integer(2), row.integer(3),
                       static_cast<int>(row.integer(4)), row.text(5)});
  }
  return letters;
}

}  // namespace baku
