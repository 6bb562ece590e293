#include "schema/iso_duration.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace baku {
namespace {

constexpr double kMinutesPerDay = 24 * 60;
constexpr double kDaysPerMonth = 30;  // only for a fraction of a month

struct Length {
  double months = 0;
  double minutes = 0;
};

Length length_of(double amount, DurationUnit unit) {
  switch (unit) {
    case DurationUnit::kMinute: return {.minutes = amount};
    case DurationUnit::kHour: return {.minutes = amount * 60};
    case DurationUnit::kDay: return {.minutes = amount * kMinutesPerDay};
    case DurationUnit::kWeek: return {.minutes = amount * 7 * kMinutesPerDay};
    case DurationUnit::kMonth: return {.months = amount};
    case DurationUnit::kYear: return {.months = amount * 12};
  }
  return {};
}

// Parts of a duration in the order in which they may stand.
struct Part {
  char letter;
  bool after_t;
  Length one;
};
constexpr Part kParts[] = {
    {'Y', false, {.months = 12}},
    {'M', false, {.months = 1}},
    {'W', false, {.minutes = 7 * kMinutesPerDay}},
    {'D', false, {.minutes = kMinutesPerDay}},
    {'H', true, {.minutes = 60}},
    {'M', true, {.minutes = 1}},
    {'S', true, {.minutes = 1.0 / 60}},
};

std::optional<Length> parse(std::string_view iso) {
  if (iso.empty() || iso.front() != 'P') return std::nullopt;
  iso.remove_prefix(1);
  Length length;
  bool after_t = false;
  bool any = false;
  const Part* next = std::begin(kParts);
  while (!iso.empty()) {
    if (iso.front() == 'T' && !after_t) {
      after_t = true;
      any = false;
      iso.remove_prefix(1);
      continue;
    }
    double amount = 0;
    const auto [end, error] =
        std::from_chars(iso.data(), iso.data() + iso.size(), amount, std::chars_format::fixed);
    if (error != std::errc() || end == iso.data() + iso.size() || amount < 0) return std::nullopt;
    iso.remove_prefix(static_cast<std::size_t>(end - iso.data()));
    while (next != std::end(kParts) && (next->letter != iso.front() || next->after_t != after_t)) {
      ++next;
    }
    if (next == std::end(kParts)) return std::nullopt;
    length.months += amount * next->one.months;
    length.minutes += amount * next->one.minutes;
    any = true;
    ++next;
    iso.remove_prefix(1);
  }
  if (!any) return std::nullopt;
  return length;
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-6 * std::max(1.0, std::abs(a)); }

}  // namespace

bool is_same_duration(std::string_view iso, double amount, DurationUnit unit) {
  const std::optional<Length> written = parse(iso);
  if (!written) return false;
  const Length wanted = length_of(amount, unit);
  if (near(written->months, wanted.months) && near(written->minutes, wanted.minutes)) return true;
  const bool fraction = wanted.months != std::floor(wanted.months);
  return fraction && near(written->months * kDaysPerMonth * kMinutesPerDay + written->minutes,
                          wanted.months * kDaysPerMonth * kMinutesPerDay);
}

}  // namespace baku
