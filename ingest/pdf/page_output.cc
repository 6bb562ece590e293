#include "ingest/pdf/page_output.h"

#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <UTF.h>
#include <goo/gmem.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

constexpr double kOblique = 0.17;          // sine of the largest angle that still counts as level
constexpr double kLeastOpacity = 0.02;     // fainter marks are not seen
constexpr double kOpaque = 0.99;           // stronger fills hide what lies under them
constexpr double kCovered = 0.8;           // of a word's box: then it is hidden by a white fill
constexpr double kType3LetterWidth = 0.5;  // em; a usual letter, to guess a Type 3 font's size
constexpr std::size_t kMostOperations = 5'000'000;  // of a page
constexpr std::size_t kDeepestState = 20'000;       // graphics states saved one in another
constexpr double kWholePicture = 0.5;               // of the page, that a scan covers
constexpr double kHairline = 0.1;                   // points; the thinnest stroke

struct GfreeDeleter {
  void operator()(Unicode* text) const { gfree(text); }
};

Color to_color(const GfxRGB& rgb) { return {colToByte(rgb.r), colToByte(rgb.g), colToByte(rgb.b)}; }

bool is_pale(const GfxRGB& rgb) {
  const Color color = to_color(rgb);
  return color.red >= 250 && color.green >= 250 && color.blue >= 250;
}

Point on_page(const GfxState& state, double x, double y) {
  Point p;
  state.transform(x, y, &p.x, &p.y);
  return p;
}

// A subpath with a point that is no number is left empty.
void copy_subpath(const GfxState& state, const GfxSubpath& from, Subpath& to) {
  const int count = from.getNumPoints();
  to.vertices.clear();
  to.vertices.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    const Point p = on_page(state, from.getX(i), from.getY(i));
    if (!std::isfinite(p.x + p.y)) {
      to.vertices.clear();
      return;
    }
    to.vertices.push_back({p, from.getCurve(i)});
  }
  to.closed = from.isClosed();
}

// The reading direction nearest to `along`; false where it lies at an angle between two.
bool level_direction(Point along, Direction& found) {
  if (std::min(std::abs(along.x), std::abs(along.y)) > kOblique) return false;
  if (std::abs(along.x) >= std::abs(along.y)) {
    found = along.x >= 0 ? Direction::k0 : Direction::k180;
  } else {
    found = along.y > 0 ? Direction::k90 : Direction::k270;
  }
  return true;
}

// A Type 3 font's glyphs have any size; its usual letters tell the font's. 0 where it has none.
double type3_scale(const GfxFont& font) {
  const auto& simple = static_cast<const Gfx8BitFont&>(font);
  double sum = 0;
  int count = 0;
  for (int code = 0; code < 256; ++code) {
    const double width = simple.getWidth(static_cast<unsigned char>(code));
    if (width <= 0) continue;
    sum += width;
    ++count;
  }
  const double* matrix = font.getFontMatrix();
  if (count == 0 || matrix[0] == 0) return 0;
  return sum / count / kType3LetterWidth * std::abs(matrix[3] / matrix[0]);
}

bool is_heavy(const GfxFont& font, std::string_view name) {
  return has_bold_name(name) || font.isBold() || font.getWeight() >= GfxFont::W600;
}

double overlap_share(const Rect& box, const Rect& over) {
  const double area = box.area();
  return area > 0 ? intersection(box, over).area() / area : 0;
}

bool is_hidden(const BuiltWord& word, std::span<const Cover> covers, std::span<const Rect> grounds,
               std::span<const ImagePlacement> images) {
  const auto later =
      std::upper_bound(covers.begin(), covers.end(), word.order,
                       [](std::size_t order, const Cover& cover) { return order < cover.order; });
  const bool covered = std::any_of(later, covers.end(), [&](const Cover& cover) {
    return overlap_share(word.word.box, cover.box) >= kCovered;
  });
  if (covered || !word.pale) return covered;
  const Point center = word.word.box.center();
  return std::none_of(grounds.begin(), grounds.end(),
                      [&](const Rect& ground) { return ground.contains(center); }) &&
         std::none_of(images.begin(), images.end(),
                      [&](const ImagePlacement& image) { return image.box.contains(center); });
}

// The tokens between blanks.
std::vector<std::string> tokens_of(const std::string& text) {
  std::vector<std::string> tokens;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) tokens.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return tokens;
}

}  // namespace

PageOutput::PageOutput(double page_width, double page_height, std::size_t max_words)
    : paths_(page_width, page_height),
      words_(max_words),
      page_width_(page_width),
      page_height_(page_height) {}

