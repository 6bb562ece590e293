// Bringing the changes of a registry to a server that keeps records, docs/openapi.yaml. A change
// may be sent twice (the answer was lost, the sender was killed), which changes nothing there;
// records arrive in the order of the feed, a record that changed again meanwhile only once.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "registry/store/feed.h"
#include "registry/store/registry.h"

namespace baku {

struct PushAnswer {
  int status = 0;                           // of HTTP; 0: no answer
  std::string message;                      // a sentence: what was wrong
  std::chrono::milliseconds retry_after{};  // that the server asked for; 0: it did not
};

// The other side.
class PushTarget {
 public:
  virtual ~PushTarget() = default;
  // Puts or deletes the record as the change says.
  virtual PushAnswer send(const FeedChange& change) = 0;
};

// What an answer means for a change.
enum class Verdict : std::uint8_t {
  kTaken,     // it is there: 2xx; 412, the same content is there already; 404 and 410 of a deletion
  kTryLater,  // no answer, 408, 429, 5xx
  kRefused,   // this record is not taken: other 4xx
  kStop,      // no record would be: 401, 403, 405, redirections, and 404 of a record that is put
};

Verdict verdict_of(const PushAnswer& answer, bool deletes);

struct PushOptions {
  int attempts = 5;  // for one change
  std::chrono::milliseconds first_pause{1000};
  std::chrono::milliseconds longest_pause{60000};  // pauses double up to it
  int patience = 3;  // changes in a row without an answer but "later": the server is down
  std::function<void(std::chrono::milliseconds)> sleep;
};

struct PushCounts {
  std::int64_t sent = 0;        // taken by the target
  std::int64_t superseded = 0;  // not sent: the record changed again
  std::int64_t dead = 0;        // given up; in the registry as dead letters
  std::int64_t cursor = 0;      // of the feed, up to which all was done
};

struct DeadLetter {
  std::string target;
  std::string record_id;
  std::int64_t cursor = 0;
  std::int64_t attempts = 0;
  int status = 0;
  std::string message;
};

// Sends what changed since the last push to the target called `name`. Errors: kUnavailable where
// the target takes nothing (what it took is not sent again), or another push from this registry is
// running, and those of Registry.
Result<PushCounts> push(Registry& registry, const std::string& name, PushTarget& target,
                        const PushOptions& options);

// Sends the records of the dead letters as they are now. Errors: as push.
Result<PushCounts> push_dead_letters(Registry& registry, const std::string& name,
                                     PushTarget& target, const PushOptions& options);

// By target and record; of all targets where `target` is empty.
Result<std::vector<DeadLetter>> dead_letters(Registry& registry, const std::string& target);

}  // namespace baku
