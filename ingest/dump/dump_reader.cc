#include "ingest/dump/dump_reader.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "base/text.h"
#include "ingest/dump/encoding.h"
#include "ingest/dump/html_blocks.h"
#include "ingest/dump/line_window.h"
#include "ingest/dump/plain_blocks.h"
#include "ingest/dump/ruled_steps.h"
#include "ingest/dump/word_boxes.h"
#include "ingest/sop/assemble.h"
#include "ingest/sop/each_printed.h"

namespace baku {
namespace {

constexpr std::size_t kHead = 8192;    // bytes that tell the kind
constexpr double kBrokenShare = 0.05;  // of the text; with more it is no text

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

enum class DumpKind { kPlain, kHtml, kHocr, kAlto };

// `head` and `tail`: the first and the last kHead bytes of the text.
DumpKind kind_of(std::string_view head_text, std::string_view tail_text) {
  const std::string head = lower_ascii(trimmed(head_text));
  const auto has = [&head](std::string_view part) { return head.find(part) != std::string::npos; };
  if (has("ocr_page") || has("ocr-system")) return DumpKind::kHocr;
  if (head.starts_with("<") && has("<alto")) return DumpKind::kAlto;
  const bool opens = head.starts_with("<!doctype html") || head.starts_with("<html") ||
                     head.starts_with("<body") || head.starts_with("<?xml");
  if (!opens) return DumpKind::kPlain;
  // Markdown may have a table between <html> tags, and go on behind it.
  const std::string tail = lower_ascii(trimmed(tail_text));
  return tail.ends_with("</html>") || tail.ends_with("</body>") || head.starts_with("<!doctype")
             ? DumpKind::kHtml
             : DumpKind::kPlain;
}

// The decoder stands at the beginning afterwards.
DumpKind kind_of(TextDecoder& decoder) {
  decoder.rewind();
  std::string head;
  while (head.size() < kHead && !decoder.at_end()) decoder.decode(kHead, head);
  std::string tail;
  decoder.skip_to_last(4 * kHead);
  decoder.decode(4 * kHead, tail);
  decoder.rewind();
  const std::string_view end = tail;
  return kind_of(std::string_view(head).substr(0, kHead),
                 end.substr(end.size() - std::min(end.size(), kHead)));
}

Result<void> check_text(const TextSurvey& text, const DumpOptions& options) {
  if (text.filled == 0) {
    return fail(ErrorCode::kEmpty, "the file has no text");
  }
  if (static_cast<double>(text.broken) > kBrokenShare * static_cast<double>(text.size)) {
    return fail(ErrorCode::kMalformed, "the bytes are no text in UTF-8, UTF-16 or Windows-1252");
  }
  if (text.longest_line > options.max_line) {
    return fail(ErrorCode::kLimit, "a line of the text is longer than 64 MB");
  }
  return {};
}

Dump paged(Document document) {
  Dump dump;
  dump.has_pages = true;
  dump.document = std::move(document);
  return dump;
}

Dump without_pages(const TextSurvey& text, Encoding encoding) {
  Dump dump;
  dump.document.media_type = "text/plain";
  if (text.broken > 0) {
    dump.document.warnings.push_back({0, std::to_string(text.broken) + " bytes are no text in " +
                                             std::string(name_of(encoding))});
  }
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
  if (bytes.empty()) return fail(ErrorCode::kEmpty, "the file is empty");
  if (bytes.size() > options.max_bytes) {
    return fail(ErrorCode::kLimit, "the text is larger than 1 GB; cut it into parts");
  }
  TextDecoder decoder(bytes, options.release);
  const TextSurvey survey = survey_text(decoder);
  if (auto checked = check_text(survey, options); !checked) {
    return tl::unexpected(std::move(checked).error());
  }
  DumpPager pager(sink);
  const DumpKind kind = kind_of(decoder);
  if (kind == DumpKind::kPlain) {
    LineWindow lines(decoder, survey.is_double_spaced());
    const BlockSink blocks = [&pager](DumpBlock block) { pager.add(std::move(block)); };
    if (auto read = read_plain(lines, blocks); !read) {
      return tl::unexpected(std::move(read).error());
    }
  } else {
    if (bytes.size() > options.max_whole) {
      return fail(ErrorCode::kLimit, "HTML, hOCR or ALTO of more than 64 MB; cut it into parts");
    }
    std::string text;
    decoder.decode(bytes.size(), text);
    if (kind != DumpKind::kHtml) {
      BAKU_TRY(Document document, kind == DumpKind::kHocr ? read_hocr(text) : read_alto(text));
      rule_step_tables(document);
      return paged(std::move(document));
    }
    BAKU_TRY(std::vector<DumpBlock> blocks, read_html(text));
    for (DumpBlock& block : blocks) pager.add(std::move(block));
  }
  pager.finish();
  return without_pages(survey, decoder.encoding());
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
