// Text dumps of other extraction tools: plain text, Markdown, HTML, hOCR and ALTO XML.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "ingest/dump/dump_layout.h"
#include "ingest/page.h"
#include "schema/raw_sop.h"

namespace baku {

struct DumpOptions {
  std::size_t max_bytes = std::size_t{1} << 30U;   // of a dump
  std::size_t max_line = std::size_t{64} << 20U;   // bytes of one line
  std::size_t max_whole = std::size_t{64} << 20U;  // bytes of HTML, hOCR and ALTO: read at once
  // Called with a number of bytes from the beginning that will not be read again; may be empty.
  std::function<void(std::size_t)> release = {};
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

// Takes the SOPs of a dump one after the other.
using SopSink = std::function<void(RawSop)>;

// Puts the SOPs of the parts together and gives each to `sink` at once. Their text has no page and
// no box; each has what is its own of the damage to its tables.
class DumpAssembler {
 public:
  explicit DumpAssembler(SopSink sink) : sink_(std::move(sink)) {}

  void add(const DumpLayout& part);

  // The number of SOPs. Errors: of assemble, where no part has an SOP.
  Result<std::size_t> finish();

 private:
  SopSink sink_;
  std::size_t count_ = 0;
  std::optional<Error> error_;  // of a part without an SOP
};

}  // namespace baku
