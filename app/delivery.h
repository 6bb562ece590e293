// What is done with the outcomes of a run: they come in the order of the input, whatever the order
// in which they were made.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/exit_code.h"
#include "app/ingest_registry.h"
#include "app/input_files.h"
#include "app/progress.h"
#include "app/record_writer.h"
#include "app/worker/outcome.h"

namespace baku {

// How one file ended.
struct FileEnd {
  Outcome outcome;
  bool unchanged = false;  // the registry has it: nothing was done
  DocumentStatus earlier;  // of a file that is unchanged
  DocumentKey key;         // empty without a registry
  std::size_t bytes = 0;
  int attempts = 1;
  std::chrono::milliseconds took{0};
};

struct DeliveryOptions {
  std::string out;         // folder; empty for standard output or a registry
  std::string searchable;  // folder for searchable PDFs; empty for none
  RecordFormat format = RecordFormat::kJson;
  ProgressStyle progress = ProgressStyle::kText;
};

class Delivery {
 public:
  // `registry` is null where records go to files or to standard output.
  Delivery(const DeliveryOptions& options, std::vector<InputFile> files, IngestRegistry* registry,
           RunSummary& summary);

  [[nodiscard]] const std::vector<InputFile>& files() const { return files_; }
  [[nodiscard]] Progress& progress() { return progress_; }
  [[nodiscard]] const RunTally& tally() const { return tally_; }
  [[nodiscard]] std::size_t delivered() const { return next_; }

  // Keeps the end of a file until those before it have come, then writes, commits and announces
  // each. Errors: of the registry, after which nothing more can be delivered. What goes wrong with
  // one output file is an error of that file.
  Result<void> take(std::size_t index, FileEnd end);

  // Ends the stream of records and shows the summary.
  void finish();

 private:
  void write_files(std::size_t index, Outcome& outcome) const;
  Result<void> deliver(std::size_t index, FileEnd end);
  void count(const FileEnd& end);
  [[nodiscard]] Result<void> write_records(const std::filesystem::path& path,
                                           const RecordSpool& records) const;
  Result<void> print(const RecordSpool& records);
  [[nodiscard]] Result<void> for_each_text(
      const RecordSpool& records, const std::function<Result<void>(std::string_view)>& visit) const;

  DeliveryOptions options_;
  std::vector<InputFile> files_;
  std::vector<std::filesystem::path> outputs_;  // one a file where there is a folder
  std::vector<std::filesystem::path> searchables_;
  IngestRegistry* registry_;
  std::map<std::size_t, FileEnd> waiting_;
  std::size_t next_ = 0;
  std::size_t printed_ = 0;
  RunTally tally_;
  Progress progress_;
  RunSummary& summary_;
};

}  // namespace baku
