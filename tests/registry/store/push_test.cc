// Pushing to a real HTTP server that fails in every way it can.
#include "registry/store/push.h"

#include <gtest/gtest.h>
#include <httplib.h>

#include <chrono>
#include <deque>
#include <map>
#include <mutex>
#include <string>
#include <thread>

#include "base/file.h"
#include "registry/store/http_target.h"
#include "tests/registry/store/backends.h"

namespace baku {
namespace {

// Keeps records as docs/openapi.yaml asks; before that, answers with the statuses it was told.
class RecordServer {
 public:
  RecordServer() {
    server_.Put(R"(/api/records/([a-z0-9-]+))",
                [this](const httplib::Request& request, httplib::Response& response) {
                  if (!fails(response)) put(request, response);
                });
    server_.Delete(R"(/api/records/([a-z0-9-]+))",
                   [this](const httplib::Request& request, httplib::Response& response) {
                     if (fails(response)) return;
                     response.status = records.erase(request.matches[1]) > 0 ? 204 : 404;
                   });
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }
  ~RecordServer() { stop(); }
  RecordServer(const RecordServer&) = delete;
  RecordServer& operator=(const RecordServer&) = delete;

  void stop() {
    server_.stop();
    if (thread_.joinable()) thread_.join();
  }

  [[nodiscard]] std::string url() const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/api/";
  }

  // 0: the record is kept, but the answer is lost.
  void fail_with(std::deque<int> statuses) { statuses_ = std::move(statuses); }

  std::map<std::string, std::string> records;
  std::vector<std::string> requests;

 private:
  bool fails(httplib::Response& response) {
    if (statuses_.empty()) return false;
    const int status = statuses_.front();
    statuses_.pop_front();
    if (status == 200) return false;
    response.status = status;
    response.set_header("Retry-After", "2");
    response.set_content("told to fail", "text/plain");
    return true;
  }

  void put(const httplib::Request& request, httplib::Response& response) {
    const std::string id = request.matches[1];
    const std::string tag = "\"" + sha256_hex(request.body) + "\"";
    requests.push_back(id + " " + request.get_header_value("Baku-Version"));
    const auto known = records.find(id);
    const bool same = known != records.end() && "\"" + sha256_hex(known->second) + "\"" == tag;
    if (same && request.get_header_value("If-None-Match") == tag) {
      response.status = 412;
      return;
    }
    response.status = known == records.end() ? 201 : 204;
    records[id] = request.body;
  }

