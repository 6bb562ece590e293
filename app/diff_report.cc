#include "app/diff_report.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "app/console.h"
#include "app/html_page.h"
#include "app/table_text.h"
#include "base/code_points.h"

namespace baku {
namespace {

// What is shown of one step.
struct StepText {
  std::string number;
  std::string activity;
  std::string cells;  // who, how long, output
};

std::string actors_of(const SopRecord& record, const Step& step) {
  std::string text;
  for (const std::string& id : step.actors) {
    for (const Actor& actor : record.actors) {
      if (actor.id == id) text += (text.empty() ? "" : ", ") + actor.title;
    }
  }
  return text;
}

std::string cells_of(const SopRecord& record, const Step& step) {
  std::string text = actors_of(record, step);
  const auto add = [&text](const std::string& part) {
    if (!part.empty()) text += (text.empty() ? "" : "; ") + part;
  };
  if (step.duration) add(step.duration->text);
  add(step.output.value_or(""));
  return text;
}

StepText text_of(const SopRecord& record, std::size_t place) {
  const Step& step = record.steps[place];
  return {step.number ? std::to_string(*step.number) : std::to_string(place + 1), step.activity,
          cells_of(record, step)};
}

char mark_of(const RecordComparison& comparison, const AlignedSteps& row) {
  switch (row.relation) {
    case StepRelation::kMoved: return '>';
    case StepRelation::kSplit: return '/';
    case StepRelation::kMerged: return '\\';
    case StepRelation::kRemoved: return '-';
    case StepRelation::kInserted: return '+';
    case StepRelation::kAligned: break;
  }
  const StepText a = text_of(comparison.left, row.left.front());
  const StepText b = text_of(comparison.right, row.right.front());
  return a.activity == b.activity && a.cells == b.cells ? '=' : '~';
}

std::string name_of_mark(char mark) {
  switch (mark) {
    case '=': return "same";
    case '>': return "moved";
    case '/': return "split";
    case '\\': return "merged";
    case '-': return "left";
    case '+': return "right";
    default: return "changed";
  }
}

// The heads of the two records, line by line.
struct HeadLine {
  std::string_view name;
  std::string left;
  std::string right;
};

std::vector<HeadLine> head_lines(const RecordComparison& comparison) {
  const auto text = [](const Text& value) { return value.value_or("-"); };
  const SopRecord& a = comparison.left;
  const SopRecord& b = comparison.right;
  return {
      {"file", fmt::format("{}#{}", a.source.file_name, a.source.ordinal),
       fmt::format("{}#{}", b.source.file_name, b.source.ordinal)},
      {"title", text(a.title), text(b.title)},
      {"office", comparison.left_features.office_name, comparison.right_features.office_name},
      {"number", text(a.sop_number), text(b.sop_number)},
      {"created", text(a.dates.created), text(b.dates.created)},
      {"revised", text(a.dates.revised), text(b.dates.revised)},
      {"effective", text(a.dates.effective), text(b.dates.effective)},
      {"approved by", text(a.approval.name), text(b.approval.name)},
  };
}

std::string summary_of(const RecordComparison& comparison) {
  const Relation& relation = comparison.relation;
  return fmt::format("{}: score {:.3f}, {:.0f} of 100 of the steps aligned", name_of(relation.kind),
                     score_of(relation), 100 * relation.share);
}

struct ClueLine {
  std::string_view name;
  int level;
  std::size_t most;
  double bits;
  std::string_view says;
};

std::vector<ClueLine> clue_lines(const RecordComparison& comparison) {
  const LinkWeights& weights = published_weights();
  std::vector<ClueLine> lines;
  for (std::size_t i = 0; i < kClueCount; ++i) {
    const auto clue = static_cast<Clue>(i);
    if (comparison.relation.levels[i] < 0) continue;
    const int level = static_cast<std::uint8_t>(comparison.relation.levels[i]);
    const bool procedure = i < kProcedureClues;
    const ModelWeights& model = procedure ? weights.procedure : weights.document;
    lines.push_back({name_of(clue), level, level_count(clue) - 1, model.bits(clue, level),
                     procedure ? "one procedure" : "one paper"});
  }
  return lines;
}

// Lines of at most `width` code points, broken between words where that is possible.
std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t length = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (length > 0 && length + 1 + count_code_points(word) > width) {
      lines.push_back(std::exchange(line, {}));
      length = 0;
    }
    if (length > 0) {
      line += ' ';
      ++length;
    }
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint point = code_point_at(word, at);
      if (length == width) {
        lines.push_back(std::exchange(line, {}));
        length = 0;
      }
      line += word.substr(at, point.length);
      at += point.length;
      ++length;
    }
  }
  if (!line.empty() || lines.empty()) lines.push_back(line);
  return lines;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t length = count_code_points(text);
  return std::string(text) + std::string(width > length ? width - length : 0, ' ');
}

