#include "app/worker/read_text.h"

#include <utility>

namespace baku {

ReadText::ReadText(Outcome divided) : text_(std::move(divided.text)) {
  whole_.warnings = std::move(divided.warnings);
}

Result<void> ReadText::add(std::size_t index, RecordSpool records) {
  const TextPart& part = text_.parts[index];
  const bool own = part.sops > 0 && records.size() == static_cast<std::size_t>(part.sops) &&
                   records.front().source.ordinal == part.sops_before + 1 &&
                   records.front().source.sha256 == text_.sha256;
  if (!own) return fail(ErrorCode::kCrash, "the worker's answer makes no sense");
  waiting_.emplace(index, std::move(records));
  for (auto next = waiting_.begin(); next != waiting_.end() && next->first == next_; ++next_) {
    auto kept = whole_.records.append(std::move(next->second));
    if (!kept) return kept;
    next = waiting_.erase(next);
  }
  return {};
}

}  // namespace baku
