// Painted paths to what they are on paper: rulings, shapes, connectors, arrowheads.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "ingest/page.h"
#include "ingest/pdf/page_marks.h"
#include "ingest/pdf/painted_path.h"

namespace baku {

// Collects the paths of one page in drawing order. Marks that leave nothing to see (white on
// white, outside the clip) are left out; of a drawing with very many curves only the outlines
// that look like figures are kept.
class PathClassifier {
 public:
  PathClassifier(double page_width, double page_height)
      : page_width_(page_width), page_height_(page_height) {}

  // One painting operator: all subpaths of a path.
  void add(std::span<const Subpath> path, const Paint& paint);

  // A rectangle painted with something other than one colour (pattern, shading).
  void add_textured(const Rect& box);

  // A picture that hides what was drawn before it.
  void add_picture(const Rect& box);

  // The marks so far.
  [[nodiscard]] const PageMarks& marks() const { return marks_; }
  PageMarks take_marks() { return std::exchange(marks_, {}); }

  [[nodiscard]] std::size_t order() const { return order_; }
  [[nodiscard]] bool is_full() const { return full_; }

 private:
  void add_stroke(const Subpath& subpath, const Paint& paint);
  void add_open_stroke(const Subpath& subpath, const Paint& paint);
  void add_closed_stroke(const std::vector<Point>& polygon, const Paint& paint);
  void add_fill(const Subpath& subpath, const Paint& paint);
  bool add_thin_box(const Rect& box, const Paint& paint);
  void add_closed(const std::vector<Point>& polygon, const Paint& paint);
  void add_ground(const Rect& box);
  void add_line(LineMark line, const Paint& paint);
  void join_frame(std::size_t first_shape);

  double page_width_;
  double page_height_;
  std::size_t order_ = 0;
  bool full_ = false;
  PageMarks marks_;
};

}  // namespace baku
