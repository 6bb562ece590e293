// Tables as text: JSON, CSV and HTML. The formats: docs/commands.md.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ingest/layout/table.h"

namespace baku {

// {"tables": [{"page", "pages", "box", "cells": [{"row", "col", "row_span", "col_span", "text",
// "box"}]}]}; coordinates in points from the page's top left corner, rounded to 0.01. A cell's box
// is the one on its first page, a table's the one on `page`.
std::string tables_to_json(std::span<const Table> tables);

// RFC 4180; an empty line between tables. The text of a cell with spans stands in its first place,
// the others are empty. A ' before = + - @ and control characters keeps a spreadsheet from taking
// text for a formula.
std::string tables_to_csv(std::span<const Table> tables);

// A page of its own that loads nothing.
std::string tables_to_html(std::span<const Table> tables);

// `text` for use in HTML text and in quoted attributes.
std::string html_escaped(std::string_view text);

}  // namespace baku
