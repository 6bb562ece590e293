// How a reader goes through the pages of a document.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

namespace baku {

// Pages from 1 on, both ends included.
struct PageRange {
  int first = 1;
  int last = 0;
  [[nodiscard]] int size() const { return last - first + 1; }
  friend bool operator==(const PageRange&, const PageRange&) = default;
};

struct PageVisits {
  // Called once with the pages that there are to read, before the first; where it returns false,
  // none is read. May be empty.
  std::function<bool(PageRange)> enter;
  // Pages (from 1) that are not read: they are `incomplete`, with a warning.
  std::vector<int> left_out;
  // Called with a page's number before it is read; may be empty.
  std::function<void(int)> begin;

  [[nodiscard]] bool leaves_out(int page) const {
    return std::find(left_out.begin(), left_out.end(), page) != left_out.end();
  }
  [[nodiscard]] bool enters(PageRange pages) const { return !enter || enter(pages); }
  void tell(int page) const {
    if (begin) begin(page);
  }
};

inline constexpr const char* kLeftOut = "the page was left out: reading it ended the worker";

}  // namespace baku
