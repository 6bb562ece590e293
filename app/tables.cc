// baku tables: the logical tables of any PDF.
#include <cstdint>
#include <iterator>
#include <memory>
#include <string>

#include "app/command.h"
#include "app/console.h"
#include "app/output.h"
#include "app/pdf_arguments.h"
#include "app/read_document.h"
#include "app/table_text.h"
#include "base/file.h"
#include "ingest/dump/dump_reader.h"
#include "ingest/layout/layout.h"
#include "ingest/layout/upright.h"
#include "ingest/media_kind.h"

namespace baku {
namespace {

enum class TableFormat : std::uint8_t { kJson, kCsv, kHtml };

struct TablesArguments {
  std::string file;
  std::string out;
  TableFormat format = TableFormat::kJson;
  PdfArguments pdf;
};

std::string formatted(const Layout& layout, TableFormat format) {
  switch (format) {
    case TableFormat::kJson: return tables_to_json(layout.tables);
    case TableFormat::kCsv: return tables_to_csv(layout.tables);
    case TableFormat::kHtml: return tables_to_html(layout.tables);
  }
  return "";
}

Result<void> print_tables(const TablesArguments& arguments) {
  BAKU_TRY(const PdfOptions options, pdf_options(arguments.pdf));
  BAKU_TRY(const std::string bytes, read_file(arguments.file, arguments.pdf.max_bytes));
  Document document;
  if (media_kind(bytes) == MediaKind::kText) {
    Layout layout;
    const LayoutSink sink = [&layout](DumpLayout part) {
      std::move(part.layout.tables.begin(), part.layout.tables.end(),
                std::back_inserter(layout.tables));
    };
    BAKU_TRY(Dump dump, read_dump(bytes, {}, sink));
    if (!dump.has_pages) return write_output(arguments.out, formatted(layout, arguments.format));
    document = std::move(dump.document);
  } else {
    BAKU_TRY(document, read_document(bytes, options));
  }
  const std::vector<PageTurn> turns = turn_upright(document);
  Layout layout = find_layout(document);
  turn_back(layout, turns);
  return write_output(arguments.out, formatted(layout, arguments.format));
}

}  // namespace

Run add_tables(Arguments& arguments) {
  auto values = std::make_shared<TablesArguments>();
  arguments.add_text("FILE", values->file, "A PDF file, a picture or a text dump",
                     Presence::kRequired);
  arguments.add_text("--out,-o", values->out, "Write to this file (default: standard output)");
  arguments.add_choice("--format", values->format, {"json", "csv", "html"},
                       "json, csv or html (default: json)");
  add_pdf_arguments(arguments, values->pdf);
  return [values] { return finish(values->file, print_tables(*values)); };
}

}  // namespace baku
