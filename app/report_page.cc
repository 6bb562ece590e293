#include "app/report_page.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "app/table_text.h"
#include "schema/finding_codes.h"

namespace baku {
namespace {

constexpr std::size_t kMostRows = 2000;  // of documents in trouble

constexpr std::string_view kStyle =
    "body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;"
    "color:#1c2630;background:#fff}"
    "h1{font-size:1.5rem;margin:0}h2{font-size:1.1rem;margin:2rem 0 .5rem}"
    "p{margin:.3rem 0}.quiet{color:#5b6b7a}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #dde4ea;"
    "vertical-align:top}td.p{overflow-wrap:anywhere;min-width:14rem}"
    "th{font-weight:600;color:#44535f;border-bottom-color:#9fb0bd}"
    "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}"
    ".cards{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0}"
    ".card{border:1px solid #dde4ea;border-radius:6px;padding:.6rem 1rem;min-width:7rem}"
    ".card b{display:block;font-size:1.35rem;font-variant-numeric:tabular-nums}"
    ".bad b{color:#a4271b}.good b{color:#17653a}"
    "code{font-size:.92em}";

// What people should know about an ending, for those that have a name of their own.
std::string_view advice(std::string_view ending) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kAdvice = {{
      {"partial", "pages could not be read; the records carry a finding"},
      {"encrypted", "needs a password: ingest it again with --password-file"},
      {"malformed", "damaged beyond reading: repair it, or get it again"},
      {"unsupported", "not a kind of file that Baku reads"},
      {"limit", "larger than a limit: raise the limit that the message names"},
      {"no_sop", "readable, but without an SOP"},
      {"other_format", "an SOP of another format, which is not converted"},
      {"timeout", "took longer than the deadline: ingest it alone with a larger --deadline"},
      {"out_of_memory", "needs more memory than a worker may have; set aside"},
      {"crash", "ended its worker; set aside: look at it alone, and report it"},
      {"sandbox_violation", "tried what no document needs; set aside as hostile"},
      {"empty", "a file without content"},
  }};
  for (const auto& [name, text] : kAdvice) {
    if (name == ending) return text;
  }
  return "";
}

std::string cell(std::string_view text) { return "<td>" + html_escaped(text) + "</td>"; }

// A cell that may be broken anywhere: paths and messages of any length.
std::string long_cell(std::string_view text) {
  return "<td class=\"p\">" + html_escaped(text) + "</td>";
}

// "2026-11-21T17:30:00Z" as people write it; other texts as they are.
std::string time_of(std::string text) {
  if (text.size() == 20 && text[10] == 'T' && text.back() == 'Z') {
    text[10] = ' ';
    text.back() = ' ';
    text += "UTC";
  }
  return text;
}

std::string number(std::int64_t value) { return fmt::format("<td class=\"n\">{}</td>", value); }

std::string seconds(std::int64_t milliseconds) {
  return fmt::format("<td class=\"n\">{:.1f}</td>", static_cast<double>(milliseconds) / 1000);
}

// `heads`: names of columns; those that begin with # hold numbers.
void open_table(std::string& page, std::initializer_list<std::string_view> heads) {
  page += "<table><thead><tr>";
  for (const std::string_view head : heads) {
    const bool counts = head.starts_with('#');
    page += counts ? "<th class=\"n\">" : "<th>";
    page += html_escaped(head.substr(counts ? 1 : 0)) + "</th>";
  }
  page += "</tr></thead><tbody>\n";
}

void close_table(std::string& page) { page += "</tbody></table>\n"; }

void card(std::string& page, std::string_view name, std::int64_t value, std::string_view kind) {
  page += fmt::format("<div class=\"card {}\"><b>{}</b>{}</div>", kind, value, html_escaped(name));
}

std::int64_t documents_of(const RegistryStatus& status, bool well) {
  std::int64_t sum = 0;
  for (const auto& [name, count] : status.documents) sum += (name == "ok") == well ? count : 0;
  return sum;
}

void write_cards(const ReportContent& content, std::string& page) {
  const std::int64_t trouble = documents_of(content.status, false);
  page += "<div class=\"cards\">";
  card(page, "documents done", documents_of(content.status, true), "good");
  card(page, "documents with trouble", trouble, trouble > 0 ? "bad" : "good");
  card(page, "records", content.status.records, "");
  card(page, "deleted records", content.status.deleted, "");
  card(page, "offices", content.status.organizations, "");
  card(page, "runs", content.status.runs, "");
  card(page, "dead letters", content.status.dead_letters,
       content.status.dead_letters > 0 ? "bad" : "");
  page += "</div>\n";
}

void write_endings(const ReportContent& content, std::string& page) {
  page += "<h2>How documents ended</h2>\n";
  open_table(page, {"Ending", "#Documents", "What to do"});
  for (const auto& [ending, count] : content.status.documents) {
    page += "<tr>" + cell(ending) + number(count) + cell(advice(ending)) + "</tr>\n";
  }
  close_table(page);
}

std::string endings_of(const RunLine& run) {
  std::string text;
  for (const auto& [name, count] : run.endings) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name);
  }
  return text;
}

