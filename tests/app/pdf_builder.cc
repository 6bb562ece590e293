#include "tests/app/pdf_builder.h"

#include <fmt/core.h>

#include <string_view>

namespace baku {
namespace {

constexpr std::size_t kPages = 2;  // object numbers: 1 catalog, 2 page tree, 3 to 5 fonts
constexpr std::size_t kFirstPage = 6;

constexpr std::string_view kNextLetters =
    "/CMapName/N def 1 begincodespacerange <00> <ff> endcodespacerange\n"
    "1 beginbfrange <41> <7a> <0042> endbfrange";

std::vector<std::string> objects_of(std::span<const BuiltPage> pages) {
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) kids += fmt::format("{} 0 R ", kFirstPage + 2 * i);
  std::vector<std::string> objects = {
      fmt::format("<</Type/Catalog/Pages {} 0 R>>", kPages),
      fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages.size(), kids),
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 5 0 R>>",
      fmt::format("<</Length {}>>stream\n{}\nendstream", kNextLetters.size(), kNextLetters),
  };
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const BuiltPage& page = pages[i];
    objects.push_back(
        fmt::format("<</Type/Page/Parent {} 0 R/MediaBox[0 0 {} {}]/Contents {} 0 R"
                    "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>",
                    kPages, page.width, page.height, kFirstPage + 2 * i + 1));
    objects.push_back(
        fmt::format("<</Length {}>>stream\n{}\nendstream", page.content.size(), page.content));
  }
  return objects;
}

}  // namespace

std::string build_pdf(std::span<const BuiltPage> pages) {
  std::string file = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  const std::vector<std::string> objects = objects_of(pages);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", file.size());
    file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = file.size();
  file += fmt::format("xref\n0 {0}\n{1}trailer\n<</Size {0}/Root 1 0 R>>\nstartxref\n{2}\n%%EOF\n",
                      objects.size() + 1, table, start);
  return file;
}

std::string text_at(double x, double y, const std::string& text, const std::string& font) {
  return fmt::format("BT /{} 12 Tf {} {} Td ({}) Tj ET\n", font, x, y, text);
}

}  // namespace baku
