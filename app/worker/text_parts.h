// The parts of a long text as bytes, for tasks and answers. The reader trusts none of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/text_part.h"

namespace baku {

struct TextParts {
  std::vector<TextPart> parts;
  std::string sha256;  // of the whole file
};

std::string text_parts_to_bytes(const TextParts& text);

// Errors: kMalformed, where they are no parts, or SOPs are missing between them.
Result<TextParts> text_parts_from_bytes(std::string_view bytes);

}  // namespace baku
