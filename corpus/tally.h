// Counts behind the figures of an evaluation.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace baku {

// Shares are hits of all; F1 figures weigh what was missed and what was invented the same.
enum class FigureKind : std::uint8_t { kF1, kShare };

struct Figure {
  FigureKind kind = FigureKind::kF1;
  double hits = 0;       // soft hits count in part
  double gold = 0;       // F1: items in gold; share: all cases
  double predicted = 0;  // F1 only

  // 0..1 (a count for each record may be above); nullopt where there is nothing to count.
  [[nodiscard]] std::optional<double> value() const;
  [[nodiscard]] std::optional<double> precision() const;  // F1 only
  [[nodiscard]] std::optional<double> recall() const;     // F1 only
};

// Figures by name: "group.figure", such as "steps.duration".
class Tally {
 public:
  void f1(std::string_view name, double hits, std::size_t gold, std::size_t predicted);
  void share(std::string_view name, double hits, double all);
  void add(const Tally& other);

  [[nodiscard]] const std::map<std::string, Figure, std::less<>>& figures() const {
    return figures_;
  }

  // nullopt where the figure was never counted or there is nothing to count.
  [[nodiscard]] std::optional<double> value(std::string_view name) const;

 private:
  Figure& at(std::string_view name, FigureKind kind);

  std::map<std::string, Figure, std::less<>> figures_;
};

// One main figure a group; a group for which there is nothing to count is nullopt.
struct MainFigures {
  std::optional<double> records;
  std::optional<double> identity;
  std::optional<double> lists;
  std::optional<double> actors;
  std::optional<double> steps;
  std::optional<double> step_actors;
  std::optional<double> flow;
  std::optional<double> worksheet;
  std::optional<double> findings;
  std::optional<double> overall;                 // mean of those above
  std::optional<double> right_without_touching;  // share of gold records
};

// Calls visit(name, value) for each main figure, in order.
void for_each(const MainFigures& figures, auto&& visit) {
  visit("records", figures.records);
  visit("identity", figures.identity);
  visit("lists", figures.lists);
  visit("actors", figures.actors);
  visit("steps", figures.steps);
  visit("step_actors", figures.step_actors);
  visit("flow", figures.flow);
  visit("worksheet", figures.worksheet);
  visit("findings", figures.findings);
  visit("overall", figures.overall);
  visit("right_without_touching", figures.right_without_touching);
}

MainFigures main_figures(const Tally& tally);

}  // namespace baku
