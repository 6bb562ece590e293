#include "ingest/dump/dump_reader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ingest/dump/html_blocks.h"
#include "ingest/dump/line_window.h"
#include "ingest/dump/open_text.h"
#include "ingest/dump/plain_blocks.h"
#include "ingest/dump/ruled_steps.h"
#include "ingest/dump/spaced_pages.h"
#include "ingest/dump/word_boxes.h"
#include "ingest/sop/assemble.h"
#include "ingest/sop/each_printed.h"

namespace baku {
namespace {

Dump paged(Document document) {
  Dump dump;
  dump.has_pages = true;
  dump.document = std::move(document);
  return dump;
}

Dump without_pages(const OpenText& text) {
  Dump dump;
  dump.document.media_type = "text/plain";
  dump.document.warnings = warnings_of(text);
  return dump;
}

bool stands_in(const Printed& printed, const TableDamage& damage) {
  return printed.page == damage.page && damage.box.contains(printed.box.center());
}

void add_damage(const TableDamage& damage, RawSop& sop) {
  const HeaderDamage& what = damage.damage;
  sop.findings.push_back({what.code, "/steps", what.message});
  if (!what.to.empty()) {
    sop.repairs.push_back({"/steps", what.from, what.to, what.rule, what.confidence});
  }
}

// Takes the made-up places off.
void forget_places(RawSop& sop) {
  for_each_printed(sop, [](Printed& printed) {
    printed.page = 0;
    printed.box = {};
  });
  sop.pages.clear();
  sop.origin = TextOrigin::kText;
}

}  // namespace

Result<Dump> read_dump(std::string_view bytes, const DumpOptions& options, const LayoutSink& sink) {
  BAKU_TRY(OpenText open, open_text(bytes, options));
  DumpPager pager(sink);
  if (open.kind == DumpKind::kPlain) {
    LineWindow lines(open.decoder, open.survey.is_double_spaced());
    const BlockSink blocks = [&pager](DumpBlock block) { pager.add(std::move(block)); };
    if (auto read = read_plain(lines, blocks); !read) {
      return tl::unexpected(std::move(read).error());
    }
  } else {
    if (bytes.size() > options.max_whole) {
      return fail(ErrorCode::kLimit,
                  "HTML, hOCR, ALTO or columns of blanks of more than 64 MB; cut it into parts");
    }
    if (open.kind == DumpKind::kSpaced) {
      BAKU_TRY(Document document, read_spaced_pages(bytes, open.decoder.encoding()));
      rule_step_tables(document, RowGaps::kNone);
      document.warnings = warnings_of(open);
      return paged(std::move(document));
    }
    std::string text;
    open.decoder.decode(bytes.size(), text);
    if (open.kind != DumpKind::kHtml) {
      BAKU_TRY(Document document, open.kind == DumpKind::kHocr ? read_hocr(text) : read_alto(text));
      rule_step_tables(document);
      return paged(std::move(document));
    }
    BAKU_TRY(std::vector<DumpBlock> blocks, read_html(text));
    for (DumpBlock& block : blocks) pager.add(std::move(block));
  }
  pager.finish();
  return without_pages(open);
}

void DumpAssembler::add(const DumpLayout& part) {
  auto assembly = assemble(part.document, part.layout);
  if (!assembly) {
    if (!error_ || assembly.error().code == ErrorCode::kOtherFormat) error_ = assembly.error();
    return;
  }
  for (RawSop& sop : assembly->sops) {
    for (const TableDamage& damage : part.damage) {
      const bool own = std::any_of(sop.steps.begin(), sop.steps.end(), [&](const RawStep& step) {
        return stands_in(step.activity, damage);
      });
      if (own) add_damage(damage, sop);
    }
    forget_places(sop);
    sop.ordinal = static_cast<int>(++count_);
    sink_(std::move(sop));
  }
}

Result<std::size_t> DumpAssembler::finish() {
  if (count_ > 0) return count_;
  return tl::unexpected(error_.value_or(Error{ErrorCode::kNoSop, "no SOP found", 0}));
}

}  // namespace baku
