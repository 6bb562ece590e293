// Small steps that every rule over plain text values takes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "schema/raw_sop.h"
#include "schema/sop_record.h"

namespace baku {

// JSON Pointer: pointer("/steps", 3, "activity") is "/steps/3/activity".
std::string pointer(std::string_view base, std::size_t index, std::string_view key = {});

// No letter and no digit: blank, a dash, a row of dots.
bool holds_nothing(std::string_view text);

// Tidy text of a cell; nullopt where it holds nothing.
Text cell_value(const Printed& printed);

// Tidy text of a list item, without its mark and the punctuation at its end; empty where it holds
// nothing.
std::string item_value(std::string_view text);

// `text` in double quotes, for messages.
std::string in_quotes(std::string_view text);

}  // namespace baku
