// The program as a user runs it, on samples of the corpus.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>

#include "app/exit_code.h"
#include "tests/app/baku_process.h"
#include "tests/app/scratch_folder.h"

namespace baku {
namespace {

using Json = nlohmann::json;

const std::string kSamples = BAKU_SOURCE_DIR "/corpus/digital";
const std::string kSample = kSamples + "/d001.pdf";

TEST(Cli, HelpAndVersion) {
  const ProcessResult help = run_baku({"--help"});
  EXPECT_EQ(help.exit_code, 0);
  for (const char* command :
       {"ingest", "show", "tables", "schema", "explain", "lexicon", "evaluate"}) {
    EXPECT_NE(help.out.find(command), std::string::npos) << command;
  }
  for (const auto& [code, meaning] : exit_code_meanings()) {
    EXPECT_NE(help.out.find(meaning), std::string::npos) << meaning;
  }
  EXPECT_TRUE(
      std::regex_match(run_baku({"--version"}).out, std::regex("baku [0-9]+\\.[0-9]+\\.[0-9]+\n")));
}

TEST(Cli, ExitCodesAreDocumented) {
  const std::string page = read_whole(BAKU_SOURCE_DIR "/docs/commands.md");
  const std::string manual = read_whole(BAKU_SOURCE_DIR "/docs/baku.1");
  for (const auto& [code, meaning] : exit_code_meanings()) {
    const std::string row = fmt::format("\n{}|{}\n", static_cast<int>(code), meaning);
    EXPECT_NE(manual.find(row), std::string::npos) << row;
    EXPECT_NE(page.find("\n| " + std::to_string(static_cast<int>(code)) + " | "), std::string::npos)
        << meaning;
  }
}

TEST(Ingest, PrintsAnArrayOfRecords) {
  const ProcessResult run = run_baku({"ingest", kSample});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.err, "");
  const Json records = Json::parse(run.out);
  ASSERT_FALSE(records.empty());
  EXPECT_EQ(records[0]["source"]["file_name"], "d001.pdf");
  EXPECT_FALSE(records[0]["steps"].empty());
}

TEST(Ingest, NdjsonHasTheSameRecordsOneALine) {
  const Json array = Json::parse(run_baku({"ingest", kSample}).out);
  std::istringstream lines(run_baku({"ingest", "--format", "ndjson", kSample}).out);
  Json from_lines = Json::array();
  for (std::string line; std::getline(lines, line);) from_lines.push_back(Json::parse(line));
  EXPECT_EQ(from_lines, array);
}

TEST(Ingest, SameBytesForAnyNumberOfJobs) {
  const std::string expected = run_baku({"ingest", "--jobs", "1", kSamples}).out;
  EXPECT_GT(Json::parse(expected).size(), 1U);
  for (const char* jobs : {"1", "2", "8"}) {
    EXPECT_EQ(run_baku({"ingest", "--jobs", jobs, kSamples}).out, expected) << jobs << " jobs";
  }
}

TEST(Ingest, WritesOneFileForEachPdf) {
  const ScratchFolder folder;
  std::filesystem::create_directories(folder.path("in/a"));
  std::filesystem::copy(kSample, folder.path("in/a/sop.pdf"));
  std::filesystem::copy(kSample, folder.path("in/a/sop.PDF"));
  const std::string out = folder.path("out/deep").string();
  const ProcessResult run = run_baku({"ingest", folder.path("in").string(), "--out", out});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.out, "");
  for (const char* name : {"out/deep/a/sop.PDF.json", "out/deep/a/sop.pdf-2.json"}) {
    EXPECT_FALSE(Json::parse(read_whole(folder.path(name))).empty()) << name;
  }
}

