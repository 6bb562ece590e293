// Pages with what was read of them, and the records beside them, as one HTML file that loads
// nothing and runs no script.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/overlay.h"
#include "schema/sop_record.h"

namespace baku {

struct ShownPage {
  Overlay overlay;
  std::string png;  // the page's picture
};

// A value of a record links to the place on its page where it was read. Text of the document is
// escaped throughout.
std::string overlay_to_html(std::string_view title, std::span<const ShownPage> pages,
                            std::span<const SopRecord> records);

}  // namespace baku
