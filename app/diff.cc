// baku diff: two records step by step.
#include <fmt/core.h>

#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/command.h"
#include "app/diff_report.h"
#include "app/output.h"
#include "base/file.h"
#include "schema/record_json.h"

namespace baku {
namespace {

constexpr std::size_t kMaxText = std::size_t{1} << 30U;  // bytes of a file of records
constexpr int kLeastWidth = 60;
constexpr int kMostWidth = 400;

struct DiffArguments {
  std::string left;
  std::string right;
  std::string output;
  bool html = false;
  int width = 120;
};

struct RecordPlace {
  std::string path;
  std::size_t number = 1;
};

// "FILE" or "FILE#N": the N-th record of the file.
RecordPlace place_of(const std::string& text) {
  const std::size_t mark = text.rfind('#');
  if (mark == std::string::npos || mark + 1 == text.size()) return {text, 1};
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data() + mark + 1, end, number);
  if (error != std::errc() || stop != end || number == 0) return {text, 1};
  return {text.substr(0, mark), number};
}

Result<SopRecord> read_record(const std::string& argument) {
  const RecordPlace place = place_of(argument);
  auto text = read_file(place.path, kMaxText);
  if (!text) return fail(text.error().code, place.path + ": " + text.error().message);
  auto records = records_from_json(*text, Completeness::kPartial);
  if (!records) return fail(records.error().code, place.path + ": " + records.error().message);
  if (place.number > records->size()) {
    return fail(ErrorCode::kUsage,
                fmt::format("{}: the file has {} records", argument, records->size()));
  }
  SopRecord record = std::move((*records)[place.number - 1]);
  if (record.source.file_name.empty()) {
    record.source.file_name = place.path;
    record.source.ordinal = static_cast<int>(place.number);
  }
  return record;
}

Result<void> diff(const DiffArguments& arguments) {
  BAKU_TRY(const SopRecord left, read_record(arguments.left));
  BAKU_TRY(const SopRecord right, read_record(arguments.right));
  const RecordComparison comparison = compare(left, right);
  return write_output(arguments.output,
                      arguments.html
                          ? diff_to_html(comparison)
                          : diff_to_text(comparison, static_cast<std::size_t>(arguments.width)));
}

}  // namespace

Run add_diff(Arguments& arguments) {
  auto values = std::make_shared<DiffArguments>();
  arguments.add_text("A", values->left, "A file of records; FILE#2 is its second record",
                     Presence::kRequired);
  arguments.add_text("B", values->right, "The record to compare it with", Presence::kRequired);
  arguments.add_flag("--html", values->html, "A page instead of text");
  arguments.add_text("--out,-o", values->output, "Write to this file");
  arguments.add_number("--width", values->width, {kLeastWidth, kMostWidth},
                       "Columns of the text (default: 120)");
  return [values] { return finish("", diff(*values)); };
}

}  // namespace baku
