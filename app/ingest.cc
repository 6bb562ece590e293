// baku ingest: files and folders to records.
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "app/command.h"
#include "app/console.h"
#include "app/convert.h"
#include "app/input_files.h"
#include "app/ordered_run.h"
#include "app/pdf_arguments.h"
#include "app/record_writer.h"
#include "base/file.h"

namespace baku {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxJobs = 256;

struct IngestArguments {
  std::vector<std::string> paths;
  std::string out;  // folder; empty for standard output
  RecordFormat format = RecordFormat::kJson;
  std::string lexicon;  // folder of word lists; empty for the built-in ones
  int jobs = 0;         // 0: as many as the machine has processors
  PdfArguments pdf;
};

// What one file came to.
struct Outcome {
  std::optional<Error> error;
  std::vector<std::string> records;  // as text; empty once they were written to a file
  std::vector<SkippedPages> skipped;
  std::vector<ReadWarning> warnings;
  std::vector<int> lost_pages;
};

// Nothing that happens to one file may end the run: what its libraries throw becomes its error.
Result<Conversion> convert_file(const fs::path& path, std::size_t max_bytes,
                                const PdfOptions& options, const Lexicon& lexicon) {
  try {
    BAKU_TRY(const std::string bytes, read_file(path, max_bytes));
    return convert(bytes, path.filename().string(), options, lexicon);
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::kLimit, "not enough memory for this file; split it with --pages");
  } catch (const std::exception& error) {
    return fail(ErrorCode::kInternal, fmt::format("please report this defect: {}", error.what()));
  }
}

Result<void> write_records(const fs::path& path, std::span<const std::string> records,
                           RecordFormat format) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (error) {
    return fail(ErrorCode::kWrite, fmt::format("cannot make the folder {}: {}",
                                               path.parent_path().string(), error.message()));
  }
  return write_file_atomic(path, join_records(records, format));
}

std::string join_numbers(const std::vector<int>& numbers) {
  return fmt::format("{}", fmt::join(numbers, ", "));
}

// One run over a list of files.
class Ingest {
 public:
  Ingest(const IngestArguments& arguments, PdfOptions options, const Lexicon& lexicon,
         std::vector<InputFile> files)
      : arguments_(arguments),
        options_(std::move(options)),
        lexicon_(lexicon),
        files_(std::move(files)),
        outcomes_(files_.size()),
        progress_(files_.size()) {
    if (arguments_.out.empty()) return;
    const bool json = arguments_.format == RecordFormat::kJson;
    for (const fs::path& name : output_names(files_, json ? ".json" : ".ndjson")) {
      outputs_.push_back(fs::path(arguments_.out) / name);
    }
  }

  void run(RunSummary& summary) {
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    const auto wanted = static_cast<std::size_t>(arguments_.jobs);
    const std::size_t jobs = wanted > 0 ? wanted : processors;
    run_in_order(
        files_.size(), jobs, [&](std::size_t i) { outcomes_[i] = work(i); },
        [&](std::size_t i) { deliver(i, summary); });
    if (arguments_.out.empty() && !finish_stream()) summary.add_failure(ErrorCode::kWrite);
  }

 private:
  [[nodiscard]] Outcome work(std::size_t index) const {
    Outcome outcome;
    auto conversion =
        convert_file(files_[index].path, arguments_.pdf.max_bytes, options_, lexicon_);
    if (!conversion) {
      outcome.error = std::move(conversion).error();
      return outcome;
    }
    outcome.skipped = std::move(conversion->skipped);
    outcome.warnings = std::move(conversion->warnings);
    outcome.lost_pages = std::move(conversion->lost_pages);
    outcome.records = record_texts(conversion->records, arguments_.format);
    if (!outputs_.empty()) {
      auto written = write_records(outputs_[index], outcome.records, arguments_.format);
      if (!written) outcome.error = std::move(written).error();
      outcome.records.clear();
    }
    return outcome;
  }

  void deliver(std::size_t index, RunSummary& summary) {
    const Outcome outcome = std::exchange(outcomes_[index], {});
    const std::string file = files_[index].path.string();
    progress_.clear();
    announce(file, outcome);
    if (outcome.error) {
      summary.add_failure(outcome.error->code);
    } else if (!outcome.lost_pages.empty()) {
      summary.add_partial();
    } else {
      summary.add_success();
    }
    for (const std::string& record : outcome.records) print(record);
    std::fflush(stdout);
    progress_.advance();
  }

  static void announce(const std::string& file, const Outcome& outcome) {
    for (const ReadWarning& warning : outcome.warnings) {
      const std::string page = warning.page > 0 ? fmt::format("page {}: ", warning.page) : "";
      spdlog::info("{}: {}{}", printable(file), page, printable(warning.message));
    }
    for (const SkippedPages& skipped : outcome.skipped) {
      spdlog::info("{}: skipped pages {} ({})", printable(file), join_numbers(skipped.pages),
                   skipped.reason);
    }
    if (!outcome.lost_pages.empty()) {
      spdlog::warn("{}: the records are incomplete: pages {} could not be read (partial)",
                   printable(file), join_numbers(outcome.lost_pages));
    }
    if (outcome.error) report(file, *outcome.error);
  }

  void print(std::string_view record) {
    put(text_before(printed_, arguments_.format));
    put(record);
    ++printed_;
  }

  static void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

  // False where standard output did not take everything.
  [[nodiscard]] bool finish_stream() const {
    put(text_at_end(printed_, arguments_.format));
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return true;
    report("", {ErrorCode::kWrite, "cannot write to standard output", 0});
    return false;
  }

  const IngestArguments& arguments_;
  PdfOptions options_;
  const Lexicon& lexicon_;
  std::vector<InputFile> files_;
  std::vector<fs::path> outputs_;  // one a file; empty for standard output
  std::vector<Outcome> outcomes_;
  Progress progress_;
  std::size_t printed_ = 0;
};

Result<std::shared_ptr<const Lexicon>> open_lexicon(const std::string& folder) {
  if (folder.empty()) return Lexicon::create();
  return Lexicon::create(std::filesystem::path(folder));
}

ExitCode ingest(const IngestArguments& arguments) {
  auto options = pdf_options(arguments.pdf);
  if (!options) {
    report("", options.error());
    return exit_code_of(options.error().code);
  }
  const auto lexicon = open_lexicon(arguments.lexicon);
  if (!lexicon) {
    report("", lexicon.error());
    return exit_code_of(lexicon.error().code);
  }
  InputList list = list_input_files(arguments.paths);
  RunSummary summary;
  for (const auto& [path, error] : list.problems) {
    report(path, error);
    summary.add_failure(error.code);
  }
  Ingest(arguments, std::move(*options), **lexicon, std::move(list.files)).run(summary);
  return summary.exit_code();
}

}  // namespace

Run add_ingest(Arguments& arguments) {
  auto values = std::make_shared<IngestArguments>();
  arguments.add_texts("PATH", values->paths, "PDF files, or folders to search for them",
                      Presence::kRequired);
  arguments.add_text("--out", values->out,
                     "Write one file of records for each PDF below this folder (default: all "
                     "records to standard output)");
  arguments.add_choice("--format", values->format, {"json", "ndjson"},
                       "json: an array of records; ndjson: a record a line (default: json)");
  arguments.add_number("--jobs,-j", values->jobs, {1, kMaxJobs},
                       "Files read at the same time (default: the number of processors)");
  arguments.add_text("--lexicon", values->lexicon,
                     "Folder of word lists that replace the built-in ones of the same names");
  add_pdf_arguments(arguments, values->pdf);
  return [values] { return ingest(*values); };
}

}  // namespace baku
