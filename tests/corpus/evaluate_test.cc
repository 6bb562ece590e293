#include "corpus/evaluate.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "corpus/score_record.h"
#include "schema/record_json.h"
#include "tests/schema/sample_record.h"

namespace baku {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

const fs::path kData = fs::path(BAKU_SOURCE_DIR) / "tests/corpus/data";

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "baku-evaluate-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code error;
    fs::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const fs::path& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name) << text;
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::map<std::string, std::optional<double>> figures_of(const Subset& subset) {
  std::map<std::string, std::optional<double>> figures;
  for_each(main_figures(subset.tally),
           [&figures](const char* name, std::optional<double> value) { figures[name] = value; });
  for (const auto& [name, figure] : subset.tally.figures()) figures[name] = figure.value();
  return figures;
}

// expected.json was worked out by a second implementation of the definitions in
// corpus/guidelines.md, in another language.
TEST(Evaluate, AgreesWithASecondImplementation) {
  const auto evaluation = evaluate(kData / "gold", kData / "predicted");
  ASSERT_TRUE(evaluation) << evaluation.error().message;
  const Json expected = Json::parse(read_file(kData / "expected.json", 1U << 20U).value());
  std::size_t compared = 0;
  for (const Subset& subset : evaluation->subsets) {
    ASSERT_TRUE(expected.contains(subset.name)) << subset.name;
    auto figures = figures_of(subset);
    for (const auto& [name, value] : expected.at(subset.name).items()) {
      SCOPED_TRACE(subset.name + " " + name);
      ASSERT_EQ(figures.count(name), 1U);
      ASSERT_EQ(figures[name].has_value(), !value.is_null());
      if (!value.is_null()) {
        EXPECT_NEAR(figures[name].value(), value.get<double>(), 0.0005);
      }
      ++compared;
    }
  }
  EXPECT_EQ(evaluation->subsets.size(), expected.size());
  EXPECT_GT(compared, 250U);
}

TEST(Evaluate, NamesWhatIsMissing) {
  const auto evaluation = evaluate(kData / "gold", kData / "predicted");
  ASSERT_TRUE(evaluation);
  ASSERT_EQ(evaluation->files.size(), 3U);
  EXPECT_EQ(evaluation->files[0].problem, "");
  EXPECT_EQ(evaluation->files[2].problem, "there is no c.json");
  std::string states;
  for (const EvaluatedRecord& record : evaluation->records) {
    states += record.file + " " + std::to_string(static_cast<int>(record.state)) + ";";
  }
  EXPECT_EQ(states, "a 0;a 0;a 2;b 0;c 1;");
  const std::string details = evaluation_details(*evaluation);
  for (const char* line : {"c: no prediction: there is no c.json", "c #1 missed",
                           "identity approval.name: gold \"Budi Contoh\", found \"Budi C0ntoh\"",
                           "edge wrong: ", "plant missed: organization.foreign_unit"}) {
    EXPECT_NE(details.find(line), std::string::npos) << line << "\n" << details;
  }
}

TEST(Evaluate, ReportsAreComplete) {
  const auto evaluation = evaluate(kData / "gold", kData / "predicted");
  ASSERT_TRUE(evaluation);
  const std::string table = evaluation_table(*evaluation);
  EXPECT_EQ(table.rfind("figure", 0), 0U);
  for (const char* word : {"all", "digital", "level s2", "overall", "  steps.duration", "0.750"}) {
    EXPECT_NE(table.find(word), std::string::npos) << word;
  }
  const Json json = Json::parse(evaluation_to_json(*evaluation));
  EXPECT_EQ(json.at("subsets").size(), 4U);
  EXPECT_EQ(json.at("records").size(), 5U);
  EXPECT_EQ(json.at("files").at(2).at("problem"), "there is no c.json");
  const Json& figure = json.at("subsets").at("all").at("figures").at("records.f1");
  EXPECT_EQ(figure.dump(),
            R"({"gold":4,"hits":3,"precision":0.75,"predicted":4,"recall":0.75,"value":0.75})");
}

GoldFile gold_of(const std::vector<SopRecord>& records) {
  GoldFile file{.id = "x", .folder = "", .records = {}, .subsets = {"digital"}};
  for (const SopRecord& record : records) {
    file.records.push_back({.record = record,
                            .json = record_to_json(record, JsonStyle::kCompact),
                            .plants = {},
                            .alternatives = {}});
  }
  return file;
}

