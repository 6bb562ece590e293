#include "app/dedup_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "app/console.h"
#include "app/table_text.h"

namespace baku {
namespace {

std::string place_of(const RecordFeatures& record) {
  return fmt::format("{}#{}", record.name.file_name, record.name.ordinal);
}

struct WeighedClue {
  Clue clue;
  double bits;
  int level;
};

// Clues of the procedure by how much they say, the strongest first.
std::vector<WeighedClue> strongest(const Deduplicated& outcome, const Relation& relation) {
  std::vector<WeighedClue> clues;
  for (std::size_t i = 0; i < kProcedureClues; ++i) {
    const int level = relation.levels[i];
    if (level < 0) continue;
    const auto clue = static_cast<Clue>(i);
    clues.push_back({clue, outcome.weights.procedure.bits(clue, level), level});
  }
  std::stable_sort(clues.begin(), clues.end(), [](const WeighedClue& a, const WeighedClue& b) {
    return std::abs(a.bits) > std::abs(b.bits);
  });
  return clues;
}

std::string clue_text(const Deduplicated& outcome, const Relation& relation, std::size_t most) {
  std::string text;
  for (const WeighedClue& clue : strongest(outcome, relation)) {
    if (most-- == 0) break;
    text += fmt::format("{}{} {:+.1f}", text.empty() ? "" : ", ", name_of(clue.clue), clue.bits);
  }
  return text;
}

std::string mark_text(const Relation& relation) {
  std::string text;
  if (relation.decided) text += ", decided";
  if (relation.named) text += ", named under Keterkaitan";
  if (relation.held_back) text += ", held back";
  return text;
}

std::string relation_line(const Deduplicated& outcome, const Relation& relation) {
  return fmt::format("  {:<13} {:.3f}  {} ~ {}{}\n      {}\n", name_of(relation.kind),
                     score_of(relation), printable(place_of(outcome.records[relation.a])),
                     printable(place_of(outcome.records[relation.b])), mark_text(relation),
                     clue_text(outcome, relation, 4));
}

std::string count_line(const Deduplicated& outcome) {
  const auto unresolved = std::count_if(outcome.links.begin(), outcome.links.end(),
                                        [](const TitleLink& link) { return link.to.empty(); });
  return fmt::format(
      "{} records, {} clusters, {} relations; {} pairs compared; {} of {} titles under Keterkaitan "
      "found; weights: {}\n",
      outcome.records.size(), outcome.clusters.size(), outcome.relations.size(), outcome.candidates,
      static_cast<std::ptrdiff_t>(outcome.links.size()) - unresolved, outcome.links.size(),
      outcome.weights.estimated ? "from these records" : "published");
}

}  // namespace

std::string dedup_to_table(const Deduplicated& outcome) {
  std::string text;
  for (const ProcedureCluster& cluster : outcome.clusters) {
    const RecordFeatures& chosen = outcome.records[cluster.representative];
    text += fmt::format("{} ({} records)\n", printable(chosen.title), cluster.members.size());
    for (const std::uint32_t member : cluster.members) {
      const RecordFeatures& record = outcome.records[member];
      text += fmt::format("  {} {:<24} {}  {}\n", member == cluster.representative ? '*' : ' ',
                          printable(place_of(record)), printable(record.name.record_id),
                          printable(record.office_name));
    }
  }
  if (!outcome.relations.empty()) text += "\nRelations\n";
  for (const Relation& relation : outcome.relations) text += relation_line(outcome, relation);
  const bool unresolved = std::any_of(outcome.links.begin(), outcome.links.end(),
                                      [](const TitleLink& link) { return link.to.empty(); });
  if (unresolved) text += "\nTitles under Keterkaitan without a record\n";
  for (const TitleLink& link : outcome.links) {
    if (!link.to.empty()) continue;
    const RecordFeatures& record = outcome.records[link.from];
    text += fmt::format("  {:<24} {}\n", printable(place_of(record)),
                        printable(record.related[link.entry].text));
  }
  return text + "\n" + count_line(outcome);
}

std::string dedup_to_html(const Deduplicated& outcome,
                          std::span<const RepresentativeProcedure> /*procedures*/) {
  return html_escaped(dedup_to_table(outcome));
}

}  // namespace baku
