#include "app/worker/page_bytes.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace baku {
namespace {

constexpr std::string_view kMagic = "BKP1";

constexpr Origin last_of(Origin /*type*/) { return Origin::kImage; }
constexpr Direction last_of(Direction /*type*/) { return Direction::k270; }
constexpr Axis last_of(Axis /*type*/) { return Axis::kVertical; }
constexpr Outline last_of(Outline /*type*/) { return Outline::kOther; }

// The bits of a number of one, four or eight bytes.
template <class T>
using BitsOf = std::conditional_t<sizeof(T) == 8, std::uint64_t,
                                  std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint8_t>>;

// Takes fields apart into bytes, little-endian.
class PageWriter {
 public:
  template <class T>
  void number(T value) {
    const auto bits = std::bit_cast<BitsOf<T>>(value);
    for (std::size_t i = 0; i < sizeof(T); ++i) {
      bytes_ += static_cast<char>((bits >> (8 * i)) & 0xFFU);
    }
  }
  void text(const std::string& value) {
    number(static_cast<std::uint32_t>(value.size()));
    bytes_ += value;
  }
  void magic() { bytes_ += kMagic; }

  // For what can be done with each item.
  template <class T, class Each>
  void list(std::vector<T>& items, const Each& each) {
    number(static_cast<std::uint32_t>(items.size()));
    for (T& item : items) each(item);
  }

  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Puts fields together again. After one that makes no sense nothing more is read.
class PageReader {
 public:
  explicit PageReader(std::string_view bytes) : rest_(bytes) {}

  template <class T>
  void number(T& value) {
    BitsOf<T> bits = 0;
    const std::string_view part = take(sizeof(T));
    for (std::size_t i = 0; i < part.size(); ++i) {
      const BitsOf<T> byte = static_cast<unsigned char>(part[i]);
      bits = static_cast<BitsOf<T>>(bits | (byte << (8 * i)));
    }
    value = std::bit_cast<T>(bits);
    if constexpr (std::is_floating_point_v<T>) check(std::isfinite(value));
  }
  void text(std::string& value) {
    std::uint32_t length = 0;
    number(length);
    value = take(length);
  }
  void magic() { check(take(kMagic.size()) == kMagic); }

  // Items are made one by one as their bytes are there, whatever their number is said to be.
  template <class T, class Each>
  void list(std::vector<T>& items, const Each& each) {
    std::uint32_t count = 0;
    number(count);
    for (std::uint32_t i = 0; i < count && sound_; ++i) each(items.emplace_back());
  }

  void check(bool sense) { sound_ = sound_ && sense; }
  [[nodiscard]] bool is_done() const { return sound_ && rest_.empty(); }

 private:
  std::string_view take(std::size_t count) {
    check(count <= rest_.size());
    const std::string_view part = rest_.substr(0, sound_ ? count : 0);
    rest_.remove_prefix(part.size());
    return part;
  }