MainFigures figures_of(const GoldFile& gold, const std::vector<SopRecord>& predicted) {
  const auto evaluation =
      evaluate(std::vector{gold}, [&predicted](const GoldFile& /*file*/) { return predicted; });
  return main_figures(evaluation.subsets.front().tally);
}

TEST(Evaluate, GoldAgainstItselfIsRight) {
  SopRecord second = sample_record();
  second.title = "Penataan Arsip";
  second.worksheet.reset();
  const GoldFile gold = gold_of({sample_record(), second});
  const MainFigures figures = figures_of(gold, {sample_record(), second});
  for_each(figures, [](std::string_view name, std::optional<double> value) {
    if (name == "findings") {
      EXPECT_FALSE(value);  // no plants
    } else {
      EXPECT_EQ(value, 1.0) << name;
    }
  });
}

// Other ids, another order of nodes, other case and spaces are no mistakes.
TEST(Evaluate, FormDoesNotCount) {
  SopRecord same = sample_record();
  for (Actor& actor : same.actors) actor.id.insert(0, "x");
  for (Step& step : same.steps) {
    for (std::string& id : step.actors) id.insert(0, "x");
    step.activity += " . ";
  }
  for (FlowNode& node : same.flow.nodes) {
    node.actor.insert(0, "x");
    node.id.insert(0, "m");
  }
  for (FlowEdge& edge : same.flow.edges) {
    edge.from.insert(0, "m");
    edge.to.insert(0, "m");
  }
  std::reverse(same.flow.nodes.begin(), same.flow.nodes.end());
  same.approval.name = "BUDI CONTOH";
  const MainFigures figures = figures_of(gold_of({sample_record()}), {same});
  EXPECT_EQ(figures.overall, 1.0);
  EXPECT_EQ(figures.right_without_touching, 1.0);
}

using Change = std::function<void(SopRecord&)>;

// Each change of a scored value lowers its group and the overall figure.
TEST(Evaluate, EveryMistakeCosts) {
  enum class Touch { kNone, kNeeded };
  const struct {
    const char* group;
    Touch touch;
    Change change;
  } cases[] = {
      {"identity", Touch::kNeeded, [](SopRecord& r) { r.title = "Lain"; }},
      {"identity", Touch::kNeeded, [](SopRecord& r) { r.dates.revised.reset(); }},
      {"identity", Touch::kNeeded, [](SopRecord& r) { r.organization.region.reset(); }},
      {"identity", Touch::kNeeded,
       [](SopRecord& r) { r.approval.degrees_after.push_back("M.M."); }},
      {"identity", Touch::kNeeded, [](SopRecord& r) { r.approval.nip = "19700101199503100"; }},
      {"lists", Touch::kNone, [](SopRecord& r) { r.equipment.pop_back(); }},
      {"lists", Touch::kNone, [](SopRecord& r) { r.warnings.emplace_back("Awas"); }},
      {"lists", Touch::kNone, [](SopRecord& r) { r.legal_basis[0].year = 2008; }},
      {"actors", Touch::kNeeded, [](SopRecord& r) { r.actors[1].title = "Sekretaris Daerah"; }},
      {"steps", Touch::kNeeded, [](SopRecord& r) { r.steps.pop_back(); }},
      {"steps", Touch::kNeeded, [](SopRecord& r) { r.steps[0].activity = "Membuat konsep nota"; }},
      {"steps", Touch::kNeeded, [](SopRecord& r) { r.steps[0].duration->value = {1}; }},
      {"steps", Touch::kNeeded, [](SopRecord& r) { r.steps[1].duration->value = {1}; }},
      {"steps", Touch::kNeeded,
       [](SopRecord& r) { r.steps[1].duration->unit = DurationUnit::kWeek; }},
      {"steps", Touch::kNone, [](SopRecord& r) { r.steps[0].output.reset(); }},
      {"steps", Touch::kNone, [](SopRecord& r) { r.steps[0].note = "Tambahan"; }},
      {"step_actors", Touch::kNeeded, [](SopRecord& r) { r.steps[0].actors = {"a2"}; }},
      {"step_actors", Touch::kNeeded, [](SopRecord& r) { r.steps[1].actors = {"a2"}; }},
      {"step_actors", Touch::kNeeded, [](SopRecord& r) { r.steps[0].actors = {"a9"}; }},
      {"flow", Touch::kNone, [](SopRecord& r) { r.flow.nodes[1].shape = NodeShape::kProcess; }},
      {"flow", Touch::kNone, [](SopRecord& r) { r.flow.edges.pop_back(); }},
      {"flow", Touch::kNone, [](SopRecord& r) { r.flow.edges[1].label = "ya"; }},
      {"flow", Touch::kNone, [](SopRecord& r) { r.flow.edges[0].to = "n99"; }},
      {"flow", Touch::kNone,
       [](SopRecord& r) { std::swap(r.flow.edges[0].from, r.flow.edges[0].to); }},
      {"worksheet", Touch::kNone, [](SopRecord& r) { r.worksheet.reset(); }},
      {"worksheet", Touch::kNone, [](SopRecord& r) { r.worksheet->scope = "Eksternal"; }},
      {"worksheet", Touch::kNone, [](SopRecord& r) { r.worksheet->main_steps.clear(); }},
  };
  const GoldFile gold = gold_of({sample_record()});
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    SCOPED_TRACE(i);
    SopRecord record = sample_record();
    cases[i].change(record);
    const MainFigures figures = figures_of(gold, {record});
    for_each(figures, [&](std::string_view name, std::optional<double> value) {
      if (name == cases[i].group || name == "overall") {
        EXPECT_LT(value.value_or(1), 1.0) << name;
      }
    });
    EXPECT_EQ(figures.right_without_touching, cases[i].touch == Touch::kNone ? 1.0 : 0.0);
  }
}

