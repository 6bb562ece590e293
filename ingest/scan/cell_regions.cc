#include "ingest/scan/cell_regions.h"

#include <algorithm>
#include <cmath>

namespace baku {
namespace {

constexpr double kPlacesPerPoint = 1.0;
constexpr double kReach = 3;  // points by which a ruling is drawn longer than it was found
constexpr int kRuling = 0;
constexpr int kUnnumbered = -1;
constexpr int kNearby = 4;  // places around a ruling to look for a room

}  // namespace

CellRegions::CellRegions(double width, double height, std::span<const Ruling> rulings,
                         double points)
    : columns_(std::max(1, static_cast<int>(std::ceil(width * kPlacesPerPoint)))),
      rows_(std::max(1, static_cast<int>(std::ceil(height * kPlacesPerPoint)))),
      scale_(points * kPlacesPerPoint),
      rooms_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), kUnnumbered) {
  for (const Ruling& ruling : rulings) draw(ruling);
  number_rooms();
}

void CellRegions::draw(const Ruling& ruling) {
  const bool horizontal = ruling.axis == Axis::kHorizontal;
  const int across = static_cast<int>(ruling.position * kPlacesPerPoint);
  if (across < 0 || across >= (horizontal ? rows_ : columns_)) return;
  const int last = (horizontal ? columns_ : rows_) - 1;
  const int begin = std::max(0, static_cast<int>((ruling.begin - kReach) * kPlacesPerPoint));
  const int end = std::min(last, static_cast<int>((ruling.end + kReach) * kPlacesPerPoint));
  for (int along = begin; along <= end; ++along) {
    const int row = horizontal ? across : along;
    const int column = horizontal ? along : across;
    rooms_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
           static_cast<std::size_t>(column)] = kRuling;
  }
}

void CellRegions::number_rooms() {
  std::vector<int> pending;
  int rooms = 0;
  for (int start = 0; start < columns_ * rows_; ++start) {
    if (rooms_[static_cast<std::size_t>(start)] != kUnnumbered) continue;
    ++rooms;
    rooms_[static_cast<std::size_t>(start)] = rooms;
    pending.push_back(start);
    while (!pending.empty()) {
      const int place = pending.back();
      pending.pop_back();
      const auto visit = [&](int next) {
        int& room = rooms_[static_cast<std::size_t>(next)];
        if (room != kUnnumbered) return;
        room = rooms;
        pending.push_back(next);
      };
      const int column = place % columns_;
      if (column > 0) visit(place - 1);
      if (column + 1 < columns_) visit(place + 1);
      if (place >= columns_) visit(place - columns_);
      if (place + columns_ < columns_ * rows_) visit(place + columns_);
    }
  }
}

int CellRegions::at(double x, double y) const {
  const int column = std::clamp(static_cast<int>(x * scale_), 0, columns_ - 1);
  const int row = std::clamp(static_cast<int>(y * scale_), 0, rows_ - 1);
  for (int reach = 0; reach <= kNearby; ++reach) {
    for (int dy = -reach; dy <= reach; ++dy) {
      for (int dx = -reach; dx <= reach; ++dx) {
        if (std::max(std::abs(dx), std::abs(dy)) != reach) continue;
        const int c = std::clamp(column + dx, 0, columns_ - 1);
        const int r = std::clamp(row + dy, 0, rows_ - 1);
        const int room = rooms_[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) +
                                static_cast<std::size_t>(c)];
        if (room != kRuling) return room;
      }
    }
  }
  return kRuling;
}

}  // namespace baku