PageLosses PageOutput::move_into(Page& page) {
  flush_actual_text();
  losses_.too_many_words = words_.is_full();
  losses_.too_many_marks = paths_.is_full();
  PageMarks marks = paths_.take_marks();
  settle_marks(marks, page);
  page.images = std::move(images_);
  page.images.shrink_to_fit();
  auto words = words_.take_words();
  page.words.reserve(words.size());
  for (BuiltWord& built : words) {
    if (!built.word.hidden) {
      built.word.hidden = is_hidden(built, marks.covers, marks.grounds, page.images);
    }
    page.words.push_back(std::move(built.word));
  }
  return std::exchange(losses_, {});
}

void PageOutput::count_operation() {
  if (++operations_ > kMostOperations) throw DrawingLimit{};
}

void PageOutput::saveState(GfxState* /*state*/) {
  count_operation();
  if (++depth_ > kDeepestState) throw DrawingLimit{};
}

void PageOutput::restoreState(GfxState* /*state*/) {
  if (depth_ > 0) --depth_;
  pale_known_ = false;
}

void PageOutput::updateAll(GfxState* state) {
  pale_known_ = false;
  OutputDev::updateAll(state);
}

void PageOutput::updateFillColor(GfxState* /*state*/) { pale_known_ = false; }

void PageOutput::updateFillColorSpace(GfxState* /*state*/) { pale_known_ = false; }

void PageOutput::updateFont(GfxState* state) {
  const GfxFont* font = state->getFont().get();
  if (font == font_.font && font != nullptr) return;
  font_ = {};
  font_.font = font;
  if (font == nullptr) return;
  const std::string name = font->getName().value_or("");
  font_.bold = is_heavy(*font, name);
  font_.sign = sign_font(name);
  font_.ascent = font->getAscent();
  font_.descent = -font->getDescent();
  if (font_.ascent < 0.5 || font_.ascent > 1.2) font_.ascent = 0.9;
  if (font_.descent < 0.05 || font_.descent > 0.5) font_.descent = 0.2;
  if (font->getType() == fontType3) font_.type3_scale = type3_scale(*font);
}

bool PageOutput::in_soft_mask() const {
  return std::find(groups_.begin(), groups_.end(), true) != groups_.end();
}

Rect PageOutput::clip_of(GfxState* state) const {
  Rect clip;
  state->getClipBBox(&clip.left, &clip.top, &clip.right, &clip.bottom);
  return intersection(clip, {0, 0, page_width_, page_height_});
}

void PageOutput::paint(GfxState* state, PaintKind kind) {
  count_operation();
  const bool stroked = kind == PaintKind::kStroke;
  const double opacity = stroked ? state->getStrokeOpacity() : state->getFillOpacity();
  const GfxPath* path = state->getPath();
  if (in_soft_mask() || opacity < kLeastOpacity || path == nullptr || paths_.is_full()) return;
  const auto count = static_cast<std::size_t>(std::max(path->getNumSubpaths(), 0));
  if (scratch_.size() < count) scratch_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    copy_subpath(*state, *path->getSubpath(static_cast<int>(i)), scratch_[i]);
  }
  GfxRGB rgb;
  if (stroked) {
    state->getStrokeRGB(&rgb);
  } else {
    state->getFillRGB(&rgb);
  }
  Paint paint;
  paint.kind = kind;
  paint.color = to_color(rgb);
  paint.opaque = opacity >= kOpaque && state->getBlendMode() == gfxBlendNormal;
  paint.clip = clip_of(state);
  if (stroked) paint.line_width = std::max(kHairline, state->getTransformedLineWidth());
  paths_.add(std::span(scratch_).first(count), paint);
}

void PageOutput::stroke(GfxState* state) { paint(state, PaintKind::kStroke); }
void PageOutput::fill(GfxState* state) { paint(state, PaintKind::kFill); }
void PageOutput::eoFill(GfxState* state) { paint(state, PaintKind::kFill); }

// The pattern's cells and the shading's steps are not followed: their clip is what they fill.
bool PageOutput::paint_texture(GfxState* state) {
  if (!in_soft_mask() && state->getFillOpacity() >= kLeastOpacity) {
    paths_.add_textured(clip_of(state));
  }
  return true;
}

bool PageOutput::tilingPatternFill(GfxState* state, Gfx* /*gfx*/, Catalog* /*cat*/,
                                   GfxTilingPattern* /*pattern*/, const double* /*matrix*/,
                                   int /*x0*/, int /*y0*/, int /*x1*/, int /*y1*/,
                                   double /*x_step*/, double /*y_step*/) {
  return paint_texture(state);
}

bool PageOutput::functionShadedFill(GfxState* state, GfxFunctionShading* /*shading*/) {
  return paint_texture(state);
}

