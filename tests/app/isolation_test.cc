// Batches of documents of which some are hostile, and runs that are killed or interrupted.
#include <fmt/core.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "app/exit_code.h"
#include "registry/store/registry.h"
#include "tests/app/baku_process.h"
#include "tests/app/pdf_builder.h"
#include "tests/app/scratch_folder.h"

namespace baku {
namespace {

namespace fs = std::filesystem;

const std::string kSamples = BAKU_SOURCE_DIR "/corpus/digital";
const std::string kSample = kSamples + "/d001.pdf";

// A page whose font maps its glyphs so often that it is not read in minutes.
std::string endless_pdf() {
  std::string map = "1 begincodespacerange <0000><FFFF> endcodespacerange 100 beginbfrange ";
  for (int i = 0; i < 20000; ++i) map += "<0000><FFFF><0041> ";
  map += "endbfrange";
  return fmt::format(
      "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
      "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n"
      "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font"
      "<</F1<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 5 0 R"
      "/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/X"
      "/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>]>>>>>>>>\nendobj\n"
      "4 0 obj\n<</Length 32>>stream\nBT /F1 12 Tf 72 700 Td (ab) Tj ET\nendstream\nendobj\n"
      "5 0 obj\n<</Length {}>>stream\n{}\nendstream\nendobj\ntrailer\n<</Size 6/Root 1 0 R>>\n",
      map.size(), map);
}

// Forms that draw each other ten times, nine deep.
std::string nested_pdf() {
  std::string file =
      "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
      "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n"
      "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
      "/Resources<</XObject<</X 10 0 R>>>>>>\nendobj\n"
      "4 0 obj\n<</Length 5>>stream\n/X Do\nendstream\nendobj\n";
  for (int i = 10; i < 19; ++i) {
    file += fmt::format(
        "{} 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X {} 0 R>>"
        ">>/Length 60>>stream\n/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do \n"
        "endstream\nendobj\n",
        i, i + 1);
  }
  return file +
         "19 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Length 12>>stream\n"
         "0 0 9 9 re f\nendstream\nendobj\ntrailer\n<</Size 20/Root 1 0 R>>\n";
}

// Copies of the samples that differ in their bytes.
void copy_samples(const fs::path& folder, int count) {
  std::vector<fs::path> samples;
  for (const auto& entry : fs::directory_iterator(kSamples)) {
    if (entry.path().extension() == ".pdf") samples.push_back(entry.path());
  }
  std::sort(samples.begin(), samples.end());
  fs::create_directories(folder);
  for (int i = 0; i < count; ++i) {
    const fs::path& sample = samples[static_cast<std::size_t>(i) % samples.size()];
    std::ofstream(folder / fmt::format("f{:03}.pdf", i), std::ios::binary)
        << read_whole(sample) << "\n% copy " << i << "\n";
  }
}

std::string records_of(const std::string& url) {
  auto registry = Registry::open(url, OpenMode::kExisting);
  if (!registry) return registry.error().message;
  std::string all;
  const auto visited = registry->for_each_record([&all](const std::string& json) -> Result<void> {
    all += json + '\n';
    return {};
  });
  return visited ? all : visited.error().message;
}

TEST(Isolation, WorkersGiveTheSameBytesAsThisProcess) {
  for (const char* format : {"json", "ndjson"}) {
    const std::string here = run_baku({"ingest", "--in-process", "--format", format, kSamples}).out;
    const ProcessResult workers = run_baku({"ingest", "--format", format, kSamples});
    EXPECT_EQ(workers.exit_code, 0) << workers.err;
    EXPECT_EQ(workers.out, here) << format;
  }
}

TEST(Isolation, HostileFilesCostTheirNeighboursNothing) {
  const ScratchFolder folder;
  copy_samples(folder.path("in"), 6);
  const std::string in = folder.path("in").string();
  const std::string clean = run_baku({"ingest", in}).out;
  const std::string sample = read_whole(kSample);
  const std::map<std::string, std::string> hostile = {
      {"a-endless.pdf", endless_pdf()},
      {"f001-nested.pdf", nested_pdf()},
      {"f002-cut.pdf", sample.substr(0, sample.size() / 3)},
      {"f003-deep.pdf", "%PDF-1.4\n1 0 obj\n" + std::string(300000, '[') + "\nendobj\n"},
      {"f004-empty.pdf", ""},
      {"z-text.png", "no picture"},
  };
  for (const auto& [name, bytes] : hostile) (void)folder.write("in/" + name, bytes);
  const ProcessResult mixed = run_baku({"ingest", in, "--deadline", "2", "--jobs", "2"});
  EXPECT_EQ(mixed.exit_code, static_cast<int>(ExitCode::kSomeFailed)) << mixed.err;
  EXPECT_EQ(mixed.out, clean);
  EXPECT_NE(mixed.err.find("a-endless.pdf: page 1: it was not read after 2 s"), std::string::npos)
      << mixed.err;
  for (const auto& [name, bytes] : hostile) {
    EXPECT_NE(mixed.err.find(name + ": "), std::string::npos) << name << "\n" << mixed.err;
  }
}

// The sample so often that it is read in parts, then another file.
std::string long_pdf(const ScratchFolder& folder, const std::string& last) {
  std::vector<std::string> line(26, kSample);
  line.insert(line.begin(), {"--empty", "--pages"});
  std::string whole = folder.path("whole.pdf").string();
  line.insert(line.end(), {last, "--", whole});
  EXPECT_EQ(run_program("qpdf", line).exit_code % 3, 0);
  return whole;
}

TEST(Isolation, AHostilePageCostsThatPage) {
  const ScratchFolder folder;
  const std::string endless = folder.write("endless.pdf", endless_pdf());
  const std::string whole = folder.path("short.pdf").string();
  ASSERT_EQ(
      run_program("qpdf", {"--empty", "--pages", kSample, endless, "--", whole}).exit_code % 3, 0);
  const std::string many = long_pdf(folder, endless);
  const ProcessResult run = run_baku({"ingest", whole, many, "--deadline", "2", "--jobs", "2"});
  EXPECT_EQ(run.exit_code, static_cast<int>(ExitCode::kPartial)) << run.err;
  EXPECT_NE(run.out.find("\"document.part_missing\""), std::string::npos);
  EXPECT_NE(run.err.find("pages 3 could not be read"), std::string::npos) << run.err;
  EXPECT_NE(run.err.find("pages 53 could not be read"), std::string::npos) << run.err;
}

TEST(Isolation, PartsOfADocumentGiveTheSameBytes) {
  const ScratchFolder folder;
  const std::string whole = long_pdf(folder, kSample);
  const std::string here = run_baku({"ingest", "--in-process", whole}).out;
  for (const char* jobs : {"1", "2"}) {
    const ProcessResult run = run_baku({"ingest", "--jobs", jobs, whole});
    EXPECT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.out, here) << jobs;
  }
}

TEST(Isolation, PartsOfALongTextGiveTheSameBytes) {
  const ScratchFolder folder;
  std::string text;
  for (const char* name : {"Satu", "Dua", "Tiga"}) {
    text += fmt::format(
        "PEMERINTAH KOTA CONTOH\nDINAS KOMUNIKASI DAN INFORMATIKA\n\nNomor SOP : 065/{0}/2021\n"
        "Tanggal Pembuatan : 4 Januari 2021\nNama SOP : Pelayanan {0}\n\nDasar Hukum:\n1. "
        "Undang-Undang Nomor 14 Tahun 2008\n\n| No | Kegiatan | Petugas | Kepala | Kelengkapan | "
        "Waktu | Output |\n|---|---|---|---|---|---|---|\n| 1 | Menerima | X | | Surat | 10 Menit "
        "| "
        "Surat |\n| 2 | Menyetujui | | X | Surat | 1 Jam | Izin |\n{1}",
        name, std::string(std::size_t{9} << 18U, '\n'));
  }
  const std::string whole = folder.write("long.txt", text);
  const std::string here = run_baku({"ingest", "--in-process", whole}).out;
  EXPECT_NE(here.find("\"ordinal\": 3"), std::string::npos);
  const ProcessResult run = run_baku({"ingest", "--jobs", "2", whole});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.out, here);
}

