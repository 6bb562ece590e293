// Prints records as a JSON array for validate.py.
#include <iostream>
#include <vector>

#include "schema/record_json.h"
#include "tests/schema/sample_record.h"

namespace baku {
namespace {

std::vector<SopRecord> samples() {
  const SopRecord whole = sample_record();
  SopRecord blank;  // what is left where nothing could be read
  blank.record_id = whole.record_id;
  blank.source = whole.source;
  SopRecord dump = sample_record();
  dump.source.media_type = "text/plain";
  dump.source.pages.clear();
  dump.source.text_origin = TextOrigin::kText;
  dump.evidence["/title"] = {.page = 0, .box = {}, .text = "JUDUL", .confidence = 1};
  SopRecord damaged = sample_record();
  damaged.approval.nip = "19700101 1995";
  damaged.findings.push_back({.code = "person.nip_invalid",
                              .severity = Severity::kError,
                              .path = "/approval/nip",
                              .message = "12 digits"});
  return {whole, blank, dump, damaged};
}

}  // namespace
}  // namespace baku

int main() {
  std::cout << baku::records_to_json(baku::samples());
  return std::cout.good() ? 0 : 1;
}
