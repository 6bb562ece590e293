#include <string_view>

#include "normalize/checks/checks.h"

namespace baku {
namespace {

constexpr double kLeastConfidence = 0.5;  // 0..1; below it a reading is doubtful

// A wrong letter in these makes another document, day or person of it.
constexpr std::string_view kExactFields[] = {"/sop_number",      "/dates/created", "/dates/revised",
                                             "/dates/effective", "/approval/name", "/approval/nip"};

}  // namespace

void check_confidence(const SopRecord& record, Trail& trail) {
  for (const std::string_view path : kExactFields) {
    const auto at = record.evidence.find(std::string(path));
    if (at == record.evidence.end() || at->second.confidence >= kLeastConfidence) continue;
    trail.found("ocr.low_confidence", path, "Read as \"" + at->second.text + "\", but unclear.");
  }
}

}  // namespace baku
