#include "app/ingest_run.h"

#include <fmt/core.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/console.h"
#include "app/conversion_outcome.h"
#include "app/convert.h"
#include "app/delivery.h"
#include "app/ingest_registry.h"
#include "app/ingest_workers.h"
#include "app/interrupt.h"
#include "app/ordered_run.h"
#include "app/registry_arguments.h"
#include "app/searchable_pdf.h"
#include "base/file.h"

namespace baku {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxJobs = 256;
constexpr int kMostSeconds = 86400;
constexpr int kPageSeconds = 30;                              // for each page that is a picture
constexpr std::size_t kUsualRecord = std::size_t{32} << 10U;  // bytes as JSON

std::size_t jobs_of(const IngestArguments& arguments) {
  if (arguments.jobs > 0) return static_cast<std::size_t>(arguments.jobs);
  return std::max(1U, std::thread::hardware_concurrency());
}

// Nothing that happens to one file may end the run: what its libraries throw
// becomes its error.
Outcome read_here(const fs::path& path, const IngestArguments& arguments, const PdfOptions& options,
                  const Lexicon& lexicon) {
  Outcome outcome;
  const auto converted = [&]() -> Result<Conversion> {
    try {
      BAKU_TRY(const std::string bytes, read_file(path, arguments.pdf.max_bytes));
      const std::string name = path.filename().string();
      SourceFile file = {.bytes = bytes, .name = name};
      if (!arguments.searchable.empty()) {
        file.look = [&](const Document& document) -> Result<void> {
          BAKU_TRY(outcome.searchable, searchable_pdf_of_scan(bytes, options, document));
          return {};
        };
      }
      Result<void> kept;
      auto conversion = convert(file, options, lexicon, [&](SopRecord record) {
        if (kept) kept = outcome.records.add(std::move(record), kUsualRecord);
      });
      if (!kept) return tl::unexpected(kept.error());
      return conversion;
    } catch (const std::bad_alloc&) {
      return fail(ErrorCode::kOutOfMemory, "not enough memory for this file; choose --pages");
    } catch (const std::exception& error) {
      return fail(ErrorCode::kInternal, fmt::format("please report this defect: {}", error.what()));
    }
  };
  if (auto done = finish(converted(), outcome); !done) {
    outcome = {};
    outcome.error = std::move(done).error();
  }
  return outcome;
}

Result<std::shared_ptr<const Lexicon>> open_lexicon(const std::string& folder) {
  if (folder.empty()) return Lexicon::create();
  return Lexicon::create(fs::path(folder));
}

// Originals are never written over.
Result<void> check_apart(const std::string& folder, const std::vector<InputFile>& files) {
  if (folder.empty()) return {};
  for (const fs::path& name : output_names(files, ".pdf")) {
    const fs::path path = fs::path(folder) / name;
    std::error_code error;
    if (!fs::exists(path, error)) continue;
    const bool input = std::any_of(files.begin(), files.end(), [&](const InputFile& file) {
      return fs::equivalent(path, file.path, error);
    });
    if (!input) continue;
    return fail(ErrorCode::kUsage,
                fmt::format("--searchable would write over {}; choose another folder",
                            printable(path.string())));
  }
  return {};
}

// All that records depend on, beside the file and the program.
Result<std::string> text_of_options(const IngestArguments& arguments, const PdfOptions& options) {
  std::string text = fmt::format("pages {}-{}, at most {}; side at most {}; words at most {}\n",
                                 options.first_page, options.last_page, options.max_pages,
                                 options.max_page_size, options.max_words);
  if (arguments.lexicon.empty()) return text;
  BAKU_TRY(const auto lexicon, open_lexicon(arguments.lexicon));
  for (std::size_t i = 0; i < kListCount; ++i) {
    text += sha256_hex(lexicon->text(static_cast<List>(i))) + '\n';
  }
  return text;
}

std::string command_text(const IngestArguments& arguments) {
  std::string text = "baku " + arguments.command;
  for (const std::string& path : arguments.paths) text += ' ' + printable(path);
  return text + " --registry " + printable(without_password(arguments.registry));
}

ExitCode report_failure(const Error& error) {
  report("", error);
  return exit_code_of(error.code);
}

class Ingest {
 public:
  Ingest(const IngestArguments& arguments, InputList list)
      : arguments_(arguments), list_(std::move(list)) {}

