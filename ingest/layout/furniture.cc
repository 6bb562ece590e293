#include "ingest/layout/furniture.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <tuple>
#include <utility>

namespace baku {
namespace {

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte >= 0x80;
}

std::string compared_letters(const std::string& text) {
  std::string letters;
  std::copy_if(text.begin(), text.end(), std::back_inserter(letters), is_letter);
  return letters;
}

struct MarginLine {
  std::string letters;
  std::size_t page = 0;
  double from_edge = 0;  // points from the top (positive) or the foot (negative) of the page
  Rect box;
};

bool comes_before(const MarginLine& a, const MarginLine& b) {
  return std::tie(a.letters, a.from_edge) < std::tie(b.letters, b.from_edge);
}

// True if a line with the same letters stands at the same place on another page. `lines` are
// sorted.
bool repeats(const MarginLine& line, const std::vector<MarginLine>& lines, double same_place) {
  MarginLine low = line;
  MarginLine high = line;
  low.from_edge -= same_place;
  high.from_edge += same_place;
  return std::any_of(std::lower_bound(lines.begin(), lines.end(), low, comes_before),
                     std::upper_bound(lines.begin(), lines.end(), high, comes_before),
                     [&](const MarginLine& other) { return other.page != line.page; });
}

}  // namespace

Furniture::Furniture(const std::vector<PageLayout>& pages, const Document& document,
                     double margin_share, double same_place) {
  std::vector<MarginLine> lines;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const double height = document.pages[i].height;
    extents_.push_back({pages[i].page, {}});
    for (const TextLine& line : pages[i].lines) {
      MarginLine margin{compared_letters(line.text), i, 0, line.box};
      if (line.box.bottom <= margin_share * height) margin.from_edge = line.box.top;
      if (line.box.top >= (1 - margin_share) * height) margin.from_edge = line.box.top - height;
      if (margin.from_edge == 0) {
        extents_.back().boxes.push_back(line.box);
      } else if (!margin.letters.empty()) {
        lines.push_back(std::move(margin));
      }
    }
  }
  std::stable_sort(lines.begin(), lines.end(), comes_before);
  for (const MarginLine& line : lines) {
    if (!repeats(line, lines, same_place)) extents_[line.page].boxes.push_back(line.box);
  }
}

const Furniture::Extent* Furniture::on(int page) const {
  const auto found = std::find_if(extents_.begin(), extents_.end(),
                                  [page](const Extent& extent) { return extent.page == page; });
  return found == extents_.end() ? nullptr : &*found;
}

bool Furniture::text_above(int page, double y) const {
  const Extent* extent = on(page);
  return extent != nullptr && std::any_of(extent->boxes.begin(), extent->boxes.end(),
                                          [y](const Rect& box) { return box.center().y < y; });
}

bool Furniture::text_below(int page, double y) const {
  const Extent* extent = on(page);
  return extent != nullptr && std::any_of(extent->boxes.begin(), extent->boxes.end(),
                                          [y](const Rect& box) { return box.center().y > y; });
}

}  // namespace baku
