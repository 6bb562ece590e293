// Painted paths to what they are on paper: rulings, shapes, connectors, arrowheads.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ingest/page.h"
#include "ingest/pdf/head_form.h"
#include "ingest/pdf/line_mark.h"
#include "ingest/pdf/painted_path.h"

namespace baku {

// A filled rectangle that hides what was drawn before it.
struct Cover {
  Rect box;
  std::size_t order = 0;  // marks with a smaller order were drawn before
};

// Collects the paths of one page in drawing order. Marks that leave nothing to see (white on
// white, outside the clip) are left out; of a drawing with very many curves only the outlines
// that look like figures are kept.
class PathClassifier {
 public:
  PathClassifier(double page_width, double page_height)
      : page_width_(page_width), page_height_(page_height) {}

  // One painting operator: all subpaths of a path. Returns how many marks were kept.
  void add(std::span<const Subpath> path, const Paint& paint);

  // A rectangle painted with something other than one colour (pattern, shading).
  void add_textured(const Rect& box);

  // Rulings, shapes, connectors and arrowheads of the page; only covers and grounds are left.
  void move_into(Page& page);

  // White rectangles, in the order of drawing.
  [[nodiscard]] std::span<const Cover> covers() const { return covers_; }

  // Boxes filled with something other than white, on which white text can be read.
  [[nodiscard]] std::span<const Rect> grounds() const { return grounds_; }

  [[nodiscard]] std::size_t order() const { return order_; }
  [[nodiscard]] bool is_full() const { return full_; }

 private:
  struct DrawnShape {
    Shape shape;
    std::size_t order = 0;
  };
  struct DrawnLine {
    LineMark line;
    std::size_t order = 0;
  };
  struct DrawnHead {
    HeadCandidate head;
    std::size_t order = 0;
  };

  void add_stroke(const Subpath& subpath, const Paint& paint);
  void add_open_stroke(const Subpath& subpath, const Paint& paint);
  void add_closed_stroke(const std::vector<Point>& polygon, const Paint& paint);
  void add_fill(const Subpath& subpath, const Paint& paint);
  bool add_thin_box(const Rect& box, const Paint& paint);
  void add_outline(const std::vector<Point>& polygon, const Paint& paint);
  void add_line(LineMark line, const Paint& paint);
  void join_frame(std::size_t first_shape);
  void drop_covered();

  double page_width_;
  double page_height_;
  std::size_t order_ = 0;
  bool full_ = false;
  std::vector<DrawnShape> shapes_;
  std::vector<DrawnLine> lines_;
  std::vector<DrawnHead> heads_;
  std::vector<Cover> covers_;
  std::vector<Rect> grounds_;
};

}  // namespace baku
