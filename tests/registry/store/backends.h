// The registries that every test of the registry runs on.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "registry/store/registry.h"
#include "tests/registry/store/postgres_server.h"
#include "tests/schema/sample_record.h"

namespace baku {

enum class Backend : std::uint8_t { kSqlite, kPostgresql };

inline std::string backend_name(const testing::TestParamInfo<Backend>& parameter) {
  return parameter.param == Backend::kSqlite ? "Sqlite" : "Postgresql";
}

// One server for all tests of a program.
inline PostgresServer& postgres_server() {
  static PostgresServer server;
  return server;
}

class OnBackend : public testing::TestWithParam<Backend> {
 protected:
  void SetUp() override {
    if (GetParam() == Backend::kSqlite) {
      url = folder.path("registry.db").string();
    } else if (postgres_server().missing().empty()) {
      url = postgres_server().new_database();
      ASSERT_FALSE(url.empty());
    } else {
      GTEST_SKIP() << postgres_server().missing();
    }
  }

  [[nodiscard]] Registry open() const {
    auto registry = Registry::open(url);
    if (!registry) throw std::runtime_error(registry.error().message);
    return std::move(*registry);
  }

  ScratchFolder folder;
  std::string url;
};

// A SHA-256 that begins with `sign`.
inline std::string hash_of(char sign) { return std::string(1, sign) + std::string(63, '0'); }

// SOP number `ordinal` of the document.
inline SopRecord record_of(char document, int ordinal, const std::string& title) {
  SopRecord record = sample_record();
  record.record_id = std::string("sop-") + document + std::to_string(ordinal);
  record.source.sha256 = hash_of(document);
  record.source.ordinal = ordinal;
  record.title = title;
  return record;
}

inline DocumentOutcome outcome_of(char document, std::vector<SopRecord> records,
                                  const std::string& pipeline = "1") {
  DocumentOutcome outcome;
  outcome.key = {hash_of(document), pipeline};
  outcome.path = std::string("scans/") + document + ".pdf";
  outcome.media_type = "application/pdf";
  outcome.bytes = 1000;
  outcome.pages = 3;
  outcome.state = records.empty() ? DocumentState::kFailed : DocumentState::kDone;
  outcome.ending = records.empty() ? "malformed" : "ok";
  outcome.message = records.empty() ? "damaged beyond reading" : "";
  outcome.milliseconds = 25;
  outcome.records = std::move(records);
  return outcome;
}

inline RunId begin(Registry& registry, const std::string& pipeline = "1") {
  return registry.begin_run({"2026-01-02T03:04:05Z", "baku ingest scans", pipeline}).value();
}

// All current records, in order, one a line.
inline std::string exported(Registry& registry) {
  std::string lines;
  const auto visited = registry.for_each_record([&](const std::string& json) -> Result<void> {
    lines += json + "\n";
    return {};
  });
  return visited ? lines : "error: " + visited.error().message;
}

}  // namespace baku
