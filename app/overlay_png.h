// Page pictures as PNG, through cairo.
#pragma once

#include <string>

#include "app/overlay.h"
#include "base/result.h"
#include "ingest/pdf/pdf_reader.h"

namespace baku {

// The picture alone. Errors: kInternal (cairo has no memory for it).
Result<std::string> picture_to_png(const Picture& picture);

// The picture, paled, with the marks and their labels over it.
Result<std::string> overlay_to_png(const Picture& picture, const Overlay& overlay);

}  // namespace baku
