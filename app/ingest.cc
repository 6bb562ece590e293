// baku ingest: files and folders to records.
#include <memory>

#include "app/command.h"
#include "app/ingest_run.h"

namespace baku {

Run add_ingest(Arguments& arguments) {
  auto values = std::make_shared<IngestArguments>();
  arguments.add_texts("PATH", values->paths, "PDF files, or folders to search for them",
                      Presence::kRequired);
  arguments.add_text("--out", values->out,
                     "Write one file of records for each PDF below this folder (default: all "
                     "records to standard output)");
  arguments.add_text("--registry", values->registry,
                     "Write into this registry (a file, or postgresql://...); files that it has "
                     "are not read again");
  arguments.add_text("--searchable", values->searchable,
                     "Also write a PDF of each scan below this folder, with invisible text to "
                     "search in");
  arguments.add_choice("--format", values->format, {"json", "ndjson"},
                       "json: an array of records; ndjson: a record a line (default: json)");
  arguments.add_flag("--in-process", values->in_process,
                     "Read files without worker processes and sandbox: for debugging, and only "
                     "files that are trusted");
  add_reading_arguments(arguments, *values);
  arguments.exclude("--out", "--registry");
  arguments.exclude("--in-process", "--registry");
  arguments.exclude("--in-process", "--strict-sandbox");
  return [values] { return run_ingest(*values, list_input_files(values->paths)); };
}

}  // namespace baku
