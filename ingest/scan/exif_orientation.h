// How a camera was held, as the EXIF block of a JPEG file says it.
#pragma once

#include <string_view>

namespace baku {

// The EXIF orientation, 1 to 8; 1 (upright) where there is none or it is damaged.
int exif_orientation(std::string_view jpeg);

}  // namespace baku
