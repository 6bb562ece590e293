// baku registry: what a registry holds, and looking after it.
#include "registry/store/registry.h"

#include <fmt/core.h>

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/listed_line.h"
#include "app/record_files.h"
#include "app/registry_arguments.h"
#include "registry/store/listing.h"
#include "registry/store/maintenance.h"
#include "registry/store/push.h"
#include "schema/json_writer.h"

namespace baku {
namespace {

enum class Action : std::uint8_t { kStatus, kList, kShow, kVerify, kVacuum, kImport };

struct RegistryArguments {
  Action action = Action::kStatus;
  std::vector<std::string> subjects;
  std::string registry;
  int version = 0;  // 0: the current one
  ListFormat format = ListFormat::kText;
};

Result<void> show_status(Registry& registry, OutputStream& output, ListFormat format) {
  BAKU_TRY(const RegistryStatus status, status_of_registry(registry));
  std::vector<ListedField> fields = {{"records", status.records},
                                     {"deleted", status.deleted},
                                     {"last_cursor", status.versions},
                                     {"organizations", status.organizations},
                                     {"persons", status.persons},
                                     {"runs", status.runs},
                                     {"unfinished_runs", status.unfinished_runs},
                                     {"dead_letters", status.dead_letters}};
  std::vector<std::string> names;
  names.reserve(status.documents.size());
  for (const auto& [name, number] : status.documents) {
    fields.push_back({names.emplace_back("documents_" + name), number});
  }
  if (format == ListFormat::kNdjson) return write_line(output, format, fields);
  for (const ListedField& field : fields) {
    auto written = output.write(
        fmt::format("{:<24}{:>12}\n", field.name, std::get<std::int64_t>(field.value)));
    if (!written) return written;
  }
  return {};
}

Result<void> show_records(Registry& registry, OutputStream& output, ListFormat format) {
  return list_records(registry, [&](const RecordLine& line) {
    const std::array<ListedField, 11> fields = {{{"record_id", line.record_id},
                                                 {"version", line.version},
                                                 {"title", line.title},
                                                 {"sop_number", line.sop_number},
                                                 {"unit", line.unit},
                                                 {"government", line.government},
                                                 {"path", line.path},
                                                 {"ordinal", std::int64_t{line.ordinal}},
                                                 {"steps", line.steps},
                                                 {"errors", line.errors},
                                                 {"warnings", line.warnings}}};
    return write_line(output, format, fields);
  });
}

Result<void> show_documents(Registry& registry, OutputStream& output, ListFormat format,
                            DocumentChoice choice) {
  BAKU_TRY(const auto documents, list_documents(registry, choice));
  for (const DocumentLine& line : documents) {
    const std::array<ListedField, 11> fields = {{{"path", line.path},
                                                 {"state", line.state},
                                                 {"ending", line.ending},
                                                 {"message", line.message},
                                                 {"page", std::int64_t{line.page}},
                                                 {"records", line.records},
                                                 {"pages", line.pages},
                                                 {"lost_pages", line.lost_pages},
                                                 {"attempts", std::int64_t{line.attempts}},
                                                 {"milliseconds", line.milliseconds},
                                                 {"sha256", line.sha256}}};
    if (auto written = write_line(output, format, fields); !written) return written;
  }
  return {};
}

Result<void> show_runs(Registry& registry, OutputStream& output, ListFormat format) {
  BAKU_TRY(const auto runs, list_runs(registry, 1000));
  for (const RunLine& line : runs) {
    std::string endings;
    for (const auto& [name, number] : line.endings) {
      endings += fmt::format("{}{} {}", endings.empty() ? "" : ", ", number, name);
    }
    const std::string state = line.finished_at.empty() ? "unfinished"
                              : line.interrupted       ? "interrupted"
                                                       : "finished";
    const std::array<ListedField, 9> fields = {{{"run", line.run},
                                                {"started_at", line.started_at},
                                                {"finished_at", line.finished_at},
                                                {"state", state},
                                                {"files", line.files},
                                                {"unchanged", line.unchanged},
                                                {"endings", endings},
                                                {"pipeline", line.pipeline},
                                                {"command", line.command}}};
    if (auto written = write_line(output, format, fields); !written) return written;
  }
  return {};
}

Result<void> show_findings(Registry& registry, OutputStream& output, ListFormat format) {
  BAKU_TRY(const auto counts, count_findings(registry));
  for (const auto& [code, number] : counts) {
    const std::array<ListedField, 2> fields = {{{"code", code}, {"findings", number}}};
    if (auto written = write_line(output, format, fields); !written) return written;
  }
  return {};
}

Result<void> show_dead_letters(Registry& registry, OutputStream& output, ListFormat format) {
  BAKU_TRY(const auto letters, dead_letters(registry, ""));
  for (const DeadLetter& letter : letters) {
    const std::array<ListedField, 6> fields = {{{"target", letter.target},
                                                {"record_id", letter.record_id},
                                                {"cursor", letter.cursor},
                                                {"attempts", letter.attempts},
                                                {"status", std::int64_t{letter.status}},
                                                {"message", letter.message}}};
    if (auto written = write_line(output, format, fields); !written) return written;
  }
  return {};
}

Result<void> list(Registry& registry, OutputStream& output, const RegistryArguments& arguments) {
  const std::string what = arguments.subjects.empty() ? "records" : arguments.subjects.front();
  const ListFormat format = arguments.format;
  if (what == "records") return show_records(registry, output, format);
  if (what == "documents") return show_documents(registry, output, format, DocumentChoice::kAll);
  if (what == "trouble") return show_documents(registry, output, format, DocumentChoice::kTrouble);
  if (what == "runs") return show_runs(registry, output, format);
  if (what == "findings") return show_findings(registry, output, format);
  if (what == "dead-letters") return show_dead_letters(registry, output, format);
  return fail(
      ErrorCode::kUsage,
      "a registry lists records, documents, trouble, runs, findings or dead-letters, not " + what);
}

Result<void> show_history(Registry& registry, OutputStream& output, const std::string& record_id) {
  BAKU_TRY(const auto versions, versions_of(registry, record_id));
  for (const VersionLine& line : versions) {
    const std::array<ListedField, 5> fields = {
        {{"version", line.version},
         {"cursor", line.cursor},
         {"content_hash", line.content_hash.empty() ? "deleted" : line.content_hash},
         {"run", line.run_started_at},
         {"pipeline", line.pipeline}}};
    if (auto written = write_line(output, ListFormat::kText, fields); !written) return written;
  }
  return {};
}

Result<void> show(Registry& registry, OutputStream& output, const RegistryArguments& arguments) {
  if (arguments.subjects.size() == 2 && arguments.subjects[1] == "versions") {
    return show_history(registry, output, arguments.subjects[0]);
  }
  if (arguments.subjects.size() != 1) {
    return fail(ErrorCode::kUsage, "show needs the id of one record");
  }
  const std::optional<std::int64_t> version =
      arguments.version > 0 ? std::optional<std::int64_t>(arguments.version) : std::nullopt;
  BAKU_TRY(const std::string json, record_text(registry, arguments.subjects.front(), version));
  return output.write(arguments.format == ListFormat::kNdjson ? json + "\n" : laid_out(json));
}

Result<void> check(Registry& registry, OutputStream& output) {
  BAKU_TRY(const auto problems, verify(registry));
  if (problems.empty()) return output.write("the registry is sound\n");
  for (const std::string& problem : problems) {
    if (auto written = output.write(problem + "\n"); !written) return written;
  }
  if (auto written = output.finish(); !written) return written;
  return fail(ErrorCode::kMalformed, "the registry is damaged; restore it from a backup");
}

// Records of files by the document that they are of.
using Documents = std::map<std::string, std::vector<SopRecord>>;

Result<Documents> read_documents(std::span<const std::string> paths) {
  BAKU_TRY(const auto files, list_record_files(paths));
  Documents documents;
  Result<void> read;
  const FoundRecords sink = {
      [&](SopRecord record) { documents[record.source.sha256].push_back(std::move(record)); },
      [&](const std::string& subject, const Error& error) {
        if (read) read = fail(error.code, subject + ": " + error.message);
      }};
  for (const auto& file : files) read_records(file, 1, sink);
  if (!read) return tl::unexpected(read.error());
  return documents;
}

DocumentOutcome imported(const std::string& sha256, std::vector<SopRecord> records) {
  DocumentOutcome outcome;
  outcome.key = {sha256, "import"};
  outcome.path = records.front().source.file_name;
  outcome.media_type = records.front().source.media_type;
  outcome.ending = "ok";
  outcome.records = std::move(records);
  return outcome;
}

Result<void> import(const RegistryArguments& arguments) {
  BAKU_TRY(Documents documents, read_documents(arguments.subjects));
  BAKU_TRY(Registry registry, open_registry(arguments.registry, OpenMode::kCreate));
  BAKU_TRY(const RunId run, registry.begin_run({utc_now(), "baku registry import", "import"}));
  CommitCounts sum;
  const auto files = static_cast<int>(documents.size());
  for (auto& [sha256, records] : documents) {
    BAKU_TRY(const CommitCounts counts,
             registry.commit_outcome(run, imported(sha256, std::move(records))));
    sum.added += counts.added;
    sum.changed += counts.changed;
    sum.unchanged += counts.unchanged;
    sum.deleted += counts.deleted;
  }
  if (auto ended = registry.finish_run(run, {utc_now(), false, files, 0}); !ended) return ended;
  return write_output("", fmt::format("{} records new, {} changed, {} unchanged, {} deleted\n",
                                      sum.added, sum.changed, sum.unchanged, sum.deleted));
}

Result<void> act(const RegistryArguments& arguments) {
  if (arguments.action == Action::kImport) return import(arguments);
  BAKU_TRY(Registry registry, open_registry(arguments.registry));
  BAKU_TRY(OutputStream output, OutputStream::create(""));
  Result<void> done;
  switch (arguments.action) {
    case Action::kStatus: done = show_status(registry, output, arguments.format); break;
    case Action::kList: done = list(registry, output, arguments); break;
    case Action::kShow: done = show(registry, output, arguments); break;
    case Action::kVerify: done = check(registry, output); break;
    case Action::kVacuum: done = vacuum(registry); break;
    case Action::kImport: break;
  }
  return done ? output.finish() : done;
}

}  // namespace

Run add_registry(Arguments& arguments) {
  auto values = std::make_shared<RegistryArguments>();
  arguments.add_choice("ACTION", values->action,
                       {"status", "list", "show", "verify", "vacuum", "import"},
                       "status (default), list, show, verify, vacuum or import");
  arguments.add_texts(
      "SUBJECT", values->subjects,
      "list: records, documents, trouble, runs, findings or dead-letters; show: the id of a "
      "record, and 'versions' for its versions; import: files of records");
  add_registry_argument(arguments, values->registry);
  arguments.add_number("--version", values->version, {1, 1000000000},
                       "show: this version of the record (default: the current one)");
  arguments.add_choice("--format", values->format, {"text", "ndjson"},
                       "text: fields with tabs between them; ndjson (default: text)");
  return [values] { return finish("", act(*values)); };
}

}  // namespace baku
