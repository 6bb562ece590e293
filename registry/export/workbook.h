// Records as a spreadsheet file (XLSX): one sheet of SOPs, one of steps.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "schema/sop_record.h"

namespace baku {

// Written row by row, so that its memory does not grow with the records. Cells are texts: nothing
// is taken for a formula. A sheet holds 1,048,576 rows, a cell 32,767 characters; longer texts are
// cut.
class Workbook {
 public:
  // Errors: kWrite.
  static Result<Workbook> create(const std::string& path);
  Workbook(Workbook&&) noexcept;
  Workbook& operator=(Workbook&&) = delete;
  ~Workbook();

  // Errors: kLimit (a sheet is full).
  Result<void> add(const SopRecord& record);
  // The file is whole only after this. Errors: kWrite.
  Result<void> finish();

 private:
  struct Parts;
  explicit Workbook(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace baku
