// Poppler's output device that keeps what a page says and draws instead of painting it.
#pragma once

#include <OutputDev.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ingest/page.h"
#include "ingest/pdf/glyph_text.h"
#include "ingest/pdf/path_classifier.h"
#include "ingest/pdf/word_builder.h"

class GfxFont;

namespace baku {

// What was left out of a page, for warnings.
struct PageLosses {
  std::size_t unmapped_glyphs = 0;  // marks without a known character
  std::size_t oblique_glyphs = 0;   // text at an angle
  bool too_many_words = false;
  bool too_many_marks = false;
};

// Thrown through Poppler by a page that goes on for ever; what was drawn until then is kept.
// Poppler's own content parser (some hundred bytes) is lost by it.
struct DrawingLimit {};

class PageOutput : public OutputDev {
 public:
  PageOutput(double page_width, double page_height, std::size_t max_words);

  // Words and marks of the page that was displayed; the device is empty afterwards.
  PageLosses move_into(Page& page);

  [[nodiscard]] bool is_full() const { return words_.is_full(); }

  // Poppler's interface; names and types are its own.
  // NOLINTBEGIN(readability-identifier-naming)
  bool upsideDown() override { return true; }
  bool useDrawChar() override { return true; }
  bool interpretType3Chars() override { return false; }
  bool useTilingPatternFill() override { return true; }
  bool useShadedFills(int /*type*/) override { return true; }

  void saveState(GfxState* state) override;
  void restoreState(GfxState* state) override;
  void updateAll(GfxState* state) override;
  void updateFont(GfxState* state) override;
  void updateFillColor(GfxState* state) override;
  void updateFillColorSpace(GfxState* state) override;

  void stroke(GfxState* state) override;
  void fill(GfxState* state) override;
  void eoFill(GfxState* state) override;
  bool tilingPatternFill(GfxState* state, Gfx* gfx, Catalog* cat, GfxTilingPattern* pattern,
                         const double* matrix, int x0, int y0, int x1, int y1, double x_step,
                         double y_step) override;
  bool functionShadedFill(GfxState* state, GfxFunctionShading* shading) override;
  bool axialShadedFill(GfxState* state, GfxAxialShading* shading, double t_min,
                       double t_max) override;
  bool radialShadedFill(GfxState* state, GfxRadialShading* shading, double s_min,
                        double s_max) override;
  bool gouraudTriangleShadedFill(GfxState* state, GfxGouraudTriangleShading* shading) override;
  bool patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* shading) override;

  void beginString(GfxState* state, const GooString* text) override;
  void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x,
                double origin_y, CharCode code, int bytes, const Unicode* unicode,
                int unicode_length) override;
  void beginActualText(GfxState* state, const GooString* text) override;
  void endActualText(GfxState* state) override;

  void drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                     bool invert, bool interpolate, bool inline_image) override;
  void drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                 GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                 bool inline_image) override;
  void drawMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                       GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                       int mask_height, bool mask_invert, bool mask_interpolate) override;
  void drawSoftMaskedImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colors, bool interpolate, Stream* mask, int mask_width,
                           int mask_height, GfxImageColorMap* mask_colors,
                           bool mask_interpolate) override;

  void beginTransparencyGroup(GfxState* state, const double* box, GfxColorSpace* space,
                              bool isolated, bool knockout, bool for_soft_mask) override;
  void endTransparencyGroup(GfxState* state) override;
  // NOLINTEND(readability-identifier-naming)

 private:
  struct FontFacts {
    const GfxFont* font = nullptr;
    bool bold = false;
    SignFont sign = SignFont::kNone;
    double ascent = 0.9;
    double descent = 0.2;
    double type3_scale = 0;  // font size of a Type 3 font in text units; 0 for other fonts
  };
  struct ActualSpan {
    std::string text;           // UTF-8
    std::vector<Glyph> glyphs;  // their text lies in `drawn`
    std::vector<std::string> drawn;
    bool unmapped = false;
  };

  void count_operation();
  [[nodiscard]] bool in_soft_mask() const;
  Rect clip_of(GfxState* state) const;
  void paint(GfxState* state, PaintKind kind);
  bool paint_texture(GfxState* state);
  // The part of the page that it covers; empty where nothing is seen of it.
  Rect place_image(GfxState* state, int width, int height);
  void emit_glyph(const Glyph& glyph);
  void flush_actual_text();

  PathClassifier paths_;
  WordBuilder words_;
  std::vector<ImagePlacement> images_;
  std::vector<bool> groups_;  // of the open transparency groups: part of a soft mask
  PageLosses losses_;
  std::size_t operations_ = 0;
  std::size_t depth_ = 0;  // of saved graphics states

  FontFacts font_;
  std::vector<Subpath> scratch_;
  bool pale_known_ = false;
  bool pale_ = false;
  double page_width_;
  double page_height_;

  // Of the string that is being drawn.
  Glyph pen_;
  Point along_;  // unit vector of the reading direction
  bool oblique_ = false;
  std::string glyph_text_;
  Rect clip_;
  std::optional<ActualSpan> actual_;
};

}  // namespace baku
