#include "app/dedup_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>
#include <vector>

#include "app/console.h"
#include "app/html_page.h"
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
    if (relation.levels[i] < 0) continue;
    const int level = static_cast<std::uint8_t>(relation.levels[i]);
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

constexpr std::string_view kDedupStyle = R"(
tr.chosen td { font-weight: 600; } tr.extra td { background: #f3f8ff; }
table.procedure { width: 100%; margin-top: .6em; } ol, ul { margin: 0; padding-left: 1.2em; }
)";

std::string cluster_html(const Deduplicated& outcome, const ProcedureCluster& cluster) {
  const RecordFeatures& chosen = outcome.records[cluster.representative];
  std::string html = fmt::format(
      "<h2>{}</h2>\n<table><tr><th>record</th><th>file</th><th>office</th><th>effective</th></"
      "tr>\n",
      html_escaped(chosen.title));
  for (const std::uint32_t member : cluster.members) {
    const RecordFeatures& record = outcome.records[member];
    const std::string& date = record.effective.empty() ? record.created : record.effective;
    html += fmt::format("<tr{}><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                        member == cluster.representative ? " class=\"chosen\"" : "",
                        html_escaped(record.name.record_id), html_escaped(place_of(record)),
                        html_escaped(record.office_name), html_escaped(date));
  }
  return html + "</table>\n";
}

// Each value with the number of papers that have it.
std::string variants_html(std::span<const Variant> variants) {
  std::string html;
  for (const Variant& variant : variants) {
    html += fmt::format("<p>{} <span class=\"cells\">({})</span></p>", html_escaped(variant.value),
                        variant.records.size());
  }
  return html;
}

std::string procedure_html(const RepresentativeProcedure& procedure) {
  std::string html = fmt::format(
      "<table class=\"procedure\"><tr><th>step</th><th>in {} papers</th><th>who</th><th>how "
      "long</th>"
      "<th>output</th></tr>\n",
      procedure.papers.size());
  for (const RepresentativeStep& step : procedure.steps) {
    const std::string span = step.median
                                 ? fmt::format("<p class=\"cells\">{} to {} minutes, median {}</p>",
                                               *step.shortest, *step.longest, *step.median)
                                 : "";
    html += fmt::format("<tr{}><td>{}</td><td>{}</td><td>{}</td><td>{}{}</td><td>{}</td></tr>\n",
                        step.extra ? " class=\"extra\"" : "", html_escaped(step.activity),
                        step.present.size(), variants_html(step.actors),
                        variants_html(step.durations), span, variants_html(step.outputs));
  }
  return html + "</table>\n";
}

std::string relations_html(const Deduplicated& outcome) {
  std::string html =
      "<h2>Relations</h2>\n<table><tr><th>kind</th><th>score</th><th>A</th><th>B</th>"
      "<th>evidence, in bits</th></tr>\n";
  for (const Relation& relation : outcome.relations) {
    html += fmt::format("<tr><td>{}{}</td><td>{:.3f}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                        name_of(relation.kind), mark_text(relation), score_of(relation),
                        html_escaped(place_of(outcome.records[relation.a])),
                        html_escaped(place_of(outcome.records[relation.b])),
                        clue_text(outcome, relation, kProcedureClues));
  }
  return html + "</table>\n";
}

std::string links_html(const Deduplicated& outcome) {
  std::string html =
      "<h2>Keterkaitan</h2>\n<table><tr><th>record</th><th>names</th><th>found</th></tr>\n";
  for (const TitleLink& link : outcome.links) {
    const RecordFeatures& record = outcome.records[link.from];
    std::string found;
    for (const std::uint32_t to : link.to) {
      found += (found.empty() ? "" : ", ") + html_escaped(place_of(outcome.records[to]));
    }
    if (found.empty()) found = "-";
    html +=
        fmt::format("<tr><td>{}</td><td>{}</td><td>{}{}</td></tr>\n",
                    html_escaped(place_of(record)), html_escaped(record.related[link.entry].text),
                    found, link.to.empty() || link.same_office ? "" : " (other offices)");
  }
  return html + "</table>\n";
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
                          std::span<const RepresentativeProcedure> procedures) {
  std::string body =
      fmt::format("<h1>Procedures</h1>\n<p>{}</p>\n", html_escaped(count_line(outcome)));
  for (std::size_t i = 0; i < outcome.clusters.size(); ++i) {
    body += cluster_html(outcome, outcome.clusters[i]);
    if (i < procedures.size()) body += procedure_html(procedures[i]);
  }
  body += relations_html(outcome);
  body += links_html(outcome);
  return html_page("Procedures", kDedupStyle, body);
}

}  // namespace baku
