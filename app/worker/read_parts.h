// A document whose pages several workers read.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/worker/outcome.h"
#include "base/descriptor.h"
#include "base/result.h"
#include "ingest/page_visits.h"

namespace baku {

// What has come of its pages so far. They are kept in a file without a name, in memory, as the
// frames of the workers that read them.
class ReadParts {
 public:
  // `most_pages`: more of them are nonsense.
  static Result<ReadParts> create(int most_pages);

  // Takes the answer of a worker that was asked for these pages, or, first of all, for the whole
  // document. Errors: kCrash where the answer is to another question, kLimit, kWrite.
  Result<void> add(std::optional<PageRange> asked, Outcome outcome);

  // Pages that cannot be read, and why.
  Result<void> lose(PageRange pages, const std::string& why);

  // True where each page of the document was read, or lost.
  [[nodiscard]] bool is_complete() const { return missing_ == 0; }
  [[nodiscard]] bool is_all_lost() const { return read_ == 0; }
  [[nodiscard]] int pages() const { return pages_; }

  // The frames of all pages; nothing can be added from now on.
  struct Frames {
    int file = -1;
    std::size_t bytes = 0;
  };
  Frames close();

  // In the order of the pages, each once.
  [[nodiscard]] std::vector<ReadWarning> warnings() const;

 private:
  explicit ReadParts(int most_pages) : most_pages_(most_pages) {}
  [[nodiscard]] Result<int> check(std::optional<PageRange> asked, const Outcome& outcome) const;
  Result<void> keep(std::string_view page);

  int most_pages_;
  Descriptor file_;
  std::size_t bytes_ = 0;
  int pages_ = 0;
  int missing_ = 0;
  int read_ = 0;
  std::map<int, std::vector<ReadWarning>> warnings_;  // by the first page of the part
};

}  // namespace baku
