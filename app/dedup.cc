// baku dedup: records of one procedure, and how they belong together.
#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include "app/command.h"
#include "app/dedup_report.h"
#include "app/output.h"
#include "app/record_files.h"
#include "app/registry_arguments.h"
#include "base/file.h"
#include "registry/dedup/dedup_json.h"
#include "registry/dedup/deduplicate.h"
#include "registry/dedup/representative.h"
#include "schema/record_json.h"

namespace baku {
namespace {

constexpr std::size_t kMostWhole = 5000;  // records up to which representative procedures are made
constexpr int kMaxJobs = 1024;

enum class Format : std::uint8_t { kTable, kJson, kHtml };

struct DedupArguments {
  std::vector<std::string> paths;
  std::string registry;
  std::string decisions;
  std::string output;
  Format format = Format::kTable;
  int jobs = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
};

// Decisions about a registry that is a file stand beside it.
std::string decisions_path(const DedupArguments& arguments) {
  if (!arguments.decisions.empty()) return arguments.decisions;
  constexpr std::string_view kScheme = "sqlite:";
  std::string path = arguments.registry;
  if (path.starts_with(kScheme)) path.erase(0, kScheme.size());
  if (path.empty() || path.find("://") != std::string::npos) return "baku-decisions.txt";
  return path + ".decisions.txt";
}

struct ReadRecords {
  std::vector<RecordFeatures> features;
  std::vector<SopRecord> whole;  // empty where there are more than kMostWhole
  RunSummary summary;
};

Result<void> read_registry(const std::string& url, const FoundRecords& sink) {
  BAKU_TRY(Registry registry, open_registry(url));
  return registry.for_each_record([&](const std::string& json) -> Result<void> {
    auto record = record_from_json(json);
    if (record) {
      sink.take(std::move(*record));
    } else {
      sink.refuse(registry.name(), record.error());
    }
    return {};
  });
}

Result<ReadRecords> read_all(const DedupArguments& arguments) {
  BAKU_TRY(const auto files, list_record_files(arguments.paths));
  ReadRecords read;
  bool keep = true;
  FoundRecords sink;
  sink.take = [&](SopRecord record) {
    read.features.push_back(features_of(record));
    keep = keep && read.features.size() <= kMostWhole;
    if (!keep) read.whole = {};
    record.evidence.clear();
    if (keep) read.whole.push_back(std::move(record));
    read.summary.add_success();
  };
  sink.refuse = [&](const std::string& subject, const Error& error) {
    report(subject, error);
    read.summary.add_failure(error.code);
  };
  for (const auto& file : files) {
    read_records(file, static_cast<std::size_t>(arguments.jobs), sink);
  }
  if (!arguments.registry.empty()) {
    const auto done = read_registry(arguments.registry, sink);
    if (!done) return tl::unexpected(done.error());
  }
  if (read.features.empty()) return fail(ErrorCode::kNoSop, "no records to compare");
  return read;
}

// The whole records in the order of the outcome.
std::vector<SopRecord> in_order(std::vector<SopRecord> whole, const Deduplicated& outcome) {
  const auto key = [](const SopRecord& record) {
    return std::tie(record.record_id, record.source.file_name, record.source.ordinal,
                    record.source.sha256);
  };
  std::sort(whole.begin(), whole.end(),
            [&](const SopRecord& a, const SopRecord& b) { return key(a) < key(b); });
  if (whole.size() != outcome.records.size()) whole.clear();
  return whole;
}

Result<void> write_json(const Deduplicated& outcome,
                        std::span<const RepresentativeProcedure> procedures,
                        const std::string& path) {
  if (!path.empty()) {
    std::string text;
    write_dedup_json(outcome, procedures, [&](std::string_view piece) { text += piece; });
    return write_output(path, text);
  }
  bool taken = true;
  write_dedup_json(outcome, procedures, [&](std::string_view piece) {
    taken = taken && std::fwrite(piece.data(), 1, piece.size(), stdout) == piece.size();
  });
  if (!taken) return fail(ErrorCode::kWrite, "cannot write to standard output");
  return write_output("", "");
}

Result<ExitCode> compare_all(const DedupArguments& arguments) {
  BAKU_TRY(const Decisions decisions, read_decisions(decisions_path(arguments)));
  BAKU_TRY(ReadRecords read, read_all(arguments));
  DedupSettings settings;
  settings.threads = static_cast<std::size_t>(arguments.jobs);
  const Deduplicated outcome = deduplicate(std::move(read.features), decisions, settings);
  const std::vector<SopRecord> whole = in_order(std::move(read.whole), outcome);
  std::vector<RepresentativeProcedure> procedures;
  for (std::size_t i = 0; i < outcome.clusters.size() && !whole.empty(); ++i) {
    procedures.push_back(representative_procedure(outcome.clusters[i], outcome, whole));
  }
  Result<void> written;
  if (arguments.format == Format::kJson) {
    written = write_json(outcome, procedures, arguments.output);
  } else if (arguments.format == Format::kHtml) {
    written = write_output(arguments.output, dedup_to_html(outcome, procedures));
  } else {
    written = write_output(arguments.output, dedup_to_table(outcome));
  }
  if (!written) return tl::unexpected(written.error());
  return read.summary.exit_code();
}

Result<ExitCode> decide(const DedupArguments& arguments, Decision decision) {
  if (arguments.paths.size() != 3 || arguments.paths[1] == arguments.paths[2]) {
    return fail(ErrorCode::kUsage, "two different record_ids are needed: baku dedup confirm A B");
  }
  BAKU_TRY(Decisions decisions, read_decisions(decisions_path(arguments)));
  decisions.set(arguments.paths[1], arguments.paths[2], decision);
  const auto written = write_file_atomic(decisions_path(arguments), decisions_to_text(decisions));
  if (!written) return tl::unexpected(written.error());
  return ExitCode::kOk;
}

ExitCode run_dedup(const DedupArguments& arguments) {
  if (arguments.paths.empty() && arguments.registry.empty()) {
    report("", {ErrorCode::kUsage, "files or folders of records are needed, or --registry", 0});
    return ExitCode::kUsage;
  }
  const std::string first = arguments.paths.empty() ? "" : arguments.paths.front();
  const bool is_decision = first == "confirm" || first == "reject";
  const auto result = !is_decision
                          ? compare_all(arguments)
                          : decide(arguments, first == "confirm" ? Decision::kSameProcedure
                                                                 : Decision::kOtherProcedure);
  if (result) return *result;
  report("", result.error());
  return exit_code_of(result.error().code);
}

}  // namespace

Run add_dedup(Arguments& arguments) {
  auto values = std::make_shared<DedupArguments>();
  arguments.add_texts("PATHS", values->paths,
                      "Files or folders of records; or confirm A B, reject A B with record_ids");
  arguments.add_text("--registry", values->registry, "Compare the records of this registry too");
  arguments.add_choice("--format", values->format, {"table", "json", "html"},
                       "What to print (default: table)");
  arguments.add_text("--out,-o", values->output, "Write to this file");
  arguments.add_text("--decisions", values->decisions,
                     "File of confirmed and rejected pairs (default: beside the registry)");
  arguments.add_number("--jobs,-j", values->jobs, {1, kMaxJobs},
                       "Threads (default: number of processors)");
  return [values] { return run_dedup(*values); };
}

}  // namespace baku