  std::string_view rest_;
  bool sound_ = true;
};

// A byte that is one of `count` values.
template <class T>
void byte_of(PageWriter& stream, T& value, std::uint8_t /*count*/) {
  stream.number(static_cast<std::uint8_t>(value));
}

template <class T>
void byte_of(PageReader& stream, T& value, std::uint8_t count) {
  std::uint8_t byte = 0;
  stream.number(byte);
  stream.check(byte < count);
  if (byte < count) value = static_cast<T>(byte);
}

// What a page is made of, field by field; the same functions write and read. The bindings fail to
// compile where a type has another number of fields.

template <class Stream, class T>
requires(std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) void field(Stream& stream, T& value) {
  stream.number(value);
}

template <class Stream>
void field(Stream& stream, bool& value) {
  byte_of(stream, value, 2);
}

template <class Stream, class T>
requires std::is_enum_v<T>
void field(Stream& stream, T& value) {
  byte_of(stream, value, static_cast<std::uint8_t>(static_cast<int>(last_of(T{})) + 1));
}

template <class Stream>
void field(Stream& stream, std::string& value) {
  stream.text(value);
}

template <class Stream, class T>
void field(Stream& stream, std::vector<T>& items);
template <class Stream, class T, std::size_t kCount>
void field(Stream& stream, std::array<T, kCount>& items);
template <class Stream, class T>
void field(Stream& stream, std::optional<T>& value);

template <class Stream, class... Fields>
void fields(Stream& stream, Fields&... each) {
  (field(stream, each), ...);
}

template <class Stream>
void field(Stream& stream, Point& point) {
  auto& [x, y] = point;
  fields(stream, x, y);
}

template <class Stream>
void field(Stream& stream, Rect& rect) {
  auto& [left, top, right, bottom] = rect;
  fields(stream, left, top, right, bottom);
}

template <class Stream>
void field(Stream& stream, Color& color) {
  auto& [red, green, blue] = color;
  fields(stream, red, green, blue);
}

template <class Stream>
void field(Stream& stream, Projection& projection) {
  auto& [m] = projection;
  fields(stream, m);
}

template <class Stream>
void field(Stream& stream, Bend& bend) {
  auto& [across, down, origin, scale, known] = bend;
  fields(stream, across, down, origin, scale, known);
}

template <class Stream>
void field(Stream& stream, Straightened& straightened) {
  auto& [to_displayed, width, height, bend] = straightened;
  fields(stream, to_displayed, width, height, bend);
}

template <class Stream>
void field(Stream& stream, Word& word) {
  auto& [text, box, size, confidence, direction, origin, bold, hidden, space_after] = word;
  fields(stream, text, box, size, confidence, direction, origin, bold, hidden, space_after);
}

template <class Stream>
void field(Stream& stream, Ruling& ruling) {
  auto& [axis, position, begin, end, thickness, color, origin] = ruling;
  fields(stream, axis, position, begin, end, thickness, color, origin);
}

template <class Stream>
void field(Stream& stream, Shape& shape) {
  auto& [outline, box, corners, stroke, filled, fill, confidence, origin] = shape;
  fields(stream, outline, box, corners, stroke, filled, fill, confidence, origin);
}

template <class Stream>
void field(Stream& stream, Connector& connector) {
  auto& [points, thickness, color, at_begin, at_end, confidence, origin] = connector;
  fields(stream, points, thickness, color, at_begin, at_end, confidence, origin);
}

template <class Stream>
void field(Stream& stream, Arrowhead& head) {
  auto& [tip, direction, box, origin] = head;
  fields(stream, tip, direction, box, origin);
}

template <class Stream>
void field(Stream& stream, ImagePlacement& image) {
  auto& [box, width, height] = image;
  fields(stream, box, width, height);
}

template <class Stream>
void field(Stream& stream, Page& page) {
  auto& [number, width, height, incomplete, words, rulings, shapes, connectors, heads, images,
         stamps, straightened] = page;
  fields(stream, number, width, height, incomplete, words, rulings, shapes, connectors, heads,
         images, stamps, straightened);
}

template <class Stream, class T>
void field(Stream& stream, std::vector<T>& items) {
  stream.list(items, [&stream](T& item) { field(stream, item); });
}

template <class Stream, class T, std::size_t kCount>
void field(Stream& stream, std::array<T, kCount>& items) {
  for (T& item : items) field(stream, item);
}

template <class Stream, class T>
void field(Stream& stream, std::optional<T>& value) {
  bool present = value.has_value();
  field(stream, present);
  if (present && !value) value.emplace();
  if (present) field(stream, *value);
}

}  // namespace

std::string page_to_bytes(Page page) {
  PageWriter stream;
  stream.magic();
  field(stream, page);
  return stream.take();
}

Result<Page> page_from_bytes(std::string_view bytes) {
  PageReader stream(bytes);
  Page page;
  stream.magic();
  field(stream, page);
  if (!stream.is_done()) return fail(ErrorCode::kMalformed, "a page that makes no sense");
  return page;
}

}  // namespace baku
