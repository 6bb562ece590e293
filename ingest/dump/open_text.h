// A dump before it is read: what it is, and how its bytes are decoded.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/dump/dump_reader.h"
#include "ingest/dump/encoding.h"
#include "ingest/dump/line_window.h"
#include "ingest/page.h"

namespace baku {

enum class DumpKind : std::uint8_t { kPlain, kHtml, kHocr, kAlto, kSpaced };

struct OpenText {
  TextDecoder decoder;  // at the beginning
  TextSurvey survey;
  DumpKind kind = DumpKind::kPlain;
};

// Errors: kEmpty, kMalformed (bytes that are no text), kLimit.
Result<OpenText> open_text(std::string_view bytes, const DumpOptions& options);

std::vector<ReadWarning> warnings_of(const OpenText& text);

}  // namespace baku
