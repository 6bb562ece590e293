// A PDF opened with Poppler, and what Poppler complains about while it reads.
#pragma once

#include <PDFDoc.h>

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/page.h"
#include "ingest/pdf/pdf_reader.h"

namespace baku {

// Warnings of one reading, each sentence once, at most 50 and a count of the rest.
class WarningLog {
 public:
  void add(int page, std::string message);
  std::vector<ReadWarning> take();

 private:
  std::vector<ReadWarning> warnings_;
  std::set<std::string> seen_;
  std::size_t left_out_ = 0;
};

// While it lives, what Poppler reports on this thread goes to `log`; other threads are unaffected.
class PopplerMessages {
 public:
  explicit PopplerMessages(WarningLog& log);
  ~PopplerMessages();
  PopplerMessages(const PopplerMessages&) = delete;
  PopplerMessages& operator=(const PopplerMessages&) = delete;

  // The page that later messages are about.
  void set_page(int page);
};

struct PopplerDocument {
  std::unique_ptr<std::string> rebuilt;  // the bytes that are read where the file's end was lost
  std::unique_ptr<PDFDoc> pdf;           // never null
};

// `bytes` must outlive the document. Errors: as read_pdf, but for those about pages.
Result<PopplerDocument> open_poppler_document(std::string_view bytes, const PdfOptions& options,
                                              WarningLog& log);

// Size as displayed, in points: crop box, turned by /Rotate, scaled by /UserUnit.
struct PageSize {
  double width = 0;
  double height = 0;
  double unit = 1;  // points in one unit of the page's own coordinates
};
PageSize displayed_size(::Page& page);

}  // namespace baku
