// The rooms into which rulings part a page, whatever table they belong to.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ingest/page.h"

namespace baku {

class CellRegions {
 public:
  // A page of `width` x `height` points; places are asked for in pixels, `points` points each.
  CellRegions(double width, double height, std::span<const Ruling> rulings, double points);

  // Number of the room at a place; places on a ruling belong to a room beside it.
  [[nodiscard]] int at(double x, double y) const;

 private:
  void draw(const Ruling& ruling);
  void number_rooms();

  int columns_ = 0;
  int rows_ = 0;
  double scale_ = 1;        // places of the raster a pixel
  std::vector<int> rooms_;  // 0 on a ruling
};

}  // namespace baku
