// Running lines around the parts of an SOP: the heading over a step table, the letterhead over an
// identity sheet, the signature block under a table.
#pragma once

#include <span>
#include <vector>

#include "ingest/layout/table.h"
#include "schema/raw_sop.h"

namespace baku {

// The heading in the lines that stand over a step table on its page: from the line that says what
// it is ("SOP ...", "BAGAN ALUR ...") to the table. Blank if no line says so, unless `any` is set:
// then the last group of lines.
Printed heading_of(std::span<const TextLine> lines, bool any);

// True for a line that says what it is the heading of ("SOP ...", "BAGAN ALUR ...").
bool starts_heading(const TextLine& line);

// True for the line of a signature block that gives the official's number.
bool has_nip(const TextLine& line);

// The block of lines that ends with a NIP; the rightmost if several stand beside each other.
std::vector<Printed> signature_in(std::span<const TextLine> lines);

// True for page numbers and running titles at the foot ("Halaman 1 dari 3").
bool is_page_furniture(const TextLine& line);

}  // namespace baku
