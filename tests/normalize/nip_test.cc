#include "normalize/nip.h"

#include <gtest/gtest.h>

#include <string>

namespace baku {
namespace {

struct NipCase {
  const char* printed;
  TextOrigin origin;
  const char* digits;  // null: no number is found
  NipFault fault;
  bool usual_groups;
};

constexpr TextOrigin kTyped = TextOrigin::kDigital;
constexpr TextOrigin kRead = TextOrigin::kOcr;

TEST(Nip, ReadsPrintedNumbers) {
  const NipCase cases[] = {
      {"NIP. 19700101 199503 1 001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"NIP 19700101 199503 1 001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"NIP: 19700101 199503 1 001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"NIP : 19700101 199503 1 001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"Nip. 19700101 199503 1 001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"NIP.19700101.199503.1.001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"NIP. 19700101-199503-1-001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"NIP. 197001011995031001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"NIP. . 19700101 199503 1 001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"N I P. 19700101 199503 1 001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"197001011995031001", kTyped, "197001011995031001", NipFault::kNone, true},
      {"19700101 199503 2 001", kTyped, "197001011995032001", NipFault::kNone, true},
      {"BUDI SANTOSO NIP. 19700101 199503 1 001 Palu", kTyped, "197001011995031001",
       NipFault::kNone, true},
      // Unusual groups
      {"NIP. 19700101199503 1 001", kTyped, "197001011995031001", NipFault::kNone, false},
      {"NIP. 19700101 1995 03 1 001", kTyped, "197001011995031001", NipFault::kNone, false},
      {"NIP. 1970 0101 1995 0310 01", kTyped, "197001011995031001", NipFault::kNone, false},
      {"NIP. 19700101 199503 1001", kTyped, "197001011995031001", NipFault::kNone, false},
      {"NIP. 1 9700101 199503 1 001", kTyped, "197001011995031001", NipFault::kNone, false},
      // Not valid: kept as read
      {"NIP. 19700101 199503 1 01", kTyped, "19700101199503101", NipFault::kLength, false},
      {"NIP. 19700101 199503 1 0011", kTyped, "1970010119950310011", NipFault::kLength, false},
      {"NIP. 150307928", kTyped, "150307928", NipFault::kLength, false},
      {"NIP. 19701301 199503 1 001", kTyped, "197013011995031001", NipFault::kBirthDate, true},
      {"NIP. 19700230 199503 1 001", kTyped, "197002301995031001", NipFault::kBirthDate, true},
      {"NIP. 19000101 199503 1 001", kTyped, "190001011995031001", NipFault::kBirthDate, true},
      {"NIP. 19700101 199513 1 001", kTyped, "197001011995131001", NipFault::kAppointment, true},
      {"NIP. 19700101 199500 1 001", kTyped, "197001011995001001", NipFault::kAppointment, true},
      {"NIP. 19700101 196503 1 001", kTyped, "197001011965031001", NipFault::kAppointment, true},
      {"NIP. 19700101 199503 3 001", kTyped, "197001011995033001", NipFault::kSex, true},
      // A leap day, and contract staff with 21 for the month
      {"NIP. 19720229 199503 2 001", kTyped, "197202291995032001", NipFault::kNone, true},
      {"NIP. 19730229 199503 2 001", kTyped, "197302291995032001", NipFault::kBirthDate, true},
      {"NIP. 19850101 202221 1 001", kTyped, "198501012022211001", NipFault::kNone, true},
      // Typed numbers are never mended
      {"NIP. 1970O101 199503 1 001", kTyped, "1970O1011995031001", NipFault::kLength, true},
      // Recognized ones are: letters for digits, one wrong digit
      {"NIP. 1970O1O1 199503 1 OO1", kRead, "197001011995031001", NipFault::kNone, true},
      {"NIP. l97OO1O1 l995O3 I OOl", kRead, "197001011995031001", NipFault::kNone, true},
      {"NIP. 19700101 199S03 1 00B", kRead, "197001011995031008", NipFault::kNone, true},
      {"N1P. 19700101 199503 1 001", kRead, "197001011995031001", NipFault::kNone, true},
      {"NIP. 19700101 199503 7 001", kRead, "197001011995031001", NipFault::kNone, true},
      {"NIP. 19700101 199583 1 001", kRead, "197001011995031001", NipFault::kNone, true},
      {"NIP. 19700101 109503 1 001", kRead, "197001011995031001", NipFault::kNone, true},
      // Two readings of one wrong digit, or too few digits: left as read
      {"NIP. 19704101 199503 1 001", kRead, "197041011995031001", NipFault::kBirthDate, true},
      {"NIP. 19700101 19950 1 001", kRead, "19700101199501001", NipFault::kLength, false},
      // No number
      {"NIP.", kTyped, nullptr, NipFault::kNone, true},
      {"NIP. ..........................", kTyped, nullptr, NipFault::kNone, true},
      {"", kTyped, nullptr, NipFault::kNone, true},
      {"Telp. 0461 21234", kTyped, nullptr, NipFault::kNone, true},
      {"12 Januari 2021", kTyped, nullptr, NipFault::kNone, true},
      {"SNIPER 12345678", kTyped, nullptr, NipFault::kNone, true},
  };
  for (const NipCase& test : cases) {
    SCOPED_TRACE(test.printed);
    const auto nip = read_nip(test.printed, test.origin);
    ASSERT_EQ(nip.has_value(), test.digits != nullptr);
    if (!nip) continue;
    EXPECT_EQ(nip->digits, test.digits);
    EXPECT_EQ(nip->fault, test.fault);
    EXPECT_EQ(nip->has_usual_groups, test.usual_groups);
  }
}

TEST(Nip, KeepsWhatWasReadBeforeARepair) {
  const auto nip = read_nip("NIP. 1970O101 199503 1 001", kRead);
  ASSERT_TRUE(nip);
  EXPECT_EQ(nip->before_repair, "1970O1011995031001");
  EXPECT_EQ(read_nip("NIP. 19700101 199503 1 001", kRead)->before_repair, "");
}

TEST(Nip, DoubtsWhatContradicts) {
  struct DoubtCase {
    const char* digits;
    const char* date;
    char sex;
    bool doubtful;
  };
  const DoubtCase cases[] = {
      {"197001011995031001", "2021-01-02", '1', false}, {"197001011995031001", "", 0, false},
      {"197001011995031001", "2021-01-02", '2', true},  {"197001011995032001", "2021", '2', false},
      {"197001011982031001", "2021-01-02", 0, true},  // at the age of 12
      {"197001012018031001", "2021-01-02", 0, true},  // at the age of 48
      {"198001012019031001", "2018-05-01", 0, true},  // after the document
      {"198001012019031001", "2019-05-01", 0, false},
  };
  for (const DoubtCase& test : cases) {
    SCOPED_TRACE(std::string(test.digits) + " " + test.date);
    EXPECT_EQ(!doubt_about_nip(test.digits, test.date, test.sex).empty(), test.doubtful);
  }
}

}  // namespace
}  // namespace baku
