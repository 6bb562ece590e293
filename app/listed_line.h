// A line of a list that a command prints: fields with names, for people or for programs.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "app/output.h"
#include "base/result.h"

namespace baku {

enum class ListFormat : std::uint8_t {
  kText,    // the values, with a tab between them
  kNdjson,  // a JSON object a line
};

struct ListedField {
  std::string_view name;
  std::variant<std::int64_t, std::string> value;
};

// Writes the line. In text, control characters are written as \xNN.
Result<void> write_line(OutputStream& output, ListFormat format,
                        std::span<const ListedField> fields);

}  // namespace baku
