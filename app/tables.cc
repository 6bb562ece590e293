// baku tables: the logical tables of any PDF.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

#include "app/command.h"
#include "app/console.h"
#include "app/output.h"
#include "app/pdf_arguments.h"
#include "app/table_text.h"
#include "base/file.h"
#include "ingest/layout/layout.h"
#include "ingest/layout/upright.h"

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
  BAKU_TRY(Document document, read_pdf(bytes, options));
  const std::vector<PageTurn> turns = turn_upright(document);
  Layout layout = find_layout(document);
  turn_back(layout, turns);
  return write_output(arguments.out, formatted(layout, arguments.format));
}

}  // namespace

Run add_tables(CLI::App& parser) {
  auto arguments = std::make_shared<TablesArguments>();
  const std::map<std::string, TableFormat> formats = {
      {"json", TableFormat::kJson}, {"csv", TableFormat::kCsv}, {"html", TableFormat::kHtml}};
  parser.add_option("FILE", arguments->file, "A PDF file")->required();
  parser.add_option("--out,-o", arguments->out, "Write to this file (default: standard output)");
  parser.add_option("--format", arguments->format, "json, csv or html (default: json)")
      ->transform(CLI::CheckedTransformer(formats));
  add_pdf_arguments(parser, arguments->pdf);
  return [arguments] { return finish(arguments->file, print_tables(*arguments)); };
}

}  // namespace baku
