#include "tests/ingest/pdf/drawn_pdf.h"

#include <cstdio>
#include <utility>

namespace baku {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

std::string reference(int object) { return std::to_string(object) + " 0 R"; }

std::string to_unicode(std::string_view mappings, int count) {
  return "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
         "/CMapName /T def /CMapType 2 def\n"
         "1 begincodespacerange <00> <FF> endcodespacerange\n" +
         std::to_string(count) + " beginbfchar\n" + std::string(mappings) +
         "endbfchar endcmap end end";
}

}  // namespace

DrawnPdf::DrawnPdf() {
  add_object("");  // catalog and page tree are known at the end
  add_object("");
  const std::string plain = "<< /Type /Font /Subtype /Type1 /BaseFont ";
  const std::string roman = " /Encoding /WinAnsiEncoding >>";
  add_object(plain + "/Helvetica" + roman);
  add_object(plain + "/Helvetica-Bold" + roman);
  const int wingdings = add_stream("", to_unicode("<B7> <F0B7>\n<D8> <F0D8>\n<FC> <F0FC>\n"
                                                  "<A7> <F0A7>\n",
                                                  4));
  add_object(
      "<< /Type /Font /Subtype /TrueType /BaseFont /Wingdings /FirstChar 32 /LastChar 33 "
      "/Widths [ 500 500 ] /ToUnicode " +
      reference(wingdings) + " >>");
  add_object(plain + "/Symbol >>");
  const int odd = add_stream("", to_unicode("<41> <FB01>\n<42> <00AD>\n", 2));
  add_object(plain +
             "/Helvetica /Encoding << /Differences [ 65 /x1 /x2 ] >> /FirstChar 65 "
             "/LastChar 66 /Widths [ 500 333 ] /ToUnicode " +
             reference(odd) + " >>");
  const int swapped = add_stream("", to_unicode("<41> <74006900>\n", 1));
  add_object(plain + "/Helvetica /ToUnicode " + reference(swapped) + roman);
  const int descendant = add_object(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Unknown /CIDSystemInfo << /Registry "
      "(Adobe) "
      "/Ordering (Unheard) /Supplement 0 >> /DW 500 >>");
  add_object(
      "<< /Type /Font /Subtype /Type0 /BaseFont /Unknown /Encoding /Identity-H "
      "/DescendantFonts [ " +
      reference(descendant) + " ] >>");
}

int DrawnPdf::add_object(std::string body) {
  objects_.push_back(std::move(body));
  return static_cast<int>(objects_.size());
}

int DrawnPdf::add_stream(std::string_view entries, std::string_view bytes) {
  return add_object("<< " + std::string(entries) + " /Length " + std::to_string(bytes.size()) +
                    " >>\nstream\n" + std::string(bytes) + "\nendstream");
}

void DrawnPdf::add_page(const DrawnPage& page) {
  const int content = add_stream("", page.content);
  std::string body = "<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 " + number(page.width) + " " +
                     number(page.height) + " ] /Contents " + reference(content) +
                     " /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 6 0 R /F4 7 0 R /F5 9 0 R "
                     "/F6 11 0 R " +
                     (page.content.find("/F7") == std::string::npos ? "" : "/F7 13 0 R ") + ">> " +
                     page.resources + " >>";
  if (page.rotate != 0) body += " /Rotate " + std::to_string(page.rotate);
  if (page.user_unit != 1) body += " /UserUnit " + number(page.user_unit);
  if (page.crop_box) {
    body += " /CropBox [ " + number(page.crop_box->left) + " " + number(page.crop_box->top) + " " +
            number(page.crop_box->right) + " " + number(page.crop_box->bottom) + " ]";
  }
  pages_.push_back(add_object(body + " " + page.entries + " >>"));
}

std::string DrawnPdf::bytes() const {
  auto objects = objects_;
  std::string kids;
  for (const int page : pages_) kids += reference(page) + " ";
  objects[0] = "<< /Type /Catalog /Pages 2 0 R " + catalog_entries_ + " >>";
  objects[1] =
      "<< /Type /Pages /Kids [ " + kids + "] /Count " + std::to_string(pages_.size()) + " >>";
  std::string file = "%PDF-1.7\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", file.size());
    table += entry;
    file += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t start = file.size();
  return file + table + "trailer\n<< /Size " + std::to_string(objects.size() + 1) +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(start) + "\n%%EOF\n";
}

std::string drawn_pdf(const DrawnPage& page) {
  DrawnPdf pdf;
  pdf.add_page(page);
  return pdf.bytes();
}

std::string drawn_pdf(std::string_view content) {
  DrawnPage page;
  page.content = content;
  return drawn_pdf(page);
}

}  // namespace baku
