// Whatever the paper says, its record keeps what always holds, and its JSON is read as the same
// record. The input is the paper's fields, one a line.
#include <algorithm>
#include <vector>

#include "normalize/lexicon.h"
#include "normalize/normalize.h"
#include "normalize/text.h"
#include "schema/invariants.h"
#include "schema/raw_json.h"
#include "schema/record_json.h"
#include "tests/fuzz/fuzz.h"

namespace baku {
namespace {

// Deals the lines of the input out to the fields of an SOP.
class Dealer {
 public:
  explicit Dealer(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool is_empty() const { return rest_.empty(); }

  Printed next() {
    const std::size_t end = std::min(rest_.find('\n'), rest_.size());
    Printed printed;
    printed.text = rest_.substr(0, end);
    printed.page = 1;
    printed.box = {10, 10, 20, 20};
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return printed;
  }

  // Lines up to an empty one.
  std::vector<Printed> block() {
    std::vector<Printed> lines;
    while (!is_empty()) {
      Printed line = next();
      if (line.text.empty()) break;
      lines.push_back(std::move(line));
    }
    return lines;
  }

 private:
  std::string_view rest_;
};

void add_steps(Dealer& paper, RawSop& raw) {
  constexpr std::size_t kMostSteps = 20;
  while (!paper.is_empty() && raw.steps.size() < kMostSteps) {
    RawStep step;
    step.number = paper.next();
    step.activity = paper.next();
    if (fold(step.activity.text).empty()) step.activity.text = "Menerima surat";  // ingest's word
    step.duration = paper.next();
    step.output = paper.next();
    const int row = static_cast<int>(raw.steps.size());
    raw.steps.push_back(std::move(step));
    if (raw.actors.empty() || row % 3 == 2) continue;
    const int column = row % static_cast<int>(raw.actors.size());
    Printed mark = raw.steps.back().activity;
    mark.text.clear();
    raw.nodes.push_back({row, column, NodeShape::kProcess, std::move(mark)});
    const int node = static_cast<int>(raw.nodes.size()) - 1;
    if (node > 0) raw.edges.push_back({node - 1, node, paper.next(), 1});
  }
}

RawSop sop_of(std::string_view text) {
  Dealer paper(text);
  RawSop raw;
  raw.pages = {1};
  raw.origin = paper.next().text == "ocr" ? TextOrigin::kOcr : TextOrigin::kDigital;
  raw.has_identity = raw.has_table = true;
  for (Printed* field : {&raw.title, &raw.heading, &raw.number, &raw.date_created,
                         &raw.date_revised, &raw.date_effective, &raw.duration_header}) {
    *field = paper.next();
  }
  raw.letterhead = paper.block();
  raw.approval.lines = paper.block();
  raw.legal_basis = paper.block();
  raw.qualifications = paper.block();
  raw.related_sops = paper.block();
  raw.warnings = paper.block();
  for (Printed& label : paper.block()) raw.actors.push_back({std::move(label)});
  add_steps(paper, raw);
  return raw;
}

void check(const std::string& text) {
  const RawSop raw = sop_of(text);
  static_cast<void>(raw_sop_to_json(raw));
  RecordSource source;
  source.file_name = "a.pdf";
  source.sha256 = std::string(64, 'a');
  source.media_type = "application/pdf";
  const auto records = normalize({&raw, 1}, source, Lexicon::built_in());
  require(records.size() == 1, "one record");
  for (const std::string& broken : broken_invariants(records.front())) {
    require(false, "what always holds", broken);
  }
  const std::string json = record_to_json(records.front());
  const auto again = record_from_json(json);
  require(again.has_value(), "a record that can be read", json);
  require(record_to_json(*again) == json, "the same bytes again", json);
}

}  // namespace
}  // namespace baku

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  baku::check(baku::text_of(bytes, size));
  return 0;
}
