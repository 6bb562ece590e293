#include "ingest/dump/text_parts.h"

#include <utility>

#include "ingest/dump/line_window.h"
#include "ingest/dump/open_text.h"
#include "ingest/dump/plain_blocks.h"

namespace baku {
namespace {

// Reads a text to its SOPs and remembers where it can be cut.
class Divider {
 public:
  Divider(const LineWindow& lines, Encoding encoding, const DivisionLimits& limits)
      : lines_(lines), limits_(limits) {
    part_.encoding = encoding;
  }

  void add(const DumpLayout& layout) {
    if (layout.begin != kNoPlace && layout.begin - begin_ >= limits_.part) cut(layout.begin);
    assembler_.add(layout);
  }

  Result<std::vector<TextPart>> finish() {
    cut(lines_.offset());
    if (auto any = assembler_.finish(); !any) return tl::unexpected(std::move(any).error());
    return std::move(parts_);
  }

 private:
  void cut(std::size_t end) {
    const LineWindow::Origin origin = lines_.origin_of(begin_);
    part_.begin = origin.byte;
    part_.skip = begin_ - origin.offset;
    part_.length = end - begin_;
    part_.sops = sops_ - part_.sops_before;
    if (part_.sops > 0) parts_.push_back(part_);
    part_.sops_before = sops_;
    begin_ = end;
  }

  const LineWindow& lines_;
  const DivisionLimits& limits_;
  int sops_ = 0;
  DumpAssembler assembler_{[this](const RawSop& /*sop*/) { ++sops_; }};
  TextPart part_;          // that is being read
  std::size_t begin_ = 0;  // of it, decoded
  std::vector<TextPart> parts_;
};

}  // namespace

Result<DividedText> divide_dump(std::string_view bytes, const DumpOptions& options,
                                const DivisionLimits& limits) {
  DividedText divided;
  if (bytes.size() < limits.shortest) return divided;
  BAKU_TRY(OpenText text, open_text(bytes, options));
  const bool wide = text.decoder.encoding() == Encoding::kUtf16Le ||
                    text.decoder.encoding() == Encoding::kUtf16Be;
  if (text.kind != DumpKind::kPlain || wide || text.survey.is_double_spaced()) return divided;
  LineWindow lines(text.decoder, false);
  Divider divider(lines, text.decoder.encoding(), limits);
  DumpPager pager([&divider](const DumpLayout& layout) { divider.add(layout); });
  const BlockSink blocks = [&pager](DumpBlock block) { pager.add(std::move(block)); };
  if (auto read = read_plain(lines, blocks); !read) {
    return tl::unexpected(std::move(read).error());
  }
  pager.finish();
  BAKU_TRY(divided.parts, divider.finish());
  divided.warnings = warnings_of(text);
  return divided;
}

Result<void> read_dump_part(std::string_view bytes, const TextPart& part,
                            const DumpOptions& options, const LayoutSink& sink) {
  const bool sense = part.begin < bytes.size() && part.length > 0 &&
                     part.skip <= options.max_bytes && part.length <= 3 * options.max_bytes;
  if (!sense) return fail(ErrorCode::kMalformed, "the text has no such part");
  TextDecoder decoder(bytes, part.encoding, part.begin, options.release);
  LineWindow lines(decoder, TextSpan{part.skip, part.length});
  DumpPager pager(sink);
  const BlockSink blocks = [&pager](DumpBlock block) { pager.add(std::move(block)); };
  if (auto read = read_plain(lines, blocks); !read) return read;
  pager.finish();
  return {};
}

}  // namespace baku
