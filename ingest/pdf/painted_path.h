// A path as a page's content stream paints it, before anything is known about its meaning.
#pragma once

#include <vector>

#include "base/geometry.h"
#include "ingest/page.h"

namespace baku {

// A control point stands between two on-curve points, always two in a row (cubic Bezier).
struct PathVertex {
  Point at;
  bool control = false;
};

struct Subpath {
  std::vector<PathVertex> vertices;
  bool closed = false;  // by an explicit operator
};

enum class PaintKind : std::uint8_t { kFill, kStroke };

struct Paint {
  PaintKind kind = PaintKind::kStroke;
  Color color;
  double line_width = 0;  // points on the page; of strokes only
  bool opaque = true;     // hides what lies under it
  Rect clip;              // the part of the page that can be marked
};

}  // namespace baku
