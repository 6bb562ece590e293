// A long text dump in parts that can be read one by one, by several processes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/dump/dump_reader.h"
#include "ingest/page.h"
#include "ingest/text_part.h"

namespace baku {

struct DividedText {
  std::vector<TextPart> parts;        // in order, those with SOPs
  std::vector<ReadWarning> warnings;  // of the text as a whole
};

struct DivisionLimits {
  std::size_t shortest = std::size_t{4} << 20U;  // bytes of a text that is worth it
  std::size_t part = std::size_t{2} << 20U;      // bytes, decoded, that a part has at least
};

// Where a long text can be cut, and how many SOPs stand between the cuts. It depends on nothing but
// the text. No parts where it is short, or its lines depend on others far away (UTF-16, double
// spacing), or it is HTML, hOCR or ALTO. Errors: those of read_dump and of DumpAssembler.
Result<DividedText> divide_dump(std::string_view bytes, const DumpOptions& options,
                                const DivisionLimits& limits = {});

// Gives the layouts of a part to `sink`. Errors: kMalformed where the text has no such part,
// kLimit.
Result<void> read_dump_part(std::string_view bytes, const TextPart& part,
                            const DumpOptions& options, const LayoutSink& sink);

}  // namespace baku
