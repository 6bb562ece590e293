// A PostgreSQL server of the test's own, in a folder that goes with it.
#pragma once

#include <string>

#include "tests/app/scratch_folder.h"

namespace baku {

class PostgresServer {
 public:
  PostgresServer();
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  // Why there is no server; empty where there is one.
  [[nodiscard]] const std::string& missing() const { return missing_; }
  // The URL of a new, empty database.
  [[nodiscard]] std::string new_database();
  // Runs SQL in a database that new_database() made; false where the server refuses.
  [[nodiscard]] bool run_sql(const std::string& url, const std::string& sql) const;

 private:
  [[nodiscard]] bool run(const std::string& program, const std::string& arguments) const;

  ScratchFolder folder_;
  std::string binaries_;
  std::string missing_;
  int databases_ = 0;
};

}  // namespace baku