TEST(Evaluate, MissedAndInventedRecordsCost) {
  SopRecord second = sample_record();
  second.title = "Penataan Arsip";
  for (Step& step : second.steps) step.activity = "Menata arsip menurut " + step.activity;
  const GoldFile gold = gold_of({sample_record(), second});
  EXPECT_EQ(figures_of(gold, {}).overall, 0.0);
  EXPECT_NEAR(figures_of(gold, {second}).records.value(), 2.0 / 3, 1e-9);
  EXPECT_EQ(figures_of(gold, {second}).right_without_touching, 0.5);
  const MainFigures doubled = figures_of(gold, {sample_record(), second, second});
  EXPECT_NEAR(doubled.records.value(), 0.8, 1e-9);
  EXPECT_LT(doubled.identity.value(), 1.0);
  EXPECT_EQ(figures_of(gold, {second, sample_record()}).overall, 1.0);
  EXPECT_EQ(figures_of(gold, {SopRecord{}, SopRecord{}}).records, 0.0);
}

TEST(Evaluate, AnyListedReadingIsRightAndNoOtherIs) {
  GoldFile gold = gold_of({sample_record()});
  gold.records[0].alternatives = {
      {"/sop_number", {R"("1/CONTOH")", "null"}},
      {"/equipment", {R"(["Komputer"])"}},
      {"/steps/1", {R"({"actors": [], "actor_source": "none"})"}},
      {"/flow/nodes/2", {R"({"shape": "process"})"}},
      {"/nowhere/at/all", {R"("x")"}},
      {"/steps", {R"("no list")"}},
      {"no pointer", {"1"}},
  };
  const struct {
    bool right;
    Change change;
  } cases[] = {
      {true, [](SopRecord& /*r*/) {}},
      {true, [](SopRecord& r) { r.sop_number = "1/contoh"; }},
      {true, [](SopRecord& r) { r.sop_number.reset(); }},
      {true, [](SopRecord& r) { r.equipment = {"Komputer"}; }},
      {true, [](SopRecord& r) { r.steps[1].actors.clear(); }},
      {true, [](SopRecord& r) { r.flow.nodes[2].shape = NodeShape::kProcess; }},
      {true,
       [](SopRecord& r) {
         r.sop_number.reset();
         r.equipment = {"Komputer"};
       }},
      {false, [](SopRecord& r) { r.sop_number = "2/CONTOH"; }},
      {false, [](SopRecord& r) { r.equipment = {"Printer"}; }},
      {false, [](SopRecord& r) { r.flow.nodes[2].shape = NodeShape::kStart; }},
  };
  for (std::size_t i = 0; i < std::size(cases); ++i) {
    SopRecord record = sample_record();
    cases[i].change(record);
    EXPECT_EQ(figures_of(gold, {record}).overall == 1.0, cases[i].right) << i;
  }
}

