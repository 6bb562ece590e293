#include <algorithm>
#include <set>
#include <span>

#include "normalize/durations.h"
#include "normalize/flow_labels.h"
#include "normalize/rules.h"
#include "normalize/step_subjects.h"
#include "normalize/text.h"
#include "normalize/values.h"
#include "normalize/word_repairs.h"

namespace baku {
namespace {

constexpr std::size_t kLongestStepNumber = 3;  // digits

// "1.", "2)", "(3)"; nullopt for letters, blanks and parts of steps ("1.1").
std::optional<int> step_number(std::string_view printed) {
  const std::string text = clean_text(printed);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto begin = std::find_if(text.begin(), text.end(), is_digit);
  const auto end = std::find_if_not(begin, text.end(), is_digit);
  const auto is_mark = [](char c) {
    return std::string_view(".)( :,").find(c) != std::string::npos;
  };
  if (!std::all_of(text.begin(), begin, is_mark) || !std::all_of(end, text.end(), is_mark)) {
    return std::nullopt;
  }
  const std::string digits(begin, end);
  if (digits.empty() || digits.size() > kLongestStepNumber) return std::nullopt;
  return std::stoi(digits);
}

// Reads the cells of one table.
class CellReader {
 public:
  CellReader(const RawSop& raw, const Lexicon& lexicon, Trail& trail)
      : origin_(raw.origin),
        lexicon_(lexicon),
        unit_(unit_of_header(raw.duration_header.text)),
        trail_(trail) {}

  Text text(const Printed& printed, const std::string& path) {
    const Text value = cell_value(printed);
    if (!value) return std::nullopt;
    trail_.read_at(path, printed);
    return repaired_text(*value, path, origin_, lexicon_, trail_);
  }

  std::optional<Duration> duration(const Printed& printed, const std::string& path) {
    const Text value = cell_value(printed);
    if (!value) return std::nullopt;
    trail_.read_at(path, printed);
    const std::string text =
        repaired_text(*value, path + "/text", TextOrigin::kDigital, lexicon_, trail_);
    ReadDuration read = read_duration(text, unit_);
    Duration duration{text, std::move(read.value), read.unit, std::move(read.iso8601)};
    if (duration.value.empty()) {
      trail_.found("duration.unparsed", path, in_quotes(text) + " names no number and unit.");
    } else if (read.mended_digits) {
      trail_.changed(path, text, duration.iso8601.value_or(text), "duration.misread");
    }
    return duration;
  }