std::string state_of(const RunLine& run) {
  if (run.finished_at.empty()) return "not finished: running, or killed";
  return (run.interrupted ? "interrupted " : "finished ") + time_of(run.finished_at);
}

void write_runs(const ReportContent& content, std::string& page) {
  page += "<h2>Runs, the newest first</h2>\n";
  open_table(page, {"Started", "State", "Command", "#Files", "#Unchanged", "Documents", "#Pages",
                    "#Records", "#Seconds of work"});
  for (const RunLine& run : content.runs) {
    page += "<tr>" + cell(time_of(run.started_at)) + cell(state_of(run)) + long_cell(run.command) +
            number(run.files) + number(run.unchanged) + cell(endings_of(run)) + number(run.pages) +
            number(run.records) + seconds(run.milliseconds) + "</tr>\n";
  }
  close_table(page);
}

std::string message_of(const DocumentLine& line) {
  return line.page > 0 ? fmt::format("page {}: {}", line.page, line.message) : line.message;
}

void write_trouble(const ReportContent& content, std::string& page) {
  page += "<h2>Documents with trouble</h2>\n";
  if (content.trouble.empty()) {
    page += "<p class=\"quiet\">None.</p>\n";
    return;
  }
  open_table(page, {"File", "Ending", "Why", "#Lost pages", "#Records", "#Attempts"});
  const std::size_t shown = std::min(content.trouble.size(), kMostRows);
  for (const DocumentLine& line : std::span(content.trouble).first(shown)) {
    const std::string ending =
        line.state == "set_aside" ? line.ending + ", set aside" : line.ending;
    page += "<tr>" + long_cell(line.path) + cell(ending) + long_cell(message_of(line)) +
            number(line.lost_pages) + number(line.records) + number(line.attempts) + "</tr>\n";
  }
  close_table(page);
  if (shown < content.trouble.size()) {
    page += fmt::format("<p>... and {} more: <code>baku registry list trouble</code></p>\n",
                        content.trouble.size() - shown);
  }
}

void write_slowest(const ReportContent& content, std::string& page) {
  if (content.slowest.empty()) return;
  page += "<h2>The slowest documents</h2>\n";
  open_table(page, {"File", "#Pages", "#Seconds"});
  for (const DocumentLine& line : content.slowest) {
    page +=
        "<tr>" + long_cell(line.path) + number(line.pages) + seconds(line.milliseconds) + "</tr>\n";
  }
  close_table(page);
}

std::string_view meaning_of(std::string_view code) {
  for (const FindingCode& known : finding_codes()) {
    if (known.code == code) return known.meaning;
  }
  return "";
}

void write_findings(const ReportContent& content, std::string& page) {
  page += "<h2>Findings of the current records</h2>\n";
  open_table(page, {"Code", "#Findings", "Meaning"});
  for (const auto& [code, count] : content.findings) {
    page += "<tr>" + cell(code) + number(count) + cell(meaning_of(code)) + "</tr>\n";
  }
  close_table(page);
}

void write_offices(const ReportContent& content, std::string& page) {
  page += "<h2>Records by office</h2>\n";
  open_table(page, {"Office", "#Records"});
  for (const auto& [office, count] : content.offices) {
    page += "<tr>" + cell(office.empty() ? "(none read)" : office) + number(count) + "</tr>\n";
  }
  close_table(page);
}

}  // namespace

std::string report_page(const ReportContent& content) {
  std::string page =
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<title>Baku: report</title>\n<style>";
  page += kStyle;
  page += "</style>\n</head>\n<body>\n<h1>Report on the registry</h1>\n<p class=\"quiet\">" +
          html_escaped(content.registry) + ", " + html_escaped(time_of(content.made_at)) + "</p>\n";
  write_cards(content, page);
  write_endings(content, page);
  write_runs(content, page);
  write_trouble(content, page);
  write_findings(content, page);
  write_offices(content, page);
  write_slowest(content, page);
  return page + "</body>\n</html>\n";
}

}  // namespace baku
