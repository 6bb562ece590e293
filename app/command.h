// A subcommand of `baku`: one file each, listed in main.cc.
#pragma once

#include <functional>
#include <span>
#include <variant>

#include "app/arguments.h"
#include "app/console.h"
#include "app/exit_code.h"

namespace baku {

// What runs the command once its arguments were parsed.
using Run = std::function<ExitCode()>;

struct Command {
  const char* name;
  const char* summary;               // one line for `baku --help`
  Run (*add)(Arguments& arguments);  // declares the command's arguments
};

struct ParsedCommand {
  Run run;
  Verbosity verbosity = Verbosity::kNormal;
};

// The command that the line asks for. --help, --version and lines that make no sense are answered
// on the spot: then the exit code.
std::variant<ParsedCommand, ExitCode> parse_command_line(int argc, char** argv,
                                                         std::span<const Command> commands);

Run add_ingest(Arguments& arguments);
Run add_watch(Arguments& arguments);
Run add_show(Arguments& arguments);
Run add_tables(Arguments& arguments);
Run add_schema(Arguments& arguments);
Run add_dedup(Arguments& arguments);
Run add_diff(Arguments& arguments);
Run add_evaluate(Arguments& arguments);
Run add_explain(Arguments& arguments);
Run add_lexicon(Arguments& arguments);
Run add_registry(Arguments& arguments);
Run add_search(Arguments& arguments);
Run add_feed(Arguments& arguments);
Run add_push(Arguments& arguments);
Run add_report(Arguments& arguments);
Run add_export(Arguments& arguments);

}  // namespace baku
