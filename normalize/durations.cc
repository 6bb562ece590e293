#include "normalize/durations.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "normalize/duration_tokens.h"

namespace baku {
namespace {

using Token = DurationToken;
using Kind = DurationToken::Kind;

// Words beside a bare number that leave it a time span in the column's unit.
constexpr std::string_view kBoundWords[] = {
    "maks",   "maksimal", "maksimum", "max",       "min",      "minimal", "minimum", "paling",
    "lama",   "cepat",    "lambat",   "lambatnya", "selambat", "sekitar", "kurang",  "lebih",
    "kurleb", "ca",       "estimasi", "selama",    "kerja",    "rata"};

// Before a number: it names a date, a place in a row or a time of day.
constexpr std::string_view kOrdinalWords[] = {"ke", "tanggal", "tgl", "pukul", "nomor", "no"};

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Fixed number of smaller units in a larger one; 0 where there is none.
double units_in(DurationUnit larger, DurationUnit smaller) {
  if (larger == smaller) return 1;
  if (larger == DurationUnit::kHour && smaller == DurationUnit::kMinute) return 60;
  if (larger == DurationUnit::kDay && smaller == DurationUnit::kHour) return 24;
  if (larger == DurationUnit::kDay && smaller == DurationUnit::kMinute) return 24 * 60;
  if (larger == DurationUnit::kWeek && smaller == DurationUnit::kDay) return 7;
  if (larger == DurationUnit::kYear && smaller == DurationUnit::kMonth) return 12;
  return 0;
}

std::string plain_number(double value) {
  std::array<char, 32> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::round(value * 1e4) / 1e4);
  return {buffer.data(), end.ptr};
}

// "08.00"
bool is_time_of_day(std::string_view text) {
  return text.size() == 5 && (text[2] == '.' || text[2] == ',');
}

struct Quantity {
  std::vector<double> values;
  DurationUnit unit = DurationUnit::kMinute;
  bool has_unit = false;
  bool mended = false;
};

// Reads quantities from tokens: number [range number] [x number] [unit].
class Parser {
 public:
  Parser(std::span<const Token> tokens, std::optional<DurationUnit> default_unit)
      : tokens_(tokens), default_unit_(default_unit) {}

