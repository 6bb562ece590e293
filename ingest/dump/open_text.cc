#include "ingest/dump/open_text.h"

#include <algorithm>
#include <cctype>
#include <string>
#include <utility>

#include "base/text.h"
#include "ingest/dump/spaced_pages.h"

namespace baku {
namespace {

constexpr std::size_t kHead = 16384;   // bytes that tell the kind
constexpr double kBrokenShare = 0.05;  // of the text; with more it is no text

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return lower;
}

// `head` and `tail`: the first and the last kHead bytes of the text.
DumpKind kind_of(std::string_view head_text, std::string_view tail_text) {
  const std::string head = lower_ascii(trimmed(head_text));
  const auto has = [&head](std::string_view part) { return head.find(part) != std::string::npos; };
  if (has("ocr_page") || has("ocr-system")) return DumpKind::kHocr;
  if (head.starts_with("<") && has("<alto")) return DumpKind::kAlto;
  const bool opens = head.starts_with("<!doctype html") || head.starts_with("<html") ||
                     head.starts_with("<body") || head.starts_with("<?xml");
  if (!opens) return has_spaced_columns(head_text) ? DumpKind::kSpaced : DumpKind::kPlain;
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

}  // namespace

Result<OpenText> open_text(std::string_view bytes, const DumpOptions& options) {
  if (bytes.empty()) return fail(ErrorCode::kEmpty, "the file is empty");
  if (bytes.size() > options.max_bytes) {
    return fail(ErrorCode::kLimit, "the text is larger than 1 GB; cut it into parts");
  }
  OpenText text{TextDecoder(bytes, options.release), {}, DumpKind::kPlain};
  text.survey = survey_text(text.decoder);
  if (auto checked = check_text(text.survey, options); !checked) {
    return tl::unexpected(std::move(checked).error());
  }
  text.kind = kind_of(text.decoder);
  return text;
}

std::vector<ReadWarning> warnings_of(const OpenText& text) {
  if (text.survey.broken == 0) return {};
  return {{0, std::to_string(text.survey.broken) + " bytes are no text in " +
                  std::string(name_of(text.decoder.encoding()))}};
}

}  // namespace baku
