// Text dumps of other extraction tools: plain text, Markdown, HTML, hOCR and ALTO XML.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/dump/dump_layout.h"
#include "ingest/layout/table.h"
#include "ingest/page.h"
#include "schema/raw_sop.h"

namespace baku {

struct DumpOptions {
  std::size_t max_bytes = std::size_t{1} << 30U;  // of a dump
  std::size_t max_line = std::size_t{64} << 20U;  // bytes of one line
};

struct Dump {
  Document document;
  Layout layout;
  std::vector<TableDamage> damage;
  bool has_pages = false;  // hOCR, ALTO: `document` has the words' own places, `layout` is empty
};

// Reads a dump, whatever its kind: told by its content, not by its name. Nothing is ever fetched;
// entities of the document's own are not resolved.
// Errors: kEmpty, kMalformed (bytes that are no text, XML that cannot be read), kLimit.
Result<Dump> read_dump(std::string_view bytes, const DumpOptions& options = {});

// Gives the SOPs of a dump without pages what is theirs of its damage, and takes the places off
// that the layout has made up: their text has no page and no box.
void settle(const Dump& dump, std::span<RawSop> sops);

}  // namespace baku
