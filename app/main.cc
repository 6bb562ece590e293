// baku: a table of subcommands.
#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <array>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/console.h"
#include "app/exit_code.h"

namespace baku {
namespace {

constexpr std::array kCommands = {
    Command{"ingest", "Turn PDF files into canonical SOP records", add_ingest},
    Command{"show", "Draw what was read over the pictures of the pages", add_show},
    Command{"tables", "Print the tables of any PDF", add_tables},
    Command{"schema", "Print the JSON Schema of the records", add_schema},
    Command{"evaluate", "Compare records with gold records", add_evaluate},
};

struct Subcommand {
  const CLI::App* parser;
  Run run;
};

ExitCode run(int argc, char** argv) {
  CLI::App parser("Turns the SOP documents of Indonesian public bodies into canonical records.",
                  "baku");
  parser.set_version_flag("--version", "baku " BAKU_VERSION);
  parser.require_subcommand(1);
  parser.fallthrough();
  bool quiet = false;
  bool verbose = false;
  auto* quiet_flag = parser.add_flag("--quiet,-q", quiet, "No messages; the exit code remains");
  parser.add_flag("--verbose,-v", verbose, "Also say what was skipped and read past")
      ->excludes(quiet_flag);
  parser.footer(exit_code_help());

  std::vector<Subcommand> subcommands;
  for (const Command& command : kCommands) {
    CLI::App* subparser = parser.add_subcommand(command.name, command.summary);
    subcommands.push_back({subparser, command.add(*subparser)});
  }
  try {
    parser.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return parser.exit(error) == 0 ? ExitCode::kOk : ExitCode::kUsage;
  }
  set_up_messages(quiet ? Verbosity::kQuiet : verbose ? Verbosity::kVerbose : Verbosity::kNormal);
  for (const Subcommand& subcommand : subcommands) {
    if (subcommand.parser->parsed()) return subcommand.run();
  }
  return ExitCode::kUsage;
}

}  // namespace
}  // namespace baku

int main(int argc, char** argv) {
  try {
    return static_cast<int>(baku::run(argc, argv));
  } catch (const std::exception& error) {
    fmt::print(stderr, "baku: please report this defect: {}\n", error.what());
    return static_cast<int>(baku::ExitCode::kInternal);
  }
}
