// A subcommand of `baku`: one file each, listed in main.cc.
#pragma once

#include <functional>

#include "app/exit_code.h"

namespace CLI {
class App;
}

namespace baku {

// What runs the command once its arguments were parsed.
using Run = std::function<ExitCode()>;

struct Command {
  const char* name;
  const char* summary;           // one line for `baku --help`
  Run (*add)(CLI::App& parser);  // gives the parser the command's arguments
};

Run add_ingest(CLI::App& parser);
Run add_show(CLI::App& parser);
Run add_tables(CLI::App& parser);
Run add_schema(CLI::App& parser);
Run add_evaluate(CLI::App& parser);

}  // namespace baku
