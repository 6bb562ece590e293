#include <algorithm>
#include <array>
#include <set>

#include "corpus/decimals.h"
#include "corpus/evaluate.h"
#include "schema/json_writer.h"

namespace baku {
namespace {

constexpr std::size_t kNameWidth = 34;
constexpr std::size_t kColumnWidth = 12;
constexpr std::array<const char*, 3> kStates = {"found", "missed", "extra"};

const char* name_of(RecordState state) { return kStates.at(static_cast<std::size_t>(state)); }

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string right_aligned(const std::string& text) {
  return std::string(text.size() < kColumnWidth ? kColumnWidth - text.size() : 1, ' ') + text;
}

// The value of a figure in each subset.
std::string row(const Evaluation& evaluation, const std::string& name, auto&& value) {
  std::string line = padded(name, kNameWidth);
  for (const Subset& subset : evaluation.subsets) line += right_aligned(decimals(value(subset)));
  return line + "\n";
}

void write(JsonWriter& json, const char* key, std::optional<double> value) {
  constexpr int kSteps = 10000;
  json.key(key);
  if (value) {
    json.number(*value, kSteps);
  } else {
    json.null();
  }
}

void write_main(JsonWriter& json, const MainFigures& figures) {
  json.begin_object();
  for_each(figures,
           [&json](const char* name, std::optional<double> value) { write(json, name, value); });
  json.end_object();
}

void write_figure(JsonWriter& json, const Figure& figure) {
  json.begin_object();
  write(json, "value", figure.value());
  write(json, "hits", figure.hits);
  if (figure.kind == FigureKind::kF1) {
    write(json, "gold", figure.gold);
    write(json, "predicted", figure.predicted);
    write(json, "precision", figure.precision());
    write(json, "recall", figure.recall());
  } else {
    write(json, "all", figure.gold);
  }
  json.end_object();
}

void write_subset(JsonWriter& json, const Subset& subset) {
  json.begin_object();
  json.key("main");
  write_main(json, main_figures(subset.tally));
  json.key("figures");
  json.begin_object();
  for (const auto& [name, figure] : subset.tally.figures()) {
    json.key(name);
    write_figure(json, figure);
  }
  json.end_object();
  json.end_object();
}

void write_record(JsonWriter& json, const EvaluatedRecord& record) {
  json.begin_object();
  json.key("file");
  json.string(record.file);
  json.key("ordinal");
  json.integer(record.ordinal);
  json.key("title");
  json.string(record.title);
  json.key("state");
  json.string(name_of(record.state));
  json.key("main");
  write_main(json, record.figures);
  json.key("notes");
  json.begin_array();
  for (const std::string& line : record.notes) json.string(line);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string evaluation_table(const Evaluation& evaluation) {
  std::string table = padded("figure", kNameWidth);
  for (const Subset& subset : evaluation.subsets) table += right_aligned(subset.name);
  table += "\n";
  for_each(MainFigures{}, [&](const char* name, auto&& /*value*/) {
    table += row(evaluation, name, [name](const Subset& subset) {
      std::optional<double> found;
      for_each(main_figures(subset.tally), [&](std::string_view other, auto value) {
        if (other == name) found = value;
      });
      return found;
    });
  });
  std::set<std::string> names;
  for (const Subset& subset : evaluation.subsets) {
    for (const auto& [name, figure] : subset.tally.figures()) names.insert(name);
  }
  table += "\n";
  for (const std::string& name : names) {
    table += row(evaluation, "  " + name,
                 [&name](const Subset& subset) { return subset.tally.value(name); });
  }
  return table;
}

std::string evaluation_details(const Evaluation& evaluation) {
  std::string text;
  for (const EvaluatedFile& file : evaluation.files) {
    if (!file.problem.empty()) text += file.file + ": no prediction: " + file.problem + "\n";
  }
  for (const EvaluatedRecord& record : evaluation.records) {
    text += record.file + " #" + std::to_string(record.ordinal) + " " + name_of(record.state) +
            " " + decimals(record.figures.overall) + " " + record.title + "\n";
    for (const std::string& line : record.notes) text += "    " + line + "\n";
  }
  return text;
}

std::string evaluation_to_json(const Evaluation& evaluation) {
  JsonWriter json;
  json.begin_object();
  json.key("subsets");
  json.begin_object();
  for (const Subset& subset : evaluation.subsets) {
    json.key(subset.name);
    write_subset(json, subset);
  }
  json.end_object();
  json.key("files");
  json.begin_array();
  for (const EvaluatedFile& file : evaluation.files) {
    json.begin_object();
    json.key("file");
    json.string(file.file);
    json.key("problem");
    if (file.problem.empty()) {
      json.null();
    } else {
      json.string(file.problem);
    }
    json.end_object();
  }
  json.end_array();
  json.key("records");
  json.begin_array();
  for (const EvaluatedRecord& record : evaluation.records) write_record(json, record);
  json.end_array();
  json.end_object();
  return laid_out(json.text());
}

}  // namespace baku
