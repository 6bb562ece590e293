#include "ingest/sop/flow_signs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/code_points.h"
#include "base/text.h"
#include "ingest/sop/flow_arrows.h"
#include "ingest/sop/flow_words.h"

namespace baku {
namespace {

constexpr std::size_t kLongestMark = 40;  // bytes

constexpr std::array<std::string_view, 14> kBoxes = {
    "[]",     "[ ]",    "\u25A1", "\u25A0", "\u25AD", "\u25AC", "\u2610",
    "\u25FB", "\u25FC", "\u2B1C", "\u2B1B", "\u25AF", "\u25AE", "[x]"};
constexpr std::array<std::string_view, 9> kTicks = {
    "\u2713", "\u2714", "\u221A", "\u25CF", "\u25CB", "\u2022", "\u2611", "\u2612", "\u25EF"};
constexpr std::array<std::string_view, 6> kDiamonds = {"\u25C7", "\u25C6", "\u2B26",
                                                       "\u2B25", "\u2662", "<>"};

// Bytes of the sign that `text` begins with; 0 for none of them.
template <std::size_t N>
std::size_t sign_at(const std::array<std::string_view, N>& signs, std::string_view text) {
  for (const std::string_view sign : signs) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

// Bytes at the start of `text` in which no sign can begin.
std::size_t plain_length(std::string_view text) {
  static constexpr ByteSet kSigns("[]<>-=");
  std::size_t length = 0;
  while (length < text.size()) {
    const auto byte = static_cast<unsigned char>(text[length]);
    if (byte >= 0x80 || kSigns.contains(text[length])) break;
    ++length;
  }
  return length;
}

// What words are, if they are marks; none for other text and for answers.
std::optional<FlowMark> mark_of(std::string_view words) {
  if (flow::terminal_in(words) != flow::Terminal::kNone) return FlowMark::kTerminal;
  const bool tick = words == "x" || words == "X" || words == "v" || words == "V";
  return tick ? std::optional(FlowMark::kBox) : std::nullopt;
}

// Reads a cell sign by sign; letters are kept together as words.
class MarkReader {
 public:
  // Takes what stands at the start of `text`; its length in bytes.
  std::size_t next(std::string_view text) {
    if (const std::size_t plain = plain_length(text)) {
      words_ += text.substr(0, plain);
      return plain;
    }
    if (const std::size_t box = std::max(sign_at(kBoxes, text), sign_at(kTicks, text))) {
      return add(FlowMark::kBox, text.substr(0, box));
    }
    if (const std::size_t diamond = sign_at(kDiamonds, text)) {
      return add(FlowMark::kDecision, text.substr(0, diamond));
    }
    if (const ArrowSign arrow = arrow_at(text); arrow.length > 0) {
      return add(FlowMark::kArrow, text.substr(0, arrow.length));
    }
    const CodePoint point = code_point_at(text, 0);
    words_ += text.substr(0, point.length);
    return point.length;
  }

  // Whether there is other text than marks.
  [[nodiscard]] bool found_text() const { return other_text_; }

  std::vector<FoundMark> finish() {
    end_words();
    if (other_text_) return {};
    const auto is_arrow_mark = [](const FoundMark& mark) { return mark.kind == FlowMark::kArrow; };
    if (!std::all_of(marks_.begin(), marks_.end(), is_arrow_mark)) {
      std::erase_if(marks_, is_arrow_mark);
    }
    return std::move(marks_);
  }

 private:
  std::size_t add(FlowMark kind, std::string_view text) {
    end_words();
    marks_.push_back({kind, std::string(text)});
    return text.size();
  }

  void end_words() {
    const std::string all = std::exchange(words_, {});
    const std::string_view words = trimmed(all);
    if (words.empty()) return;
    if (const auto mark = mark_of(words)) {
      marks_.push_back({*mark, std::string(words)});
    } else if (flow::answer_in(words) == flow::Answer::kNone) {
      other_text_ = true;
    }
  }

  std::vector<FoundMark> marks_;
  std::string words_;
  bool other_text_ = false;
};

}  // namespace

std::vector<FoundMark> flow_marks_in(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > kLongestMark) return {};
  if (plain_length(text) == text.size()) {
    const auto mark = mark_of(text);
    if (!mark) return {};
    return {{*mark, std::string(text)}};
  }
  MarkReader reader;
  while (!text.empty() && !reader.found_text()) text.remove_prefix(reader.next(text));
  return reader.finish();
}

}  // namespace baku
