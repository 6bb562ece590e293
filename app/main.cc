// baku: a table of subcommands.
#include <array>
#include <cstdio>
#include <exception>
#include <span>
#include <variant>

#include "app/command.h"
#include "app/console.h"
#include "app/exit_code.h"
#include "app/worker_command.h"

namespace baku {
namespace {

constexpr std::array kCommands = {
    Command{"ingest", "Turn PDF files into canonical SOP records", add_ingest},
    Command{"watch", "Ingest the files that appear in a folder", add_watch},
    Command{"show", "Draw what was read over the pictures of the pages", add_show},
    Command{"tables", "Print the tables of any PDF", add_tables},
    Command{"schema", "Print the JSON Schema of the records", add_schema},
    Command{"explain", "Say how a value came into a record", add_explain},
    Command{"lexicon", "Check the word lists of a folder", add_lexicon},
    Command{"dedup", "Find the same procedure in other offices, and other versions of it",
            add_dedup},
    Command{"registry", "Look into a registry, and after it", add_registry},
    Command{"search", "Find records of a registry by their words", add_search},
    Command{"export", "Write records in other formats", add_export},
    Command{"feed", "Print the changes of a registry in their order", add_feed},
    Command{"push", "Send the changes of a registry to a server", add_push},
    Command{"report", "Write a page on the runs of a registry", add_report},
    Command{"diff", "Compare two records step by step", add_diff},
    Command{"evaluate", "Compare records with gold records", add_evaluate},
};

ExitCode run(int argc, char** argv) {
  const auto parsed = parse_command_line(argc, argv, kCommands);
  if (const auto* code = std::get_if<ExitCode>(&parsed)) return *code;
  const auto& command = std::get<ParsedCommand>(parsed);
  set_up_messages(command.verbosity);
  return command.run();
}

}  // namespace
}  // namespace baku

int main(int argc, char** argv) {
  try {
    const std::span<char* const> arguments(argv, static_cast<std::size_t>(argc));
    if (baku::is_worker_command(arguments)) return baku::run_worker_command(arguments);
    return static_cast<int>(baku::run(argc, argv));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "baku: please report this defect: %s\n", error.what());
    return static_cast<int>(baku::ExitCode::kInternal);
  }
}
