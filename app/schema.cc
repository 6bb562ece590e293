// baku schema: the JSON Schema of the records.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <memory>
#include <string>

#include "app/command.h"
#include "app/output.h"
#include "schema/json_schema.h"

namespace baku {

Run add_schema(CLI::App& parser) {
  auto out = std::make_shared<std::string>();
  parser.add_option("--out,-o", *out, "Write to this file (default: standard output)");
  return [out] { return finish(*out, write_output(*out, record_json_schema())); };
}

}  // namespace baku
