#include "ingest/scan/pix.h"

#include <leptonica/allheaders.h>

namespace baku {

void PixDeleter::operator()(Pix* pix) const { pixDestroy(&pix); }
void PixaDeleter::operator()(Pixa* pictures) const { pixaDestroy(&pictures); }
void BoxaDeleter::operator()(Boxa* boxes) const { boxaDestroy(&boxes); }

}  // namespace baku
