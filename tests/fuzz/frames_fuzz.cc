// What a worker says is understood the same however it arrives in parts, or not at all.
#include "app/worker/outcome.h"
#include "tests/fuzz/fuzz.h"

namespace baku {
namespace {

struct Heard {
  std::size_t frames = 0;
  bool sound = true;
  bool complete = false;
  std::size_t records = 0;
};

Heard hear(std::string_view bytes, std::size_t part) {
  FrameReader frames({.record_bytes = 4096, .other_bytes = 4096});
  OutcomeReader outcome;
  Heard heard;
  for (std::size_t at = 0; at < bytes.size() && heard.sound; at += part) {
    heard.sound = frames.add(bytes.substr(at, part)).has_value();
    while (heard.sound) {
      const auto frame = frames.next();
      if (!frame) break;
      ++heard.frames;
      heard.sound = outcome.add(*frame).has_value();
    }
  }
  heard.complete = heard.sound && outcome.is_complete() && frames.at_end();
  if (heard.complete) {
    const Outcome said = outcome.take();
    heard.records = said.records.size();
    require(said.error.has_value() == said.records.empty(), "an error, or records");
  }
  return heard;
}

}  // namespace
}  // namespace baku

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const std::string text = baku::text_of(bytes, size);
  const baku::Heard whole = baku::hear(text, text.size() + 1);
  const baku::Heard parts = baku::hear(text, 7);
  baku::require(whole.complete == parts.complete, "the same in parts");
  baku::require(!whole.complete || whole.records == parts.records, "as many records in parts");
  return 0;
}
