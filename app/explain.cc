// baku explain: how a value came into a record.
#include <fmt/core.h>

#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/explanation.h"
#include "app/output.h"
#include "base/file.h"
#include "schema/record_json.h"

namespace baku {
namespace {

constexpr std::size_t kMaxText = std::size_t{1} << 30U;  // bytes of a file of records

struct ExplainArguments {
  std::string records;
  std::string pointer;
  int number = 1;  // of the record in the file
};

Result<void> explain(const ExplainArguments& arguments) {
  BAKU_TRY(const std::string text, read_file(arguments.records, kMaxText));
  BAKU_TRY(const std::vector<SopRecord> records, records_from_json(text));
  const auto index = static_cast<std::size_t>(arguments.number) - 1;
  if (index >= records.size()) {
    return fail(ErrorCode::kUsage, fmt::format("--record {}: the file has {} records",
                                               arguments.number, records.size()));
  }
  BAKU_TRY(const std::string lines, explanation(records[index], arguments.pointer));
  return write_output("", lines);
}

}  // namespace

Run add_explain(Arguments& arguments) {
  auto values = std::make_shared<ExplainArguments>();
  arguments.add_text("RECORD", values->records, "A file of records, as ingest writes it",
                     Presence::kRequired);
  arguments.add_text("POINTER", values->pointer, "The value: a JSON Pointer such as /approval/name",
                     Presence::kRequired);
  arguments.add_number("--record", values->number, {1, std::numeric_limits<int>::max()},
                       "Which record of the file (default: the first)");
  return [values] { return finish(values->records, explain(*values)); };
}

}  // namespace baku
