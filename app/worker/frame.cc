#include "app/worker/frame.h"

namespace baku {
namespace {

constexpr std::string_view kMagic = "BKF1";
constexpr std::size_t kHeader = 12;  // bytes
constexpr std::size_t kKindAt = 4;
constexpr std::size_t kLengthAt = 8;

void append_number(std::string& bytes, std::uint32_t number) {
  for (unsigned int shift = 0; shift < 32; shift += 8) {
    bytes += static_cast<char>((number >> shift) & 0xFFU);
  }
}

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) {
    number |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
  }
  return number;
}

}  // namespace

std::string frame_bytes(FrameKind kind, std::string_view payload) {
  std::string bytes(kMagic);
  append_number(bytes, static_cast<std::uint32_t>(kind));
  append_number(bytes, static_cast<std::uint32_t>(payload.size()));
  bytes += payload;
  return bytes;
}

Result<void> FrameReader::add(std::string_view bytes) {
  if (broken_) return fail(ErrorCode::kMalformed, "nothing is read after a broken frame");
  received_ += bytes.size();
  if (received_ > limits_.all_bytes) {
    broken_ = true;
    return fail(ErrorCode::kLimit, "the worker says more than it may");
  }
  buffer_.erase(0, read_);
  read_ = 0;
  buffer_ += bytes;
  auto checked = check_header();
  if (!checked) broken_ = true;
  return checked;
}

Result<void> FrameReader::check_header() const {
  const std::string_view rest = std::string_view(buffer_).substr(read_);
  if (rest.substr(0, kMagic.size()) != kMagic.substr(0, rest.size())) {
    return fail(ErrorCode::kMalformed, "the worker's answer is no frame");
  }
  if (rest.size() < kHeader) return {};
  const std::uint32_t kind = number_at(rest, kKindAt);
  if (kind < static_cast<std::uint32_t>(FrameKind::kPages) ||
      kind > static_cast<std::uint32_t>(FrameKind::kTextParts)) {
    return fail(ErrorCode::kMalformed, "the worker's answer has a frame of no known kind");
  }
  const bool large = kind == static_cast<std::uint32_t>(FrameKind::kRecord) ||
                     kind == static_cast<std::uint32_t>(FrameKind::kReadPage);
  if (number_at(rest, kLengthAt) > (large ? limits_.record_bytes : limits_.other_bytes)) {
    return fail(ErrorCode::kLimit, "the worker's answer has a frame that is too large");
  }
  return {};
}

std::optional<Frame> FrameReader::next() {
  const std::string_view rest = std::string_view(buffer_).substr(read_);
  if (broken_ || rest.size() < kHeader) return std::nullopt;
  if (!check_header() || ++frames_ > limits_.frames) {
    broken_ = true;
    return std::nullopt;
  }
  const std::size_t length = number_at(rest, kLengthAt);
  if (rest.size() - kHeader < length) {
    --frames_;
    return std::nullopt;
  }
  read_ += kHeader + length;
  return Frame{static_cast<FrameKind>(number_at(rest, kKindAt)),
               std::string(rest.substr(kHeader, length))};
}

}  // namespace baku