TEST(Ingest, ABadFileCostsTheOthersNothing) {
  const ScratchFolder folder;
  std::filesystem::create_directories(folder.path("good"));
  std::filesystem::copy(kSample, folder.path("good/b.pdf"));
  std::filesystem::copy(kSamples, folder.path("good/c"));
  std::filesystem::copy(folder.path("good"), folder.path("mixed"),
                        std::filesystem::copy_options::recursive);
  (void)folder.write("mixed/a.pdf", "no PDF");
  (void)folder.write("mixed/bb.pdf", "");
  (void)folder.write("mixed/z.pdf", "%PDF-1.7\ngarbage");
  const ProcessResult good = run_baku({"ingest", folder.path("good").string()});
  const ProcessResult mixed = run_baku({"ingest", folder.path("mixed").string()});
  EXPECT_EQ(good.exit_code, 0) << good.err;
  EXPECT_EQ(mixed.exit_code, static_cast<int>(ExitCode::kSomeFailed));
  EXPECT_EQ(mixed.out, good.out);
  EXPECT_EQ(std::count(mixed.err.begin(), mixed.err.end(), '\n'), 3) << mixed.err;
  for (const char* file : {"a.pdf: ", "bb.pdf: ", "z.pdf: "}) {
    EXPECT_NE(mixed.err.find(file), std::string::npos) << file;
  }
}

TEST(Ingest, QuietSaysNothingAndVerboseMore) {
  const std::string missing = kSamples + "/missing.pdf";
  const ProcessResult quiet = run_baku({"--quiet", "ingest", missing});
  EXPECT_EQ(quiet.exit_code, static_cast<int>(ExitCode::kNotFound));
  EXPECT_EQ(quiet.err, "");
  EXPECT_EQ(run_baku({"ingest", "--quiet", missing}).err, "") << "the flag may stand anywhere";
  EXPECT_NE(run_baku({"ingest", "--verbose", missing}).err, "");
}

TEST(Ingest, ReadsOnlyThePagesAskedFor) {
  const Json records = Json::parse(run_baku({"ingest", "--pages", "1", kSample}).out);
  for (const Json& record : records) EXPECT_EQ(record["source"]["pages"], Json::array({1}));
}

TEST(Show, DrawsAPageAsPng) {
  const ScratchFolder folder;
  const std::string png = folder.path("page.png").string();
  const ProcessResult run = run_baku({"show", kSample, "--page", "1", "-o", png});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(read_whole(png).substr(1, 3), "PNG");
}

TEST(Show, HtmlHasEveryPage) {
  const ScratchFolder folder;
  const std::string html = folder.path("page.html").string();
  EXPECT_EQ(run_baku({"show", kSample, "-o", html}).exit_code, 0);
  const std::string text = read_whole(html);
  EXPECT_NE(text.find("alt=\"page 1\""), std::string::npos);
  EXPECT_NE(text.find("alt=\"page 2\""), std::string::npos);
  EXPECT_NE(text.find("class=\"nodes\""), std::string::npos);
}

TEST(Show, RefusesWhatItCannotDo) {
  const ScratchFolder folder;
  const std::string png = folder.path("page.png").string();
  EXPECT_EQ(run_baku({"show", kSample, "-o", folder.path("page.gif").string()}).exit_code, 2);
  EXPECT_EQ(run_baku({"show", kSample, "--page", "999", "-o", png}).exit_code, 2);
  EXPECT_EQ(run_baku({"show", kSample, "-o", folder.path("no/page.png").string()}).exit_code, 11);
}

TEST(Tables, ThreeFormats) {
  const Json tables = Json::parse(run_baku({"tables", kSample}).out)["tables"];
  ASSERT_FALSE(tables.empty());
  EXPECT_EQ(tables[0]["page"], 1);
  EXPECT_FALSE(tables[0]["cells"].empty());
  EXPECT_NE(run_baku({"tables", kSample, "--format", "csv"}).out.find("\r\n"), std::string::npos);
  EXPECT_NE(run_baku({"tables", kSample, "--format", "html"}).out.find("<table"),
            std::string::npos);
  EXPECT_EQ(run_baku({"tables", kSample, "--format", "xls"}).exit_code, 2);
}

