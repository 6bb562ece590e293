// What a worker says, as frames of bytes. The reader trusts none of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace baku {

enum class FrameKind : std::uint8_t {
  kPages = 1,       // how many pages the document has, before they are read
  kRecord = 2,      // one record
  kNotes = 3,       // what was skipped, lost or worth a warning
  kError = 4,       // the document gave no record
  kDone = 5,        // the last one
  kPage = 6,        // the page that is read now; 0 once all were
  kSearchable = 7,  // the next part of the searchable PDF, bytes
  kReadPage = 8,    // a page that was read, for another worker (page_bytes.h)
  kLeft = 9,        // the pages that other workers are to read
  kTextParts = 10,  // the parts of a text that other workers are to read
};

struct Frame {
  FrameKind kind = FrameKind::kDone;
  std::string payload;
};

struct FrameLimits {
  std::size_t record_bytes = std::size_t{32} << 20U;  // or those of a page
  std::size_t other_bytes = std::size_t{4} << 20U;
  std::size_t all_bytes = std::size_t{256} << 20U;  // of one worker, headers included
  std::size_t frames = 20000;
};

// The frame as bytes: "BKF1", the kind and the length of the payload as 32-bit little-endian
// numbers, then the payload.
std::string frame_bytes(FrameKind kind, std::string_view payload);

// Puts frames together from bytes as they arrive.
class FrameReader {
 public:
  explicit FrameReader(FrameLimits limits = {}) : limits_(limits) {}

  // Errors: kMalformed (no frame, an unknown kind), kLimit. After an error nothing more is read.
  Result<void> add(std::string_view bytes);

  // The next whole frame; nullopt where there is none yet.
  std::optional<Frame> next();

  // True where no part of a frame is left over.
  [[nodiscard]] bool at_end() const { return buffer_.size() == read_; }

 private:
  // Of the header at `read_`, where it is whole.
  [[nodiscard]] Result<void> check_header() const;

  FrameLimits limits_;
  std::string buffer_;
  std::size_t read_ = 0;  // bytes of the buffer that were given out
  std::size_t received_ = 0;
  std::size_t frames_ = 0;
  bool broken_ = false;
};

}  // namespace baku
