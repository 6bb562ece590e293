#include "normalize/people.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "normalize/lexicon.h"

namespace baku {
namespace {

struct NameCase {
  const char* printed;
  const char* name;
  std::vector<std::string> before;
  std::vector<std::string> after;
};

void check(const std::vector<NameCase>& cases, TextOrigin origin) {
  for (const NameCase& test : cases) {
    SCOPED_TRACE(test.printed);
    const PersonName person = read_person_name(test.printed, origin, Lexicon::built_in());
    EXPECT_EQ(person.name, test.name);
    EXPECT_EQ(person.degrees_before, test.before);
    EXPECT_EQ(person.degrees_after, test.after);
  }
}

TEST(People, NamesAndDegrees) {
  check(
      {
          {"BUDI SANTOSO", "Budi Santoso", {}, {}},
          {"Budi Santoso", "Budi Santoso", {}, {}},
          {"budi santoso", "Budi Santoso", {}, {}},
          {"BUDI SANTOSO, SH", "Budi Santoso", {}, {"S.H."}},
          {"BUDI SANTOSO, S.H.", "Budi Santoso", {}, {"S.H."}},
          {"BUDI SANTOSO,SH.,M.Hum", "Budi Santoso", {}, {"S.H.", "M.Hum."}},
          {"SITI RAHMAWATI, SH., M.Hum", "Siti Rahmawati", {}, {"S.H.", "M.Hum."}},
          {"dr. WAYAN PUTRA, M.Kes", "Wayan Putra", {"dr."}, {"M.Kes."}},
          {"Dr. WAYAN PUTRA, ME", "Wayan Putra", {"Dr."}, {"M.E."}},
          {"DR. WAYAN PUTRA", "Wayan Putra", {"DR."}, {}},
          {"drg. Rina Wulandari", "Rina Wulandari", {"drg."}, {}},
          {"drh. Rina Wulandari", "Rina Wulandari", {"drh."}, {}},
          {"Drs. BAMBANG WIJAYA, M.M.", "Bambang Wijaya", {"Drs."}, {"M.M."}},
          {"DRS. BAMBANG WIJAYA, MM", "Bambang Wijaya", {"Drs."}, {"M.M."}},
          {"Dra. SRI LESTARI, M.Si", "Sri Lestari", {"Dra."}, {"M.Si."}},
          {"Ir. HASAN BASRI, MT", "Hasan Basri", {"Ir."}, {"M.T."}},
          {"H. AHMAD FAUZI, SE, Ak", "Ahmad Fauzi", {"H."}, {"S.E.", "Ak."}},
          {"Hj. NURHAYATI, S.Pd", "Nurhayati", {"Hj."}, {"S.Pd."}},
          {"Drs. H. AHMAD FAUZI, M.Si", "Ahmad Fauzi", {"Drs.", "H."}, {"M.Si."}},
          {"Drs.H.AHMAD FAUZI,M.Si", "Ahmad Fauzi", {"Drs.", "H."}, {"M.Si."}},
          {"Dr.Ir.Hj. RATNA DEWI, MP", "Ratna Dewi", {"Dr.", "Ir.", "Hj."}, {"M.P."}},
          {"Prof. Dr. H. UMAR HASAN, S.H., M.H.",
           "Umar Hasan",
           {"Prof.", "Dr.", "H."},
           {"S.H.", "M.H."}},
          {"KH. ABDUL HALIM", "Abdul Halim", {"K.H."}, {}},
          {"MOH. RIZKI PRATAMA, S.Sos, ST., M.Si",
           "Moh. Rizki Pratama",
           {},
           {"S.Sos.", "S.T.", "M.Si."}},
          {"MUH. YUSUF", "Muh. Yusuf", {}, {}},
          {"Abd. RAHMAN, S.Ag", "Abd. Rahman", {}, {"S.Ag."}},
          {"I MADE SUDANA", "I Made Sudana", {}, {}},
          {"NI LUH SARI, S.Kom", "Ni Luh Sari", {}, {"S.Kom."}},
          {"ANDI RAHMAT, S.STP, M.Si", "Andi Rahmat", {}, {"S.STP.", "M.Si."}},
          {"R. BAMBANG SUTRISNO, SSTP", "R. Bambang Sutrisno", {}, {"S.STP."}},
          {"A.A. GEDE PUTRA", "A.A. Gede Putra", {}, {}},
          {"SRI A'YUNI, S.AP", "Sri A'yuni", {}, {"S.A.P."}},
          {"NURUL AL-HABSYI, S.IP", "Nurul Al-Habsyi", {}, {"S.I.P."}},
          {"HASAN BIN UMAR", "Hasan bin Umar", {}, {}},
          {"BUDI SANTOSO SH MM", "Budi Santoso", {}, {"S.H.", "M.M."}},
          {"BUDI SANTOSO S.Sos", "Budi Santoso", {}, {"S.Sos."}},
          {"BUDI SANTOSO, S. Sos., M. Si.", "Budi Santoso", {}, {"S.Sos.", "M.Si."}},
          {"BUDI SANTOSO, SKM., M.Kes", "Budi Santoso", {}, {"S.K.M.", "M.Kes."}},
          {"BUDI SANTOSO, A.Md.Keb", "Budi Santoso", {}, {"A.Md.Keb."}},
          {"BUDI SANTOSO, S.Kep., Ns", "Budi Santoso", {}, {"S.Kep.", "Ns."}},
          {"BUDI SANTOSO, S.Tr.IP", "Budi Santoso", {}, {"S.Tr.I.P."}},
          {"dr. BUDI SANTOSO, Sp.OG", "Budi Santoso", {"dr."}, {"Sp.OG."}},
          {"BUDI SANTOSO, S.Xyz", "Budi Santoso", {}, {"S.Xyz."}},
          {"(BUDI SANTOSO, S.E.)", "Budi Santoso", {}, {"S.E."}},
          {"BUDI SANTOSO, S.E., M.Ec.Dev", "Budi Santoso", {}, {"S.E.", "M.Ec.Dev."}},
          {"BUDI SANTOSO, MPH", "Budi Santoso", {}, {"M.P.H."}},
          {"H. AHMAD FAUZI, SE. Ak", "Ahmad Fauzi", {"H."}, {"S.E.", "Ak."}},
          {"BUDI SANTOSO, SE, CGCAE", "Budi Santoso", {}, {"S.E.", "CGCAE"}},
          {"SUHARTO", "Suharto", {}, {}},
          {"", "", {}, {}},
          {"..........", "..........", {}, {}},
      },
      TextOrigin::kDigital);
}

TEST(People, MisreadParticlesAndDegrees) {
  check({{"T. WAYAN PUTRA", "I Wayan Putra", {}, {}},
         {"1 MADE SUDANA", "I Made Sudana", {}, {}},
         {"l KETUT ARTA", "I Ketut Arta", {}, {}},
         {"dr. T. WAYAN PUTRA, ME", "I Wayan Putra", {"dr."}, {"M.E."}},
         {"T. RIZKI", "T. Rizki", {}, {}},
         {"BUDI SANTOSO, M.5i", "Budi Santoso", {}, {"M.Si."}},
         {"BUDI SANTOSO, S.50s", "Budi Santoso", {}, {"S.Sos."}}},
        TextOrigin::kOcr);
  check({{"T. WAYAN PUTRA", "T. Wayan Putra", {}, {}}}, TextOrigin::kDigital);
}

TEST(People, Sex) {
  const Lexicon& lexicon = Lexicon::built_in();
  const auto sex = [&](const char* text) {
    return sex_of(read_person_name(text, TextOrigin::kDigital, lexicon));
  };
  EXPECT_EQ(sex("Drs. BUDI"), '1');
  EXPECT_EQ(sex("Hj. SITI"), '2');
  EXPECT_EQ(sex("I MADE SUDANA"), '1');
  EXPECT_EQ(sex("NI LUH SARI"), '2');
  EXPECT_EQ(sex("dr. BUDI"), 0);
}

TEST(People, DegreesAlone) {
  const Lexicon& lexicon = Lexicon::built_in();
  EXPECT_TRUE(is_degrees_only("M.Kes", lexicon));
  EXPECT_TRUE(is_degrees_only("S.H., M.H.", lexicon));
  EXPECT_FALSE(is_degrees_only("NUGROHO, S.STP", lexicon));
  EXPECT_FALSE(is_degrees_only("", lexicon));
}

TEST(People, Plausibility) {
  const Lexicon& lexicon = Lexicon::built_in();
  EXPECT_EQ(name_plausibility("Eko Prasetyo", lexicon), 1);
  EXPECT_EQ(name_plausibility("Eko Prsaetyo", lexicon), 0.5);
  EXPECT_EQ(name_plausibility("", lexicon), 0);
}

}  // namespace
}  // namespace baku
