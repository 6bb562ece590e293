// baku evaluate: records against gold records.
#include "corpus/evaluate.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/console.h"
#include "app/output.h"
#include "base/file.h"
#include "corpus/thresholds.h"
#include "schema/record_json.h"

namespace baku {
namespace {

constexpr std::size_t kMaxText = std::size_t{1} << 30U;  // bytes of a prediction or thresholds file

struct EvaluateArguments {
  std::string gold;
  std::string prediction;
  std::string json;
  std::string thresholds;
  bool details = false;
};

// One file with the records of all documents; a document's are those of its file name's stem.
Result<Evaluation> evaluate_file(const std::string& gold_folder, const std::string& path) {
  BAKU_TRY(const std::vector<GoldFile> gold, read_gold(gold_folder));
  BAKU_TRY(const std::string text, read_file(path, kMaxText));
  BAKU_TRY(std::vector<SopRecord> records, records_from_json(text));
  std::map<std::string, std::vector<SopRecord>> by_document;
  for (SopRecord& record : records) {
    const std::string id = std::filesystem::path(record.source.file_name).stem().string();
    by_document[id].push_back(std::move(record));
  }
  return evaluate(gold, [&](const GoldFile& file) -> Result<std::vector<SopRecord>> {
    const auto found = by_document.find(file.id);
    if (found != by_document.end()) return found->second;
    return fail(ErrorCode::kNotFound, "no record of this document");
  });
}

Result<Evaluation> evaluate_any(const EvaluateArguments& arguments) {
  std::error_code error;
  if (std::filesystem::is_regular_file(arguments.prediction, error)) {
    return evaluate_file(arguments.gold, arguments.prediction);
  }
  return evaluate(std::filesystem::path(arguments.gold),
                  std::filesystem::path(arguments.prediction));
}

Result<std::vector<Shortfall>> run_evaluation(const EvaluateArguments& arguments) {
  std::optional<std::string> thresholds;
  if (!arguments.thresholds.empty()) {
    BAKU_TRY(thresholds, read_file(arguments.thresholds, kMaxText));
  }
  BAKU_TRY(const Evaluation evaluation, evaluate_any(arguments));
  std::string text = evaluation_table(evaluation);
  if (arguments.details) text += evaluation_details(evaluation);
  if (auto printed = write_output("", text); !printed) return tl::unexpected(printed.error());
  if (!arguments.json.empty()) {
    auto written = write_output(arguments.json, evaluation_to_json(evaluation));
    if (!written) return tl::unexpected(written.error());
  }
  if (!thresholds) return std::vector<Shortfall>{};
  return compare(evaluation, *thresholds);
}

ExitCode evaluate_and_compare(const EvaluateArguments& arguments) {
  const auto shortfalls = run_evaluation(arguments);
  if (!shortfalls) {
    report("", shortfalls.error());
    return exit_code_of(shortfalls.error().code);
  }
  for (const Shortfall& shortfall : *shortfalls) {
    say_error("below its threshold: " + to_text(shortfall));
  }
  return shortfalls->empty() ? ExitCode::kOk : ExitCode::kBelowBar;
}

}  // namespace

Run add_evaluate(Arguments& arguments) {
  auto values = std::make_shared<EvaluateArguments>();
  arguments.add_text("PRED", values->prediction,
                     "Records to judge: a folder with ID.json for each gold ID.gold.json, or one "
                     "file of records",
                     Presence::kRequired);
  arguments.add_text("--gold", values->gold, "Folder of the gold records", Presence::kRequired);
  arguments.add_text("--json", values->json, "Also write all figures to this file");
  arguments.add_text("--thresholds", values->thresholds,
                     "File of figures that must be reached; exit code 13 where one is not");
  arguments.add_flag("--details", values->details, "Also say what is wrong in each record");
  return [values] { return evaluate_and_compare(*values); };
}

}  // namespace baku