TEST(Isolation, ARunThatIsKilledAnywhereGoesOn) {
  const ScratchFolder folder;
  copy_samples(folder.path("in"), 20);
  const std::string in = folder.path("in").string();
  const std::string clean = folder.path("clean.db").string();
  ASSERT_EQ(run_baku({"ingest", in, "--registry", clean}).exit_code, 0);
  const std::string expected = records_of(clean);
  ASSERT_EQ(std::count(expected.begin(), expected.end(), '{') > 20, true);

  const std::string killed = folder.path("killed.db").string();
  const std::vector<std::string> again = {"ingest", in, "--registry", killed, "--jobs", "2"};
  std::minstd_rand generator(20261121);
  const auto random = [&generator] { return static_cast<unsigned int>(generator()); };
  for (int i = 0; i < 20; ++i) {  // the coordinator
    RunningBaku run(again);
    ::usleep(10000 + random() % 150000);
    run.send(SIGKILL);
    run.wait();
  }
  for (int kills = 0; kills < 20;) {  // workers, and the process that launches them
    const std::string url = folder.path("workers.db").string();
    RunningBaku run({"ingest", in, "--registry", url, "--jobs", "2", "--force"});
    while (run.is_running()) {
      ::usleep(5000 + random() % 40000);
      const std::vector<int> children = run.children();
      if (children.empty()) continue;
      ::kill(children[random() % children.size()], SIGKILL);
      ++kills;
      if (kills % 4 == 0) break;  // two deaths of one worker would set its file aside
    }
    run.wait();
  }
  EXPECT_EQ(run_baku({"ingest", in, "--registry", folder.path("workers.db").string(), "--force"})
                .exit_code,
            0);
  EXPECT_EQ(records_of(folder.path("workers.db").string()), expected);

  const ProcessResult last = run_baku(again);
  EXPECT_EQ(last.exit_code, 0) << last.err;
  EXPECT_EQ(records_of(killed), expected);
}

