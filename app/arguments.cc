#include "app/arguments.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <utility>

#include "app/command.h"

namespace baku {
namespace {

constexpr const char* kDescription =
    "Turns the SOP documents of Indonesian public bodies into canonical records.";

}  // namespace

void Arguments::add_text(const char* names, std::string& value, const char* help,
                         Presence presence) {
  parser_.add_option(names, value, help)->required(presence == Presence::kRequired);
}

void Arguments::add_texts(const char* names, std::vector<std::string>& values, const char* help,
                          Presence presence) {
  parser_.add_option(names, values, help)->required(presence == Presence::kRequired);
}

void Arguments::add_number(const char* names, int& value, Limits<int> limits, const char* help) {
  parser_.add_option(names, value, help)->check(CLI::Range(limits.least, limits.most));
}

void Arguments::add_number(const char* names, double& value, Limits<double> limits,
                           const char* help) {
  parser_.add_option(names, value, help)->check(CLI::Range(limits.least, limits.most));
}

void Arguments::add_size(const char* names, std::size_t& value, const char* help) {
  parser_.add_option(names, value, help)->transform(CLI::AsSizeValue(false));
}

void Arguments::add_flag(const char* names, bool& value, const char* help) {
  parser_.add_flag(names, value, help);
}

void Arguments::exclude(const char* first, const char* second) {
  parser_.get_option(first)->excludes(parser_.get_option(second));
}

void Arguments::add_choice_by_index(const char* names,
                                    const std::function<void(std::size_t)>& choose,
                                    const std::vector<std::string>& words, const char* help) {
  parser_
      .add_option_function<std::string>(
          names,
          [choose, words](const std::string& word) {
            const auto place = std::find(words.begin(), words.end(), word);
            choose(static_cast<std::size_t>(place - words.begin()));
          },
          help)
      ->check(CLI::IsMember(words));
}

std::variant<ParsedCommand, ExitCode> parse_command_line(int argc, char** argv,
                                                         std::span<const Command> commands) {
  CLI::App parser(kDescription, "baku");
  parser.set_version_flag("--version", "baku " BAKU_VERSION);
  parser.require_subcommand(1);
  parser.fallthrough();
  parser.footer(exit_code_help());
  bool quiet = false;
  bool verbose = false;
  Arguments common(parser);
  common.add_flag("--quiet,-q", quiet, "No messages; the exit code remains");
  common.add_flag("--verbose,-v", verbose, "Also say what was skipped and read past");
  common.exclude("--quiet", "--verbose");

  std::vector<std::pair<const CLI::App*, Run>> runs;
  for (const Command& command : commands) {
    CLI::App* subparser = parser.add_subcommand(command.name, command.summary);
    Arguments arguments(*subparser);
    runs.emplace_back(subparser, command.add(arguments));
  }
  try {
    parser.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return parser.exit(error) == 0 ? ExitCode::kOk : ExitCode::kUsage;
  }
  const auto chosen =
      std::find_if(runs.begin(), runs.end(), [](const auto& run) { return run.first->parsed(); });
  if (chosen == runs.end()) return ExitCode::kUsage;
  const Verbosity said = verbose ? Verbosity::kVerbose : Verbosity::kNormal;
  return ParsedCommand{chosen->second, quiet ? Verbosity::kQuiet : said};
}

}  // namespace baku
