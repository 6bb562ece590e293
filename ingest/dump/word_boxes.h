// Words with boxes, as character recognition writes them: hOCR and ALTO XML.
#pragma once

#include <string_view>

#include "base/result.h"
#include "ingest/page.h"

namespace baku {

// hOCR 1.2 (UTF-8): ocr_page, ocr_line, ocrx_word with "bbox" and "x_wconf"; pixels become points
// by the page's "scan_res", else by the size of the page, A4 or F4.
// Errors: kMalformed, kLimit.
Result<Document> read_hocr(std::string_view html);

// ALTO 2 to 4 (UTF-8): Page, TextLine, String with HPOS, VPOS, WIDTH, HEIGHT, CONTENT, WC.
// Errors: kMalformed, kLimit.
Result<Document> read_alto(std::string_view xml);

}  // namespace baku