  ExitCode run() {
    auto options = pdf_options(arguments_.pdf);
    if (!options) return report_failure(options.error());
    options_ = std::move(*options);
    // Word lists with mistakes are refused before anything is read.
    if (!arguments_.lexicon.empty() || arguments_.in_process) {
      auto lexicon = open_lexicon(arguments_.lexicon);
      if (!lexicon) return report_failure(lexicon.error());
      lexicon_ = std::move(*lexicon);
    }
    InputList list = std::move(list_);
    if (auto apart = check_apart(arguments_.searchable, list.files); !apart) {
      return report_failure(apart.error());
    }
    if (auto opened = open_registry(); !opened) return report_failure(opened.error());
    for (const auto& [path, error] : list.problems) {
      report(path, error);
      summary_.add_failure(error.code);
    }
    const auto style = arguments_.json_progress ? ProgressStyle::kJson : ProgressStyle::kText;
    Delivery delivery({arguments_.out, arguments_.searchable, arguments_.format, style},
                      std::move(list.files), registry_ ? &*registry_ : nullptr, summary_);
    return arguments_.in_process ? run_here(delivery) : run_in_workers(delivery);
  }

 private:
  Result<void> open_registry() {
    if (arguments_.registry.empty()) return {};
    BAKU_TRY(const std::string text, text_of_options(arguments_, options_));
    BAKU_TRY(registry_, IngestRegistry::begin({arguments_.registry, command_text(arguments_),
                                               pipeline_name(text), arguments_.force}));
    return {};
  }

  ExitCode run_here(Delivery& delivery) {
    std::vector<Outcome> outcomes(delivery.files().size());
    run_in_order(
        outcomes.size(), jobs_of(arguments_),
        [&](std::size_t i) {
          outcomes[i] = read_here(delivery.files()[i].path, arguments_, options_, *lexicon_);
        },
        [&](std::size_t i) {
          FileEnd end;
          end.outcome = std::exchange(outcomes[i], {});
          (void)delivery.take(i, std::move(end));  // without a registry it cannot fail
        });
    delivery.finish();
    return summary_.exit_code();
  }

  ExitCode run_in_workers(Delivery& delivery) {
    count_interrupts();
    auto launcher = Launcher::start(arguments_.lexicon);
    if (!launcher) return report_failure(launcher.error());
    const std::string missing = missing_layers(launcher->layers());
    if (!missing.empty() && arguments_.strict_sandbox) {
      say_error(fmt::format("the kernel lacks a layer of the sandbox: {} (no_sandbox)", missing));
      return ExitCode::kNoSandbox;
    }
    if (!missing.empty()) say_detail(fmt::format("sandbox: degraded ({})", missing));
    WorkPlan plan;
    plan.options = options_;
    plan.searchable = !arguments_.searchable.empty();
    plan.max_bytes = arguments_.pdf.max_bytes;
    plan.crew = {jobs_of(arguments_), arguments_.deadline, kPageSeconds};
    const auto ending = run_workers(*launcher, plan, registry_ ? &*registry_ : nullptr, delivery);
    if (!ending) {
      delivery.progress().clear();
      return report_failure(ending.error());
    }
    return conclude(*ending, delivery);
  }

  ExitCode conclude(RunEnding ending, Delivery& delivery) {
    const bool interrupted = ending != RunEnding::kFinished;
    if (registry_) {
      const RunTally& tally = delivery.tally();
      auto finished = registry_->finish(tally.files, tally.unchanged, interrupted);
      if (!finished) return report_failure(finished.error());
    }
    delivery.finish();
    if (!interrupted) return summary_.exit_code();
    say_warning(fmt::format("interrupted: {} of {} files are left; {}",
                            delivery.files().size() - delivery.delivered(), delivery.files().size(),
                            registry_ ? "the same command goes on with them"
                                      : "with --registry the same command would go on with them"));
    return ExitCode::kInterrupted;
  }

  const IngestArguments& arguments_;
  InputList list_;
  PdfOptions options_;
  std::shared_ptr<const Lexicon> lexicon_;
  std::optional<IngestRegistry> registry_;
  RunSummary summary_;
};

}  // namespace

void add_reading_arguments(Arguments& arguments, IngestArguments& values) {
  arguments.add_flag("--force", values.force,
                     "Read files again that the registry has, and those that were set aside");
  arguments.add_number("--jobs,-j", values.jobs, {1, kMaxJobs},
                       "Files read at the same time (default: the number of processors)");
  arguments.add_number("--deadline", values.deadline, {1, kMostSeconds},
                       "Seconds after which a file is given up; each page that "
                       "is a picture adds "
                       "30 (default: 120)");
  arguments.add_text("--lexicon", values.lexicon,
                     "Folder of word lists that replace the built-in ones of the same names");
  arguments.add_flag("--strict-sandbox", values.strict_sandbox,
                     "Refuse to work where the kernel lacks a layer of the sandbox");
  arguments.add_flag("--json-progress", values.json_progress,
                     "Progress as a line of JSON a second on standard error");
  add_pdf_arguments(arguments, values.pdf);
}

ExitCode run_ingest(const IngestArguments& arguments, InputList list) {
  return Ingest(arguments, std::move(list)).run();
}

}  // namespace baku
