// baku report: what was done, what failed and why, as a page.
#include <algorithm>
#include <memory>
#include <string>

#include "app/command.h"
#include "app/output.h"
#include "app/registry_arguments.h"
#include "app/report_page.h"
#include "registry/store/listing.h"

namespace baku {
namespace {

constexpr int kMostRuns = 20;
constexpr std::size_t kMostSlow = 10;

struct ReportArguments {
  std::string registry;
  std::string out;
};

std::vector<DocumentLine> slowest_of(std::vector<DocumentLine> documents) {
  std::stable_sort(
      documents.begin(), documents.end(),
      [](const DocumentLine& a, const DocumentLine& b) { return a.milliseconds > b.milliseconds; });
  std::erase_if(documents, [](const DocumentLine& line) { return line.milliseconds == 0; });
  documents.resize(std::min(documents.size(), kMostSlow));
  return documents;
}

Result<void> report_on(const ReportArguments& arguments) {
  BAKU_TRY(Registry registry, open_registry(arguments.registry));
  ReportContent content;
  content.registry = registry.name();
  content.made_at = utc_now();
  BAKU_TRY(content.status, status_of_registry(registry));
  BAKU_TRY(content.runs, list_runs(registry, kMostRuns));
  BAKU_TRY(content.trouble, list_documents(registry, DocumentChoice::kTrouble));
  BAKU_TRY(auto documents, list_documents(registry, DocumentChoice::kAll));
  content.slowest = slowest_of(std::move(documents));
  BAKU_TRY(content.findings, count_findings(registry));
  BAKU_TRY(content.offices, count_offices(registry));
  return write_output(arguments.out, report_page(content));
}

}  // namespace

Run add_report(Arguments& arguments) {
  auto values = std::make_shared<ReportArguments>();
  add_registry_argument(arguments, values->registry);
  arguments.add_text("--out,-o", values->out, "Write to this file (default: standard output)");
  return [values] { return finish(values->out, report_on(*values)); };
}

}  // namespace baku
