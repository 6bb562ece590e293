// Leptonica's pictures, and lists of pictures and boxes, freed by their owners.
#pragma once

#include <memory>

struct Boxa;
struct Pix;
struct Pixa;

namespace baku {

struct PixDeleter {
  void operator()(Pix* pix) const;
};

struct PixaDeleter {
  void operator()(Pixa* pictures) const;
};

struct BoxaDeleter {
  void operator()(Boxa* boxes) const;
};

// Null where a picture or list could not be made.
using PixHandle = std::unique_ptr<Pix, PixDeleter>;
using PixaHandle = std::unique_ptr<Pixa, PixaDeleter>;
using BoxaHandle = std::unique_ptr<Boxa, BoxaDeleter>;

}  // namespace baku
