// What holds for every SOP: values fed back as printed stay as they are, and the order of columns
// and list items changes no value.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "normalize/citations.h"
#include "normalize/confidence.h"
#include "normalize/dates.h"
#include "normalize/durations.h"
#include "normalize/nip.h"
#include "normalize/offices.h"
#include "normalize/people.h"
#include "normalize/ranks.h"
#include "normalize/roles.h"
#include "normalize/text.h"
#include "tests/normalize/good_sop.h"

namespace baku {
namespace {

const Lexicon& lexicon() { return Lexicon::built_in(); }

// An SOP in abbreviations, capitals and old spellings: nearly every rule has something to do.
RawSop sloppy_sop() {
  RawSop raw = good_sop();
  raw.letterhead = {printed("PEMKAB BANGGAI"), printed("BAPPEDA & LITBANG"),
                    printed("SUB BAG. UMPEG")};
  raw.title = printed("SOP  PENGUMPULAN DATA KINERJA DI LINGKUNGAN DPRD");
  raw.heading = {};
  raw.number = printed("065 / 12 / BAPPEDA");
  raw.date_created = printed("2 Nopember 2O20");
  raw.date_effective = printed("03-11-20");
  raw.approval.lines = {printed("Plt. KEPALA BAPPEDA & LITBANG"),
                        printed("DRS.H.BUDI SANTOSO SH.,M. Si"), printed("Pembina Tk. I, IV/b"),
                        printed("NIP. 197001011995031001")};
  raw.legal_basis = {printed("1. UU RI No.5 Thn 2014 ttg Aparatur Sipil Negara;"),
                     printed("PermenPAN dan RB No. 35 Tahun 2012 tentang Pedoman"),
                     printed("Perda Kab. Banggai No. 4 Tahun 2016 tentang Perangkat Daerah")};
  raw.qualifications = {printed("1. S1 Hukum 2. D3 Administrasi"), printed("Memahami data")};
  raw.equipment = {printed("- Komputer"), printed("ATK")};
  raw.actors = {
      {printed("KASUBBAG UMUM & KEPEG.")}, {printed("Ka. Bid. Litbang")}, {printed("Kaban")}};
  raw.steps = {good_step("1.", "Menerima surat"), good_step("2.", "Memeriksa surat"),
               good_step("3.", "Mendisposisi surat")};
  raw.steps[0].duration = printed("1/2 jam");
  raw.steps[1].duration = printed("2 x 24 jam");
  raw.steps[2].duration = printed("1 - 2 Hari Kerja");
  raw.worksheet = {};
  raw.has_worksheet = false;
  return raw;
}

std::string text_of(const Text& value) { return value.value_or(""); }

std::vector<Printed> printed_list(const std::vector<std::string>& items) {
  std::vector<Printed> list;
  list.reserve(items.size());
  for (const std::string& item : items) list.push_back(printed(item));
  return list;
}

std::string with_degrees(const Approval& approval) {
  std::string name;
  for (const std::string& degree : approval.degrees_before) name += degree + ' ';
  name += text_of(approval.name);
  for (const std::string& degree : approval.degrees_after) name += ", " + degree;
  return name;
}

// The paper that says what the record says, in the record's words.
RawSop paper_of(const SopRecord& record, const RawSop& raw) {
  RawSop paper = raw;
  const Organization& office = record.organization;
  paper.letterhead.clear();
  for (const Text& line : {office.government, office.unit, office.sub_unit}) {
    if (line) paper.letterhead.push_back(printed(*line));
  }
  paper.title = printed(text_of(record.title));
  paper.number = printed(text_of(record.sop_number));
  paper.date_created = printed(text_of(record.dates.created));
  paper.date_effective = printed(text_of(record.dates.effective));
  const Approval& approval = record.approval;
  const std::string capacity = text_of(approval.capacity) == "plt" ? "Plt. " : "";
  paper.approval.lines = {printed(capacity + text_of(approval.position)),
                          printed(with_degrees(approval)),
                          printed(text_of(approval.rank) + ", " + text_of(approval.grade)),
                          printed("NIP. " + text_of(approval.nip))};
  paper.legal_basis.clear();
  for (const LegalCitation& citation : record.legal_basis) {
    paper.legal_basis.push_back(printed(citation.text));
  }
  paper.qualifications = printed_list(record.qualifications);
  paper.related_sops = printed_list(record.related_sops);
  paper.equipment = printed_list(record.equipment);
  paper.warnings = printed_list(record.warnings);
  paper.record_keeping = printed_list(record.record_keeping);
  for (std::size_t i = 0; i < record.actors.size(); ++i) {
    paper.actors[i].label = printed(record.actors[i].title);
  }
  for (std::size_t i = 0; i < record.steps.size(); ++i) {
    paper.steps[i].activity = printed(record.steps[i].activity);
    paper.steps[i].number = printed(std::to_string(record.steps[i].number.value_or(0)));
    if (record.steps[i].duration) paper.steps[i].duration = printed(record.steps[i].duration->text);
  }
  return paper;
}

void expect_same_values(const SopRecord& left, const SopRecord& right) {
  EXPECT_EQ(left.title, right.title);
  EXPECT_EQ(left.sop_number, right.sop_number);
  EXPECT_EQ(left.dates, right.dates);
  EXPECT_EQ(left.organization, right.organization);
  EXPECT_EQ(left.approval, right.approval);
  EXPECT_EQ(left.legal_basis, right.legal_basis);
  EXPECT_EQ(left.qualifications, right.qualifications);
  EXPECT_EQ(left.related_sops, right.related_sops);
  EXPECT_EQ(left.equipment, right.equipment);
  EXPECT_EQ(left.warnings, right.warnings);
  EXPECT_EQ(left.record_keeping, right.record_keeping);
  EXPECT_EQ(left.steps, right.steps);
  EXPECT_EQ(left.flow, right.flow);
  ASSERT_EQ(left.actors.size(), right.actors.size());
  for (std::size_t i = 0; i < left.actors.size(); ++i) {
    EXPECT_EQ(left.actors[i].title, right.actors[i].title);
    EXPECT_EQ(left.actors[i].roles, right.actors[i].roles);
  }
}

TEST(Invariants, NormalizingTwiceChangesNothing) {
  for (const TextOrigin origin : {TextOrigin::kDigital, TextOrigin::kOcr}) {
    for (RawSop raw : {good_sop(), sloppy_sop()}) {
      raw.origin = origin;
      const SopRecord once = normalized(raw);
      const SopRecord twice = normalized(paper_of(once, raw));
      expect_same_values(once, twice);
      EXPECT_EQ(twice.normalizations.size(), 0U);
    }
  }
}

TEST(Invariants, CanonicalFormsOfTheListsStayAsTheyAre) {
  for (const TextOrigin origin : {TextOrigin::kDigital, TextOrigin::kOcr}) {
    for (const List name : {List::kRoles, List::kPositions, List::kBaseTitles}) {
      for (const LexiconEntry& entry : lexicon().list(name).entries()) {
        EXPECT_EQ(canonical_role(entry.canonical, origin, lexicon()).title, entry.canonical);
      }
    }
    for (const LexiconEntry& entry : lexicon().list(List::kOffices).entries()) {
      EXPECT_EQ(canonical_office(entry.canonical, origin, lexicon()).name, entry.canonical);
    }
  }
}

TEST(Invariants, VariantsOfRolesGoWhereTheirCanonicalFormGoes) {
  for (const LexiconEntry& entry : lexicon().list(List::kRoles).entries()) {
    for (const std::string_view variant : entry.variants) {
      const LexiconEntry* const found = lexicon().list(List::kRoles).find(variant);
      if (found == nullptr) continue;  // two readings
      const std::string title = canonical_role(variant, TextOrigin::kDigital, lexicon()).title;
      EXPECT_EQ(canonical_role(title, TextOrigin::kDigital, lexicon()).title, title) << variant;
    }
  }
}

TEST(Invariants, OrderOfColumnsChangesNoTitle) {
  RawSop raw = sloppy_sop();
  const SopRecord forward = normalized(raw);
  std::reverse(raw.actors.begin(), raw.actors.end());
  const int last = static_cast<int>(raw.actors.size()) - 1;
  for (RawNode& node : raw.nodes) node.actor = last - node.actor;
  const SopRecord backward = normalized(raw);
  ASSERT_EQ(forward.actors.size(), backward.actors.size());
  for (std::size_t i = 0; i < forward.actors.size(); ++i) {
    const Actor& same = backward.actors[forward.actors.size() - 1 - i];
    EXPECT_EQ(forward.actors[i].title, same.title);
    EXPECT_EQ(forward.actors[i].roles, same.roles);
  }
  EXPECT_EQ(forward.organization, backward.organization);
  EXPECT_EQ(forward.approval, backward.approval);
}

TEST(Invariants, OrderOfListItemsChangesNoItem) {
  RawSop raw = sloppy_sop();
  const SopRecord forward = normalized(raw);
  for (std::vector<Printed>* list :
       {&raw.legal_basis, &raw.equipment, &raw.warnings, &raw.record_keeping}) {
    std::reverse(list->begin(), list->end());
  }
  SopRecord backward = normalized(raw);
  std::reverse(backward.legal_basis.begin(), backward.legal_basis.end());
  std::reverse(backward.equipment.begin(), backward.equipment.end());
  EXPECT_EQ(forward.legal_basis, backward.legal_basis);
  EXPECT_EQ(forward.equipment, backward.equipment);
  EXPECT_EQ(forward.dates, backward.dates);
}

TEST(Invariants, OrderOfDocumentsRecordsChangesNone) {
  const std::vector<RawSop> forward = {good_sop(), sloppy_sop()};
  const std::vector<RawSop> backward = {sloppy_sop(), good_sop()};
  const auto left = normalize(forward, good_source(), lexicon());
  const auto right = normalize(backward, good_source(), lexicon());
  expect_same_values(left[0], right[1]);
  expect_same_values(left[1], right[0]);
}

TEST(Confidence, IsReadingTimesFitTimesRule) {
  EXPECT_DOUBLE_EQ(rule_weight("date.misread"), 0.9);
  EXPECT_DOUBLE_EQ(rule_weight("no.such_rule"), 0.5);
  EXPECT_DOUBLE_EQ(confidence_of("date.misread", {}), 0.9);
  EXPECT_DOUBLE_EQ(confidence_of("date.misread", {0.5, 1}), 0.45);
  EXPECT_NEAR(confidence_of("date.misread", {1, 2}), 0.99, 1e-12);
  EXPECT_DOUBLE_EQ(confidence_of("date.misread", {1, 0}), 0);
}

TEST(Confidence, FallsWithTheReading) {
  RawSop raw = good_sop();
  raw.origin = TextOrigin::kOcr;
  raw.actors[2].label = printed("Kadis");
  raw.actors[2].label.confidence = 0.5F;
  raw.date_created = printed("4 Januari 2O21");
  const SopRecord record = normalized(raw);
  ASSERT_EQ(record.normalizations.size(), 2U);
  EXPECT_EQ(record.normalizations[0].path, "/dates/created");
  EXPECT_DOUBLE_EQ(record.normalizations[0].confidence, 0.9);
  EXPECT_EQ(record.normalizations[1].path, "/actors/2/title");
  EXPECT_DOUBLE_EQ(record.normalizations[1].confidence, 0.5 * 0.95);
}

TEST(Confidence, EveryRuleThatIsUsedHasAWeight) {
  for (const RawSop& raw : {good_sop(), sloppy_sop()}) {
    for (const Normalization& change : normalized(raw).normalizations) {
      EXPECT_GT(rule_weight(change.rule), 0.5) << change.rule;
      EXPECT_GT(change.confidence, 0) << change.rule;
      EXPECT_LE(change.confidence, 1) << change.rule;
    }
  }
}

}  // namespace
}  // namespace baku
