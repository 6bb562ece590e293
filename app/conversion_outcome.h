// How a conversion becomes the outcome of a file.
#pragma once

#include "app/convert.h"
#include "app/worker/outcome.h"
#include "base/result.h"

namespace baku {

// All that the conversion found beside the records, which its sink took. Errors: its own.
Result<void> finish(Result<Conversion> conversion, Outcome& outcome);

}  // namespace baku