 private:
  TextOrigin origin_;
  const Lexicon& lexicon_;
  std::optional<DurationUnit> unit_;
  Trail& trail_;
};

std::string actor_id(std::size_t column) { return "a" + std::to_string(column + 1); }

void add_actor(Step& step, const std::string& id) {
  if (std::find(step.actors.begin(), step.actors.end(), id) == step.actors.end()) {
    step.actors.push_back(id);
  }
}

// Who acts: the columns with a symbol in the row, in the order of the flow.
void add_symbol_actors(const RawSop& raw, SopRecord& record, Trail& trail) {
  for (const RawNode& node : raw.nodes) {
    const auto row = static_cast<std::size_t>(node.step);
    const auto column = static_cast<std::size_t>(node.actor);
    if (row >= record.steps.size() || column >= raw.actors.size()) continue;
    Step& step = record.steps[row];
    if (step.actors.empty()) trail.seen_at(pointer("/steps", row, "actors"), node.mark);
    step.actor_source = ActorSource::kSymbol;
    add_actor(step, actor_id(column));
  }
}

// The column from which arrows without symbols lead on: the only one, or the first of a chain that
// points one way. Arrows that meet or turn do not tell.
std::optional<int> leaving_column(std::span<const RawArrow> arrows) {
  const auto all = [arrows](auto fits) { return std::all_of(arrows.begin(), arrows.end(), fits); };
  const int first = arrows.front().actor;
  if (all([first](const RawArrow& arrow) { return arrow.actor == first; })) return first;
  const auto points = [](ArrowDirection direction) {
    return [direction](const RawArrow& arrow) { return arrow.direction == direction; };
  };
  if (all(points(ArrowDirection::kRight))) return first;
  if (all(points(ArrowDirection::kLeft))) return arrows.back().actor;
  return std::nullopt;
}

// Arrows are sorted by step, then from left to right.
void add_arrow_actors(const RawSop& raw, SopRecord& record, Trail& trail) {
  for (auto arrow = raw.arrows.begin(); arrow != raw.arrows.end();) {
    const auto end = std::find_if(arrow, raw.arrows.end(), [arrow](const RawArrow& other) {
      return other.step != arrow->step;
    });
    const auto row = static_cast<std::size_t>(arrow->step);
    if (row < record.steps.size() && record.steps[row].actors.empty()) {
      const std::string path = pointer("/steps", row, "actors");
      const auto column = leaving_column({arrow, end});
      if (column && static_cast<std::size_t>(*column) < raw.actors.size()) {
        record.steps[row].actor_source = ActorSource::kSymbol;
        add_actor(record.steps[row], actor_id(static_cast<std::size_t>(*column)));
        trail.seen_at(path, arrow->mark);
      }
      trail.found("step.actor_uncertain", path,
                  column
                      ? "Only arrows stand in this row; the flow leaves from this column."
                      : "Only arrows stand in this row; they do not tell where the flow leaves.");
    }
    arrow = end;
  }
}

// Numbers name the rows of the flow only where each stands once.
bool numbers_are_unique(const SopRecord& record) {
  std::set<int> seen;
  return std::all_of(record.steps.begin(), record.steps.end(), [&](const Step& step) {
    return step.number && seen.insert(*step.number).second;
  });
}

void normalize_flow(const RawSop& raw, SopRecord& record, Trail& trail) {
  const bool by_number = numbers_are_unique(record);
  std::vector<std::string> ids(raw.nodes.size());
  for (std::size_t i = 0; i < raw.nodes.size(); ++i) {
    const RawNode& node = raw.nodes[i];
    const auto row = static_cast<std::size_t>(node.step);
    if (row >= record.steps.size() || node.actor < 0 ||
        static_cast<std::size_t>(node.actor) >= raw.actors.size()) {
      continue;
    }
    const std::size_t place = record.flow.nodes.size();
    ids[i] = "n" + std::to_string(place + 1);
    const int step = by_number ? *record.steps[row].number : node.step + 1;
    record.flow.nodes.push_back(
        {ids[i], step, actor_id(static_cast<std::size_t>(node.actor)), node.shape});
    trail.seen_at(pointer("/flow/nodes", place), node.mark);
  }
  for (const RawEdge& edge : raw.edges) {
    const auto from = static_cast<std::size_t>(edge.from);
    const auto to = static_cast<std::size_t>(edge.to);
    if (from >= ids.size() || to >= ids.size() || ids[from].empty() || ids[to].empty()) continue;
    const std::size_t place = record.flow.edges.size();
    record.flow.edges.push_back({ids[from], ids[to], flow_label(edge.label.text)});
    trail.read_at(pointer("/flow/edges", place, "label"), edge.label);
  }
}

}  // namespace

void normalize_steps(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail) {
  CellReader cells(raw, lexicon, trail);
  for (std::size_t i = 0; i < raw.steps.size(); ++i) {
    const RawStep& printed = raw.steps[i];
    Step step;
    step.number = step_number(printed.number.text);
    if (step.number) trail.read_at(pointer("/steps", i, "number"), printed.number);
    const std::string activity = pointer("/steps", i, "activity");
    step.activity = cells.text(printed.activity, activity).value_or("");
    if (step.activity.empty()) trail.found("text.incomplete", activity, "The row has no activity.");
    step.requirements = cells.text(printed.requirements, pointer("/steps", i, "requirements"));
    step.duration = cells.duration(printed.duration, pointer("/steps", i, "duration"));
    step.output = cells.text(printed.output, pointer("/steps", i, "output"));
    step.note = cells.text(printed.note, pointer("/steps", i, "note"));
    record.steps.push_back(std::move(step));
  }
  add_symbol_actors(raw, record, trail);
  add_arrow_actors(raw, record, trail);
  add_subject_actors(raw, lexicon, record, trail);
  normalize_flow(raw, record, trail);
}

}  // namespace baku
