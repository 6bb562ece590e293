#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "normalize/flow_labels.h"
#include "normalize/lexicon.h"
#include "normalize/rules.h"
#include "normalize/step_subjects.h"
#include "tests/normalize/printed.h"

namespace baku {
namespace {

RawStep step(std::string_view number, std::string_view activity, std::string_view duration = "") {
  RawStep raw;
  raw.number = printed(number);
  raw.activity = printed(activity);
  raw.duration = printed(duration);
  return raw;
}

RawSop table(std::initializer_list<std::string_view> labels) {
  RawSop raw;
  raw.has_table = true;
  for (const std::string_view label : labels) raw.actors.push_back({printed(label)});
  return raw;
}

SopRecord normalized(const RawSop& raw) {
  SopRecord record;
  Trail trail(record);
  normalize_actors(raw, Lexicon::built_in(), record, trail);
  normalize_steps(raw, Lexicon::built_in(), record, trail);
  return record;
}

using Ids = std::vector<std::string>;

TEST(NormalizeSteps, ReadsNumbersAndCells) {
  RawSop raw = table({"Camat"});
  raw.steps = {step("1.", " Menerima\n surat ", "10 Menit"), step("2)", "Mencatat"),
               step("1.1", "Mengirim", "-"), step("a.", "Menyimpan", "Kondisional")};
  raw.steps[0].output = printed("-");
  raw.steps[1].output = printed("Disposisi");
  const SopRecord record = normalized(raw);
  ASSERT_EQ(record.steps.size(), 4U);
  EXPECT_EQ(record.steps[0].number, 1);
  EXPECT_EQ(record.steps[1].number, 2);
  EXPECT_EQ(record.steps[2].number, std::nullopt);
  EXPECT_EQ(record.steps[3].number, std::nullopt);
  EXPECT_EQ(record.steps[0].activity, "Menerima surat");
  EXPECT_EQ(record.steps[0].output, std::nullopt);
  EXPECT_EQ(record.steps[1].output, "Disposisi");
  ASSERT_TRUE(record.steps[0].duration);
  EXPECT_EQ(record.steps[0].duration->iso8601, "PT10M");
  EXPECT_FALSE(record.steps[2].duration);
  ASSERT_TRUE(record.steps[3].duration);
  EXPECT_EQ(record.steps[3].duration->text, "Kondisional");
  EXPECT_TRUE(record.steps[3].duration->value.empty());
  EXPECT_EQ(finding_lines(record), "duration.unparsed /steps/3/duration\n");
  EXPECT_EQ(record.evidence.count("/steps/0/activity"), 1U);
}

TEST(NormalizeSteps, TakesTheUnitFromTheHeader) {
  RawSop raw = table({"Camat"});
  raw.duration_header = printed("Waktu (Menit)");
  raw.steps = {step("1", "Menerima", "480"), step("2", "Mencatat", "2 Hari")};
  const SopRecord record = normalized(raw);
  EXPECT_EQ(record.steps[0].duration->unit, DurationUnit::kMinute);
  EXPECT_EQ(record.steps[1].duration->unit, DurationUnit::kDay);
}

TEST(NormalizeSteps, TakesActorsFromSymbolsOnceAndInOrder) {
  RawSop raw = table({"Camat", "Sekretaris", "Staf"});
  raw.steps = {step("1", "Menerima"), step("2", "Mencatat")};
  raw.nodes = {{0, 2, NodeShape::kStart, printed("Mulai")},
               {0, 0, NodeShape::kProcess, {}},
               {0, 2, NodeShape::kProcess, {}},
               {1, 7, NodeShape::kEnd, {}},
               {5, 0, NodeShape::kEnd, {}}};
  raw.edges = {{0, 1, {}, 1}, {1, 2, printed("Y"), 1}, {1, 3, {}, 1}, {0, 9, {}, 1}};
  const SopRecord record = normalized(raw);
  EXPECT_EQ(record.steps[0].actors, (Ids{"a3", "a1"}));
  EXPECT_EQ(record.steps[0].actor_source, ActorSource::kSymbol);
  EXPECT_TRUE(record.steps[1].actors.empty());
  EXPECT_EQ(record.steps[1].actor_source, ActorSource::kNone);
  // Nodes and edges that point outside the table are left out.
  ASSERT_EQ(record.flow.nodes.size(), 3U);
  EXPECT_EQ(record.flow.nodes[1].id, "n2");
  EXPECT_EQ(record.flow.nodes[1].actor, "a1");
  ASSERT_EQ(record.flow.edges.size(), 2U);
  EXPECT_EQ(record.flow.edges[1].from, "n2");
  EXPECT_EQ(record.flow.edges[1].label, "ya");
}

TEST(NormalizeSteps, NamesRowsByPlaceWhereNumbersRepeat) {
  RawSop raw = table({"Camat"});
  raw.steps = {step("5", "Menerima"), step("6", "Mencatat")};
  raw.nodes = {{0, 0, NodeShape::kStart, {}}, {1, 0, NodeShape::kEnd, {}}};
  EXPECT_EQ(normalized(raw).flow.nodes[1].step, 6);
  raw.steps[1].number = printed("5");
  EXPECT_EQ(normalized(raw).flow.nodes[1].step, 2);
  raw.steps[1].number = printed("");
  EXPECT_EQ(normalized(raw).flow.nodes[1].step, 2);
}

struct LabelCase {
  std::string_view printed;
  std::string_view label;  // "" for none
};

TEST(FlowLabel, IsYaOrTidak) {
  static constexpr LabelCase kCases[] = {
      {"Ya", "ya"},
      {"YA", "ya"},
      {"Y", "ya"},
      {"ya.", "ya"},
      {"Setuju", "ya"},
      {"Disetujui", "ya"},
      {"Lengkap", "ya"},
      {"Sesuai", "ya"},
      {"Benar", "ya"},
      {"Memenuhi", "ya"},
      {"Ya, lanjut", "ya"},
      {"Lengkap/Sesuai", "ya"},
      {"lengkap dan benar", "ya"},
      {"Jika lengkap", "ya"},
      {"Tidak", "tidak"},
      {"TIDAK", "tidak"},
      {"T", "tidak"},
      {"Tdk", "tidak"},
      {"Tidak setuju", "tidak"},
      {"Tidak Lengkap", "tidak"},
      {"Belum lengkap", "tidak"},
      {"Ditolak", "tidak"},
      {"Salah", "tidak"},
      {"Revisi", "tidak"},
      {"Jika tidak sesuai", "tidak"},
      {"", ""},
      {"-", ""},
      {"A", ""},
      {"1", ""},
      {"Surat", ""},
      {"Surat lengkap", ""},
      {"dan", ""},
  };
  for (const auto& [text, label] : kCases) {
    SCOPED_TRACE(text);
    EXPECT_EQ(flow_label(text).value_or(""), label);
  }
}

struct SubjectCase {
  std::string_view activity;
  std::vector<std::size_t> columns;
  std::string_view unknown = "";
};

TEST(FindSubject, IsWhoActsAndNobodyElse) {
  const RawSop raw = table({"Kepala Dinas", "Sekretaris Dinas", "Kabid", "Kasubag Umum & Kepeg.",
                            "JP Pengolah Data", "Petugas Loket"});
  const SopRecord record = normalized(raw);
  const SubjectCase cases[] = {
      {"Kepala Dinas menandatangani surat keluar", {0}},
      {"Kadis Menandatangani surat", {0}},
      {"Sekretaris memeriksa draf", {1}},
      {"Kepala Bidang menyusun konsep", {2}},
      {"Kabid Perencanaan menyusun konsep", {2}},
      {"Kepala Bidang masing-masing menyusun konsep", {2}},
      {"Kasubbag Umum dan Kepegawaian menugaskan JP Pengolah Data untuk membuat form", {3}},
      {"Jabatan Pelaksana Pengolah Data menyerahkan form", {4}},
      {"Petugas Loket: menerima berkas", {5}},
      {"Kepala Bidang dan Sekretaris melakukan rapat", {2, 1}},
      {"Penandatanganan dokumen oleh Kepala Dinas", {0}},
      {"Lurah Mengisi kuesioner", {}, "Lurah"},
      {"Memerintahkan Sekretaris untuk memeriksa draf", {}},
      {"Menyampaikan draf kepada Kepala Dinas", {}},
      {"Mengarsipkan surat yang telah ditandatangani oleh Kepala Dinas", {}},
      {"Rapat pembahasan bersama Kepala Bidang", {}},
      {"Surat yang telah diparaf oleh Sekretaris dikirim", {}},
      {"Verifikasi data isian", {}},
      {"Mekanisme pelayanan menjadi lebih baik", {}},
      {"", {}},
  };
  for (const SubjectCase& test : cases) {
    SCOPED_TRACE(test.activity);
    const StepSubject subject =
        find_subject(test.activity, record.actors, TextOrigin::kDigital, Lexicon::built_in());
    EXPECT_EQ(subject.columns, test.columns);
    EXPECT_EQ(subject.unknown, test.unknown);
  }
}

TEST(AddSubjectActors, FillsRowsWithoutSymbolsAndComparesTheOthers) {
  RawSop raw = table({"Camat", "Sekretaris", "Kasubag Umum"});
  raw.steps = {step("1", "Camat memerintahkan penyusunan"),
               step("2", "Sekretaris meneruskan perintah"),
               step("3", "Camat menandatangani"),
               step("4", "Memerintahkan Kasubag Evlap untuk menyusun format"),
               step("5", "Menyampaikan kepada Kasubag Umum untuk dicatat"),
               step("6", "Menyampaikan kepada Bupati")};
  raw.nodes = {{0, 0, NodeShape::kStart, {}}, {2, 1, NodeShape::kProcess, {}}};
  const SopRecord record = normalized(raw);
  EXPECT_EQ(record.steps[0].actor_source, ActorSource::kSymbol);
  EXPECT_EQ(record.steps[1].actor_source, ActorSource::kText);
  EXPECT_EQ(record.steps[1].actors, (Ids{"a2"}));
  EXPECT_EQ(record.steps[2].actors, (Ids{"a2"}));
  EXPECT_EQ(record.steps[3].actor_source, ActorSource::kNone);
  EXPECT_EQ(finding_lines(record),
            "step.actor_conflict /steps/2/actors\nstep.actor_unknown /steps/3/actors\n");
}

}  // namespace
}  // namespace baku
