// The pipeline: the bytes of a file to the records of its SOPs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/page.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/sop/assemble.h"
#include "normalize/lexicon.h"
#include "schema/sop_record.h"

namespace baku {

struct Conversion {
  std::vector<SopRecord> records;  // in document order, at least one
  std::vector<SkippedPages> skipped;
  std::vector<ReadWarning> warnings;
  std::vector<int> lost_pages;  // not read: the records may miss something of them
};

// Errors: those of read_pdf and assemble.
Result<Conversion> convert(std::string_view bytes, std::string_view file_name,
                           const PdfOptions& options, const Lexicon& lexicon);

// Where the records of a file come from.
RecordSource source_of(std::string_view bytes, std::string_view file_name,
                       const Document& document);

}  // namespace baku
