#include "corpus/tally.h"

#include <initializer_list>

namespace baku {
namespace {

std::optional<double> ratio(double part, double whole) {
  if (whole <= 0) return std::nullopt;
  return part / whole;
}

std::optional<double> mean(std::initializer_list<std::optional<double>> values) {
  double sum = 0;
  double count = 0;
  for (const auto& value : values) {
    if (!value) continue;
    sum += *value;
    count += 1;
  }
  return ratio(sum, count);
}

}  // namespace

std::optional<double> Figure::value() const {
  return kind == FigureKind::kShare ? ratio(hits, gold) : ratio(2 * hits, gold + predicted);
}

std::optional<double> Figure::precision() const { return ratio(hits, predicted); }

std::optional<double> Figure::recall() const { return ratio(hits, gold); }

Figure& Tally::at(std::string_view name, FigureKind kind) {
  auto found = figures_.find(name);
  if (found == figures_.end()) found = figures_.emplace(name, Figure{.kind = kind}).first;
  return found->second;
}

void Tally::f1(std::string_view name, double hits, std::size_t gold, std::size_t predicted) {
  Figure& figure = at(name, FigureKind::kF1);
  figure.hits += hits;
  figure.gold += static_cast<double>(gold);
  figure.predicted += static_cast<double>(predicted);
}

void Tally::share(std::string_view name, double hits, double all) {
  Figure& figure = at(name, FigureKind::kShare);
  figure.hits += hits;
  figure.gold += all;
}

void Tally::add(const Tally& other) {
  for (const auto& [name, figure] : other.figures_) {
    Figure& sum = at(name, figure.kind);
    sum.hits += figure.hits;
    sum.gold += figure.gold;
    sum.predicted += figure.predicted;
  }
}

std::optional<double> Tally::value(std::string_view name) const {
  const auto found = figures_.find(name);
  return found == figures_.end() ? std::nullopt : found->second.value();
}

MainFigures main_figures(const Tally& tally) {
  const auto value = [&tally](std::string_view name) { return tally.value(name); };
  MainFigures main;
  main.records = value("records.f1");
  main.identity = value("identity.strict");
  main.lists =
      mean({value("lists.legal_basis"), value("lists.legal_basis_strict"),
            value("lists.qualifications"), value("lists.related_sops"), value("lists.equipment"),
            value("lists.warnings"), value("lists.record_keeping")});
  main.actors = value("actors.title");
  main.steps =
      mean({value("steps.found"), value("steps.activity_soft"), value("steps.requirements"),
            value("steps.duration"), value("steps.output"), value("steps.note")});
  main.step_actors = value("step_actors.f1");
  main.flow = mean({value("flow.nodes"), value("flow.edges")});
  main.worksheet = value("worksheet.soft");
  main.findings = value("findings.caught");
  main.overall = mean({main.records, main.identity, main.lists, main.actors, main.steps,
                       main.step_actors, main.flow, main.worksheet, main.findings});
  main.right_without_touching = value("records.right_without_touching");
  return main;
}

}  // namespace baku
