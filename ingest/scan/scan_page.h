// A picture of a page to the marks that are on it.
#pragma once

#include "base/result.h"
#include "ingest/page.h"
#include "ingest/scan/line_reader.h"
#include "ingest/scan/picture_file.h"

namespace baku {

// Words, rulings, shapes and connectors of the page, upright and straight; Page::straightened says
// how they lie on the picture as given. A page without text has no words. One that is no language
// is read the other way up, too. Errors: kLimit where memory does not suffice.
Result<Page> scan_page(const PagePicture& picture, int number, LineReader& reader);

}  // namespace baku
