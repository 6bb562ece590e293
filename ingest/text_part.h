// A part of a long text dump, as one process tells another.
#pragma once

#include <cstddef>
#include <cstdint>

namespace baku {

enum class Encoding : std::uint8_t { kUtf8, kUtf16Le, kUtf16Be, kWindows1252 };

// It begins and ends where an SOP begins, so that its SOPs are those that are found there in the
// whole text.
struct TextPart {
  Encoding encoding = Encoding::kUtf8;
  std::size_t begin = 0;   // byte of the file from which on it is decoded
  std::size_t skip = 0;    // decoded bytes from there to the part
  std::size_t length = 0;  // of the part, decoded
  int sops_before = 0;     // in the parts before it
  int sops = 0;
};

}  // namespace baku
