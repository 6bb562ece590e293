#include "tests/registry/store/postgres_server.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

namespace baku {
namespace {

namespace fs = std::filesystem;

// The newest release that is installed; Debian keeps the server's programs out of the PATH.
std::string folder_of_binaries() {
  std::string newest;
  std::error_code none;
  for (const auto& release : fs::directory_iterator("/usr/lib/postgresql", none)) {
    const fs::path folder = release.path() / "bin";
    if (fs::exists(folder / "initdb") && folder.string() > newest) newest = folder.string();
  }
  return newest;
}

}  // namespace

PostgresServer::PostgresServer() : binaries_(folder_of_binaries()) {
  if (binaries_.empty()) {
    missing_ = "no PostgreSQL server is installed (package postgresql)";
    return;
  }
  const std::string folder = folder_.path("").string();
  // The server refuses to run as root.
  if (::geteuid() == 0 && std::system(("chown postgres " + folder).c_str()) != 0) {
    missing_ = "PostgreSQL refuses to run as root, and there is no user postgres";
    return;
  }
  const std::string settings = "-k " + folder +
                               " -c listen_addresses= -c fsync=off -c shared_buffers=16MB"
                               " -c max_connections=20";
  if (!run("initdb", "-D " + folder + "cluster -A trust -U baku -E UTF8 --locale=C.UTF-8 -N") ||
      !run("pg_ctl",
           "-D " + folder + "cluster -w -l " + folder + "log -o \"" + settings + "\" start")) {
    missing_ = "the PostgreSQL server does not start";
  }
}

PostgresServer::~PostgresServer() {
  if (binaries_.empty()) return;
  [[maybe_unused]] const bool stopped =
      run("pg_ctl", "-D " + folder_.path("cluster").string() + " -m immediate stop");
}

bool PostgresServer::run(const std::string& program, const std::string& arguments) const {
  std::string command = "cd / && ";
  if (::geteuid() == 0) command += "setpriv --reuid=postgres --regid=postgres --init-groups ";
  command += binaries_ + "/" + program + " " + arguments + " > /dev/null 2>&1";
  return std::system(command.c_str()) == 0;
}

std::string PostgresServer::new_database() {
  const std::string folder = folder_.path("").string();
  const std::string name = "test" + std::to_string(++databases_);
  if (!run("createdb", "-U baku -h " + folder + " " + name)) return "";
  return "postgresql:///" + name + "?user=baku&host=" + folder;
}

bool PostgresServer::run_sql(const std::string& url, const std::string& sql) const {
  return run("psql", "'" + url + "' -v ON_ERROR_STOP=1 -c \"" + sql + "\"");
}

}  // namespace baku
