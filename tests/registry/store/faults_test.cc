// A disk that fails: every write, flush and cut of a commit, one after another. The registry must
// be in the state before the commit or after it, whole, and say what happened.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <array>
#include <cstring>
#include <filesystem>

#include "registry/store/maintenance.h"
#include "registry/store/migrations.h"
#include "registry/store/sqlite_database.h"
#include "tests/registry/store/backends.h"

namespace baku {
namespace {

enum class Fault { kFull, kInputOutput, kShortWrite };

// What the failing file system does from the write number `at` on.
struct Faults {
  Fault fault = Fault::kFull;
  int at = 0;  // 0: never
  int writes = 0;
  bool keeps_failing = false;

  // The error code of this write, or SQLITE_OK.
  int next() {
    ++writes;
    if (at == 0 || writes < at || (writes > at && !keeps_failing)) return SQLITE_OK;
    return fault == Fault::kFull ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  }
};

Faults faults;

// A file of the usual file system behind one of ours.
struct FailingFile {
  sqlite3_file base;
  sqlite3_file* real;
};

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<FailingFile*>(file)->real; }

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  const int code = faults.next();
  if (code == SQLITE_OK) return real(file)->pMethods->xWrite(real(file), bytes, count, at);
  if (faults.fault == Fault::kShortWrite) {
    real(file)->pMethods->xWrite(real(file), bytes, count / 2, at);
  }
  return code;
}

int close(sqlite3_file* file) {
  const int code = real(file)->pMethods->xClose(real(file));
  sqlite3_free(real(file));
  return code;
}

int cut(sqlite3_file* file, sqlite3_int64 size) {
  const int code = faults.next();
  return code != SQLITE_OK ? code : real(file)->pMethods->xTruncate(real(file), size);
}

// Nothing survives the test, so nothing has to reach the disk.
int flush(sqlite3_file* /*file*/, int /*flags*/) { return faults.next(); }

const sqlite3_io_methods kMethods = {
    2,
    close,
    [](sqlite3_file* f, void* bytes, int count, sqlite3_int64 at) {
      return real(f)->pMethods->xRead(real(f), bytes, count, at);
    },
    write,
    cut,
    flush,
    [](sqlite3_file* f, sqlite3_int64* size) {
      return real(f)->pMethods->xFileSize(real(f), size);
    },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xLock(real(f), lock); },
    [](sqlite3_file* f, int lock) { return real(f)->pMethods->xUnlock(real(f), lock); },
    [](sqlite3_file* f, int* out) { return real(f)->pMethods->xCheckReservedLock(real(f), out); },
    [](sqlite3_file* f, int op, void* out) {
      return real(f)->pMethods->xFileControl(real(f), op, out);
    },
    [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); },
    [](sqlite3_file* f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); },
    [](sqlite3_file* f, int region, int size, int extend, void volatile** memory) {
      return real(f)->pMethods->xShmMap(real(f), region, size, extend, memory);
    },
    [](sqlite3_file* f, int offset, int n, int flags) {
      return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
    },
    [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); },
    [](sqlite3_file* f, int remove) { return real(f)->pMethods->xShmUnmap(real(f), remove); },
    nullptr,
    nullptr};

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
  auto* usual = static_cast<sqlite3_vfs*>(vfs->pAppData);
  auto* failing = reinterpret_cast<FailingFile*>(file);
  const auto size = static_cast<sqlite3_uint64>(usual->szOsFile);
  failing->real = static_cast<sqlite3_file*>(sqlite3_malloc64(size));
  std::memset(failing->real, 0, size);
  const int code = usual->xOpen(usual, name, failing->real, flags, out);
  failing->base.pMethods = code == SQLITE_OK ? &kMethods : nullptr;
  if (code != SQLITE_OK) sqlite3_free(failing->real);
  return code;
}

const char* failing_file_system() {
  static sqlite3_vfs vfs = *sqlite3_vfs_find(nullptr);
  vfs.pAppData = sqlite3_vfs_find(nullptr);
  vfs.szOsFile = sizeof(FailingFile);
  vfs.zName = "failing";
  vfs.xOpen = open_file;
  sqlite3_vfs_register(&vfs, 0);
  return vfs.zName;
}

Result<Registry> open_failing(const std::string& path) {
  BAKU_TRY(auto database, open_sqlite(path, OpenMode::kExisting, failing_file_system()));
  if (auto migrated = migrate(*database, OpenMode::kExisting); !migrated) {
    return tl::unexpected(migrated.error());
  }
  return Registry(std::move(database));
}