  ReadDuration read() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      if (tokens_[at_].kind == Kind::kSingle && !after_number() && !is_habit()) {
        return finish(single(tokens_[at_]));
      }
      if (tokens_[at_].kind != Kind::kNumber || after_ordinal()) continue;
      const std::size_t start = at_;
      Quantity quantity = read_quantity();
      if (quantity.has_unit) return finish(read_rest(std::move(quantity)));
      at_ = start;
    }
    return bare_number();
  }

 private:
  [[nodiscard]] bool is(std::size_t at, Kind kind) const {
    return at < tokens_.size() && tokens_[at].kind == kind;
  }

  [[nodiscard]] bool after_number() const { return at_ > 0 && is(at_ - 1, Kind::kNumber); }

  // "2 kali sehari", "setiap sebulan sekali".
  [[nodiscard]] bool is_habit() const {
    if (at_ > 0 && is(at_ - 1, Kind::kTimes)) return true;
    const bool before = at_ > 0 && is(at_ - 1, Kind::kWord) &&
                        (tokens_[at_ - 1].text == "kali" || tokens_[at_ - 1].text == "setiap" ||
                         tokens_[at_ - 1].text == "tiap");
    const bool after = is(at_ + 1, Kind::kWord) && tokens_[at_ + 1].text == "sekali";
    return before || after;
  }

  [[nodiscard]] bool after_ordinal() const {
    std::size_t before = at_;
    while (before > 0 && is(before - 1, Kind::kRange)) --before;
    if (before == 0) return false;
    const Token& token = tokens_[before - 1];
    if (token.kind == Kind::kWord) return contains(kOrdinalWords, token.text);
    // "Jam 08.00": of the day. "1 jam 30 menit" is read from its first number.
    return token.kind == Kind::kUnit && token.unit == DurationUnit::kHour;
  }

  static Quantity single(const Token& token) {
    Quantity quantity;
    quantity.values = {token.factor};
    quantity.unit = token.unit;
    quantity.has_unit = true;
    return quantity;
  }

  double take_number(Quantity& quantity) {
    quantity.mended |= tokens_[at_].mended;
    double value = tokens_[at_++].number;
    while (is(at_, Kind::kTimes) && is(at_ + 1, Kind::kNumber)) {
      quantity.mended |= tokens_[at_ + 1].mended;
      value *= tokens_[at_ + 1].number;
      at_ += 2;
    }
    return value;
  }

  // Leaves at_ behind the quantity.
  Quantity read_quantity() {
    Quantity quantity;
    quantity.values = {take_number(quantity)};
    if (is(at_, Kind::kRange) && is(at_ + 1, Kind::kNumber)) {
      ++at_;
      quantity.values.push_back(take_number(quantity));
    }
    if (!is(at_, Kind::kUnit)) return quantity;
    const Token& unit = tokens_[at_++];
    quantity.unit = unit.unit;
    quantity.has_unit = true;
    quantity.mended |= unit.mended;
    for (double& value : quantity.values) value *= unit.factor;
    return quantity;
  }

  // What follows the first quantity: the end of a range, smaller units, or another condition.
  Quantity read_rest(Quantity first) {
    while (is_kerja(at_)) ++at_;
    const bool range = is(at_, Kind::kRange);
    const bool comma = is(at_, Kind::kMark);
    const bool another = is_condition();
    if (range || is(at_, Kind::kPlus)) ++at_;
    if (another) skip_to_number();
    if (!is(at_, Kind::kNumber)) return first;
    const Quantity second = read_quantity();
    if (!second.has_unit || first.values.size() > 1 || second.values.size() > 1) return first;
    if (range || (another && first.unit == second.unit)) return joined(first, second);
    return another && !comma ? first : added(first, second);
  }

  [[nodiscard]] bool is_kerja(std::size_t at) const {
    return is(at, Kind::kWord) && (tokens_[at].text == "kerja" || tokens_[at].text == "kalender");
  }

  // "15 menit utk non racikan, 30 menit utk racikan": the same unit again after a comma.
  [[nodiscard]] bool is_condition() const {
    for (std::size_t at = at_; at + 2 < tokens_.size(); ++at) {
      if (!is(at, Kind::kMark) || tokens_[at].text == "/") continue;
      return is(at + 1, Kind::kNumber) && is(at + 2, Kind::kUnit);
    }
    return false;
  }

  void skip_to_number() {
    while (at_ < tokens_.size() && !is(at_, Kind::kMark)) ++at_;
    ++at_;
  }

  // [min, max] in the unit of the smaller end.
  static Quantity joined(const Quantity& first, const Quantity& second) {
    const bool first_larger = first.unit > second.unit;
    const Quantity& larger = first_larger ? first : second;
    const Quantity& smaller = first_larger ? second : first;
    const double factor = units_in(larger.unit, smaller.unit);
    if (factor == 0) return first;
    Quantity both = smaller;
    both.mended = first.mended || second.mended;
    both.values.push_back(larger.values.front() * factor);
    return both;
  }

  // "1 jam 30 menit" is 90 minutes.
  static Quantity added(const Quantity& first, const Quantity& second) {
    const double factor = first.unit > second.unit ? units_in(first.unit, second.unit) : 0;
    const bool seconds = first.unit == second.unit && second.values.front() < 1;
    if (factor == 0 && !seconds) return first;
    Quantity sum = second;
    sum.mended = first.mended || second.mended;
    sum.values.front() += first.values.front() * (seconds ? 1 : factor);
    return sum;
  }

  // A cell that holds nothing but a number takes the unit of the column.
  ReadDuration bare_number() {
    if (!default_unit_) return {};
    Quantity found;
    for (at_ = 0; at_ < tokens_.size();) {
      const Token& token = tokens_[at_];
      if (token.kind == Kind::kNumber && found.values.empty()) {
        if (is_time_of_day(token.text)) return {};
        found = read_quantity();
      } else if (contains(kBoundWords, token.text) || token.kind == Kind::kRange) {
        ++at_;
      } else {
        return {};
      }
    }
    found.unit = *default_unit_;
    found.has_unit = true;
    return finish(std::move(found));
  }

  static ReadDuration finish(Quantity quantity) {
    ReadDuration read;
    for (double& value : quantity.values) value = std::round(value * 1e4) / 1e4;
    std::sort(quantity.values.begin(), quantity.values.end());
    if (quantity.values.size() == 2 && quantity.values.front() == quantity.values.back()) {
      quantity.values.pop_back();
    }
    if (quantity.values.empty()) return read;
    if (quantity.values.size() == 1) {
      read.iso8601 = iso_duration(quantity.values.front(), quantity.unit);
    }
    read.value = std::move(quantity.values);
    read.unit = quantity.unit;
    read.mended_digits = quantity.mended;
    return read;
  }

  std::span<const Token> tokens_;
  std::optional<DurationUnit> default_unit_;
  std::size_t at_ = 0;
};

}  // namespace

std::string iso_duration(double value, DurationUnit unit) {
  switch (unit) {
    case DurationUnit::kMinute: {
      const double whole = std::floor(value);
      const double seconds = std::round((value - whole) * 60);
      if (seconds == 0) return "PT" + plain_number(whole) + "M";
      if (whole == 0) return "PT" + plain_number(seconds) + "S";
      return "PT" + plain_number(whole) + "M" + plain_number(seconds) + "S";
    }
    case DurationUnit::kHour: {
      const double whole = std::floor(value);
      const double minutes = std::round((value - whole) * 60);
      if (minutes == 0) return "PT" + plain_number(whole) + "H";
      if (whole == 0) return "PT" + plain_number(minutes) + "M";
      return "PT" + plain_number(whole) + "H" + plain_number(minutes) + "M";
    }
    case DurationUnit::kDay: return "P" + plain_number(value) + "D";
    case DurationUnit::kWeek: return "P" + plain_number(value) + "W";
    case DurationUnit::kMonth: return "P" + plain_number(value) + "M";
    case DurationUnit::kYear: return "P" + plain_number(value) + "Y";
  }
  return {};
}

std::optional<DurationUnit> unit_of_header(std::string_view header) {
  std::optional<DurationUnit> found;
  for (const Token& token : duration_tokens(header)) {
    // One letter in a header is an abbreviation of something else.
    if (token.kind != Kind::kUnit || token.text.size() == 1 || token.factor != 1) continue;
    if (found && *found != token.unit) return std::nullopt;
    found = token.unit;
  }
  return found;
}

ReadDuration read_duration(std::string_view printed, std::optional<DurationUnit> default_unit) {
  const std::vector<Token> tokens =
      default_unit ? bare_duration_tokens(printed) : duration_tokens(printed);
  return Parser(tokens, default_unit).read();
}

}  // namespace baku
