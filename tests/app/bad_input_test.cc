// Each kind of bad input ends with its own exit code and one sentence that says what to do.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/exit_code.h"
#include "tests/app/baku_process.h"
#include "tests/app/pdf_builder.h"
#include "tests/app/scratch_folder.h"

namespace baku {
namespace {

const std::string kSample = BAKU_SOURCE_DIR "/corpus/digital/d001.pdf";

// Lines that cross, so that the page has a table but no text.
std::string grid() {
  std::string content;
  for (int i = 0; i <= 4; ++i) {
    content +=
        fmt::format("100 {0} m 400 {0} l S {1} 300 m {1} 700 l S\n", 300 + 100 * i, 100 + 75 * i);
  }
  return content;
}

std::string pages_of_size(std::size_t count, double side) {
  return build_pdf(std::vector<BuiltPage>(count, {side, side, text_at(20, 20, "halaman")}));
}

TEST(BadInput, EachKindHasItsExitCodeAndASentence) {
  const struct {
    const char* name;
    std::string content;
    ExitCode code;
    const char* says;  // part of the message
  } cases[] = {
      {"empty", "", ExitCode::kEmpty, "empty"},
      {"no_pdf", std::string("\0\1\2\3", 4), ExitCode::kUnsupported, "not a PDF"},
      {"letter_as_text", "Surat undangan\n", ExitCode::kNoSop, "no SOP"},
      {"blank_text", " \n\n", ExitCode::kEmpty, "no text"},
      {"picture", "\x89PNG\r\n\x1a\n", ExitCode::kMalformed, "damaged"},
      {"header_only", "%PDF-1.7\n", ExitCode::kMalformed, ""},
      {"truncated", read_whole(kSample).substr(0, 2000), ExitCode::kMalformed, ""},
      {"no_pages", build_pdf({}), ExitCode::kMalformed, "no pages"},
      {"10000_pages", pages_of_size(10000, 200), ExitCode::kLimit, "--pages"},
      {"page_of_2000000_points", pages_of_size(1, 2e6), ExitCode::kLimit, "--max-page-size"},
      {"nothing_on_the_page", build_pdf(std::vector<BuiltPage>(1)), ExitCode::kNoSop, "no text"},
      {"lines_only", build_pdf(std::vector<BuiltPage>{{595, 842, grid()}}), ExitCode::kNoSop,
       "no text"},
      {"letter", build_pdf(std::vector<BuiltPage>{{595, 842, text_at(72, 700, "Surat undangan")}}),
       ExitCode::kNoSop, "no SOP"},
  };
  const ScratchFolder folder;
  for (const auto& [name, content, code, says] : cases) {
    SCOPED_TRACE(name);
    const std::string file = folder.write(std::string(name) + ".pdf", content);
    const ProcessResult run = run_baku({"ingest", file});
    EXPECT_EQ(run.exit_code, static_cast<int>(code)) << run.err;
    EXPECT_EQ(run.out, "[]\n");
    EXPECT_NE(run.err.find(says), std::string::npos) << run.err;
    EXPECT_EQ(std::count(run.err.begin(), run.err.end(), '\n'), 1) << run.err;
    EXPECT_EQ(run.err.rfind("baku: " + file + ": ", 0), 0U) << run.err;
  }
}

TEST(BadInput, OtherCommandsSayTheSame) {
  const ScratchFolder folder;
  const std::string file = folder.write("no.pdf", std::string_view("\0\1no PDF", 8));
  const std::string png = folder.path("a.png").string();
  EXPECT_EQ(run_baku({"tables", file}).exit_code, 5);
  EXPECT_EQ(run_baku({"show", file, "-o", png}).exit_code, 5);
  EXPECT_FALSE(std::filesystem::exists(png));
}

TEST(BadInput, AnSopOfAnotherFormatIsNamed) {
  std::string content = text_at(72, 780, "UPTD PUSKESMAS MAWAR");
  content += text_at(72, 760, "SOP PELAYANAN IMUNISASI");
  double y = 720;
  for (const char* label :
       {"1. Pengertian", "2. Tujuan", "3. Kebijakan", "4. Referensi", "5. Alat dan Bahan",
        "6. Prosedur", "7. Bagan Alir", "8. Unit Terkait"}) {
    content += text_at(72, y, label);
    y -= 40;
  }
  const ScratchFolder folder;
  const std::string file =
      folder.write("puskesmas.pdf", build_pdf(std::vector<BuiltPage>{{595, 842, content}}));
  const ProcessResult run = run_baku({"ingest", file});
  EXPECT_EQ(run.exit_code, static_cast<int>(ExitCode::kOtherFormat)) << run.err;
}

TEST(BadInput, PathsThatAreNotFiles) {
  const ScratchFolder folder;
  const std::string empty_folder = folder.path("empty").string();
  std::filesystem::create_directories(empty_folder);
  for (const std::string& path : {folder.path("missing.pdf").string(), empty_folder,
                                  std::string("/dev/null"), std::string("")}) {
    const ProcessResult run = run_baku({"ingest", path});
    EXPECT_EQ(run.exit_code, static_cast<int>(ExitCode::kNotFound)) << path << ": " << run.err;
  }
}

TEST(BadInput, CommandLinesThatMakeNoSense) {
  const std::vector<std::string> cases[] = {
      {},
      {"digest"},
      {"ingest"},
      {"ingest", kSample, "--jobs", "0"},
      {"ingest", kSample, "--format", "xml"},
      {"ingest", kSample, "--no-such-option"},
      {"ingest", kSample, "--pages", "3-1"},
      {"ingest", kSample, "--pages", "900"},
      {"ingest", kSample, "--quiet", "--verbose"},
      {"ingest", kSample, "--password", "a", "--password-file", "b"},
      {"show", kSample},
      {"show", kSample, "-o", "/tmp/x.png", "--dpi", "0"},
      {"tables"},
      {"evaluate"},
  };
  for (const auto& arguments : cases) {
    const ProcessResult run = run_baku(arguments);
    EXPECT_EQ(run.exit_code, 2) << (arguments.empty() ? "" : arguments.back()) << run.err;
    EXPECT_NE(run.err, "");
  }
}

TEST(BadInput, LimitsHaveOptions) {
  EXPECT_EQ(run_baku({"ingest", kSample, "--max-bytes", "1000"}).exit_code, 8);
  EXPECT_EQ(run_baku({"ingest", kSample, "--max-bytes", "10MB"}).exit_code, 0);
  EXPECT_EQ(run_baku({"ingest", kSample, "--max-pages", "1"}).exit_code, 8);
  EXPECT_EQ(run_baku({"ingest", kSample, "--max-page-size", "100"}).exit_code, 8);
}

TEST(BadInput, OutputThatCannotBeWritten) {
  const ScratchFolder folder;
  const std::string file = folder.write("file", "x");
  EXPECT_EQ(run_baku({"ingest", kSample, "--out", file + "/below"}).exit_code, 11);
  EXPECT_EQ(run_baku({"ingest", kSample}, "/dev/full").exit_code, 11);
  EXPECT_EQ(run_baku({"tables", kSample}, "/dev/full").exit_code, 11);
  EXPECT_EQ(run_baku({"schema"}, "/dev/full").exit_code, 11);
}

TEST(BadInput, EncryptedFilesNeedTheirPassword) {
  const ScratchFolder folder;
  const std::string locked = folder.path("d001.pdf").string();
  ASSERT_EQ(run_program("qpdf", {"--encrypt", "rahasia", "pemilik", "256", "--", kSample, locked})
                .exit_code,
            0);
  const ProcessResult without = run_baku({"ingest", locked});
  EXPECT_EQ(without.exit_code, static_cast<int>(ExitCode::kEncrypted));
  EXPECT_NE(without.err.find("--password"), std::string::npos) << without.err;
  EXPECT_EQ(run_baku({"ingest", locked, "--password", "salah"}).exit_code, 7);

  const std::string password = folder.write("password", "pemilik\n");
  auto expected = nlohmann::json::parse(run_baku({"ingest", kSample}).out);
  for (const std::vector<std::string>& option :
       {std::vector<std::string>{"--password", "rahasia"}, {"--password-file", password}}) {
    const ProcessResult run = run_baku({"ingest", locked, option[0], option[1]});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    auto records = nlohmann::json::parse(run.out);
    for (auto* list : {&records, &expected}) {
      for (auto& record : *list) {
        record.erase("record_id");
        record["source"].erase("sha256");
      }
    }
    EXPECT_EQ(records, expected);
  }
}

TEST(BadInput, ALostPageMakesTheResultPartial) {
  const ScratchFolder folder;
  const std::string huge = folder.write("huge.pdf", pages_of_size(1, 2e6));
  const std::string file = folder.path("partial.pdf").string();
  ASSERT_EQ(
      run_program("qpdf", {"--empty", "--pages", kSample, "1-z", huge, "1", "--", file}).exit_code,
      0);
  const ProcessResult run = run_baku({"ingest", file});
  EXPECT_EQ(run.exit_code, static_cast<int>(ExitCode::kPartial)) << run.err;
  EXPECT_NE(run.err.find("incomplete"), std::string::npos) << run.err;
  const auto records = nlohmann::json::parse(run.out);
  ASSERT_FALSE(records.empty());
  const auto& findings = records[0]["findings"];
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const auto& finding) {
    return finding["code"] == "document.part_missing" && finding["path"] == "/source/pages";
  }));
}

}  // namespace
}  // namespace baku
