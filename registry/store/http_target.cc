#include "registry/store/http_target.h"

#include <httplib.h>

#include <charconv>
#include <utility>

namespace baku {
namespace {

struct TargetUrl {
  std::string server;  // "https://registry.example:8443"
  std::string path;    // "/api", without a slash at its end; may be empty
  std::string host;
};

Result<TargetUrl> parse_url(const std::string& url) {
  const std::size_t scheme = url.find("://");
  const bool known = url.starts_with("http://") || url.starts_with("https://");
  const bool plain = url.find_first_of("?#@ \t\r\n") == std::string::npos;
  if (!known || !plain || url.size() == scheme + 3 || url[scheme + 3] == '/') {
    return fail(ErrorCode::kUsage,
                "a target is http://HOST[:PORT][/PATH] or https://..., without "
                "user or query: " +
                    url);
  }
  const std::size_t slash = url.find('/', scheme + 3);
  TargetUrl target;
  target.server = url.substr(0, slash);
  if (slash != std::string::npos) target.path = url.substr(slash);
  while (target.path.ends_with('/')) target.path.pop_back();
  target.host = target.server.substr(scheme + 3);
  target.host = target.host.substr(0, target.host.rfind(':'));
  return target;
}

std::chrono::milliseconds retry_after(const httplib::Response& response) {
  // A date instead of a number of seconds counts as none.
  const std::string text = response.get_header_value("Retry-After");
  int seconds = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool number = code == std::errc() && end == text.data() + text.size() && seconds > 0;
  return std::chrono::seconds(number ? std::min(seconds, 3600) : 0);
}

PushAnswer answer_of(const httplib::Result& result) {
  if (!result) return {0, "no answer: " + httplib::to_string(result.error()), {}};
  PushAnswer answer;
  answer.status = result->status;
  answer.message = "HTTP status " + std::to_string(result->status);
  constexpr std::size_t kShown = 200;  // bytes of the server's own words
  if (!result->body.empty()) answer.message += ": " + result->body.substr(0, kShown);
  answer.retry_after = retry_after(*result);
  return answer;
}

class HttpTarget : public PushTarget {
 public:
  HttpTarget(const TargetUrl& url, const HttpOptions& options)
      : client_(url.server), path_(url.path) {
    client_.set_keep_alive(true);
    client_.set_follow_location(false);
    client_.set_connection_timeout(options.timeout);
    client_.set_read_timeout(options.timeout);
    client_.set_write_timeout(options.timeout);
    if (!options.token.empty()) client_.set_bearer_token_auth(options.token);
  }

  [[nodiscard]] bool usable() const { return client_.is_valid(); }

  PushAnswer send(const FeedChange& change) override {
    const std::string path = path_ + "/records/" + change.record_id;
    httplib::Headers headers = {{"Baku-Version", std::to_string(change.version)},
                                {"Baku-Cursor", std::to_string(change.cursor)}};
    try {
      if (change.deletes()) return answer_of(client_.Delete(path, headers));
      // The ETag of a record is the hash of its content: the server need not take what it has.
      headers.emplace("If-None-Match", "\"" + change.content_hash + "\"");
      headers.emplace("Baku-Content-Hash", change.content_hash);
      return answer_of(client_.Put(path, headers, change.record, "application/json"));
    } catch (const std::exception& error) {
      return {0, error.what(), {}};
    }
  }

 private:
  httplib::Client client_;
  std::string path_;
};

}  // namespace

Result<std::unique_ptr<PushTarget>> open_http_target(const std::string& url,
                                                     const HttpOptions& options) {
  BAKU_TRY(const TargetUrl target, parse_url(url));
  const bool here =
      target.host == "localhost" || target.host == "127.0.0.1" || target.host == "[::1]";
  if (!options.token.empty() && !target.server.starts_with("https://") && !here) {
    return fail(ErrorCode::kUsage, "a token is sent over https only");
  }
  auto opened = std::make_unique<HttpTarget>(target, options);
  if (!opened->usable()) return fail(ErrorCode::kUsage, "not a target: " + url);
  return opened;
}

}  // namespace baku
