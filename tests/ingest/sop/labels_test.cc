#include "ingest/sop/labels.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

struct LabelCase {
  const char* printed;
  LabelSet set;
  std::optional<Label> label;
};

TEST(Labels, WholeTextIsALabel) {
  const LabelCase cases[] = {
      {"Nomor SOP", LabelSet::kIdentity, Label::kNumber},
      {"NOMOR SOP :", LabelSet::kIdentity, Label::kNumber},
      {"No. SOP", LabelSet::kIdentity, Label::kNumber},
      {"(Nomor Urut SOP", LabelSet::kIdentity, Label::kNumber},
      {"Tgl. Efektip", LabelSet::kIdentity, Label::kEffective},
      {"Tanggal Pembuatan", LabelSet::kIdentity, Label::kCreated},
      {"TanggalPembuatan", LabelSet::kIdentity, Label::kCreated},
      {"No. Revisi", LabelSet::kIdentity, Label::kRevisionCounter},
      {"Tanggal Revisi", LabelSet::kIdentity, Label::kRevised},
      {"Disahkan Oleh", LabelSet::kIdentity, Label::kApprovedBy},
      {"Dasar Hukum :", LabelSet::kIdentity, Label::kLegalBasis},
      {"KualifikasiPelaksana", LabelSet::kIdentity, Label::kQualifications},
      {"KUALITAS PELAKSANA", LabelSet::kIdentity, Label::kQualifications},
      {"Peralatan/perengkapan", LabelSet::kIdentity, Label::kEquipment},
      {"PERALATAN/PERLENGAPAN", LabelSet::kIdentity, Label::kEquipment},
      {"PERNGATAN", LabelSet::kIdentity, Label::kWarnings},
      {"Peringatan", LabelSet::kIdentity, Label::kWarnings},
      {"PencatatandanPendataan", LabelSet::kIdentity, Label::kRecordKeeping},
      {"Keterikatan", LabelSet::kIdentity, Label::kRelated},
      {"1. Dasar Hukum", LabelSet::kIdentity, Label::kLegalBasis},
      {"Peralatan", LabelSet::kIdentity, Label::kEquipment},
      {"Pengadilan", LabelSet::kIdentity, std::nullopt},
      {"Dinas Kesehatan", LabelSet::kIdentity, std::nullopt},
      {"Komputer", LabelSet::kIdentity, std::nullopt},
      {"", LabelSet::kIdentity, std::nullopt},
      {"Ouput", LabelSet::kTable, Label::kOutput},
      {"Kelengka pan", LabelSet::kTable, Label::kRequirements},
      {"Per sya rata n /Pe rlen gka pan", LabelSet::kTable, Label::kRequirements},
      {"Waktu (Menit)", LabelSet::kTable, Label::kDuration},
      {"Ket.", LabelSet::kTable, Label::kNote},
      {"PELAKSANAAN", LabelSet::kTable, Label::kActors},
      {"Uraian Prosedur", LabelSet::kTable, Label::kActivity},
      {"Kasi", LabelSet::kTable, std::nullopt},
      {"Kepala Dinas", LabelSet::kTable, std::nullopt},
      {"b. Kegiatan", LabelSet::kWorksheet, Label::kSheetActivityOwner},
      {"4. Scope (Ruang Lingkup)", LabelSet::kWorksheet, Label::kSheetScope},
  };
  for (const LabelCase& c : cases) {
    SCOPED_TRACE(c.printed);
    EXPECT_EQ(match_label(c.printed, c.set), c.label);
  }
}

struct LeadingCase {
  const char* printed;
  std::optional<Label> label;
  const char* rest;
};

TEST(Labels, LeadingLabelAndItsRest) {
  const LeadingCase cases[] = {
      {"Nomor SOP : 12/SOP/2020", Label::kNumber, "12/SOP/2020"},
      {"Nomor SOP 12/SOP/2020", Label::kNumber, "12/SOP/2020"},
      {"Tanggal Pembuatan 3 Mei 2020", Label::kCreated, "3 Mei 2020"},
      {"Dasar Hukum: 1. UU No. 5", Label::kLegalBasis, "1. UU No. 5"},
      {"Dasar Hukum", Label::kLegalBasis, ""},
      {"Peringatan bagi pelaksana", std::nullopt, ""},
      {"Pencatatan surat masuk", std::nullopt, ""},
      {"Apabila terlambat: sanksi", std::nullopt, ""},
  };
  for (const LeadingCase& c : cases) {
    SCOPED_TRACE(c.printed);
    const auto leading = match_leading_label(c.printed, LabelSet::kIdentity);
    ASSERT_EQ(leading.has_value(), c.label.has_value());
    if (leading) {
      EXPECT_EQ(leading->label, *c.label);
      EXPECT_EQ(leading->rest, c.rest);
    }
  }
}

TEST(Labels, EditDistanceCountsSwapsOnceAndStopsAtTheLimit) {
  EXPECT_EQ(edit_distance("output", "ouput", 2), 1U);
  EXPECT_EQ(edit_distance("output", "outptu", 2), 1U);
  EXPECT_EQ(edit_distance("banggai", "balangan", 2), 3U);
  EXPECT_EQ(edit_distance("", "abc", 5), 3U);
  EXPECT_EQ(edit_distance("same", "same", 0), 0U);
}

}  // namespace
}  // namespace baku
