// baku show: the pictures of the pages with what was read drawn over them.
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/console.h"
#include "app/convert.h"
#include "app/output.h"
#include "app/overlay.h"
#include "app/overlay_html.h"
#include "app/overlay_png.h"
#include "app/pdf_arguments.h"
#include "app/read_document.h"
#include "base/file.h"
#include "ingest/layout/layout.h"
#include "ingest/layout/upright.h"
#include "ingest/sop/turn_back.h"
#include "normalize/normalize.h"

namespace baku {
namespace {

constexpr int kMaxPage = 1000000;
constexpr double kLeastDpi = 10;
constexpr double kMostDpi = 600;

struct ShowArguments {
  std::string file;
  std::string out;
  int page = 0;  // 0: the first one (PNG), all (HTML)
  double dpi = 110;
  PdfArguments pdf;
};

struct Shown {
  Document document;
  Layout layout;
  std::vector<RawSop> sops;
  std::vector<SopRecord> records;
  std::vector<PageTurn> turns;
};

// A document without an SOP is shown too: its words and tables are there to be looked at.
Result<Shown> read_stages(std::string_view bytes, const std::string& name,
                          const PdfOptions& options) {
  Shown shown;
  BAKU_TRY(shown.document, read_document(bytes, options));
  shown.turns = turn_upright(shown.document);
  const std::vector<PageTurn>& turns = shown.turns;
  shown.layout = find_layout(shown.document);
  auto assembly = assemble(shown.document, shown.layout);
  turn_back(shown.document, turns);
  turn_back(shown.layout, turns);
  if (!assembly) {
    say_warning(fmt::format("{}: {}", printable(name), printable(assembly.error().message)));
    return shown;
  }
  shown.sops = std::move(assembly->sops);
  turn_back(shown.sops, turns);
  shown.records =
      normalize(shown.sops, source_of(bytes, name, shown.document), Lexicon::built_in());
  return shown;
}

Result<std::string> html_of(std::string_view bytes, const std::string& name, const Shown& shown,
                            const ShowArguments& arguments, const PdfOptions& options) {
  std::vector<ShownPage> pages;
  for (const Page& page : shown.document.pages) {
    if (arguments.page != 0 && page.number != arguments.page) continue;
    BAKU_TRY(const Picture picture, render_page(bytes, options, page.number, arguments.dpi));
    BAKU_TRY(std::string png, picture_to_png(picture));
    pages.push_back({overlay_of(page, shown.layout, shown.sops, shown.turns), std::move(png)});
  }
  return overlay_to_html(name, pages, shown.records);
}

Result<std::string> png_of(std::string_view bytes, const Shown& shown, const Page& page, double dpi,
                           const PdfOptions& options) {
  BAKU_TRY(const Picture picture, render_page(bytes, options, page.number, dpi));
  return overlay_to_png(picture, overlay_of(page, shown.layout, shown.sops, shown.turns));
}

// The page asked for, or the first one that was read.
Result<const Page*> page_to_show(const Document& document, int number) {
  const auto found =
      std::find_if(document.pages.begin(), document.pages.end(),
                   [&](const Page& page) { return number == 0 || page.number == number; });
  if (found != document.pages.end()) return &*found;
  return fail(ErrorCode::kUsage, fmt::format("page {} is not there or could not be read", number));
}

Result<void> show(const ShowArguments& arguments) {
  const std::filesystem::path out(arguments.out);
  const bool html = out.extension() == ".html" || out.extension() == ".htm";
  if (!html && out.extension() != ".png") {
    return fail(ErrorCode::kUsage, "the output must be called *.png or *.html");
  }
  BAKU_TRY(const PdfOptions options, pdf_options(arguments.pdf));
  BAKU_TRY(const std::string bytes, read_file(arguments.file, arguments.pdf.max_bytes));
  const std::string name = std::filesystem::path(arguments.file).filename().string();
  BAKU_TRY(const Shown shown, read_stages(bytes, name, options));
  BAKU_TRY(const Page* page, page_to_show(shown.document, arguments.page));
  BAKU_TRY(const std::string text, html ? html_of(bytes, name, shown, arguments, options)
                                        : png_of(bytes, shown, *page, arguments.dpi, options));
  return write_output(arguments.out, text);
}

}  // namespace

Run add_show(Arguments& arguments) {
  auto values = std::make_shared<ShowArguments>();
  arguments.add_text("FILE", values->file, "A PDF file", Presence::kRequired);
  arguments.add_text("--out,-o", values->out,
                     "Picture to write: OUT.png, or OUT.html with the values beside the pages",
                     Presence::kRequired);
  arguments.add_number("--page", values->page, {1, kMaxPage},
                       "Page to show (default: the first one for PNG, all for HTML)");
  arguments.add_number("--dpi", values->dpi, {kLeastDpi, kMostDpi},
                       "Resolution of the picture (default: 110)");
  add_pdf_arguments(arguments, values->pdf);
  return [values] { return finish(values->file, show(*values)); };
}

}  // namespace baku