// One side of a row: the steps with their cells below them.
std::vector<std::string> side_lines(const SopRecord& record, std::span<const std::size_t> steps,
                                    std::size_t width) {
  std::vector<std::string> lines;
  for (const std::size_t place : steps) {
    const StepText text = text_of(record, place);
    const std::string indent(4, ' ');
    bool first = true;
    for (const std::string& line : wrapped(printable(text.activity), width - 4)) {
      lines.push_back((first ? fmt::format("{:>3} ", text.number) : indent) + line);
      first = false;
    }
    if (text.cells.empty()) continue;
    for (const std::string& line : wrapped("[" + printable(text.cells) + "]", width - 4)) {
      lines.push_back(indent + line);
    }
  }
  return lines;
}

std::string beside(const std::vector<std::string>& left, const std::vector<std::string>& right,
                   char mark, std::size_t column) {
  std::string text;
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    const std::string a = i < left.size() ? left[i] : "";
    const std::string b = i < right.size() ? right[i] : "";
    std::string line = fmt::format("{} {} | {}", i == 0 ? mark : ' ', padded(a, column), b);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// Which words of `a` are in the longest common subsequence with `b`.
std::vector<bool> common_words(const std::vector<std::string>& a,
                               const std::vector<std::string>& b) {
  const std::size_t columns = b.size() + 1;
  std::vector<std::size_t> best((a.size() + 1) * columns, 0);
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      best[i * columns + j] =
          a[i] == b[j] ? 1 + best[(i + 1) * columns + j + 1]
                       : std::max(best[(i + 1) * columns + j], best[i * columns + j + 1]);
    }
  }
  std::vector<bool> common(a.size(), false);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      common[i++] = true;
      ++j;
    } else if (best[(i + 1) * columns + j] >= best[i * columns + j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return common;
}

// `text` with the words that `other` does not have marked.
std::string marked(std::string_view text, std::string_view other) {
  const std::vector<std::string> words = words_in(text);
  const std::vector<bool> common = common_words(words, words_in(other));
  std::string html;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) html += ' ';
    html += common[i] ? html_escaped(words[i]) : "<mark>" + html_escaped(words[i]) + "</mark>";
  }
  return html;
}

std::string joined(const SopRecord& record, std::span<const std::size_t> steps,
                   std::string StepText::*part) {
  std::string text;
  for (const std::size_t place : steps) {
    text += (text.empty() ? "" : " ") + text_of(record, place).*part;
  }
  return text;
}

std::string side_html(const SopRecord& own, std::span<const std::size_t> steps,
                      const SopRecord& other, std::span<const std::size_t> other_steps) {
  const std::string activities = joined(other, other_steps, &StepText::activity);
  const std::string cells = joined(other, other_steps, &StepText::cells);
  std::string html;
  for (const std::size_t place : steps) {
    const StepText text = text_of(own, place);
    const bool alone = other_steps.empty();
    html += fmt::format("<p><b>{}</b> {}</p><p class=\"cells\">{}</p>", html_escaped(text.number),
                        alone ? html_escaped(text.activity) : marked(text.activity, activities),
                        alone ? html_escaped(text.cells) : marked(text.cells, cells));
  }
  return html;
}

