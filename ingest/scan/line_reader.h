// The seam to character recognition: one line of text at a time.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/scan/pix.h"

namespace baku {

struct ReadWord {
  std::string text;  // UTF-8, no blanks
  double left = 0;   // pixels of the line's picture
  double right = 0;
  float confidence = 0;  // 0..1
};

// A few letters or figures on their own are read in another way than running text.
enum class LineLength : std::uint8_t { kLong, kShort };

class LineReader {
 public:
  virtual ~LineReader() = default;

  // Words from left to right of a picture (8 bit gray, dark on white) that shows one upright line
  // and nothing else. Empty where nothing was read.
  virtual std::vector<ReadWord> read(const Pix& line, LineLength length) = 0;

  // Whether the reader's dictionary has the word, in any of its cases.
  [[nodiscard]] virtual bool knows(const std::string& word) const = 0;
};

}  // namespace baku
