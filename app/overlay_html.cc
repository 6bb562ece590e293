#include "app/overlay_html.h"

#include <fmt/core.h>
#include <openssl/evp.h>

#include <nlohmann/json.hpp>

#include "app/table_text.h"
#include "schema/record_json.h"

namespace baku {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="id"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<style>
body { font: 13px sans-serif; margin: 1em; }
.page { display: flex; gap: 1em; align-items: flex-start; margin-bottom: 1em; }
.picture { position: relative; flex: 0 0 62%; border: 1px solid #999; }
.picture img { display: block; width: 100%; opacity: .7; }
.picture svg { position: absolute; inset: 0; width: 100%; height: 100%; }
.picture svg * { vector-effect: non-scaling-stroke; }
.picture :hover { fill-opacity: .25; stroke-width: 2px; }
.read { fill: none; stroke: none; pointer-events: none; }
.read:target { fill: #ff0; fill-opacity: .45; stroke: #c80; }
.values { flex: 1; overflow-wrap: anywhere; }
table { border-collapse: collapse; }
td, th { border: 1px solid #ccc; padding: 2px 5px; text-align: left; vertical-align: top; }
text { font: bold 7px sans-serif; }
)";

std::string base64(std::string_view bytes) {
  std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int length = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                     reinterpret_cast<const unsigned char*>(bytes.data()),
                                     static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(length));
  return text;
}

// Each layer has a box above the pages that hides it, by style sheet alone.
std::string layer_styles() {
  std::string text;
  for (int i = 0; i < kLayerCount; ++i) {
    const auto name = layer_name(static_cast<Layer>(i));
    text += fmt::format("#show-{0}:not(:checked) ~ .page .{0} {{ display: none; }}\n", name);
  }
  return text;
}

std::string layer_boxes() {
  std::string text;
  for (int i = 0; i < kLayerCount; ++i) {
    const auto name = layer_name(static_cast<Layer>(i));
    text += fmt::format(
        "<input type=\"checkbox\" id=\"show-{0}\" checked><label for=\"show-{0}\">{0}</label>\n",
        name);
  }
  return text;
}

std::string hex(const Color& color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

std::string svg_mark(const Mark& mark) {
  std::string points;
  for (const Point& point : mark.points) points += fmt::format("{:.1f},{:.1f} ", point.x, point.y);
  std::string text = fmt::format(
      "<g class=\"{}\"><{} points=\"{}\" stroke=\"{}\" fill=\"{}\" fill-opacity=\"0\" "
      "stroke-width=\"{:.1f}\"{}><title>{}</title></{}>",
      layer_name(mark.layer), mark.closed ? "polygon" : "polyline", points, hex(mark.color),
      mark.closed ? hex(mark.color) : "none", mark.thickness,
      mark.arrow ? " marker-end=\"url(#head)\"" : "", html_escaped(mark.title),
      mark.closed ? "polygon" : "polyline");
  if (!mark.label.empty()) {
    const Point& place = mark.closed ? mark.points.front() : mark.points[mark.points.size() / 2];
    text += fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" fill=\"{}\">{}</text>", place.x,
                        place.y - 2, hex(mark.color), html_escaped(mark.label));
  }
  return text + "</g>\n";
}

std::string evidence_id(const SopRecord& record, std::string_view path) {
  return html_escaped(fmt::format("{}{}", record.record_id, path));
}

std::string svg_evidence(int page, std::span<const SopRecord> records) {
  std::string text;
  for (const SopRecord& record : records) {
    for (const auto& [path, evidence] : record.evidence) {
      if (evidence.page != page) continue;
      const Rect& box = evidence.box;
      text += fmt::format(
          "<rect class=\"read\" id=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" "
          "height=\"{:.1f}\"/>\n",
          evidence_id(record, path), box.left, box.top, box.width(), box.height());
    }
  }
  return text;
}

// The value at `path` as text; empty where the record has none.
std::string value_at(const Json& record, const std::string& path) {
  const auto pointer = Json::json_pointer(path);
  if (!record.contains(pointer)) return "";
  const Json& value = record.at(pointer);
  return value.is_string() ? value.get<std::string>()
                           : value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string values_table(int page, const SopRecord& record) {
  const Json json = Json::parse(record_to_json(record, JsonStyle::kCompact), nullptr, false);
  std::string rows;
  for (const auto& [path, evidence] : record.evidence) {
    if (evidence.page != page) continue;
    rows += fmt::format("<tr><td><a href=\"#{}\">{}</a></td><td>{}</td><td>{}</td></tr>\n",
                        evidence_id(record, path), html_escaped(path),
                        html_escaped(value_at(json, path)), html_escaped(evidence.text));
  }
  if (rows.empty()) return "";
  return fmt::format(
      "<h2>{}</h2>\n<table><tr><th>field</th><th>value</th><th>as read</th></tr>\n{}</table>\n",
      html_escaped(record.title.value_or(record.record_id)), rows);
}

std::string page_section(const ShownPage& page, std::span<const SopRecord> records) {
  const Overlay& overlay = page.overlay;
  std::string text = fmt::format(
      "<section class=\"page\"><div class=\"picture\"><img alt=\"page {}\" "
      "src=\"data:image/png;base64,{}\">\n<svg viewBox=\"0 0 {:.1f} {:.1f}\" fill=\"none\">\n",
      overlay.page, base64(page.png), overlay.width, overlay.height);
  for (const Mark& mark : overlay.marks) text += svg_mark(mark);
  text += svg_evidence(overlay.page, records);
  text += "</svg></div>\n<div class=\"values\">\n";
  for (const SopRecord& record : records) text += values_table(overlay.page, record);
  return text + "</div></section>\n";
}

std::string findings_list(std::span<const SopRecord> records) {
  std::string rows;
  for (const SopRecord& record : records) {
    for (const Finding& finding : record.findings) {
      rows +=
          fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", html_escaped(finding.code),
                      html_escaped(finding.path), html_escaped(finding.message));
    }
  }
  if (rows.empty()) return "";
  return "<h2>Findings</h2>\n<table><tr><th>code</th><th>field</th><th>message</th></tr>\n" + rows +
         "</table>\n";
}

}  // namespace

std::string overlay_to_html(std::string_view title, std::span<const ShownPage> pages,
                            std::span<const SopRecord> records) {
  std::string text(kHead);
  text += layer_styles();
  text +=
      fmt::format("</style>\n<title>{0}</title></head>\n<body><h1>{0}</h1>\n", html_escaped(title));
  text += layer_boxes();
  text +=
      "<svg width=\"0\" height=\"0\"><defs><marker id=\"head\" viewBox=\"0 0 6 6\" refX=\"6\" "
      "refY=\"3\" markerWidth=\"6\" markerHeight=\"6\" orient=\"auto\" fill=\"#be00aa\">"
      "<path d=\"M0 0 6 3 0 6z\"/></marker></defs></svg>\n";
  for (const ShownPage& page : pages) text += page_section(page, records);
  text += findings_list(records);
  return text + "</body></html>\n";
}

}  // namespace baku