TEST(Evaluate, PlantsAreCaughtByAFindingOrTheRightValue) {
  GoldFile gold = gold_of({sample_record()});
  gold.records[0].plants = {{.kind = "typo",
                             .path = "/steps/1/activity",
                             .printed = R"("Memeriksa konseb surat")",
                             .right = R"("Memeriksa konsep surat")",
                             .expect_finding = "text."}};
  const auto finding = [](const char* code, const char* path) {
    return Finding{.code = code, .severity = Severity::kInfo, .path = path, .message = "x"};
  };
  const struct {
    const char* activity;
    std::vector<Finding> findings;
    double caught;
  } cases[] = {
      {"Memeriksa konsep surat", {}, 1},
      {"Memeriksa konseb surat", {}, 0},
      {"Memeriksa konseb surat", {finding("text.suspect_word", "/steps/1/activity")}, 1},
      {"Memeriksa konseb surat", {finding("text.incomplete", "/steps/1")}, 1},
      {"Memeriksa konseb surat", {finding("text.suspect_word", "/steps/0/activity")}, 0},
      {"Memeriksa konseb surat", {finding("step.number_order", "/steps/1/activity")}, 0},
  };
  for (const auto& [activity, findings, caught] : cases) {
    SopRecord record = sample_record();
    record.steps[1].activity = activity;
    record.findings = findings;
    EXPECT_EQ(figures_of(gold, {record}).findings, caught) << activity << findings.size();
  }
  EXPECT_EQ(figures_of(gold, {}).findings, 0.0);
}

TEST(Evaluate, ReadsPredictionsInAnyForm) {
  const std::string record = record_to_json(sample_record(), JsonStyle::kCompact);
  const Folder folder;
  folder.write("gold/digital/a.gold.json", "[" + record + "]");
  folder.write("gold/digital/b.gold.json", record);
  folder.write("gold/c.gold.json", "[" + record + "]");
  folder.write("gold/d.gold.json", "[" + record + "]");
  folder.write("gold/e.gold.json", "[" + record + "]");
  folder.write("found/digital/a.json", "[" + record + "]");
  folder.write("found/b.ndjson", record + "\n");
  folder.write("found/c.json", R"({"records": [)" + record + "]}");
  folder.write("found/d.json", R"([{"title": )");
  folder.write("found/e.json", R"([{"title": 4}])");
  const auto evaluation = evaluate(folder.path() / "gold", folder.path() / "found");
  ASSERT_TRUE(evaluation) << evaluation.error().message;
  std::map<std::string, bool> read;
  for (const EvaluatedFile& file : evaluation->files) read[file.file] = file.problem.empty();
  const std::map<std::string, bool> expected = {
      {"digital/a", true}, {"digital/b", true}, {"c", true}, {"d", false}, {"e", false}};
  EXPECT_EQ(read, expected);
  EXPECT_EQ(main_figures(evaluation->subsets.front().tally).right_without_touching, 0.6);
}

TEST(Evaluate, RefusesWhatIsNoGold) {
  const Folder folder;
  folder.write("empty/readme.txt", "x");
  folder.write("broken/a.gold.json", "[{");
  folder.write("wrong/a.gold.json", R"([{"title": "x"}, {"steps": 4}])");
  folder.write("alternatives/a.gold.json", "[]");
  folder.write("alternatives/a.alternatives.json", "{}");
  const struct {
    const char* gold;
    const char* found;
    ErrorCode code;
    const char* message;
  } cases[] = {
      {"none", "empty", ErrorCode::kNotFound, "cannot read"},
      {"empty", "empty", ErrorCode::kNotFound, "there is no ID.gold.json"},
      {"broken", "empty", ErrorCode::kMalformed, "not JSON"},
      {"wrong", "empty", ErrorCode::kMalformed, "record 2: /steps: expected an array"},
      {"alternatives", "empty", ErrorCode::kMalformed, "expected an array"},
      {"broken", "none", ErrorCode::kNotFound, "there is no folder"},
  };
  for (const auto& [gold, found, code, message] : cases) {
    const auto evaluation = evaluate(folder.path() / gold, folder.path() / found);
    ASSERT_FALSE(evaluation) << gold;
    EXPECT_EQ(evaluation.error().code, code);
    EXPECT_NE(evaluation.error().message.find(message), std::string::npos)
        << evaluation.error().message;
  }
}

}  // namespace
}  // namespace baku
