// The audit trail of one record while the rules run over it.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "normalize/confidence.h"
#include "schema/raw_sop.h"
#include "schema/sop_record.h"

namespace baku {

// Writes into the record's normalizations, findings and evidence. Keeps a reference to the record:
// it must live as long as the trail.
class Trail {
 public:
  explicit Trail(SopRecord& record);

  // Where the value at `path` (JSON Pointer) was read. Blank text leaves no evidence.
  void read_at(std::string_view path, const Printed& printed);
  // The same for a symbol: it has a place even where no text stands in it.
  void seen_at(std::string_view path, const Printed& mark);

  // The value at `path` was changed in meaning or spelling by `rule` ("person.same_nip").
  void changed(std::string_view path, std::string_view from, std::string_view to,
               std::string_view rule, const Grounds& grounds = {});
  // The same for a change that was made, and weighed, before the record.
  void carried(const RawRepair& repair);

  // One finding for each code and path; a second one is dropped. The severity is the code's own.
  void found(std::string_view code, std::string_view path, std::string_view message);
  void found(std::string_view code, Severity severity, std::string_view path,
             std::string_view message);
  [[nodiscard]] bool has_found(std::string_view code, std::string_view path) const;

 private:
  SopRecord& record_;
  std::set<std::string> found_;  // code and path of each finding of the record
};

}  // namespace baku
