#include "ingest/layout/strokes.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace baku {
namespace {

// Gives pieces within `snap` of the first of them their common position.
void snap_positions(std::vector<Stroke>& pieces, double snap) {
  std::sort(pieces.begin(), pieces.end(),
            [](const Stroke& a, const Stroke& b) { return a.position < b.position; });
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t end = first;
    double weight = 0;
    double sum = 0;
    while (end < pieces.size() && pieces[end].position - pieces[first].position <= snap) {
      const double length = std::max(pieces[end].length(), 0.1);
      weight += length;
      sum += length * pieces[end].position;
      ++end;
    }
    for (std::size_t i = first; i < end; ++i) pieces[i].position = sum / weight;
    first = end;
  }
}

}  // namespace

std::vector<Stroke> join_strokes(std::vector<Stroke> pieces, const StrokeTolerances& tolerances) {
  snap_positions(pieces, tolerances.snap);
  std::sort(pieces.begin(), pieces.end(), [](const Stroke& a, const Stroke& b) {
    if (a.position != b.position) return a.position < b.position;
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.sources < b.sources;
  });
  std::vector<Stroke> joined;
  for (Stroke& piece : pieces) {
    if (joined.empty() || joined.back().position != piece.position ||
        piece.begin - joined.back().end > tolerances.join) {
      joined.push_back(std::move(piece));
      continue;
    }
    Stroke& last = joined.back();
    last.end = std::max(last.end, piece.end);
    last.sources.insert(last.sources.end(), piece.sources.begin(), piece.sources.end());
  }
  std::erase_if(joined, [&](const Stroke& s) { return s.length() < tolerances.noise; });
  return joined;
}

void add_sides(const Rect& box, Strokes& pieces) {
  pieces.horizontal.push_back({box.top, box.left, box.right, {}});
  pieces.horizontal.push_back({box.bottom, box.left, box.right, {}});
  pieces.vertical.push_back({box.left, box.top, box.bottom, {}});
  pieces.vertical.push_back({box.right, box.top, box.bottom, {}});
}

Strokes collect_strokes(const Page& page, std::span<const Rect> frames,
                        const StrokeTolerances& tolerances) {
  Strokes pieces;
  for (std::size_t i = 0; i < page.rulings.size(); ++i) {
    const Ruling& ruling = page.rulings[i];
    if (!std::isfinite(ruling.position + ruling.begin + ruling.end)) continue;
    auto& list = ruling.axis == Axis::kHorizontal ? pieces.horizontal : pieces.vertical;
    list.push_back({ruling.position,
                    std::min(ruling.begin, ruling.end),
                    std::max(ruling.begin, ruling.end),
                    {static_cast<int>(i)}});
  }
  for (const Rect& frame : frames) add_sides(frame, pieces);
  return {join_strokes(std::move(pieces.horizontal), tolerances),
          join_strokes(std::move(pieces.vertical), tolerances)};
}

StrokeIndex::StrokeIndex(std::span<const Stroke> strokes) : strokes_(strokes) {
  for (std::size_t i = 0; i < strokes.size(); ++i) {
    if (i == 0 || strokes[i].position != strokes[i - 1].position) starts_.push_back(i);
  }
  starts_.push_back(strokes.size());
}

std::size_t StrokeIndex::first_track(double position) const {
  const auto tracks = std::span(starts_).first(starts_.size() - 1);
  const auto found = std::partition_point(tracks.begin(), tracks.end(), [&](std::size_t start) {
    return strokes_[start].position < position;
  });
  return static_cast<std::size_t>(std::distance(tracks.begin(), found));
}

std::size_t StrokeIndex::first_ending_after(std::size_t track, double along) const {
  const auto first = strokes_.begin() + static_cast<std::ptrdiff_t>(starts_[track]);
  const auto last = strokes_.begin() + static_cast<std::ptrdiff_t>(starts_[track + 1]);
  const auto found =
      std::partition_point(first, last, [&](const Stroke& s) { return s.end < along; });
  return static_cast<std::size_t>(std::distance(strokes_.begin(), found));
}

}  // namespace baku
