#include "ingest/scan/pix.h"

#include <leptonica/allheaders.h>

namespace baku {

void PixDeleter::operator()(Pix* pix) const { pixDestroy(&pix); }

}  // namespace baku
