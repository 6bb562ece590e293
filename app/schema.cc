// baku schema: the JSON Schema of the records.
#include <memory>
#include <string>

#include "app/command.h"
#include "app/output.h"
#include "schema/json_schema.h"

namespace baku {

Run add_schema(Arguments& arguments) {
  auto out = std::make_shared<std::string>();
  arguments.add_text("--out,-o", *out, "Write to this file (default: standard output)");
  return [out] { return finish(*out, write_output(*out, record_json_schema())); };
}

}  // namespace baku
