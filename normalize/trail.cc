#include "normalize/trail.h"

#include "schema/finding_codes.h"

namespace baku {
namespace {

std::string key_of(std::string_view code, std::string_view path) {
  std::string key(code);
  key += ' ';
  key += path;
  return key;
}

}  // namespace

Trail::Trail(SopRecord& record) : record_(record) {
  for (const Finding& finding : record.findings) found_.insert(key_of(finding.code, finding.path));
}

void Trail::read_at(std::string_view path, const Printed& printed) {
  if (!printed.blank()) seen_at(path, printed);
}

void Trail::seen_at(std::string_view path, const Printed& printed) {
  const std::string& text = printed.as_read.empty() ? printed.text : printed.as_read;
  record_.evidence.insert_or_assign(std::string(path),
                                    Evidence{printed.page, printed.box, text, printed.confidence});
}

void Trail::changed(std::string_view path, std::string_view from, std::string_view to,
                    std::string_view rule, const Grounds& grounds) {
  if (from == to) return;
  record_.normalizations.push_back({std::string(path), std::string(from), std::string(to),
                                    std::string(rule), confidence_of(rule, grounds)});
}

void Trail::carried(const RawRepair& repair) {
  if (repair.from == repair.to) return;
  record_.normalizations.push_back(
      {repair.path, repair.from, repair.to, repair.rule, static_cast<double>(repair.confidence)});
}

void Trail::found(std::string_view code, std::string_view path, std::string_view message) {
  found(code, severity_of(code).value_or(Severity::kWarning), path, message);
}

void Trail::found(std::string_view code, Severity severity, std::string_view path,
                  std::string_view message) {
  if (!found_.insert(key_of(code, path)).second) return;
  record_.findings.push_back(
      {std::string(code), severity, std::string(path), std::string(message)});
}

bool Trail::has_found(std::string_view code, std::string_view path) const {
  return found_.contains(key_of(code, path));
}

}  // namespace baku
