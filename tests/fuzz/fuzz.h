// What every fuzz target needs: the bytes as text, and a way to say that an invariant is broken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace baku {

inline std::string text_of(const std::uint8_t* bytes, std::size_t size) {
  return {bytes, bytes + size};
}

// Ends the run with `broken` where `holds` is false: libFuzzer keeps the input.
inline void require(bool holds, std::string_view broken, std::string_view value = {}) {
  if (holds) return;
  std::fprintf(stderr, "broken: %.*s: \"%.*s\"\n", static_cast<int>(broken.size()), broken.data(),
               static_cast<int>(value.size()), value.data());
  std::abort();
}

}  // namespace baku
