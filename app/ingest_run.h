// One run of `baku ingest` over a list of files.
#pragma once

#include <string>
#include <vector>

#include "app/arguments.h"
#include "app/exit_code.h"
#include "app/input_files.h"
#include "app/pdf_arguments.h"
#include "app/record_writer.h"

namespace baku {

struct IngestArguments {
  std::string command = "ingest";
  std::vector<std::string> paths;
  std::string out;         // folder; empty for standard output
  std::string registry;    // URL; empty for none
  std::string searchable;  // folder for searchable PDFs of scans; empty for none
  bool force = false;
  RecordFormat format = RecordFormat::kJson;
  std::string lexicon;  // folder of word lists; empty for the built-in ones
  int jobs = 0;         // 0: as many as the machine has processors
  int deadline = 120;   // seconds
  bool in_process = false;
  bool strict_sandbox = false;
  bool json_progress = false;
  PdfArguments pdf;
};

// The arguments that all commands which ingest have in common.
void add_reading_arguments(Arguments& arguments, IngestArguments& values);

// Reads the files, delivers their records, and says on standard error what went wrong.
ExitCode run_ingest(const IngestArguments& arguments, InputList list);

}  // namespace baku