// A registry with a document, and the commit that is to fail: one record changes, one is deleted.
void fill(const std::string& path) {
  Registry registry = Registry::open(path).value();
  ASSERT_TRUE(registry.commit_outcome(
      begin(registry), outcome_of('a', {record_of('a', 1, "Satu"), record_of('a', 2, "Dua")})));
}

Result<CommitCounts> change(Registry& registry) {
  BAKU_TRY(const RunId run, registry.begin_run({"2026-01-02T03:04:05Z", "baku ingest", "2"}));
  return registry.commit_outcome(
      run, outcome_of('a', {record_of('a', 1, std::string(20000, 'x'))}, "2"));
}

std::string content_of(const std::string& path) {
  auto registry = open_failing(path);
  if (!registry) return registry.error().message;
  const auto problems = verify(*registry);
  EXPECT_TRUE(problems && problems->empty());
  const bool done = registry->status_of({hash_of('a'), "2"}).value().state == DocumentState::kDone;
  return exported(*registry) + (done ? "done" : "open");
}

class FaultTest : public testing::TestWithParam<Fault> {};

TEST_P(FaultTest, LeavesTheStateBeforeOrAfter) {
  const ScratchFolder folder;
  const std::string whole = folder.path("whole.db").string();
  fill(whole);
  const std::string before = content_of(whole);
  const std::string path = folder.path("registry.db").string();
  std::string after;
  constexpr int kMostWrites = 200;
  for (int at = 0; at <= kMostWrites; ++at) {
    SCOPED_TRACE(at);
    std::filesystem::copy_file(whole, path, std::filesystem::copy_options::overwrite_existing);
    faults = {.fault = GetParam(), .at = at, .keeps_failing = at % 2 == 0};
    Result<CommitCounts> changed = fail(ErrorCode::kInternal, "");
    {
      auto registry = open_failing(path);
      changed = registry ? change(*registry) : tl::unexpected(registry.error());
    }
    const int writes = faults.writes;
    faults = {};
    const std::string content = content_of(path);
    if (at == 0) {
      ASSERT_TRUE(changed) << changed.error().message;
      after = content;
      ASSERT_NE(after, before);
    }
    EXPECT_TRUE(content == before || content == after) << content.substr(0, 200);
    if (changed) {
      EXPECT_EQ(content, after);
    } else {
      EXPECT_EQ(changed.error().code, ErrorCode::kWrite);
      const char* reason = GetParam() == Fault::kFull ? "full" : "input/output error";
      EXPECT_NE(changed.error().message.find(reason), std::string::npos) << changed.error().message;
    }
    std::filesystem::remove(path);
    if (at > writes) break;  // every write has failed once
  }
}

INSTANTIATE_TEST_SUITE_P(Registry, FaultTest,
                         testing::Values(Fault::kFull, Fault::kInputOutput, Fault::kShortWrite));

struct OpenCase {
  const char* name;
  const char* content;  // nullptr: a folder
  ErrorCode code;
};

TEST(RegistryOpen, RefusesWhatIsNoRegistry) {
  const ScratchFolder folder;
  const OpenCase cases[] = {
      {"text.db",
       "this is a text of more than one hundred bytes, which is the length of the head "
       "of a database in its file",
       ErrorCode::kMalformed},
      {"short.db", "x", ErrorCode::kMalformed},
      {"none/registry.db", nullptr, ErrorCode::kNotFound},
  };
  for (const auto& [name, content, code] : cases) {
    SCOPED_TRACE(name);
    if (content != nullptr) static_cast<void>(folder.write(name, content));
    const auto registry = Registry::open(folder.path(name).string());
    ASSERT_FALSE(registry);
    EXPECT_EQ(registry.error().code, code) << registry.error().message;
  }
  sqlite3* foreign = nullptr;
  const std::string path = folder.path("foreign.db").string();
  sqlite3_open(path.c_str(), &foreign);
  sqlite3_exec(foreign, "CREATE TABLE registry (a)", nullptr, nullptr, nullptr);
  sqlite3_close(foreign);
  const std::string bytes = read_whole(path);
  EXPECT_EQ(Registry::open(path).error().code, ErrorCode::kMalformed);
  EXPECT_EQ(read_whole(path), bytes);
  EXPECT_EQ(Registry::open("mysql://x").error().code, ErrorCode::kUsage);
  EXPECT_EQ(Registry::open("").error().code, ErrorCode::kUsage);
  EXPECT_EQ(Registry::open("postgresql:///x?host=/nowhere").error().code, ErrorCode::kUnavailable);
}

}  // namespace
}  // namespace baku