  httplib::Server server_;
  int port_ = 0;
  std::thread thread_;
  std::deque<int> statuses_;
};

PushOptions options_of(std::vector<int>& pauses) {
  PushOptions options;
  options.attempts = 3;
  options.sleep = [&pauses](std::chrono::milliseconds pause) {
    pauses.push_back(static_cast<int>(pause.count()));
  };
  return options;
}

std::string shown(const Result<PushCounts>& counts) {
  if (!counts) return std::string(error_name(counts.error().code));
  return std::to_string(counts->sent) + " sent, " + std::to_string(counts->superseded) +
         " superseded, " + std::to_string(counts->dead) + " dead, at " +
         std::to_string(counts->cursor);
}

class PushTest : public OnBackend {
 protected:
  // Two records; the first changes, then the second is deleted: cursors 1 to 4.
  static void fill(Registry& registry) {
    ASSERT_TRUE(registry.commit_outcome(
        begin(registry), outcome_of('a', {record_of('a', 1, "Satu"), record_of('a', 2, "Dua")})));
    ASSERT_TRUE(registry.commit_outcome(
        begin(registry), outcome_of('a', {record_of('a', 1, "Lain"), record_of('a', 2, "Dua")})));
    ASSERT_TRUE(
        registry.commit_outcome(begin(registry), outcome_of('b', {record_of('b', 1, "Tiga")})));
  }
};

TEST_P(PushTest, SendsEachRecordOnceAndAgainWithoutHarm) {
  Registry registry = open();
  fill(registry);
  RecordServer server;
  const auto target = open_http_target(server.url(), {});
  ASSERT_TRUE(target) << target.error().message;
  std::vector<int> pauses;
  const PushOptions options = options_of(pauses);
  EXPECT_EQ(shown(push(registry, "t", **target, options)), "3 sent, 1 superseded, 0 dead, at 4");
  EXPECT_EQ(server.records.size(), 3U);
  EXPECT_EQ(server.records["sop-a1"], last_change_of(registry, "sop-a1").value().record);
  EXPECT_EQ(server.requests, (std::vector<std::string>{"sop-a2 1", "sop-a1 2", "sop-b1 1"}));
  EXPECT_EQ(shown(push(registry, "t", **target, options)), "0 sent, 0 superseded, 0 dead, at 4");
  // Under another name all is sent again, and the server has it already.
  EXPECT_EQ(shown(push(registry, "u", **target, options)), "3 sent, 1 superseded, 0 dead, at 4");
  ASSERT_TRUE(
      registry.commit_outcome(begin(registry), outcome_of('a', {record_of('a', 1, "Lain")})));
  EXPECT_EQ(shown(push(registry, "t", **target, options)), "1 sent, 0 superseded, 0 dead, at 5");
  EXPECT_EQ(server.records.count("sop-a2"), 0U);
  EXPECT_EQ(shown(push(registry, "u", **target, options)), "1 sent, 0 superseded, 0 dead, at 5");
  EXPECT_TRUE(pauses.empty());
}

TEST_P(PushTest, LetsNoOtherPushIn) {
  Registry registry = open();
  fill(registry);
  RecordServer server;
  const auto target = open_http_target(server.url(), {});
  std::vector<int> pauses;
  const PushOptions options = options_of(pauses);
  {
    Registry other = open();
    EXPECT_EQ(shown(push(other, "t", **target, options)), "3 sent, 1 superseded, 0 dead, at 4");
    const auto refused = push(registry, "t", **target, options);
    EXPECT_EQ(shown(refused), "unavailable");
    EXPECT_NE(refused.error().message.find("another push"), std::string::npos);
    EXPECT_FALSE(push_dead_letters(registry, "t", **target, options).has_value());
  }
  // A server ends a connection a little after it was closed.
  std::string counts = "unavailable";
  for (int tries = 0; tries < 100 && counts == "unavailable"; ++tries) {
    if (tries > 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    counts = shown(push(registry, "t", **target, options));
  }
  EXPECT_EQ(counts, "0 sent, 0 superseded, 0 dead, at 4");
}

struct FailureCase {
  const char* what;
  std::deque<int> statuses;  // of the first answers
  const char* counts;        // of the first push
  std::size_t letters;       // dead ones after it
  std::vector<int> pauses;   // milliseconds
};

TEST_P(PushTest, OutlivesFailures) {
  const FailureCase cases[] = {
      {"busy", {503, 429}, "3 sent, 1 superseded, 0 dead, at 4", 0, {2000, 2000}},
      {"one refused", {422}, "2 sent, 1 superseded, 1 dead, at 4", 1, {}},
      {"one never works", {500, 500, 500}, "2 sent, 1 superseded, 1 dead, at 4", 1, {2000, 2000}},
      {"the server is down",
       {500, 500, 500, 500, 500, 500, 500, 500, 500},
       "unavailable",
       2,
       {2000, 2000, 2000, 2000, 2000, 2000}},
      {"no entry", {401}, "unavailable", 0, {}},
      {"no such place", {404}, "unavailable", 0, {}},
      {"moved", {302}, "unavailable", 0, {}},
      {"the second is not let in", {200, 403}, "unavailable", 0, {}},
  };
  int number = 0;
  Registry registry = open();
  fill(registry);
  for (const auto& [what, statuses, counts, letters, expected_pauses] : cases) {
    SCOPED_TRACE(what);
    const std::string name = "target " + std::to_string(++number);
    RecordServer server;
    server.fail_with(statuses);
    const auto target = open_http_target(server.url(), {});
    std::vector<int> pauses;
    const PushOptions options = options_of(pauses);
    EXPECT_EQ(shown(push(registry, name, **target, options)), counts);
    EXPECT_EQ(pauses, expected_pauses);
    EXPECT_EQ(dead_letters(registry, name).value().size(), letters);
    // Once the server works, everything arrives.
    EXPECT_TRUE(push(registry, name, **target, options));
    EXPECT_TRUE(push_dead_letters(registry, name, **target, options));
    EXPECT_TRUE(dead_letters(registry, name).value().empty());
    EXPECT_EQ(server.records.size(), 3U);
  }
}

TEST_P(PushTest, StopsWhereNobodyAnswers) {
  Registry registry = open();
  fill(registry);
  RecordServer server;
  server.stop();
  const auto target =
      open_http_target(server.url(), {.token = "", .timeout = std::chrono::seconds(2)});
  std::vector<int> pauses;
  EXPECT_EQ(shown(push(registry, "t", **target, options_of(pauses))), "unavailable");
  EXPECT_EQ(pauses, (std::vector<int>{1000, 2000}));
  EXPECT_TRUE(dead_letters(registry, "").value().empty());
}

TEST(HttpTarget, RefusesUrls) {
  struct UrlCase {
    const char* url;
    const char* token;
    bool taken;
  };
  const UrlCase cases[] = {
      {"http://127.0.0.1:8080/api", "", true},
      {"http://localhost", "secret", true},
      {"https://registry.example/x/", "secret", true},
      {"http://registry.example", "secret", false},
      {"ftp://registry.example", "", false},
      {"registry.example", "", false},
      {"http://", "", false},
      {"http:///records", "", false},
      {"https://user:word@registry.example", "", false},
      {"https://registry.example?x=1", "", false},
      {"http://x\r\nHost: y", "", false},
  };
  for (const auto& [url, token, taken] : cases) {
    SCOPED_TRACE(url);
    const auto target = open_http_target(url, {.token = token, .timeout = std::chrono::seconds(1)});
    EXPECT_EQ(target.has_value(), taken);
    if (!target) {
      EXPECT_EQ(target.error().code, ErrorCode::kUsage);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Registry, PushTest,
                         testing::Values(Backend::kSqlite, Backend::kPostgresql), backend_name);

}  // namespace
}  // namespace baku
