// Many records: clusters, decisions, chains, links, and that nothing depends on order or threads.
#include "registry/dedup/deduplicate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "registry/dedup/dedup_json.h"
#include "tests/bench/synthetic_records.h"
#include "tests/registry/dedup/sop_of.h"

namespace baku {
namespace {

struct Made {
  std::vector<RecordFeatures> features;
  std::vector<std::uint32_t> procedures;
  std::vector<SopRecord> records;
};

Made make(std::size_t count, std::uint64_t seed) {
  SyntheticRecords source({}, seed);
  Made made;
  while (made.features.size() < count) {
    for (SyntheticRecord& record : source.next_family()) {
      made.features.push_back(features_of(record.record));
      made.procedures.push_back(record.procedure);
      made.records.push_back(std::move(record.record));
    }
  }
  return made;
}

std::string json_of(const Deduplicated& outcome) {
  std::string text;
  write_dedup_json(outcome, {}, [&](std::string_view piece) { text += piece; });
  return text;
}

TEST(Deduplicate, FindsFamilies) {
  DedupSettings settings;
  settings.compare_all = 0;  // as with many records
  Made made = make(400, 3);
  const Deduplicated outcome = deduplicate(made.features, {}, settings);
  double right = 0;
  double found = 0;
  double wanted = 0;
  for (std::size_t a = 0; a < made.procedures.size(); ++a) {
    for (std::size_t b = a + 1; b < made.procedures.size(); ++b) {
      const bool same = made.procedures[a] == made.procedures[b];
      const bool together = outcome.cluster_of[a] == outcome.cluster_of[b];
      right += same && together ? 1 : 0;
      found += together ? 1 : 0;
      wanted += same ? 1 : 0;
    }
  }
  EXPECT_GT(2 * right / (found + wanted), 0.93);
}

TEST(Deduplicate, OrderAndThreadsChangeNothing) {
  const Made made = make(250, 5);
  DedupSettings settings;
  settings.compare_all = 100;
  const std::string expected = json_of(deduplicate(made.features, {}, settings));
  std::vector<RecordFeatures> turned(made.features.rbegin(), made.features.rend());
  settings.threads = 3;
  EXPECT_EQ(json_of(deduplicate(std::move(turned), {}, settings)), expected);
}

TEST(Deduplicate, AddingOneIsLikeAFullRun) {
  const Made made = make(200, 9);
  DedupSettings settings;
  settings.compare_all = 0;
  const Deduplicated whole = deduplicate(made.features, {}, settings);
  std::vector<RecordFeatures> first(made.features.begin(), made.features.end() - 20);
  DedupIndex index(deduplicate(std::move(first), {}, settings), {}, settings);
  for (auto record = made.features.end() - 20; record != made.features.end(); ++record) {
    index.add(*record);
  }
  ASSERT_EQ(index.cluster_of().size(), whole.cluster_of.size());
  std::size_t different = 0;
  for (std::size_t i = 0; i < whole.cluster_of.size(); ++i) {
    different += index.cluster_of()[i] != whole.cluster_of[i] ? 1U : 0U;
  }
  EXPECT_LE(different, 2U);
}

std::vector<RecordFeatures> three_alike() {
  const std::vector<StepOf> steps = {{"Menerima berkas permohonan izin"},
                                     {"Memeriksa kelengkapan lampiran"},
                                     {"Menandatangani surat izin"},
                                     {"Menyerahkan surat izin kepada pemohon"}};
  return {features_of(sop_of("Penerbitan Izin Reklame Tetap", steps, "sop-1", "Dinas Sosial")),
          features_of(sop_of("Penerbitan Izin Reklame Tetap", steps, "sop-2", "Badan Pajak")),
          features_of(sop_of("Rapat Koordinasi Bulanan", {{"Menyiapkan undangan"}}, "sop-3"))};
}

TEST(Deduplicate, DecisionsOutrankScores) {
  ASSERT_EQ(deduplicate(three_alike()).clusters.size(), 1U);
  Decisions decisions;
  decisions.set("sop-2", "sop-1", Decision::kOtherProcedure);
  const Deduplicated apart = deduplicate(three_alike(), decisions);
  EXPECT_TRUE(apart.clusters.empty());
  ASSERT_FALSE(apart.relations.empty());
  EXPECT_EQ(apart.relations.front().kind, RelationKind::kRelated);
  EXPECT_EQ(score_of(apart.relations.front()), 0);
  decisions.set("sop-1", "sop-2", Decision::kSameProcedure);
  decisions.set("sop-1", "sop-3", Decision::kSameProcedure);
  decisions.set("sop-1", "sop-9", Decision::kSameProcedure);  // is not there
  const Deduplicated together = deduplicate(three_alike(), decisions);
  ASSERT_EQ(together.clusters.size(), 1U);
  EXPECT_EQ(together.clusters.front().members.size(), 3U);
}

// 0-1 and 1-2 look like one procedure, 0-2 does not.
TEST(Clusters, AChainIsHeldBack) {
  std::vector<Relation> relations(2);
  relations[0].a = 0;
  relations[0].b = relations[1].a = 1;
  relations[1].b = 2;
  relations[0].bits = 9;
  relations[1].bits = 3;
  relations[0].kind = relations[1].kind = RelationKind::kAdopted;
  double far = -20;
  const auto bits_of = [&](std::uint32_t a, std::uint32_t b) {
    return a == 0 && b == 2 ? far : 3.0;
  };
  EXPECT_EQ(cluster_records(3, relations, {}, bits_of), (std::vector<std::uint32_t>{0, 0, 2}));
  EXPECT_TRUE(relations[1].held_back);
  far = 1;
  EXPECT_EQ(cluster_records(3, relations, {}, bits_of), (std::vector<std::uint32_t>{0, 0, 0}));
  EXPECT_FALSE(relations[1].held_back);
  const std::vector<std::pair<std::uint32_t, std::uint32_t>> rejected = {{0, 2}};
  EXPECT_EQ(cluster_records(3, relations, rejected, bits_of),
            (std::vector<std::uint32_t>{0, 0, 2}));
}

TEST(TitleLinks, FoundInTheOwnOfficeFirst) {
  std::vector<SopRecord> records = {
      sop_of("Penyusunan Laporan Kinerja Tahunan", {}, "sop-1", "Dinas Sosial"),
      sop_of("Penyusunan Laporan Kinerja Tahunan", {}, "sop-2", "Badan Pajak"),
      sop_of("Pengumpulan Data Kinerja", {}, "sop-3", "Dinas Sosial")};
  records[2].related_sops = {"SOP penyusunan laporan kinerja tahunan",
                             "SOP Pengelolaan Surat Keluar"};
  records[0].related_sops = {"Pengumpulan Data K1nerja"};
  std::vector<RecordFeatures> features;
  for (const SopRecord& record : records) features.push_back(features_of(record));
  const auto links = link_titles(features);
  ASSERT_EQ(links.size(), 3U);
  EXPECT_EQ(links[0].to, std::vector<std::uint32_t>{2});
  EXPECT_EQ(links[1].to, std::vector<std::uint32_t>{0});
  EXPECT_TRUE(links[1].same_office);
  EXPECT_TRUE(links[2].to.empty());
}

TEST(Representative, CollectsWhatOfficesDo) {
  const std::vector<StepOf> steps = {{"Menerima berkas permohonan izin", "Petugas", 10},
                                     {"Memeriksa kelengkapan lampiran", "Kepala Seksi", 20},
                                     {"Menandatangani surat izin", "Camat", 5}};
  std::vector<StepOf> longer = steps;
  longer[1].minutes = 60;
  longer[2].actor = "Kepala Dinas";
  longer.push_back({"Mengumumkan hasil pada papan pengumuman", "Petugas", 30});
  const std::vector<SopRecord> records = {
      sop_of("Penerbitan Izin Reklame Tetap", steps, "sop-1"),
      sop_of("Penerbitan Izin Reklame Tetap", longer, "sop-2", "Badan Pajak"),
      sop_of("Penerbitan Izin Reklame Tetap", longer, "sop-3", "Dinas Pasar")};
  std::vector<RecordFeatures> features;
  for (const SopRecord& record : records) features.push_back(features_of(record));
  const Deduplicated outcome = deduplicate(std::move(features));
  ASSERT_EQ(outcome.clusters.size(), 1U);
  const auto procedure = representative_procedure(outcome.clusters[0], outcome, records);
  ASSERT_EQ(procedure.steps.size(), 4U);
  EXPECT_EQ(procedure.papers.size(), 3U);
  EXPECT_EQ(procedure.steps[1].shortest, 20);
  EXPECT_EQ(procedure.steps[1].longest, 60);
  EXPECT_EQ(procedure.steps[2].actors.size(), 2U);
  EXPECT_EQ(procedure.steps[3].present.size(), 2U);
}

}  // namespace
}  // namespace baku
