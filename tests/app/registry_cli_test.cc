// The commands that read a registry, as a user runs them.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/exit_code.h"
#include "schema/record_json.h"
#include "tests/app/baku_process.h"
#include "tests/app/scratch_folder.h"
#include "tests/schema/sample_record.h"

namespace baku {
namespace {

class RegistryCliTest : public testing::Test {
 protected:
  // A registry with two records of one document, whose file has a hostile name.
  void SetUp() override {
    SopRecord first = sample_record();
    first.source.file_name = "<script>alert(1)</script>.pdf";
    SopRecord second = first;
    second.record_id = "sop-2";
    second.source.ordinal = 2;
    second.title = "=Arsip\x1B[31m";
    const std::string records =
        folder.write("records.json", records_to_json(std::vector<SopRecord>{first, second}));
    const ProcessResult run = baku({"registry", "import", records});
    ASSERT_EQ(run.exit_code, 0) << run.err;
    EXPECT_EQ(run.out, "2 records new, 0 changed, 0 unchanged, 0 deleted\n");
    expected_lines = record_to_json(first, JsonStyle::kCompact) + "\n" +
                     record_to_json(second, JsonStyle::kCompact) + "\n";
  }

  [[nodiscard]] ProcessResult baku(std::vector<std::string> arguments) const {
    arguments.emplace_back("--registry");
    arguments.push_back(folder.path("registry.db").string());
    return run_baku(arguments);
  }

  ScratchFolder folder;
  std::string expected_lines;  // the records as NDJSON
};

struct RunCase {
  std::vector<std::string> arguments;
  ExitCode code;
  const char* shown;  // a part of what is printed or said; nothing more than "" is known
};

TEST_F(RegistryCliTest, Answers) {
  const RunCase cases[] = {
      {{"registry"}, ExitCode::kOk, "records                            2"},
      {{"registry", "list"}, ExitCode::kOk, "sop-2\t1\t=Arsip\\x1B[31m\t"},
      {{"registry", "list", "documents"}, ExitCode::kOk, "\tdone\tok\t"},
      {{"registry", "list", "trouble"}, ExitCode::kOk, ""},
      {{"registry", "list", "runs"}, ExitCode::kOk, "baku registry import"},
      {{"registry", "list", "findings"}, ExitCode::kOk, "document.date_suspect\t2"},
      {{"registry", "list", "cats"}, ExitCode::kUsage, "not cats"},
      {{"registry", "show", "sop-2"}, ExitCode::kOk, "\"record_id\": \"sop-2\""},
      {{"registry", "show", "sop-2", "versions"}, ExitCode::kOk, "1\t2\t"},
      {{"registry", "show", "sop-2", "--version", "2"}, ExitCode::kNotFound, "of that version"},
      {{"registry", "show"}, ExitCode::kUsage, "one record"},
      {{"registry", "verify"}, ExitCode::kOk, "sound"},
      {{"registry", "vacuum"}, ExitCode::kOk, ""},
      {{"search", "arsip"}, ExitCode::kOk, "sop-2"},
      {{"search", "arsip", "--format", "ndjson"}, ExitCode::kOk, "{\"record_id\":\"sop-2\","},
      {{"search", "tidakada"}, ExitCode::kOk, ""},
      {{"search", "()"}, ExitCode::kUsage, "no word"},
      {{"feed", "--since", "1"}, ExitCode::kOk, "{\"cursor\":2,\"op\":\"upsert\""},
      {{"feed", "--since", "3"}, ExitCode::kUsage, "beyond"},
      {{"export", "--record", "sop-9"}, ExitCode::kNotFound, "sop-9"},
      {{"export", "--format", "csv"},
       ExitCode::kOk,
       "\r\nsop-2,<script>alert(1)</script>.pdf,2,'="},
      {{"export", "--format", "bpmn"}, ExitCode::kUsage, "--record"},
      {{"export", "--format", "mermaid", "--record", "sop-2"}, ExitCode::kOk, "flowchart TB"},
      {{"export", "--format", "xlsx"}, ExitCode::kUsage, "-o FILE"},
      {{"push", "--to", "ftp://x"}, ExitCode::kUsage, "http"},
  };
  for (const auto& [arguments, code, shown] : cases) {
    std::string line;
    for (const std::string& argument : arguments) line += argument + " ";
    SCOPED_TRACE(line);
    const ProcessResult run = baku(arguments);
    EXPECT_EQ(run.exit_code, static_cast<int>(code)) << run.err;
    EXPECT_NE((run.out + run.err).find(shown), std::string::npos) << run.out << run.err;
  }
}

TEST_F(RegistryCliTest, ExportsWhatWasImported) {
  EXPECT_EQ(baku({"export"}).out, expected_lines);
  const std::string json = folder.path("all.json").string();
  ASSERT_EQ(baku({"export", "--format", "json", "-o", json}).exit_code, 0);
  EXPECT_EQ(run_baku({"export", json}).out, expected_lines);
  const std::string drawings = folder.path("drawings").string();
  ASSERT_EQ(baku({"export", "--format", "bpmn", "-o", drawings}).exit_code, 0);
  EXPECT_TRUE(std::filesystem::exists(folder.path("drawings/sop-2.bpmn")));
  const ProcessResult anonymous = baku({"export", "--without-personal-data"});
  EXPECT_EQ(anonymous.out.find("Budi"), std::string::npos);
  EXPECT_EQ(anonymous.out.find("197001011995031001"), std::string::npos);
}

TEST_F(RegistryCliTest, ReportsWithoutMarkupOfDocuments) {
  const std::string page = folder.path("report.html").string();
  ASSERT_EQ(baku({"report", "-o", page}).exit_code, 0);
  const std::string html = read_whole(page);
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_NE(html.find("document.date_suspect"), std::string::npos);
}

TEST(RegistryCli, SaysWhichRegistryIsMissing) {
  const ScratchFolder folder;
  const std::string none = folder.path("none.db").string();
  const ProcessResult missing = run_baku({"registry", "--registry", none});
  EXPECT_EQ(missing.exit_code, static_cast<int>(ExitCode::kNotFound)) << missing.err;
  EXPECT_FALSE(std::filesystem::exists(none));
  const std::string text = folder.write("text.db", std::string(2000, 'x'));
  EXPECT_EQ(run_baku({"registry", "--registry", text}).exit_code,
            static_cast<int>(ExitCode::kMalformed));
}

}  // namespace
}  // namespace baku