bool PageOutput::axialShadedFill(GfxState* state, GfxAxialShading* /*shading*/, double /*t_min*/,
                                 double /*t_max*/) {
  return paint_texture(state);
}

bool PageOutput::radialShadedFill(GfxState* state, GfxRadialShading* /*shading*/, double /*s_min*/,
                                  double /*s_max*/) {
  return paint_texture(state);
}

bool PageOutput::gouraudTriangleShadedFill(GfxState* state,
                                           GfxGouraudTriangleShading* /*shading*/) {
  return paint_texture(state);
}

bool PageOutput::patchMeshShadedFill(GfxState* state, GfxPatchMeshShading* /*shading*/) {
  return paint_texture(state);
}

void PageOutput::beginString(GfxState* state, const GooString* /*text*/) {
  double m11 = 0;
  double m12 = 0;
  double m21 = 0;
  double m22 = 0;
  state->getFontTransMat(&m11, &m12, &m21, &m22);
  if (font_.font != nullptr && font_.type3_scale > 0) {
    const double* matrix = font_.font->getFontMatrix();
    const double sign = matrix[0] < 0 ? -1 : 1;
    m11 *= sign;
    m12 *= sign;
  }
  pen_.font_size = std::hypot(m21, m22) * (font_.type3_scale > 0 ? font_.type3_scale : 1);
  along_ = direction({0, 0}, {m11, m12});
  oblique_ = !level_direction(along_, pen_.direction);
  pen_.ascent = font_.ascent;
  pen_.descent = font_.descent;
  const int render = state->getRender();
  pen_.hidden = (render & 3) == 3;
  pen_.bold = font_.bold || (render & 3) == 2;
  if (!pale_known_) {
    GfxRGB rgb;
    state->getFillRGB(&rgb);
    pale_ = is_pale(rgb);
    pale_known_ = true;
  }
  pen_.pale = pale_ && (render & 3) == 0 && state->getFillColorSpace()->getMode() != csPattern;
  pen_.hidden = pen_.hidden || state->getFillOpacity() < kLeastOpacity;
  pen_.order = paths_.order();
  clip_ = grown(clip_of(state), 0.5);
}

void PageOutput::drawChar(GfxState* state, double x, double y, double dx, double dy,
                          double /*origin_x*/, double /*origin_y*/, CharCode code, int bytes,
                          const Unicode* unicode, int unicode_length) {
  count_operation();
  if (in_soft_mask() || pen_.font_size <= 0) return;
  glyph_text_.clear();
  const auto kind = append_glyph_text(
      glyph_text_,
      {unicode, unicode != nullptr ? static_cast<std::size_t>(std::max(unicode_length, 0)) : 0U},
      font_.sign);
  if (kind == GlyphKind::kNothing) return;
  if (kind == GlyphKind::kBlank) {
    if (actual_) actual_->glyphs.emplace_back();
    if (actual_) actual_->drawn.emplace_back();
    if (!actual_) words_.add_blank();
    return;
  }
  double spacing = state->getCharSpace();
  if (bytes == 1 && code == ' ') spacing += state->getWordSpace();
  Point space;
  state->textTransformDelta(spacing * state->getHorizScaling(), 0, &space.x, &space.y);
  Point step;
  state->transformDelta(dx - space.x, dy - space.y, &step.x, &step.y);
  Point gap;
  state->transformDelta(space.x, space.y, &gap.x, &gap.y);
  const Point origin = on_page(*state, x, y);
  const Point center = origin + step * 0.5;
  if (!std::isfinite(origin.x + origin.y + step.x + step.y)) return;
  if (!Rect{0, 0, page_width_, page_height_}.contains(center)) return;
  if (oblique_) {
    ++losses_.oblique_glyphs;
    return;
  }
  if (kind == GlyphKind::kUnmapped && !pen_.hidden) ++losses_.unmapped_glyphs;
  Glyph glyph = pen_;
  glyph.text = glyph_text_;
  glyph.origin = origin;
  glyph.advance = dot(step, along_);
  glyph.letter_space = dot(gap, along_);
  glyph.hidden = glyph.hidden || !clip_.contains(center);
  if (actual_) {
    actual_->glyphs.push_back(glyph);
    actual_->drawn.push_back(glyph_text_);
    actual_->unmapped = actual_->unmapped || kind == GlyphKind::kUnmapped;
    return;
  }
  words_.add(glyph);
}

void PageOutput::beginActualText(GfxState* /*state*/, const GooString* text) {
  flush_actual_text();
  Unicode* raw = nullptr;
  const int count = TextStringToUCS4(text->toStr(), &raw);
  const std::unique_ptr<Unicode, GfreeDeleter> characters(raw);
  ActualSpan span;
  for (int i = 0; i < count; ++i) {
    if (append_glyph_text(span.text, {raw + i, 1}, SignFont::kNone) == GlyphKind::kBlank) {
      span.text += ' ';
    }
  }
  actual_ = std::move(span);
}

