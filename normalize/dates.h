// Dates as Indonesian documents print them: day first, months by name or number, often incomplete.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baku {

struct CalendarDate {
  int year = 0;
  int month = 0;  // 1..12; 0 where only the year stands there
  int day = 0;    // 1..31; 0 where no day stands there
};

enum class DateReading {
  kBlank,       // nothing, a dash, or the empty form of a date ("... / ... / 20...")
  kRead,        // a day, a month or a year that exists
  kImpossible,  // read, but no such day: 31 Februari
  kUnreadable,  // text that is no date
};

struct ReadDate {
  DateReading reading = DateReading::kBlank;
  CalendarDate date;           // of kRead and kImpossible
  bool month_first = false;    // "12/17/2017": only the reading month/day exists
  bool mended_digits = false;  // letters were read as digits, or a month's name was misspelt
};

// The first date in `printed`: "05 Februari 2020", "01/03/2018" (1 March), "JUNI 2020",
// "2 Jan. 2021", "Nopember 2019", "2021-01-02", "Luwuk, 2 Januari 2021", "2O24".
// Years of two digits are 2000 to 2049, then 1950 to 1999.
ReadDate read_date(std::string_view printed);

// "2021-01-02", "2021-01" or "2021".
std::string iso_date(const CalendarDate& date);

// The date that a field of the record holds; nullopt for anything else.
std::optional<CalendarDate> parse_iso_date(std::string_view iso);

// Whether such a day, month or year exists, between 1945 and 2100.
bool is_possible(const CalendarDate& date);

// 0 Sunday to 6 Saturday; the date must have a day.
int day_of_week(const CalendarDate& date);

// Whether `left` is certainly earlier: missing months and days decide nothing.
bool is_before(const CalendarDate& left, const CalendarDate& right);

}  // namespace baku
