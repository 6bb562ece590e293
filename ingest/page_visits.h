// How a reader goes through the pages of a document.
#pragma once

#include <algorithm>
#include <functional>
#include <vector>

namespace baku {

struct PageVisits {
  // Pages (from 1) that are not read: they are `incomplete`, with a warning.
  std::vector<int> left_out;
  // Called with a page's number before it is read; may be empty.
  std::function<void(int)> begin;

  [[nodiscard]] bool leaves_out(int page) const {
    return std::find(left_out.begin(), left_out.end(), page) != left_out.end();
  }
  void tell(int page) const {
    if (begin) begin(page);
  }
};

inline constexpr const char* kLeftOut = "the page was left out: reading it ended the worker";

}  // namespace baku
