// A long text whose parts several workers read.
#pragma once

#include <cstddef>
#include <map>

#include "app/worker/outcome.h"
#include "app/worker/text_parts.h"
#include "base/result.h"

namespace baku {

// The records of its parts, put together in their order.
class ReadText {
 public:
  // `divided`: the answer of the worker that found the parts.
  explicit ReadText(Outcome divided);

  [[nodiscard]] std::size_t parts() const { return text_.parts.size(); }
  // One of them alone.
  [[nodiscard]] TextParts part(std::size_t index) const {
    return {{text_.parts[index]}, text_.sha256};
  }

  // Takes the records of a part, once for each. Errors: kCrash where they are not those of the
  // part, kWrite.
  Result<void> add(std::size_t index, RecordSpool records);

  [[nodiscard]] bool is_complete() const { return next_ == text_.parts.size(); }

  // The outcome of the whole text, once it is complete.
  Outcome take() { return std::move(whole_); }

 private:
  TextParts text_;
  Outcome whole_;
  std::map<std::size_t, RecordSpool> waiting_;  // for those of an earlier part
  std::size_t next_ = 0;
};

}  // namespace baku
