// The records of one file until it is known how the file ends.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"
#include "schema/sop_record.h"

namespace baku {

// What is kept in memory; further records go to a file.
struct SpoolLimits {
  std::size_t records = 256;
  std::size_t bytes = std::size_t{8} << 20U;  // as JSON
};

// Records in their order. The file has no name and goes with this; it lies in the folder for
// temporary files ($TMPDIR, /tmp).
class RecordSpool {
 public:
  RecordSpool() = default;
  explicit RecordSpool(SpoolLimits limits) : limits_(limits) {}

  // `bytes`: about as many as the record has as JSON. Errors: kWrite.
  Result<void> add(SopRecord record, std::size_t bytes);

  // Adds those of another one behind its own. Errors: kWrite.
  Result<void> append(RecordSpool other);

  [[nodiscard]] std::size_t size() const { return kept_.size() + filed_; }
  [[nodiscard]] bool empty() const { return kept_.empty(); }
  [[nodiscard]] const SopRecord& front() const { return kept_.front(); }
  void clear();

  // Calls `visit` with each record, one in memory at a time. Errors: those of `visit`, after which
  // no further record is visited; kWrite where the file cannot be read.
  [[nodiscard]] Result<void> for_each(
      const std::function<Result<void>(const SopRecord&)>& visit) const;

  // The same with each record as a line of compact JSON, without reading those in the file anew.
  [[nodiscard]] Result<void> for_each_line(
      const std::function<Result<void>(std::string_view)>& visit) const;

 private:
  Result<void> file(const SopRecord& record);
  Result<void> open();
  Result<void> copy_file(const RecordSpool& other);

  SpoolLimits limits_;
  std::vector<SopRecord> kept_;
  std::size_t kept_bytes_ = 0;
  Descriptor file_;  // records as lines of JSON, behind those that are kept
  std::size_t filed_ = 0;
};

}  // namespace baku