TEST(Isolation, AnInterruptedRunFinishesWhatItReadsAndGoesOn) {
  const ScratchFolder folder;
  copy_samples(folder.path("in"), 30);
  const std::string in = folder.path("in").string();
  const std::string url = folder.path("r.db").string();
  RunningBaku run({"ingest", in, "--registry", url, "--jobs", "1"});
  while (run.is_running() && !fs::exists(url)) ::usleep(1000);
  ::usleep(150000);
  const std::vector<int> children = run.children();
  run.send(SIGINT);
  EXPECT_EQ(run.wait(), static_cast<int>(ExitCode::kInterrupted));
  for (const int child : children) {
    EXPECT_NE(::kill(child, 0), 0) << read_whole(fmt::format("/proc/{}/status", child));
  }
  // Two runs at once come to the same.
  RunningBaku beside({"ingest", in, "--registry", url});
  const ProcessResult rest = run_baku({"ingest", in, "--registry", url});
  EXPECT_EQ(rest.exit_code, 0) << rest.err;
  EXPECT_EQ(beside.wait(), 0);
  const std::string other = folder.path("other.db").string();
  ASSERT_EQ(run_baku({"ingest", in, "--registry", other}).exit_code, 0);
  EXPECT_EQ(records_of(url), records_of(other));
}

TEST(Isolation, TheSecondInterruptStopsAtOnce) {
  const ScratchFolder folder;
  const std::string file = folder.write("endless.pdf", endless_pdf());
  RunningBaku run({"ingest", file});
  while (run.is_running() && run.children().size() < 2) ::usleep(1000);
  run.send(SIGINT);
  ::usleep(50000);
  EXPECT_TRUE(run.is_running()) << "it finishes what it reads";
  run.send(SIGINT);
  EXPECT_EQ(run.wait(), static_cast<int>(ExitCode::kInterrupted));
}

// Lines of `baku registry list documents`.
std::vector<std::string> documents_of(const std::string& url) {
  std::istringstream lines(run_baku({"registry", "list", "documents", "--registry", url}).out);
  std::vector<std::string> documents;
  for (std::string line; std::getline(lines, line);) documents.push_back(line);
  return documents;
}

TEST(Isolation, AWatchedFolderGivesUpPlainFilesOnceTheyAreWhole) {
  const ScratchFolder folder;
  const fs::path in = folder.path("in");
  copy_samples(in, 1);
  fs::create_symlink(kSample, in / "link.pdf");
  ASSERT_EQ(::mkfifo((in / "fifo.pdf").c_str(), 0600), 0);
  const std::string url = folder.path("r.db").string();
  RunningBaku watch({"watch", in.string(), "--registry", url, "--stable", "1"});
  const auto wait_for = [&](std::size_t documents) {
    for (int i = 0; i < 200 && documents_of(url).size() < documents; ++i) ::usleep(50000);
  };
  wait_for(1);
  // As a scanner writes it, for longer than files are waited for.
  const std::string sample = read_whole(kSample);
  std::ofstream slow(in / "slow.pdf", std::ios::binary);
  const std::size_t part = sample.size() / 5 + 1;
  for (std::size_t at = 0; at < sample.size(); at += part) {
    slow << sample.substr(at, part) << std::flush;
    ::usleep(300000);
  }
  slow.close();
  wait_for(2);
  const std::vector<std::string> documents = documents_of(url);
  EXPECT_EQ(documents.size(), 2U);
  for (const std::string& line : documents) {
    EXPECT_NE(line.find("\tdone\tok\t"), std::string::npos) << line;
  }
  ASSERT_TRUE(watch.is_running());
  watch.send(SIGINT);
  EXPECT_EQ(watch.wait(), 0);
}

TEST(Isolation, KnowsWhatIsDoneAndWhatToLeaveAlone) {
  const ScratchFolder folder;
  copy_samples(folder.path("in"), 3);
  (void)folder.write("in/endless.pdf", endless_pdf());
  (void)folder.write("in/broken.pdf", "%PDF-1.4\n");
  const std::string in = folder.path("in").string();
  const std::string url = folder.path("r.db").string();
  const std::vector<std::string> line = {"ingest", in, "--registry", url, "--deadline", "1"};
  const ProcessResult first = run_baku(line);
  EXPECT_EQ(first.exit_code, static_cast<int>(ExitCode::kSomeFailed)) << first.err;
  for (const char* row : {"files                           5", "done                            3",
                          "failed: malformed               1", "failed: timeout                 1",
                          "set aside                       1"}) {
    EXPECT_NE(first.err.find(row), std::string::npos) << row << "\n" << first.err;
  }
  const ProcessResult second = run_baku(line);
  EXPECT_EQ(second.exit_code, 0) << second.err;
  EXPECT_NE(second.err.find("unchanged                       5"), std::string::npos) << second.err;
  std::vector<std::string> forced = line;
  forced.emplace_back("--force");
  EXPECT_EQ(run_baku(forced).exit_code, static_cast<int>(ExitCode::kSomeFailed));
}

}  // namespace
}  // namespace baku
