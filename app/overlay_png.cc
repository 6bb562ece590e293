#include "app/overlay_png.h"

#include <cairo.h>

#include <cmath>
#include <cstdint>
#include <memory>
#include <numbers>

namespace baku {
namespace {

constexpr double kPale = 0.35;      // share of white laid over the picture
constexpr double kLabelSize = 7;    // points
constexpr double kHeadLength = 5;   // points
constexpr double kHeadAngle = 0.4;  // radians on either side of the line

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;

struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using Context = std::unique_ptr<cairo_t, ContextDeleter>;

Result<Surface> surface_of(const Picture& picture) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) {
    return fail(ErrorCode::kInternal, "not enough memory for the picture");
  }
  unsigned char* target = cairo_image_surface_get_data(surface.get());
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
  const auto width = static_cast<std::size_t>(picture.width);
  for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      const char* source = picture.rgb.data() + 3 * (y * width + x);
      unsigned char* pixel = target + y * stride + 4 * x;  // blue, green, red on little-endian
      pixel[0] = static_cast<unsigned char>(source[2]);
      pixel[1] = static_cast<unsigned char>(source[1]);
      pixel[2] = static_cast<unsigned char>(source[0]);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

cairo_status_t append(void* closure, const unsigned char* bytes, unsigned int length) {
  auto* text = static_cast<std::string*>(closure);
  text->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

Result<std::string> png_of(cairo_surface_t* surface) {
  std::string png;
  if (cairo_surface_write_to_png_stream(surface, append, &png) != CAIRO_STATUS_SUCCESS) {
    return fail(ErrorCode::kInternal, "the picture could not be encoded");
  }
  return png;
}

void set_color(cairo_t* context, const Color& color, double alpha) {
  cairo_set_source_rgba(context, color.red / 255.0, color.green / 255.0, color.blue / 255.0, alpha);
}

void draw_head(cairo_t* context, const Point& from, const Point& tip) {
  const double angle = std::atan2(tip.y - from.y, tip.x - from.x) + std::numbers::pi;
  cairo_move_to(context, tip.x, tip.y);
  for (const double side : {-kHeadAngle, kHeadAngle}) {
    cairo_line_to(context, tip.x + kHeadLength * std::cos(angle + side),
                  tip.y + kHeadLength * std::sin(angle + side));
  }
  cairo_close_path(context);
  cairo_fill(context);
}

// An edge's label stands in the middle of it.
Point label_place(const Mark& mark) {
  const Point& first = mark.points.front();
  if (mark.closed) return {first.x, first.y - 1};
  const Point& middle = mark.points[mark.points.size() / 2];
  return {middle.x + 2, middle.y};
}

void draw_label(cairo_t* context, const Mark& mark) {
  const Point place = label_place(mark);
  cairo_text_extents_t extents;
  cairo_text_extents(context, mark.label.c_str(), &extents);
  cairo_set_source_rgba(context, 1, 1, 1, 0.8);
  cairo_rectangle(context, place.x + extents.x_bearing, place.y + extents.y_bearing, extents.width,
                  extents.height);
  cairo_fill(context);
  set_color(context, mark.color, 1);
  cairo_move_to(context, place.x, place.y);
  cairo_show_text(context, mark.label.c_str());
}

void draw_mark(cairo_t* context, const Mark& mark) {
  set_color(context, mark.color, 0.85);
  cairo_set_line_width(context, mark.thickness);
  cairo_new_path(context);
  for (const Point& point : mark.points) cairo_line_to(context, point.x, point.y);
  if (mark.closed) cairo_close_path(context);
  cairo_stroke(context);
  if (mark.arrow) draw_head(context, mark.points[mark.points.size() - 2], mark.points.back());
}

}  // namespace

Result<std::string> picture_to_png(const Picture& picture) {
  BAKU_TRY(const Surface surface, surface_of(picture));
  return png_of(surface.get());
}

Result<std::string> overlay_to_png(const Picture& picture, const Overlay& overlay) {
  BAKU_TRY(const Surface surface, surface_of(picture));
  {
    const Context context(cairo_create(surface.get()));
    cairo_set_source_rgba(context.get(), 1, 1, 1, kPale);
    cairo_paint(context.get());
    cairo_scale(context.get(), picture.width / overlay.width, picture.height / overlay.height);
    cairo_select_font_face(context.get(), "sans-serif", CAIRO_FONT_SLANT_NORMAL,
                           CAIRO_FONT_WEIGHT_BOLD);
    cairo_set_font_size(context.get(), kLabelSize);
    for (const Mark& mark : overlay.marks) draw_mark(context.get(), mark);
    for (const Mark& mark : overlay.marks) {
      if (!mark.label.empty()) draw_label(context.get(), mark);
    }
  }
  return png_of(surface.get());
}

}  // namespace baku
