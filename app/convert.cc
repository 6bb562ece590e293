#include "app/convert.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "app/read_document.h"
#include "base/file.h"
#include "ingest/dump/dump_reader.h"
#include "ingest/layout/layout.h"
#include "ingest/layout/upright.h"
#include "ingest/media_kind.h"
#include "ingest/sop/turn_back.h"
#include "normalize/normalize.h"

namespace baku {
namespace {

std::vector<int> incomplete_pages(const Document& document) {
  std::vector<int> pages;
  for (const Page& page : document.pages) {
    if (page.incomplete) pages.push_back(page.number);
  }
  return pages;
}

// An error where there is no page to look for an SOP in.
Result<void> check_readable(const Document& document, const PdfOptions& options) {
  for (const Page& page : document.pages) {
    if (!page.incomplete || !page.words.empty()) return {};
  }
  for (const Page& page : document.pages) {
    if (std::max(page.width, page.height) <= options.max_page_size) continue;
    return fail(ErrorCode::kLimit,
                fmt::format("the page measures {:.0f} x {:.0f} points, more than --max-page-size; "
                            "print it on paper of a usual size",
                            page.width, page.height),
                page.number);
  }
  return fail(ErrorCode::kMalformed, "no page of the document could be read; get the file again");
}

// Any SOP of the document may have lost something with them: every record says so.
void note_lost_pages(const std::vector<int>& pages, std::vector<RawSop>& sops) {
  if (pages.empty()) return;
  const std::string message =
      fmt::format("pages {} of the document could not be read in full", fmt::join(pages, ", "));
  for (RawSop& sop : sops) {
    sop.findings.push_back({"document.part_missing", "/source/pages", message});
  }
}

// The SOPs of a text dump without pages.
Result<Conversion> convert_text(std::vector<RawSop> sops, Dump dump, const RecordSource& source,
                                const Lexicon& lexicon) {
  return Conversion{
      .records = normalize(sops, source, lexicon),
      .skipped = {},
      .warnings = std::move(dump.document.warnings),
      .lost_pages = {},
  };
}

}  // namespace

Result<Conversion> convert(std::string_view bytes, std::string_view file_name,
                           const PdfOptions& options, const Lexicon& lexicon) {
  Document document;
  if (media_kind(bytes) == MediaKind::kText) {
    DumpAssembler assembler;
    const LayoutSink sink = [&assembler](const DumpLayout& part) { assembler.add(part); };
    BAKU_TRY(Dump dump, read_dump(bytes, {}, sink));
    if (!dump.has_pages) {
      BAKU_TRY(std::vector<RawSop> sops, assembler.finish());
      const RecordSource source = source_of(bytes, file_name, dump.document);
      return convert_text(std::move(sops), std::move(dump), source, lexicon);
    }
    document = std::move(dump.document);
  } else {
    BAKU_TRY(document, read_document(bytes, options));
  }
  if (auto readable = check_readable(document, options); !readable) {
    return tl::unexpected(std::move(readable).error());
  }
  const std::vector<PageTurn> turns = turn_upright(document);
  const Layout layout = find_layout(document);
  BAKU_TRY(Assembly assembly, assemble(document, layout));
  turn_back(assembly.sops, turns);
  const std::vector<int> lost_pages = incomplete_pages(document);
  note_lost_pages(lost_pages, assembly.sops);
  const RecordSource source = source_of(bytes, file_name, document);
  return Conversion{
      .records = normalize(assembly.sops, source, lexicon),
      .skipped = std::move(assembly.skipped),
      .warnings = std::move(document.warnings),
      .lost_pages = lost_pages,
  };
}

RecordSource source_of(std::string_view bytes, std::string_view file_name,
                       const Document& document) {
  RecordSource source;
  source.file_name = file_name;
  source.sha256 = sha256_hex(bytes);
  source.media_type = document.media_type;
  return source;
}

}  // namespace baku
