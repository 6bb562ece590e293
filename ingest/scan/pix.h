// A Leptonica picture that is freed by its owner.
#pragma once

#include <memory>

struct Pix;

namespace baku {

struct PixDeleter {
  void operator()(Pix* pix) const;
};

// Null where a picture could not be made.
using PixHandle = std::unique_ptr<Pix, PixDeleter>;

}  // namespace baku
