// baku push: the changes of a registry, sent to a server.
#include "registry/store/push.h"

#include <fmt/core.h>

#include <memory>
#include <string>
#include <thread>

#include "app/command.h"
#include "app/output.h"
#include "app/registry_arguments.h"
#include "base/file.h"
#include "base/text.h"
#include "registry/store/http_target.h"

namespace baku {
namespace {

constexpr std::size_t kMaxToken = 64UL * 1024;  // bytes of the file of a token

struct PushArguments {
  std::string registry;
  std::string target;
  std::string token_file;
  int attempts = 5;
  int timeout = 30;  // seconds
  bool retry_dead = false;
};

Result<std::string> read_token(const std::string& path) {
  if (path.empty()) return "";
  BAKU_TRY(const std::string text, read_file(path, kMaxToken));
  const std::string token(trimmed(text));
  if (token.empty() || token.find_first_of("\r\n") != std::string::npos) {
    return fail(ErrorCode::kUsage, "--token-file: a token is one line");
  }
  return token;
}

Result<void> run_push(const PushArguments& arguments) {
  BAKU_TRY(std::string token, read_token(arguments.token_file));
  BAKU_TRY(const auto target,
           open_http_target(arguments.target,
                            {std::move(token), std::chrono::seconds(arguments.timeout)}));
  BAKU_TRY(Registry registry, open_registry(arguments.registry));
  PushOptions options;
  options.attempts = arguments.attempts;
  options.sleep = [](std::chrono::milliseconds pause) { std::this_thread::sleep_for(pause); };
  BAKU_TRY(const PushCounts counts,
           arguments.retry_dead ? push_dead_letters(registry, arguments.target, *target, options)
                                : push(registry, arguments.target, *target, options));
  auto written = write_output(
      "", fmt::format("{} sent, {} changed again before they were sent, {} given up; cursor {}\n",
                      counts.sent, counts.superseded, counts.dead, counts.cursor));
  if (!written || counts.dead == 0) return written;
  return fail(ErrorCode::kWrite,
              fmt::format("{} records were not taken: baku registry list dead-letters, and "
                          "baku push --retry-dead once that is mended",
                          counts.dead));
}

}  // namespace

Run add_push(Arguments& arguments) {
  auto values = std::make_shared<PushArguments>();
  add_registry_argument(arguments, values->registry);
  arguments.add_text("--to", values->target, "http://HOST[:PORT][/PATH] or https://...",
                     Presence::kRequired);
  arguments.add_text("--token-file", values->token_file,
                     "File with a token that is sent as 'Authorization: Bearer'");
  arguments.add_number("--attempts", values->attempts, {1, 100},
                       "Tries for one record, with growing pauses between them (default: 5)");
  arguments.add_number("--timeout", values->timeout, {1, 3600},
                       "Seconds to wait for an answer (default: 30)");
  arguments.add_flag("--retry-dead", values->retry_dead,
                     "Send the records that the target did not take before");
  return [values] { return finish(values->target, run_push(*values)); };
}

}  // namespace baku