TEST(Schema, PrintsTheSchema) {
  const ProcessResult run = run_baku({"schema"});
  EXPECT_EQ(run.exit_code, 0);
  EXPECT_EQ(Json::parse(run.out)["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

TEST(Evaluate, JudgesWhatIngestWrote) {
  const ScratchFolder folder;
  const std::string out = folder.path("out").string();
  ASSERT_EQ(run_baku({"ingest", kSamples, "--out", out}).exit_code, 0);
  const std::string figures = folder.path("figures.json").string();
  const ProcessResult run = run_baku({"evaluate", "--gold", kSamples, out, "--json", figures});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_NE(run.out, "");
  EXPECT_TRUE(Json::parse(read_whole(figures)).contains("subsets"));
}

TEST(Evaluate, SaysWhichFigureIsBelowItsThreshold) {
  const ScratchFolder folder;
  std::filesystem::create_directories(folder.path("none"));
  const std::string bar = folder.write("bar.json", R"({"all": {"overall": 0.5}})");
  const ProcessResult run =
      run_baku({"evaluate", "--gold", kSamples, folder.path("none").string(), "--thresholds", bar});
  EXPECT_EQ(run.exit_code, static_cast<int>(ExitCode::kBelowBar)) << run.err;
  EXPECT_NE(run.err.find("overall"), std::string::npos);
}

TEST(Explain, ShowsTheWayOfAValue) {
  const ScratchFolder folder;
  const std::string records = folder.path("records.json").string();
  std::ofstream(records) << run_baku({"ingest", kSamples + "/d003.pdf"}).out;
  const ProcessResult role = run_baku({"explain", records, "/actors/4/title"});
  EXPECT_EQ(role.exit_code, 0) << role.err;
  for (const char* part : {"\"Petugas Pengolah Data\"", "page 2, box", "at /actors/4/label",
                           "\"Petugas Penolah Data\" -> \"Petugas Pengolah Data\"",
                           "by text.suspect_word, confidence 0."}) {
    EXPECT_NE(role.out.find(part), std::string::npos) << part << "\n" << role.out;
  }
  EXPECT_NE(run_baku({"explain", records, "/approval/degrees_after"}).out.find("S.Sos., M.Si."),
            std::string::npos);
  const ProcessResult nowhere = run_baku({"explain", records, "/actors/99"});
  EXPECT_EQ(nowhere.exit_code, static_cast<int>(ExitCode::kUsage));
  EXPECT_NE(nowhere.err.find("/actors/99"), std::string::npos);
  EXPECT_EQ(run_baku({"explain", records, "/title", "--record", "2"}).exit_code,
            static_cast<int>(ExitCode::kUsage));
  EXPECT_EQ(run_baku({"explain", kSample, "/title"}).exit_code,
            static_cast<int>(ExitCode::kMalformed));
}

TEST(Lexicon, ListsOfAFolderReplaceTheBuiltInOnes) {
  const ScratchFolder folder;
  const std::string lists = folder.path("lists").string();
  std::filesystem::create_directories(lists);
  EXPECT_EQ(run_baku({"ingest", kSample, "--lexicon", lists}).exit_code,
            static_cast<int>(ExitCode::kNotFound))
      << "a folder without a list";
  std::ofstream(lists + "/roles.txt") << "Kepala Dinas Besar|Kepala Dinas\n";
  EXPECT_EQ(run_baku({"lexicon", lists}).exit_code, 0);
  const auto title = [](const ProcessResult& run) {
    return Json::parse(run.out)[0]["actors"][0]["title"].get<std::string>();
  };
  const std::string sample = kSamples + "/d003.pdf";
  EXPECT_EQ(title(run_baku({"ingest", sample})).find("Besar"), std::string::npos);
  EXPECT_NE(title(run_baku({"ingest", sample, "--lexicon", lists})).find("Besar"),
            std::string::npos);
}

TEST(Lexicon, SaysWhatIsWrongByFileAndLine) {
  const ScratchFolder folder;
  std::ofstream(folder.path("offices.txt")) << "Dinas A|DKP\nDinas B|DKP\nDinas A\n";
  const ProcessResult check = run_baku({"lexicon", folder.path(".").string()});
  EXPECT_EQ(check.exit_code, static_cast<int>(ExitCode::kMalformed));
  EXPECT_NE(check.out.find("offices.txt:2: "), std::string::npos) << check.out;
  EXPECT_NE(check.out.find("offices.txt:3: "), std::string::npos) << check.out;
  const ProcessResult run = run_baku({"ingest", kSample, "--lexicon", folder.path(".").string()});
  EXPECT_EQ(run.exit_code, static_cast<int>(ExitCode::kMalformed));
  EXPECT_EQ(run.out, "");
}

}  // namespace
}  // namespace baku
