#include "normalize/durations.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <string_view>

namespace baku {
namespace {

const char* unit_name(DurationUnit unit) {
  static constexpr const char* kNames[] = {"minute", "hour", "day", "week", "month", "year"};
  return kNames[static_cast<int>(unit)];
}

std::string outcome(const ReadDuration& read) {
  if (read.value.empty() || !read.unit) return "none";
  std::string text;
  for (const double value : read.value) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%g", value);
    if (!text.empty()) text += '-';
    text += buffer;
  }
  text += std::string(" ") + unit_name(*read.unit);
  if (read.iso8601) text += " " + *read.iso8601;
  return text;
}

struct DurationCase {
  std::string_view printed;
  std::string_view expected;
};

TEST(ReadDuration, ReadsCellsWithAUnit) {
  static constexpr DurationCase kCases[] = {
      {"10 Menit", "10 minute PT10M"},
      {"10 menit", "10 minute PT10M"},
      {"10menit", "10 minute PT10M"},
      {"10'", "10 minute PT10M"},
      {"10 \xE2\x80\x99", "10 minute PT10M"},
      {"30\xE2\x80\xB2", "30 minute PT30M"},
      {"10 mnt", "10 minute PT10M"},
      {"10 mnt.", "10 minute PT10M"},
      {"15 m", "15 minute PT15M"},
      {"30 detik", "0.5 minute PT30S"},
      {"90 detik", "1.5 minute PT1M30S"},
      {"1 Jam", "1 hour PT1H"},
      {"2 j", "2 hour PT2H"},
      {"0,5 jam", "0.5 hour PT30M"},
      {"1,5 jam", "1.5 hour PT1H30M"},
      {"1.5 Jam", "1.5 hour PT1H30M"},
      {"\xC2\xBD Jam", "0.5 hour PT30M"},
      {"1\xC2\xBD jam", "1.5 hour PT1H30M"},
      {"1 \xC2\xBD jam", "1.5 hour PT1H30M"},
      {"1/2 hari", "0.5 day P0.5D"},
      {"1/2 jam", "0.5 hour PT30M"},
      {"1 1/2 jam", "1.5 hour PT1H30M"},
      {"1\xE2\x81\x84"
       "2 jam",
       "0.5 hour PT30M"},
      {"setengah jam", "0.5 hour PT30M"},
      {"satu hari", "1 day P1D"},
      {"sehari", "1 day P1D"},
      {"seminggu", "1 week P1W"},
      {"3 Hari", "3 day P3D"},
      {"2 Hari Kerja", "2 day P2D"},
      {"2 HK", "2 day P2D"},
      {"2 hr kerja", "2 day P2D"},
      {"14 hari kalender", "14 day P14D"},
      {"1 Minggu", "1 week P1W"},
      {"2 bln", "2 month P2M"},
      {"1 triwulan", "3 month P3M"},
      {"1 semester", "6 month P6M"},
      {"5 (lima) tahun", "5 year P5Y"},
      {"1 thn", "1 year P1Y"},
      {"1.440 menit", "1440 minute PT1440M"},
      {"2,0 jam", "2 hour PT2H"},
      {"5-10 menit", "5-10 minute"},
      {"1-2 Jam", "1-2 hour"},
      {"1 - 2 hari", "1-2 day"},
      {"1 \xE2\x80\x93 2 hari", "1-2 day"},
      {"5 s/d 10 menit", "5-10 minute"},
      {"5 s.d. 10 menit", "5-10 minute"},
      {"5 sd 10 menit", "5-10 minute"},
      {"5 sampai dengan 10 menit", "5-10 minute"},
      {"5 hingga 10 menit", "5-10 minute"},
      {"1 atau 2 hari", "1-2 day"},
      {"1 Jam - 2 Jam", "1-2 hour"},
      {"30 menit - 1 jam", "30-60 minute"},
      {"10-5 menit", "5-10 minute"},
      {"5 (lima) s/d 10 (sepuluh) menit", "5-10 minute"},
      {"maks. 3 hari", "3 day P3D"},
      {"Maks. 3 Hari", "3 day P3D"},
      {"maksimal 3 hari kerja", "3 day P3D"},
      {"paling lama 3 hari", "3 day P3D"},
      {"paling lambat 3 (tiga) hari kerja", "3 day P3D"},
      {"< 1 hari", "1 day P1D"},
      {"\xC2\xB1 10 menit", "10 minute PT10M"},
      {"\xC2\xB1"
       "10 menit",
       "10 minute PT10M"},
      {"+/- 10 menit", "10 minute PT10M"},
      {"1 x 24 jam", "24 hour PT24H"},
      {"2x24 jam", "48 hour PT48H"},
      {"2 X 24 Jam", "48 hour PT48H"},
      {"3 \xC3\x97 24 jam", "72 hour PT72H"},
      {"1 jam 30 menit", "90 minute PT90M"},
      {"1 jam, 30 menit", "90 minute PT90M"},
      {"37 (tiga puluh tujuh) jam 30 (tiga puluh) menit", "2250 minute PT2250M"},
      {"1 minggu 2 hari", "9 day P9D"},
      {"1 tahun 6 bulan", "18 month P18M"},
      {"1 menit 30 detik", "1.5 minute PT1M30S"},
      {"15 menit utk non racikan, 30 menit utk racikan", "15-30 minute"},
      {"10 menit/berkas", "10 minute PT10M"},
      {"30 hari kerja diketemukan alasan", "30 day P30D"},
      {"Pada hari dan jam kerja, maksimal 10 (sepuluh) hari kerja, sejak teregistrasi",
       "10 day P10D"},
      {"5 hari setelah tanggal 10 bulan berikutnya", "5 day P5D"},
      {"1 Jam (60 menit)", "1 hour PT1H"},
      {"1 hari kerja (8 jam)", "1 day P1D"},
      {"1 jam = 60 menit", "1 hour PT1H"},
      {"60 menit/1 jam", "60 minute PT60M"},
      {"1 (satu) x 24 jam", "24 hour PT24H"},
      {"2 x 30 menit", "60 minute PT60M"},
      {"satu setengah jam", "1.5 hour PT1H30M"},
      {"lima belas menit", "15 minute PT15M"},
      {"dua puluh lima menit", "25 minute PT25M"},
      {"02-03 hari", "2-3 day"},
      {"0 menit", "0 minute PT0M"},
      {"10\nMenit", "10 minute PT10M"},
      {"( 10 menit )", "10 minute PT10M"},
      {"l5 Menit", "15 minute PT15M"},
      {"3O Menit", "30 minute PT30M"},
      {"l0 Menit", "10 minute PT10M"},
      {"l Hari", "1 day P1D"},
      {"I Jam", "1 hour PT1H"},
      {"S Hari Kerja", "5 day P5D"},
      {"15 Menlt", "15 minute PT15M"},
      {"2-3 han", "2-3 day"},
      {"3 Han Kerja", "3 day P3D"},
      {"1 jim", "1 hour PT1H"},
      {"2 Harl", "2 day P2D"},
      {"480", "none"},
      {"", "none"},
      {"-", "none"},
      {"Sesuai kebutuhan", "none"},
      {"Sesuai jadwal", "none"},
      {"Kondisional", "none"},
      {"Tentatif", "none"},
      {"Menyesuaikan", "none"},
      {"Setiap hari", "none"},
      {"Setiap saat", "none"},
      {"Pada hari dan jam kerja", "none"},
      {"Januari", "none"},
      {"Jam 08.00", "none"},
      {"Jam 08.00 - 10.00 WIB", "none"},
      {"Pukul 08.00", "none"},
      {"2 kali", "none"},
      {"1 kali sehari", "none"},
      {"Minggu ke-2 bulan Januari", "none"},
      {"Tanggal 5 bulan berjalan", "none"},
      {"menit", "none"},
      {"Hari H", "none"},
      {"12 x setahun", "none"},
      {"1 kali/bulan", "none"},
      {"5/10 menit", "10 minute PT10M"},
  };
  for (const auto& [printed, expected] : kCases) {
    SCOPED_TRACE(printed);
    EXPECT_EQ(outcome(read_duration(printed, std::nullopt)), expected);
  }
}

TEST(ReadDuration, TakesTheUnitOfTheColumnForABareNumber) {
  static constexpr DurationCase kCases[] = {
      {"480", "480 minute PT480M"},
      {"15", "15 minute PT15M"},
      {"10-15", "10-15 minute"},
      {"\xC2\xB1 30", "30 minute PT30M"},
      {"maks 30", "30 minute PT30M"},
      {"30 (tiga puluh)", "30 minute PT30M"},
      {"2 Hari", "2 day P2D"},
      {"b0", "60 minute PT60M"},
      {"lO", "10 minute PT10M"},
      {"3O", "30 minute PT30M"},
      {"15.", "15 minute PT15M"},
      {"-", "none"},
      {"", "none"},
      {"Kondisional", "none"},
      {"2 kali", "none"},
      {"15 orang", "none"},
      {"08.00-16.00", "none"},
      {"H-1", "none"},
      {"so", "50 minute PT50M"},
      {"is", "15 minute PT15M"},
      {"Jam 08.00", "none"},
  };
  for (const auto& [printed, expected] : kCases) {
    SCOPED_TRACE(printed);
    EXPECT_EQ(outcome(read_duration(printed, DurationUnit::kMinute)), expected);
  }
}

TEST(ReadDuration, SaysWhatWasMended) {
  EXPECT_FALSE(read_duration("15 Menit", std::nullopt).mended_digits);
  EXPECT_FALSE(read_duration("1-2 jam", std::nullopt).mended_digits);
  EXPECT_TRUE(read_duration("l5 Menit", std::nullopt).mended_digits);
  EXPECT_TRUE(read_duration("15 Menlt", std::nullopt).mended_digits);
  EXPECT_TRUE(read_duration("b0", DurationUnit::kMinute).mended_digits);
}

TEST(UnitOfHeader, NamesOneUnitOrNone) {
  EXPECT_EQ(unit_of_header("Waktu (Menit)"), DurationUnit::kMinute);
  EXPECT_EQ(unit_of_header("WAKTU (MENIT)"), DurationUnit::kMinute);
  EXPECT_EQ(unit_of_header("Waktu\n(dalam jam)"), DurationUnit::kHour);
  EXPECT_EQ(unit_of_header("Waktu (hari kerja)"), DurationUnit::kDay);
  EXPECT_EQ(unit_of_header("Waktu (Mnt)"), DurationUnit::kMinute);
  EXPECT_EQ(unit_of_header("Waktu"), std::nullopt);
  EXPECT_EQ(unit_of_header(""), std::nullopt);
  EXPECT_EQ(unit_of_header("Jam/Menit"), std::nullopt);
  EXPECT_EQ(unit_of_header("Waktu (maks.)"), std::nullopt);
}

}  // namespace
}  // namespace baku
