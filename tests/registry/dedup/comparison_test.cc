// Words, alignment, clues, kinds of relations, weights, decisions.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "registry/dedup/alignment.h"
#include "registry/dedup/clues.h"
#include "registry/dedup/decisions.h"
#include "registry/dedup/features.h"
#include "registry/dedup/relations.h"
#include "registry/dedup/weights.h"
#include "registry/dedup/words.h"
#include "tests/registry/dedup/sop_of.h"

namespace baku {
namespace {

std::string stems(std::string_view text) {
  std::string out;
  for (const StemmedWord& word : words_of(text)) {
    if (word.kind != WordKind::kDropped) out += (out.empty() ? "" : " ") + word.stem;
  }
  return out;
}

TEST(Words, OneWordInManyForms) {
  const struct {
    std::string_view a;
    std::string_view b;
    bool same;
  } cases[] = {
      {"Menyusun laporan", "Penyusunan LAPORAN", true},
      {"Mengumpulkan data", "Pengumpulan data", true},
      {"Kinerja", "K1nerja", true},          // 1 for i
      {"Pengarsipan", "Penyimpanan", true},  // of one meaning
      {"Memeriksa", "memer\xC3\xADksa", true},
      {"Pengumpulan", "Perbaikan", false},
      {"Surat Masuk", "Surat Keluar", false},
      {"Perda", "Perkada", false},
      {"10", "1O", false},  // numbers keep their digits
  };
  for (const auto& [a, b, same] : cases) {
    SCOPED_TRACE(std::string(a) + " / " + std::string(b));
    EXPECT_EQ(stems(a) == stems(b), same);
  }
  EXPECT_EQ(stems("\xFF\xFE \x01 --"), "");
  EXPECT_EQ(shape_of("pengumpulan").size(), shape_of("penqumpuian").size());
}

TEST(Words, TitlesLeaveOfficeAndYearOut) {
  Organization office;
  office.unit = "Dinas Sosial";
  const auto words = [&](std::string_view title) { return title_words_of(title, office); };
  EXPECT_TRUE(titles_agree(words("SOP Pengumpulan Data Kinerja Dinas Sosial Tahun 2021"),
                           words("Mekanisme Pengumpulan Data Kinerja Tahun 2022")));
  EXPECT_FALSE(titles_agree(words("Pengumpulan Data Kinerja"), words("Perbaikan Data Kinerja")));
  EXPECT_EQ(words("Mekanisme").size(), 1U);  // nothing else is left
  EXPECT_TRUE(words("").empty());
}

char mark_of(StepRelation relation) { return "=>/\\-+"[static_cast<std::size_t>(relation)]; }

// "=1:1 >3:2": the rows of an alignment.
std::string rows_of(const std::vector<StepOf>& left, const std::vector<StepOf>& right) {
  const RecordFeatures a = features_of(sop_of("A", left));
  const RecordFeatures b = features_of(sop_of("B", right));
  std::string text;
  for (const AlignedSteps& row : align_steps(a, b).rows) {
    if (!text.empty()) text += ' ';
    text += mark_of(row.relation);
    for (const std::size_t step : row.left) text += std::to_string(step + 1);
    text += ':';
    for (const std::size_t step : row.right) text += std::to_string(step + 1);
  }
  return text;
}

TEST(Alignment, SeesEdits) {
  const StepOf receive{"Menerima berkas permohonan izin reklame"};
  const StepOf check{"Memeriksa kelengkapan lampiran dan denah lokasi"};
  const StepOf survey{"Melakukan peninjauan lapangan bersama tim teknis"};
  const StepOf sign{"Menandatangani surat keputusan"};
  const StepOf file{"Mengarsipkan dokumen"};
  const StepOf check_and_survey{
      "Memeriksa kelengkapan lampiran dan denah lokasi dan melakukan peninjauan lapangan bersama "
      "tim teknis"};
  const struct {
    const char* name;
    std::vector<StepOf> left;
    std::vector<StepOf> right;
    const char* rows;
  } cases[] = {
      {"the same", {receive, check, sign}, {receive, check, sign}, "=1:1 =2:2 =3:3"},
      {"inserted", {receive, sign}, {receive, check, sign}, "=1:1 +:2 =2:3"},
      {"removed", {receive, check, sign}, {receive, sign}, "=1:1 -2: =3:2"},
      {"moved", {receive, file, check, sign}, {receive, check, sign, file}, "=1:1 =3:2 =4:3 >2:4"},
      {"split",
       {receive, check_and_survey, sign},
       {receive, check, survey, sign},
       "=1:1 /2:23 =3:4"},
      {"merged",
       {receive, check, survey, sign},
       {receive, check_and_survey, sign},
       "=1:1 \\23:2 =4:3"},
      {"misread",
       {receive, check},
       {{"Menerirna berkas perrnohonan 1zin reklarne"}, check},
       "=1:1 =2:2"},
      {"nothing in common", {receive}, {file}, "-1: +:1"},
      {"no steps", {}, {receive}, "+:1"},
      {"none at all", {}, {}, ""},
  };
  for (const auto& [name, left, right, rows] : cases) {
    SCOPED_TRACE(name);
    EXPECT_EQ(rows_of(left, right), rows);
  }
}

TEST(Alignment, RolesThatStandForEachOther) {
  const auto steps = [](const std::string& chief, const std::string& clerk) {
    return std::vector<StepOf>{{"Memberi disposisi surat masuk", chief},
                               {"Mencatat surat pada buku agenda", clerk},
                               {"Menandatangani surat balasan", chief}};
  };
  const RecordFeatures a = features_of(sop_of("A", steps("Sekretaris DPRD", "Agendaris")));
  const RecordFeatures b = features_of(sop_of("B", steps("Kepala Dinas", "Pengadministrasi Umum")));
  const auto table = role_substitutions(a, b, align_steps(a, b));
  ASSERT_EQ(table.size(), 2U);
  EXPECT_EQ(table[0].left + " -> " + table[0].right, "Sekretaris DPRD -> Kepala Dinas");
  EXPECT_EQ(table[0].steps, 2);
  EXPECT_EQ(table[1].right, "Pengadministrasi Umum");
}

int level_of(const SopRecord& a, const SopRecord& b, Clue clue) {
  const Comparison found = compare_records(features_of(a), features_of(b));
  const Comparison turned = compare_records(features_of(b), features_of(a));
  EXPECT_EQ(found.levels, turned.levels);
  return found.levels[static_cast<std::size_t>(clue)];
}

TEST(Clues, Titles) {
  const struct {
    const char* a;
    const char* b;
    int level;
  } cases[] = {
      {"Pengumpulan Data Kinerja", "SOP Pengumpulan Data Kinerja", 7},
      {"Pengumpulan Data Kinerja", "Pengumpu1an Data Kincrja", 7},
      {"Rapat Koordinasi", "Rapat Koordinasi", 6},
      {"Pengumpulan Data Kinerja", "Pengumpulan Data Kinerja Triwulanan", 5},
      {"Pengumpulan Data Kinerja", "Pengumpulan Data Kinerja Perangkat Daerah", 5},
      {"Penerbitan Surat Keterangan", "Penerbitan Surat Keterangan Usaha", 4},
      {"Pengelolaan Surat Masuk", "Pengelolaan Surat Keluar", 3},
      {"Penerbitan Kartu Keluarga", "Pendaftaran Kartu Perpustakaan", 1},
      {"Penerbitan Kartu Keluarga", "Rapat Koordinasi", 0},
      {"", "Rapat Koordinasi", -1},
  };
  for (const auto& [a, b, level] : cases) {
    SCOPED_TRACE(std::string(a) + " / " + b);
    EXPECT_EQ(level_of(sop_of(a, {}, "sop-a"), sop_of(b, {}, "sop-b"), Clue::kTitle), level);
  }
}

TEST(Clues, SubjectTellsLikeTitlesApart) {
  const auto about = [](const std::string& what, const std::string& id) {
    return sop_of("Pengelolaan Surat " + what, {{"Mencatat surat " + what + " pada buku"}}, id);
  };
  EXPECT_EQ(level_of(about("masuk", "sop-a"), about("keluar", "sop-b"), Clue::kSubject), 0);
  const SopRecord same_steps = sop_of("Pengelolaan Surat Masuk", {{"Mencatat pada buku"}}, "sop-a");
  const SopRecord other_title =
      sop_of("Pengelolaan Surat Dinas", {{"Mencatat pada buku"}}, "sop-b");
  EXPECT_EQ(level_of(same_steps, other_title, Clue::kSubject), 2);
}

TEST(Relations, KindsOfOneProcedure) {
  const std::vector<StepOf> steps = {{"Menerima berkas permohonan", "Petugas", 10},
                                     {"Memeriksa kelengkapan lampiran", "Kepala Seksi", 15},
                                     {"Menandatangani surat izin", "Kepala Dinas", 20},
                                     {"Menyerahkan izin kepada pemohon", "Petugas", 5}};
  SopRecord base = sop_of("Penerbitan Izin Reklame Tetap", steps, "sop-1");
  base.dates.created = "2021-03-01";
  base.sop_number = "065/12/SOP/2021";
  base.approval.name = "Siti Rahmawati";
  const auto changed = [&](auto change) {
    SopRecord other = base;
    other.record_id = "sop-2";
    other.source.sha256 = std::string(64, '2');
    change(other);
    return other;
  };
  const struct {
    const char* name;
    SopRecord other;
    RelationKind kind;
  } cases[] = {
      {"the same bytes", changed([&](SopRecord& r) { r.source.sha256 = base.source.sha256; }),
       RelationKind::kSameFile},
      {"another rendering", changed([](SopRecord&) {}), RelationKind::kSameDocument},
      {"a scan", changed([](SopRecord& r) {
         r.source.text_origin = TextOrigin::kOcr;
         r.dates.created = "2021-08-01";
         r.sop_number = "065/l2/SOP/2021";
         r.steps[0].activity = "Meneri.ma berkas perrnohonan";
         r.approval.name = "Siti Rahmawat1";
       }),
       RelationKind::kSameDocument},
      {"a later date", changed([](SopRecord& r) { r.dates.created = "2023-05-09"; }),
       RelationKind::kRevision},
      {"another region", changed([](SopRecord& r) { r.organization.region->code = "33.02"; }),
       RelationKind::kAdopted},
      {"another unit", changed([](SopRecord& r) {
         r.organization.unit = "Badan Pendapatan Daerah";
         r.approval.name = "Budi Santoso";
         r.dates.created = "2020-01-02";
         r.sop_number = "7/SOP/BAPENDA";
       }),
       RelationKind::kAdopted},
      {"another puskesmas", changed([](SopRecord& r) {
         r.organization.sub_unit = "UPTD Puskesmas Ajibarang";
         r.approval.name = "Budi Santoso";
         r.dates.created = "2020-01-02";
       }),
       RelationKind::kRevision},  // the first one names no puskesmas
      {"another procedure", changed([](SopRecord& r) {
         r.title = "Pelaksanaan Rapat Koordinasi Bulanan";
         r.steps = {
             Step{1, "Menyiapkan undangan dan konsumsi", {}, ActorSource::kNone, {}, {}, {}, {}}};
       }),
       RelationKind::kNone},
      {"no steps, another title", changed([](SopRecord& r) {
         r.title = "Penerbitan Kartu Keluarga";
         r.steps.clear();
       }),
       RelationKind::kNone},
  };
  const RecordFeatures left = features_of(base);
  for (const auto& [name, other, kind] : cases) {
    SCOPED_TRACE(name);
    const RecordFeatures right = features_of(other);
    const Relation relation =
        relation_of(left, right, compare_records(left, right), published_weights());
    EXPECT_EQ(name_of(relation.kind), name_of(kind));
  }
}

TEST(Weights, TextAndErrors) {
  const LinkWeights& published = published_weights();
  EXPECT_GT(published.procedure.bits(Clue::kTitle, 7), 4);
  EXPECT_LT(published.procedure.bits(Clue::kTitle, 0), -4);
  EXPECT_EQ(published.procedure.bits(Clue::kTitle, -1), 0);
  const auto again = weights_from_text(weights_to_text(published));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(weights_to_text(*again), weights_to_text(published));
  for (const char* bad :
       {"procedure title 9 0.1 0.1", "procedure colour 0 0.1 0.1", "procedure title 0 0 0.1",
        "procedure prior 2", "paper title 0 0.1 0.1", "procedure title 0 0.1"}) {
    SCOPED_TRACE(bad);
    EXPECT_FALSE(weights_from_text(bad).has_value());
  }
}

TEST(Weights, EstimationIsBounded) {
  const LinkWeights& published = published_weights();
  const EstimationSettings settings;
  ClueCount odd;  // nothing agrees, ever: estimation alone would turn the weights round
  odd.levels.fill(0);
  odd.pairs = 1'000'000;
  const LinkWeights weights = estimate_weights(std::vector<ClueCount>{odd}, published, settings);
  EXPECT_TRUE(weights.estimated);
  for (std::size_t clue = 0; clue < kProcedureClues; ++clue) {
    for (std::size_t level = 0; level < level_count(static_cast<Clue>(clue)); ++level) {
      const int at = static_cast<int>(level);
      EXPECT_NEAR(weights.procedure.bits(static_cast<Clue>(clue), at),
                  published.procedure.bits(static_cast<Clue>(clue), at),
                  settings.most_departure + 0.01);
    }
  }
  odd.pairs = 10;
  EXPECT_FALSE(estimate_weights(std::vector<ClueCount>{odd}, published, settings).estimated);
}

TEST(Decisions, TextAndErrors) {
  const auto read = decisions_from_text("# by hand\nconfirm b a\nreject a c # no\n\nreject a b\n");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->find("b", "a"), Decision::kOtherProcedure);  // the last one counts
  EXPECT_EQ(read->find("c", "a"), Decision::kOtherProcedure);
  EXPECT_FALSE(read->find("b", "c").has_value());
  const auto again = decisions_from_text(decisions_to_text(*read));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->all(), read->all());
  for (const char* bad : {"confirm a", "reject a a", "maybe a b", "confirm a b c"}) {
    SCOPED_TRACE(bad);
    EXPECT_FALSE(decisions_from_text(bad).has_value());
  }
}

}  // namespace
}  // namespace baku