constexpr std::string_view kDiffStyle = R"(
table.steps { width: 100%; table-layout: fixed; }
table.steps td:first-child { text-align: center; }
tr.same td { background: #fff; } tr.changed td { background: #fffbe6; }
tr.moved td { background: #eef3ff; } tr.split td, tr.merged td { background: #f3ecff; }
tr.left td { background: #fdecec; } tr.right td { background: #eaf7ea; }
mark { background: #ffd761; }
)";

}  // namespace

RecordComparison compare(const SopRecord& left, const SopRecord& right) {
  RecordComparison comparison{left, right, features_of(left), features_of(right), {}, {}};
  comparison.alignment = align_steps(comparison.left_features, comparison.right_features);
  const Comparison clues =
      compare_records(comparison.left_features, comparison.right_features, comparison.alignment);
  comparison.relation =
      relation_of(comparison.left_features, comparison.right_features, clues, published_weights());
  return comparison;
}

std::string diff_to_text(const RecordComparison& comparison, std::size_t width) {
  const std::size_t column = (width - 5) / 2;
  std::string text = summary_of(comparison) + "\n\n";
  for (const ClueLine& clue : clue_lines(comparison)) {
    text += fmt::format("  {:<12} {} of {}  {:+6.2f} bits for {}\n", clue.name, clue.level,
                        clue.most, clue.bits, clue.says);
  }
  text += '\n';
  for (const HeadLine& line : head_lines(comparison)) {
    const auto side = [&](const std::string& value) {
      return wrapped(fmt::format("{}: {}", line.name, printable(value)), column);
    };
    text += beside(side(line.left), side(line.right), line.left == line.right ? '=' : '~', column);
  }
  text += '\n';
  for (const AlignedSteps& row : comparison.alignment.rows) {
    text +=
        beside(side_lines(comparison.left, row.left, column),
               side_lines(comparison.right, row.right, column), mark_of(comparison, row), column);
  }
  const auto roles =
      role_substitutions(comparison.left_features, comparison.right_features, comparison.alignment);
  if (!roles.empty()) text += "\nRoles\n";
  for (const RoleSubstitution& role : roles) {
    text +=
        fmt::format("  {} -> {} ({} steps{})\n", printable(role.left), printable(role.right),
                    role.steps, role.other > 0 ? fmt::format(", {} by others", role.other) : "");
  }
  return text;
}

std::string diff_to_html(const RecordComparison& comparison) {
  const std::string title = fmt::format("{} / {}", comparison.left.title.value_or("-"),
                                        comparison.right.title.value_or("-"));
  std::string body = fmt::format("<h1>{}</h1>\n<p>{}</p>\n", html_escaped(title),
                                 html_escaped(summary_of(comparison)));
  body += "<table><tr><th></th><th>A</th><th>B</th></tr>\n";
  for (const HeadLine& line : head_lines(comparison)) {
    body += fmt::format("<tr><th>{}</th><td>{}</td><td>{}</td></tr>\n", line.name,
                        marked(line.left, line.right), marked(line.right, line.left));
  }
  body +=
      "</table>\n<h2>Steps</h2>\n<table class=\"steps\"><colgroup><col style=\"width:5em\">"
      "<col><col></colgroup><tr><th></th><th>A</th><th>B</th></tr>\n";
  for (const AlignedSteps& row : comparison.alignment.rows) {
    const std::string mark = name_of_mark(mark_of(comparison, row));
    const bool only = row.left.empty() || row.right.empty();
    body += fmt::format("<tr class=\"{}\"><td>{}</td><td>{}</td><td>{}</td></tr>\n", mark,
                        only ? "only " + std::string(row.right.empty() ? "A" : "B") : mark,
                        side_html(comparison.left, row.left, comparison.right, row.right),
                        side_html(comparison.right, row.right, comparison.left, row.left));
  }
  body +=
      "</table>\n<h2>Roles</h2>\n<table><tr><th>A</th><th>B</th><th>steps</th><th>by others"
      "</th></tr>\n";
  for (const RoleSubstitution& role : role_substitutions(
           comparison.left_features, comparison.right_features, comparison.alignment)) {
    body += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                        html_escaped(role.left), html_escaped(role.right), role.steps, role.other);
  }
  body +=
      "</table>\n<h2>Evidence</h2>\n<table><tr><th>clue</th><th>level</th><th>of</th>"
      "<th>bits</th><th>for</th></tr>\n";
  for (const ClueLine& clue : clue_lines(comparison)) {
    body += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{:+.2f}</td><td>{}</td></tr>\n",
                        clue.name, clue.level, clue.most, clue.bits, clue.says);
  }
  body += "</table>\n";
  return html_page(title, kDiffStyle, body);
}

}  // namespace baku
