// baku export: records of a registry or of files in other formats.
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <vector>

#include "app/command.h"
#include "app/output.h"
#include "app/record_files.h"
#include "app/record_writer.h"
#include "app/registry_arguments.h"
#include "base/file.h"
#include "registry/export/bpmn.h"
#include "registry/export/mermaid.h"
#include "registry/export/personal.h"
#include "registry/export/sheets.h"
#include "registry/export/workbook.h"
#include "registry/store/listing.h"
#include "schema/json_writer.h"
#include "schema/record_json.h"

namespace baku {
namespace {

namespace fs = std::filesystem;

enum class ExportFormat : std::uint8_t { kJson, kNdjson, kCsv, kXlsx, kBpmn, kMermaid };

struct ExportArguments {
  std::vector<std::string> paths;
  std::string registry;
  ExportFormat format = ExportFormat::kNdjson;
  std::string out;
  std::string record_id;
  Sheet sheet = Sheet::kSops;
  bool without_personal_data = false;
};

// Takes the records one after another, each as JSON of one line.
using Take = std::function<Result<void>(const std::string& json)>;

// A record as it is to be exported.
Result<SopRecord> record_of(const std::string& json, const ExportArguments& arguments) {
  BAKU_TRY(SopRecord record, record_from_json(json));
  return arguments.without_personal_data ? without_personal_data(std::move(record))
                                         : std::move(record);
}

Result<void> visit_files(const ExportArguments& arguments, const Take& take) {
  BAKU_TRY(const auto files, list_record_files(arguments.paths));
  bool found = false;
  Result<void> result;
  const FoundRecords sink = {[&](const SopRecord& record) {
                               const bool wanted = arguments.record_id.empty() ||
                                                   record.record_id == arguments.record_id;
                               found = found || wanted;
                               if (result && wanted)
                                 result = take(record_to_json(record, JsonStyle::kCompact));
                             },
                             [&](const std::string& subject, const Error& error) {
                               if (result)
                                 result = fail(error.code, subject + ": " + error.message);
                             }};
  for (const fs::path& file : files) {
    if (result) read_records(file, 1, sink);
  }
  if (result && !found) return fail(ErrorCode::kNotFound, "no such record in these files");
  return result;
}

Result<void> visit(const ExportArguments& arguments, const Take& take) {
  const Take filtered = [&](const std::string& json) -> Result<void> {
    if (!arguments.without_personal_data) return take(json);
    BAKU_TRY(const SopRecord record, record_of(json, arguments));
    return take(record_to_json(record, JsonStyle::kCompact));
  };
  if (!arguments.paths.empty()) return visit_files(arguments, filtered);
  BAKU_TRY(Registry registry, open_registry(arguments.registry));
  if (arguments.record_id.empty()) return registry.for_each_record(filtered);
  BAKU_TRY(const std::string json, record_text(registry, arguments.record_id));
  return filtered(json);
}

Result<void> export_json(const ExportArguments& arguments) {
  const bool lines = arguments.format == ExportFormat::kNdjson;
  const RecordFormat format = lines ? RecordFormat::kNdjson : RecordFormat::kJson;
  BAKU_TRY(OutputStream output, OutputStream::create(arguments.out));
  std::size_t count = 0;
  auto written = visit(arguments, [&](const std::string& json) -> Result<void> {
    if (auto put = output.write(text_before(count++, format)); !put || !lines) {
      if (!put) return put;
      BAKU_TRY(const SopRecord record, record_from_json(json));
      return output.write(stream_text(record, format));
    }
    return output.write(json + "\n");
  });
  if (!written) return written;
  if (auto put = output.write(text_at_end(count, format)); !put) return put;
  return output.finish();
}

Result<void> export_csv(const ExportArguments& arguments) {
  BAKU_TRY(OutputStream output, OutputStream::create(arguments.out));
  const auto columns = columns_of(arguments.sheet);
  auto written = output.write(csv_line(std::vector<std::string>(columns.begin(), columns.end())));
  if (!written) return written;
  written = visit(arguments, [&](const std::string& json) -> Result<void> {
    BAKU_TRY(const SopRecord record, record_from_json(json));
    for (const auto& row : rows_of(arguments.sheet, record)) {
      if (auto put = output.write(csv_line(row)); !put) return put;
    }
    return {};
  });
  return written ? output.finish() : written;
}

Result<void> export_workbook(const ExportArguments& arguments) {
  if (arguments.out.empty()) return fail(ErrorCode::kUsage, "xlsx needs -o FILE");
  BAKU_TRY(Workbook workbook, Workbook::create(arguments.out));
  auto written = visit(arguments, [&](const std::string& json) -> Result<void> {
    BAKU_TRY(const SopRecord record, record_from_json(json));
    return workbook.add(record);
  });
  return written ? workbook.finish() : written;
}

// Ids of records of other programs may hold what a file's name may not.
std::string file_name_of(const std::string& record_id) {
  std::string name;
  for (const char c : record_id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_';
    name += plain ? c : '_';
  }
  return name;
}

Result<void> export_drawings(const ExportArguments& arguments) {
  const bool bpmn = arguments.format == ExportFormat::kBpmn;
  const bool one = !arguments.record_id.empty();
  if (!one && arguments.out.empty()) {
    return fail(ErrorCode::kUsage, "give --record ID for one drawing, or -o FOLDER for all");
  }
  std::error_code error;
  if (!one) fs::create_directories(arguments.out, error);
  if (error) return fail(ErrorCode::kWrite, "cannot make the folder " + arguments.out);
  return visit(arguments, [&](const std::string& json) -> Result<void> {
    BAKU_TRY(const SopRecord record, record_from_json(json));
    const std::string text = bpmn ? to_bpmn(record) : to_mermaid(record);
    if (one) return write_output(arguments.out, text);
    const std::string name = file_name_of(record.record_id) + (bpmn ? ".bpmn" : ".mmd");
    return write_file_atomic(fs::path(arguments.out) / name, text);
  });
}

Result<void> run_export(const ExportArguments& arguments) {
  switch (arguments.format) {
    case ExportFormat::kJson:
    case ExportFormat::kNdjson: return export_json(arguments);
    case ExportFormat::kCsv: return export_csv(arguments);
    case ExportFormat::kXlsx: return export_workbook(arguments);
    case ExportFormat::kBpmn:
    case ExportFormat::kMermaid: return export_drawings(arguments);
  }
  return {};
}

}  // namespace

Run add_export(Arguments& arguments) {
  auto values = std::make_shared<ExportArguments>();
  arguments.add_texts("RECORDS", values->paths,
                      "Files of records, or folders of them (default: the registry)");
  add_registry_argument(arguments, values->registry);
  arguments.add_choice("--format", values->format,
                       {"json", "ndjson", "csv", "xlsx", "bpmn", "mermaid"},
                       "json, ndjson, csv, xlsx, bpmn or mermaid (default: ndjson)");
  arguments.add_text("--out,-o", values->out,
                     "Write to this file (default: standard output); bpmn and mermaid: a folder "
                     "for one file a record, unless --record is given");
  arguments.add_text("--record", values->record_id, "Only the record with this id");
  arguments.add_choice("--rows", values->sheet, {"sops", "steps"},
                       "csv: a row for each SOP or for each step (default: sops)");
  arguments.add_flag("--without-personal-data", values->without_personal_data,
                     "Leave out names and NIP");
  return [values] { return finish("", run_export(*values)); };
}

}  // namespace baku
