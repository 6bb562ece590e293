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

constexpr std::string_view kPlainText = "text/plain";  // media type of a dump without pages

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

// The SOPs of a text dump, normalized in groups.
class GroupedRecords {
 public:
  GroupedRecords(RecordSource source, const Lexicon& lexicon, const RecordSink& sink)
      : source_(std::move(source)), lexicon_(lexicon), sink_(sink) {}

  void add(RawSop sop) {
    constexpr TogetherLimits kMost;
    const std::size_t steps = sop.steps.size();
    if (sops_.size() == kMost.sops || (!sops_.empty() && steps_ + steps > kMost.steps)) finish();
    steps_ += steps;
    sops_.push_back(std::move(sop));
  }

  void finish() {
    for (SopRecord& record : normalize(sops_, source_, lexicon_)) sink_(std::move(record));
    sops_.clear();
    steps_ = 0;
  }

 private:
  RecordSource source_;
  const Lexicon& lexicon_;
  const RecordSink& sink_;
  std::vector<RawSop> sops_;
  std::size_t steps_ = 0;
};

Result<Conversion> convert_pages(const SourceFile& file, Document document,
                                 const PdfOptions& options, const Lexicon& lexicon,
                                 const RecordSink& sink) {
  options.visits.tell(0);  // no page is at fault for what comes now
  if (auto readable = check_readable(document, options); !readable) {
    return tl::unexpected(std::move(readable).error());
  }
  const std::vector<PageTurn> turns = turn_upright(document);
  const Layout layout = find_layout(document);
  BAKU_TRY(Assembly assembly, assemble(document, layout));
  turn_back(assembly.sops, turns);
  const std::vector<int> lost_pages = incomplete_pages(document);
  note_lost_pages(lost_pages, assembly.sops);
  const RecordSource source = source_of(file, document.media_type);
  for (SopRecord& record : normalize(assembly.sops, source, lexicon)) sink(std::move(record));
  return Conversion{
      .records = {},
      .skipped = std::move(assembly.skipped),
      .warnings = std::move(document.warnings),
      .lost_pages = lost_pages,
      .pages = static_cast<int>(document.pages.size()),
  };
}

}  // namespace

Result<DividedText> divide_text(const SourceFile& file) {
  if (media_kind(file.bytes) != MediaKind::kText) return DividedText{};
  return divide_dump(file.bytes, {.release = file.release});
}

Result<Conversion> convert_part(const SourceFile& file, const TextPart& part,
                                const Lexicon& lexicon, const RecordSink& sink) {
  GroupedRecords records(source_of(file, kPlainText), lexicon, sink);
  DumpAssembler assembler([&](RawSop sop) {
    sop.ordinal += part.sops_before;
    records.add(std::move(sop));
  });
  const LayoutSink layouts = [&assembler](const DumpLayout& layout) { assembler.add(layout); };
  if (auto read = read_dump_part(file.bytes, part, {.release = file.release}, layouts); !read) {
    return tl::unexpected(std::move(read).error());
  }
  if (auto any = assembler.finish(); !any) return tl::unexpected(std::move(any).error());
  records.finish();
  return Conversion{};
}

Result<Conversion> convert_parts(const SourceFile& file, const DividedText& text,
                                 const Lexicon& lexicon, const RecordSink& sink) {
  SourceFile known = file;
  if (known.sha256.empty()) known.sha256 = sha256_hex(file.bytes);
  for (const TextPart& part : text.parts) {
    if (auto converted = convert_part(known, part, lexicon, sink); !converted) return converted;
  }
  Conversion conversion;
  conversion.warnings = text.warnings;
  return conversion;
}

Result<Conversion> convert_undivided(const SourceFile& file, const PdfOptions& options,
                                     const Lexicon& lexicon, const RecordSink& sink) {
  GroupedRecords records(source_of(file, kPlainText), lexicon, sink);
  DumpAssembler assembler([&records](RawSop sop) { records.add(std::move(sop)); });
  const LayoutSink parts = [&assembler](const DumpLayout& part) { assembler.add(part); };
  BAKU_TRY(Dump dump, read_dump(file.bytes, {.release = file.release}, parts));
  if (dump.has_pages) {
    return convert_pages(file, std::move(dump.document), options, lexicon, sink);
  }
  if (auto any = assembler.finish(); !any) return tl::unexpected(std::move(any).error());
  records.finish();
  return Conversion{
      .records = {},
      .skipped = {},
      .warnings = std::move(dump.document.warnings),
      .lost_pages = {},
      .pages = 0,
  };
}

Result<Conversion> convert(const SourceFile& file, const PdfOptions& options,
                           const Lexicon& lexicon, const RecordSink& sink) {
  if (media_kind(file.bytes) == MediaKind::kText) {
    BAKU_TRY(const DividedText text, divide_text(file));
    if (!text.parts.empty()) return convert_parts(file, text, lexicon, sink);
    return convert_undivided(file, options, lexicon, sink);
  }
  BAKU_TRY(Document document, read_document(file.bytes, options, file.announce));
  return convert_document(file, std::move(document), options, lexicon, sink);
}

Result<Conversion> convert_document(const SourceFile& file, Document document,
                                    const PdfOptions& options, const Lexicon& lexicon,
                                    const RecordSink& sink) {
  if (file.look) {
    if (auto looked = file.look(document); !looked) return tl::unexpected(looked.error());
  }
  return convert_pages(file, std::move(document), options, lexicon, sink);
}

Result<Conversion> convert(std::string_view bytes, std::string_view file_name,
                           const PdfOptions& options, const Lexicon& lexicon) {
  std::vector<SopRecord> records;
  const SourceFile file = {.bytes = bytes, .name = file_name};
  const RecordSink sink = [&records](SopRecord record) { records.push_back(std::move(record)); };
  BAKU_TRY(Conversion conversion, convert(file, options, lexicon, sink));
  conversion.records = std::move(records);
  return conversion;
}

RecordSource source_of(const SourceFile& file, std::string_view media_type) {
  RecordSource source;
  source.file_name = file.name;
  source.sha256 = file.sha256.empty() ? sha256_hex(file.bytes) : file.sha256;
  source.media_type = media_type;
  return source;
}

RecordSource source_of(std::string_view bytes, std::string_view file_name,
                       const Document& document) {
  return source_of(SourceFile{.bytes = bytes, .name = file_name}, document.media_type);
}

}  // namespace baku
