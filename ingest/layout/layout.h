// Tables and running text from the marks of pages. Geometry only: no word of any language here.
#pragma once

#include "ingest/layout/table.h"
#include "ingest/page.h"

namespace baku {

// Finds the tables of a document, joined over pages, and the text, loose rulings and symbols
// outside and inside them. Deterministic; never fails: a page without structure has lines only.
Layout find_layout(const Document& document);

}  // namespace baku
