#include "ingest/scan/marks/components.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "ingest/scan/marks/bits.h"
#include "ingest/scan/marks/runs.h"

namespace baku::marks {
namespace {

// Ink of one row; `end` is exclusive.
struct Run {
  int begin = 0;
  int end = 0;
  std::size_t component = 0;
};

class Components {
 public:
  // Joins the runs of a row to those of the row before.
  void add_row(std::vector<Run>& runs, int y, int reach) {
    std::size_t first = 0;
    for (Run& run : runs) {
      while (first < before_.size() && before_[first].end + reach <= run.begin) ++first;
      std::size_t component = boxes_.size();
      for (std::size_t i = first; i < before_.size() && before_[i].begin < run.end + reach; ++i) {
        const std::size_t other = root_of(before_[i].component);
        component = component == boxes_.size() ? other : joined(component, other);
      }
      if (component == boxes_.size()) {
        boxes_.push_back({run.begin, y, run.end - run.begin, 1});
        parents_.push_back(component);
      } else {
        include(boxes_[component], {run.begin, y, run.end - run.begin, 1});
      }
      run.component = component;
    }
    before_.swap(runs);
  }

  [[nodiscard]] std::vector<ComponentBox> boxes() const {
    std::vector<ComponentBox> found;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      if (parents_[i] == i) found.push_back(boxes_[i]);
    }
    return found;
  }

 private:
  static void include(ComponentBox& box, const ComponentBox& other) {
    const int right = std::max(box.x + box.width, other.x + other.width);
    const int bottom = std::max(box.y + box.height, other.y + other.height);
    box.x = std::min(box.x, other.x);
    box.y = std::min(box.y, other.y);
    box.width = right - box.x;
    box.height = bottom - box.y;
  }

  std::size_t root_of(std::size_t component) {
    while (parents_[component] != component) {
      parents_[component] = parents_[parents_[component]];
      component = parents_[component];
    }
    return component;
  }

  // The one whose first pixel comes first stands for both.
  std::size_t joined(std::size_t a, std::size_t b) {
    if (a == b) return a;
    const auto [first, second] = std::minmax(a, b);
    parents_[second] = first;
    include(boxes_[first], boxes_[second]);
    return first;
  }

  std::vector<ComponentBox> boxes_;
  std::vector<std::size_t> parents_;
  std::vector<Run> before_;
};

}  // namespace

std::vector<ComponentBox> component_boxes(const Pix& pix, Touching touching) {
  const int width = pixGetWidth(reading(pix));
  const int height = pixGetHeight(reading(pix));
  const std::ptrdiff_t words = pixGetWpl(reading(pix));
  const std::uint32_t* row = pixGetData(reading(pix));
  const int reach = touching == Touching::kByCorner ? 1 : 0;
  Components components;
  std::vector<Run> runs;
  for (int y = 0; y < height; ++y, row += words) {
    runs.clear();
    for (int begin = next_pixel(row, 0, width, 0); begin < width;) {
      const int end = next_pixel(row, begin, width, ~std::uint32_t{0});
      runs.push_back({begin, end, 0});
      begin = next_pixel(row, end, width, 0);
    }
    components.add_row(runs, y, reach);
  }
  return components.boxes();
}

}  // namespace baku::marks
