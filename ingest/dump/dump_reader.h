// Text dumps of other extraction tools: plain text, Markdown, HTML, hOCR and ALTO XML.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/dump/dump_layout.h"
#include "ingest/page.h"
#include "schema/raw_sop.h"

namespace baku {

struct DumpOptions {
  std::size_t max_bytes = std::size_t{1} << 30U;  // of a dump
  std::size_t max_line = std::size_t{64} << 20U;  // bytes of one line
};

struct Dump {
  bool has_pages = false;  // hOCR, ALTO: words have their own places, and there are no parts
  Document document;       // its pages if it has any; warnings
};

// Reads a dump, whatever its kind: told by its content, not by its name. The parts of a dump
// without pages go to `sink` one after the other, each with one SOP or more. Nothing is ever
// fetched; entities of the document's own are not resolved.
// Errors: kEmpty, kMalformed (bytes that are no text, XML that cannot be read), kLimit.
Result<Dump> read_dump(std::string_view bytes, const DumpOptions& options, const LayoutSink& sink);

// Puts the SOPs of the parts together. Their text has no page and no box; each has what is its own
// of the damage to its tables.
class DumpAssembler {
 public:
  void add(const DumpLayout& part);

  // All SOPs, in order. Errors: of assemble, where no part has an SOP.
  Result<std::vector<RawSop>> finish();

 private:
  std::vector<RawSop> sops_;
  std::optional<Error> error_;  // of a part without an SOP
};

}  // namespace baku
