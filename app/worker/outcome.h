// What one file came to, and how a worker says it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/worker/frame.h"
#include "app/worker/record_spool.h"
#include "app/worker/text_parts.h"
#include "base/result.h"
#include "ingest/page.h"
#include "ingest/page_visits.h"
#include "ingest/sop/assemble.h"
#include "schema/sop_record.h"

namespace baku {

// A page that was read, for another worker to go on with.
struct ReadPage {
  int number = 0;     // from 1 on
  std::string bytes;  // page_to_bytes
};

// An error, records, pages that were read and are left, or the parts of a text.
struct Outcome {
  std::optional<Error> error;
  RecordSpool records;  // in document order; empty where there is an error
  std::vector<SkippedPages> skipped;
  std::vector<ReadWarning> warnings;
  std::vector<int> lost_pages;
  int pages = 0;  // of the document; 0 where it has none
  std::vector<ReadPage> read;
  std::vector<PageRange> left;  // in ascending order
  TextParts text;               // its parts for other workers
  std::string searchable;       // PDF of a scan where it was wanted; empty where there is an error
};

std::string record_frame(const SopRecord& record);

// All frames of an outcome but those of its records, of which so many were sent before. The records
// are void where the outcome has an error.
std::string closing_frames(const Outcome& outcome, std::size_t records);

// The frames that carry a searchable PDF.
std::string searchable_frames(std::string_view pdf);

// The frame of a page that was read.
std::string read_page_frame(Page page);

// The pages of such frames, in ascending order. Errors: kMalformed.
Result<std::vector<Page>> pages_of_frames(std::string_view frames);

// The frame that says how many pages there are before they are read.
std::string pages_frame(int pages);

// The frame that says which page is read now; 0 once all were.
std::string page_frame(int page);

// Puts an outcome together from frames of a worker that is not trusted: each text is UTF-8, each
// record one of the format, each number within its bounds.
class OutcomeReader {
 public:
  // Errors: kMalformed, kLimit; kWrite where a record cannot be kept. The outcome is worth nothing
  // then.
  Result<void> add(const Frame& frame);

  // True after kDone, with as many records as it says.
  [[nodiscard]] bool is_complete() const { return complete_; }
  // What the worker announced; 0 before.
  [[nodiscard]] int announced_pages() const { return announced_pages_; }
  // The page that it read last; 0 where it is at none.
  [[nodiscard]] int current_page() const { return current_page_; }
  Outcome take() { return std::move(outcome_); }

 private:
  Result<void> add_record(std::string_view payload);
  Result<void> add_page(std::string payload);
  Result<void> finish(int records);

  Outcome outcome_;
  int announced_pages_ = 0;
  int current_page_ = 0;
  bool complete_ = false;
};

}  // namespace baku
