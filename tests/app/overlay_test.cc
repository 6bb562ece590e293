#include "app/overlay.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/overlay_html.h"
#include "app/overlay_png.h"

namespace baku {
namespace {

Printed mark_at(int page, const Rect& box) {
  Printed mark;
  mark.page = page;
  mark.box = box;
  return mark;
}

// Two nodes on page 1, one on page 2; an edge on the page and one that leaves it.
RawSop sample_sop() {
  RawSop sop;
  sop.actors = {{mark_at(1, {})}};
  sop.actors[0].label.text = "Kasubag <Umum>";
  sop.nodes = {{0, 0, NodeShape::kStart, mark_at(1, {10, 10, 30, 20})},
               {1, 0, NodeShape::kDecision, mark_at(1, {10, 50, 30, 60})},
               {2, 0, NodeShape::kEnd, mark_at(2, {10, 10, 30, 20})}};
  sop.edges = {{0, 1, {}}, {1, 2, {}}};
  sop.edges[1].label.text = "Ya";
  return sop;
}

Page sample_page() {
  Page page;
  page.number = 1;
  page.width = 100;
  page.height = 80;
  page.words = {{.text = "<b>", .box = {40, 10, 60, 20}}, {.text = "x", .hidden = true}};
  page.connectors = {{.points = {{20, 20}, {20, 50}}, .arrow_at_end = true}};
  page.stamps = {{70, 60, 90, 75}};
  return page;
}

std::ptrdiff_t count_of(const Overlay& overlay, Layer layer) {
  return std::count_if(overlay.marks.begin(), overlay.marks.end(),
                       [&](const Mark& mark) { return mark.layer == layer; });
}

TEST(Overlay, HoldsWhatStandsOnThePage) {
  const RawSop sop = sample_sop();
  const Overlay overlay = overlay_of(sample_page(), {}, std::span(&sop, 1));
  EXPECT_EQ(count_of(overlay, Layer::kWord), 1) << "hidden words are not drawn";
  EXPECT_EQ(count_of(overlay, Layer::kStamp), 1);
  EXPECT_EQ(count_of(overlay, Layer::kLine), 1);
  EXPECT_EQ(count_of(overlay, Layer::kNode), 2);
  EXPECT_EQ(count_of(overlay, Layer::kEdge), 2);
  const Mark& edge = overlay.marks[overlay.marks.size() - 2];
  EXPECT_EQ(edge.points.front(), (Point{20, 20})) << "from border to border";
  EXPECT_EQ(edge.points.back(), (Point{20, 50}));
  EXPECT_EQ(overlay.marks.back().label, "Ya");
}

TEST(Overlay, CellsOfEachPartOfATable) {
  Table table;
  table.rows = 2;
  table.cols = 1;
  Cell cell;
  cell.row_span = 2;  // cut by the page break
  table.cells = {cell};
  table.parts = {{.page = 1, .column_edges = {5, 95}, .row_edges = {60, 75}, .first_row = 0},
                 {.page = 2, .column_edges = {5, 95}, .row_edges = {5, 30}, .first_row = 1}};
  Layout layout;
  layout.tables = {table};
  const Overlay overlay = overlay_of(sample_page(), layout, {});
  ASSERT_EQ(count_of(overlay, Layer::kCell), 1);
  EXPECT_EQ(overlay.marks[1].points[0], (Point{6, 61}));
}

TEST(Overlay, EdgesToNodesThatAreNotThereAreLeftOut) {
  RawSop sop = sample_sop();
  sop.edges = {{0, 9, {}}, {-1, 0, {}}};
  EXPECT_EQ(count_of(overlay_of(sample_page(), {}, std::span(&sop, 1)), Layer::kEdge), 0);
}

TEST(Overlay, PngHasTheSizeOfThePicture) {
  const RawSop sop = sample_sop();
  const Picture picture = {200, 160, std::string(std::size_t{200} * 160 * 3, '\xFF')};
  const auto png = overlay_to_png(picture, overlay_of(sample_page(), {}, std::span(&sop, 1)));
  ASSERT_TRUE(png);
  EXPECT_EQ(png->substr(1, 3), "PNG");
  EXPECT_EQ(png->substr(16, 8), std::string("\0\0\0\xC8\0\0\0\xA0", 8));
  EXPECT_NE(*png, *picture_to_png(picture));
}

TEST(Overlay, HtmlEscapesTheDocumentAndLoadsNothing) {
  const RawSop sop = sample_sop();
  SopRecord record;
  record.record_id = "sop-1";
  record.title = "<img src=x>";
  record.evidence["/title"] = {1, {1, 2, 3, 4}, "\"><script>", 1};
  const std::vector<ShownPage> pages = {{overlay_of(sample_page(), {}, std::span(&sop, 1)), "png"}};
  const std::string html = overlay_to_html("a<b>.pdf", pages, std::span(&record, 1));
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  EXPECT_NE(html.find("&lt;img src=x&gt;"), std::string::npos);
  EXPECT_NE(html.find("href=\"#sop-1/title\""), std::string::npos);
  EXPECT_NE(html.find("id=\"sop-1/title\""), std::string::npos);
  for (const char* foreign : {"<script", "<b>", "<Umum>", "<img src=x", "http:", "https:"}) {
    EXPECT_EQ(html.find(foreign), std::string::npos) << foreign;
  }
}

}  // namespace
}  // namespace baku