void PageOutput::endActualText(GfxState* /*state*/) { flush_actual_text(); }

// The replacement text stands for glyphs whose own text is unknown or partial (ligatures, ends of
// words); where it tells the same, or describes something at length, the glyphs are kept.
void PageOutput::flush_actual_text() {
  if (!actual_) return;
  ActualSpan span = std::move(*actual_);
  actual_.reset();
  std::string drawn;
  for (const auto& text : span.drawn) drawn += text;
  const auto tokens = tokens_of(span.text);
  std::string wanted;
  for (const auto& token : tokens) wanted += token;
  const bool keep = tokens.empty() || drawn == wanted || drawn.empty() ||
                    (!span.unmapped && wanted.size() > 3 * drawn.size() + 3);
  if (keep) {
    for (std::size_t i = 0; i < span.glyphs.size(); ++i) {
      if (span.drawn[i].empty()) {
        words_.add_blank();
        continue;
      }
      span.glyphs[i].text = span.drawn[i];
      words_.add(span.glyphs[i]);
    }
    return;
  }
  std::erase_if(span.glyphs, [](const Glyph& glyph) { return glyph.font_size <= 0; });
  Glyph glyph = span.glyphs.front();
  const Glyph& last = span.glyphs.back();
  const Point reach = last.origin - glyph.origin;
  const double whole = std::hypot(reach.x, reach.y) + last.advance;
  const Point along = reach == Point{} ? Point{} : direction({}, reach);
  double before = 0;
  const auto letters = static_cast<double>(wanted.size() + tokens.size() - 1);
  const Point start = glyph.origin;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0) words_.add_blank();
    const auto size = static_cast<double>(tokens[i].size());
    glyph.text = tokens[i];
    glyph.origin = start + along * (whole * before / letters);
    glyph.advance = whole * size / letters;
    words_.add(glyph);
    before += size + 1;
  }
}

Rect PageOutput::place_image(GfxState* state, int width, int height) {
  if (in_soft_mask()) return {};
  const Point corners[] = {on_page(*state, 0, 0), on_page(*state, 1, 0), on_page(*state, 1, 1),
                           on_page(*state, 0, 1)};
  const Rect box = intersection(bounds(corners), clip_of(state));
  if (box.empty()) return {};
  images_.push_back({box, width, height});
  return box;
}

void PageOutput::drawImageMask(GfxState* state, Object* ref, Stream* stream, int width, int height,
                               bool invert, bool interpolate, bool inline_image) {
  place_image(state, width, height);
  OutputDev::drawImageMask(state, ref, stream, width, height, invert, interpolate, inline_image);
}

void PageOutput::drawImage(GfxState* state, Object* ref, Stream* stream, int width, int height,
                           GfxImageColorMap* colors, bool interpolate, const int* mask_colors,
                           bool inline_image) {
  const Rect box = place_image(state, width, height);
  const bool opaque = mask_colors == nullptr && state->getFillOpacity() >= kOpaque &&
                      state->getBlendMode() == gfxBlendNormal;
  // A scan over the text that was read from it.
  if (opaque && box.area() >= kWholePicture * page_width_ * page_height_) paths_.add_picture(box);
  OutputDev::drawImage(state, ref, stream, width, height, colors, interpolate, mask_colors,
                       inline_image);
}

void PageOutput::drawMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/, int width,
                                 int height, GfxImageColorMap* /*colors*/, bool /*interpolate*/,
                                 Stream* /*mask*/, int /*mask_width*/, int /*mask_height*/,
                                 bool /*mask_invert*/, bool /*mask_interpolate*/) {
  place_image(state, width, height);
}

void PageOutput::drawSoftMaskedImage(GfxState* state, Object* /*ref*/, Stream* /*stream*/,
                                     int width, int height, GfxImageColorMap* /*colors*/,
                                     bool /*interpolate*/, Stream* /*mask*/, int /*mask_width*/,
                                     int /*mask_height*/, GfxImageColorMap* /*mask_colors*/,
                                     bool /*mask_interpolate*/) {
  place_image(state, width, height);
}

void PageOutput::beginTransparencyGroup(GfxState* /*state*/, const double* /*box*/,
                                        GfxColorSpace* /*space*/, bool /*isolated*/,
                                        bool /*knockout*/, bool for_soft_mask) {
  groups_.push_back(for_soft_mask);
}

void PageOutput::endTransparencyGroup(GfxState* /*state*/) {
  if (!groups_.empty()) groups_.pop_back();
}

}  // namespace baku
