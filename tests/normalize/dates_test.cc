#include "normalize/dates.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "normalize/lexicon.h"
#include "normalize/rules.h"

namespace baku {
namespace {

struct DateCase {
  std::string_view printed;
  std::string_view iso;  // "blank", "impossible", "unreadable" where there is no value
};

std::string outcome(const ReadDate& read) {
  switch (read.reading) {
    case DateReading::kBlank: return "blank";
    case DateReading::kImpossible: return "impossible";
    case DateReading::kUnreadable: return "unreadable";
    case DateReading::kRead: return iso_date(read.date);
  }
  return "";
}

TEST(ReadDate, ReadsWhatIsPrinted) {
  static constexpr DateCase kCases[] = {
      {"05 Februari 2020", "2020-02-05"},
      {"2 Januari 2021", "2021-01-02"},
      {"09 FEBRUARI 2023", "2023-02-09"},
      {"2 Jan. 2021", "2021-01-02"},
      {"17 Agt 2019", "2019-08-17"},
      {"17 Ags. 2019", "2019-08-17"},
      {"3 Sept. 2018", "2018-09-03"},
      {"1 Nopember 2016", "2016-11-01"},
      {"28 Pebruari 2017", "2017-02-28"},
      {"31 Des 2020", "2020-12-31"},
      {"5 Mei 2022", "2022-05-05"},
      {"1 Juni 2022", "2022-06-01"},
      {"1 Juli 2022", "2022-07-01"},
      {"12 March 2020", "2020-03-12"},
      {"JUNI 2020", "2020-06"},
      {"September 2016", "2016-09"},
      {"...... Januari 2024", "2024-01"},
      {"    Maret 2024", "2024-03"},
      {"2021-01", "2021-01"},
      {"06/2020", "2020-06"},
      {"13/2020", "unreadable"},
      {"Tahun 2024", "2024"},
      {"2024", "2024"},
      {"... / ... / 2024", "2024"},
      {"01/03/2018", "2018-03-01"},
      {"30/7/2013", "2013-07-30"},
      {"12-12-2017", "2017-12-12"},
      {"02.01.2021", "2021-01-02"},
      {"02 - 01 - 2021", "2021-01-02"},
      {"02/01/21", "2021-01-02"},
      {"5/6/99", "1999-06-05"},
      {"02/IV/2018", "2018-04-02"},
      {"2021-01-02", "2021-01-02"},
      {"12/17/2017", "2017-12-17"},
      {"Senin, 4 Januari 2021", "2021-01-04"},
      {"Luwuk, 2 Januari 2021", "2021-01-02"},
      {"Ditetapkan di Luwuk pada tanggal 2 Januari 2021", "2021-01-02"},
      {"Tgl. 2 Januari 2021", "2021-01-02"},
      {": 2 Januari 2021", "2021-01-02"},
      {"2 Januari 2021 s/d 3 Januari 2021", "2021-01-02"},
      {"2Januari2021", "2021-01-02"},
      {"02\xC2\xA0Januari\xC2\xA0"
       "2021",
       "2021-01-02"},
      {"2 Januari\n2021", "2021-01-02"},
      {"02 \xE2\x80\x93 01 \xE2\x80\x93 2021", "2021-01-02"},
      {"26 November 2O24", "2024-11-26"},
      {"1l Juni 2023", "2023-06-11"},
      {"l2 Maret 2023", "2023-03-12"},
      {"2O Maret 2023", "2023-03-20"},
      {"5 Okt0ber 2019", "2019-10-05"},
      {"5 Desernber 2019", "2019-12-05"},
      {"5 Agusfus 2019", "2019-08-05"},
      {"29 Februari 2020", "2020-02-29"},
      {"1 Januari 1945", "1945-01-01"},
      {"29 Februari 2021", "impossible"},
      {"31 Februari 2020", "impossible"},
      {"31 April 2020", "impossible"},
      {"0 Januari 2020", "impossible"},
      {"32 Januari 2020", "impossible"},
      {"01/13/0018", "impossible"},
      {"15/15/2020", "impossible"},
      {"2 Januari 1821", "impossible"},
      {"2 Januari 2921", "impossible"},
      {"28 Agustus 9023", "2023-08-28"},
      {"17 Jum 2021", "2021-06-17"},
      {"17 Juh 2021", "2021-07-17"},
      {"17 Jull 2021", "2021-07-17"},
      {"17 Mel 2021", "2021-05-17"},
      {"17 Jua 2021", "unreadable"},
      {"28/8/7019", "2019-08-28"},
      {"28 Agustus 9093", "impossible"},
      {"", "blank"},
      {"-", "blank"},
      {"\xE2\x80\x93", "blank"},
      {"...........", "blank"},
      {"/ / 20...", "blank"},
      {"__/__/____", "blank"},
      {"Tanggal", "blank"},
      {"00", "blank"},
      {"Belum ada", "blank"},
      {"dd/mm/yyyy", "blank"},
      {"1", "unreadable"},
      {"Rev. 02", "unreadable"},
      {"Kepala Dinas", "unreadable"},
      {"Juni", "unreadable"},
      {"188.44/765/KPTS/2017-3", "unreadable"},
      {"5 Maret", "unreadable"},
      {"99999999999999999999 Januari 2020", "2020-01"},
  };
  for (const auto& [printed, iso] : kCases) {
    SCOPED_TRACE(printed);
    EXPECT_EQ(outcome(read_date(printed)), iso);
  }
}

TEST(ReadDate, SaysWhatWasMended) {
  EXPECT_FALSE(read_date("26 November 2024").mended_digits);
  EXPECT_FALSE(read_date("26 Nopember 2024").mended_digits);
  EXPECT_TRUE(read_date("26 November 2O24").mended_digits);
  EXPECT_TRUE(read_date("26 Novemher 2024").mended_digits);
  EXPECT_TRUE(read_date("26 November 9024").mended_digits);
  EXPECT_TRUE(read_date("12/17/2017").month_first);
  EXPECT_FALSE(read_date("12/11/2017").month_first);
}

TEST(IsoDate, ComesBackAsTheSameDate) {
  for (const std::string_view iso : {"2021-01-02", "2021-01", "2021", "1999-12-31"}) {
    SCOPED_TRACE(iso);
    const auto date = parse_iso_date(iso);
    ASSERT_TRUE(date);
    EXPECT_EQ(iso_date(*date), iso);
  }
  for (const std::string_view broken :
       {"", "21", "2021-1-2", "2021-13", "2021-00", "2021-02-30", "2021/01/02", "20210102"}) {
    SCOPED_TRACE(broken);
    EXPECT_FALSE(parse_iso_date(broken));
  }
}

TEST(DayOfWeek, KnowsSundays) {
  EXPECT_EQ(day_of_week({2021, 1, 2}), 6);
  EXPECT_EQ(day_of_week({2021, 1, 3}), 0);
  EXPECT_EQ(day_of_week({2020, 2, 5}), 3);
}

TEST(IsBefore, DecidesNothingWithoutTheDay) {
  EXPECT_TRUE(is_before({2020, 1, 1}, {2020, 1, 2}));
  EXPECT_TRUE(is_before({2019, 0, 0}, {2020, 1, 2}));
  EXPECT_FALSE(is_before({2020, 1, 0}, {2020, 1, 2}));
  EXPECT_FALSE(is_before({2020, 1, 2}, {2020, 1, 2}));
  EXPECT_FALSE(is_before({2020, 2, 1}, {2020, 1, 2}));
}

Printed printed(std::string_view text) {
  Printed value;
  value.text = text;
  value.page = 1;
  return value;
}

std::string findings_of(const SopRecord& record) {
  std::string all;
  for (const Finding& finding : record.findings) {
    all += finding.code + (finding.severity == Severity::kInfo ? " info " : " warning ") +
           finding.path + "\n";
  }
  return all;
}

struct FieldCase {
  std::string_view created;
  std::string_view revised;
  std::string_view effective;
  std::string_view findings;
};

TEST(NormalizeDates, FindsWhatIsMissingOrOutOfOrder) {
  static constexpr FieldCase kCases[] = {
      {"4 Januari 2021", "", "5 Januari 2021", ""},
      {"4 Januari 2021", "-", "4 Januari 2021", ""},
      {"", "", "", "document.date_missing info /dates\n"},
      {"-", "", "...", "document.date_missing info /dates\n"},
      {"5 Februari 2020", "", "", "document.date_missing info /dates/effective\n"},
      {"", "", "5 Februari 2020", "document.date_missing info /dates/created\n"},
      {"5 Februari 2020", "", "4 Februari 2020",
       "document.date_suspect warning /dates/effective\n"},
      {"5 Februari 2020", "4 Februari 2019", "5 Februari 2020",
       "document.date_suspect warning /dates/revised\n"},
      {"2 Januari 2021", "", "4 Januari 2021", "document.date_suspect info /dates/created\n"},
      {"31 Februari 2021", "", "4 Januari 2021", "document.date_suspect warning /dates/created\n"},
      {"Juni 2020", "", "1 Juni 2020", "document.date_suspect warning /dates/created\n"},
      {"12/17/2018", "", "18/12/2018", "document.date_suspect warning /dates/created\n"},
  };
  for (const FieldCase& test : kCases) {
    SCOPED_TRACE(std::string(test.created) + " | " + std::string(test.effective));
    RawSop raw;
    raw.has_identity = true;
    raw.date_created = printed(test.created);
    raw.date_revised = printed(test.revised);
    raw.date_effective = printed(test.effective);
    SopRecord record;
    Trail trail(record);
    normalize_dates(raw, Lexicon::built_in(), record, trail);
    EXPECT_EQ(findings_of(record), test.findings);
  }
}

TEST(NormalizeDates, ExpectsNoDatesWithoutAnIdentitySheet) {
  RawSop raw;
  SopRecord record;
  Trail trail(record);
  normalize_dates(raw, Lexicon::built_in(), record, trail);
  EXPECT_EQ(findings_of(record), "");
  EXPECT_FALSE(record.dates.created);
}

TEST(NormalizeDates, RecordsAMisreadDigit) {
  RawSop raw;
  raw.date_revised = printed("26 November 2O24");
  SopRecord record;
  Trail trail(record);
  normalize_dates(raw, Lexicon::built_in(), record, trail);
  EXPECT_EQ(record.dates.revised, "2024-11-26");
  ASSERT_EQ(record.normalizations.size(), 1U);
  EXPECT_EQ(record.normalizations[0].path, "/dates/revised");
  EXPECT_EQ(record.normalizations[0].from, "26 November 2O24");
  EXPECT_EQ(record.evidence.count("/dates/revised"), 1U);
}

}  // namespace
}  // namespace baku
