#include "ingest/dump/line_window.h"

#include <algorithm>

#include "base/text.h"

namespace baku {
namespace {

constexpr std::size_t kPiece = std::size_t{256} << 10U;  // bytes that are decoded at a time
constexpr double kDoubleSpaced = 0.85;  // of the lines have a blank line behind them
constexpr std::size_t kFewLines = 8;
// A window with fewer lines is refilled: whether a line counts may depend on the next ones.
constexpr std::size_t kLinesAhead = 16;

// Counts lines that come in parts.
class Surveyor {
 public:
  // A part without line ends.
  void add(std::string_view part) {
    survey_.size += part.size();
    length_ += part.size();
    is_filled_ = is_filled_ || !trimmed(part).empty();
  }

  void end_line() {
    if (was_filled_ && length_ == 0) ++survey_.spaced;
    if (is_filled_) ++survey_.filled;
    survey_.longest_line = std::max(survey_.longest_line, length_);
    was_filled_ = is_filled_;
    is_filled_ = false;
    length_ = 0;
  }

  TextSurvey finish() {
    if (length_ > 0) end_line();
    if (was_filled_) ++survey_.spaced;
    return survey_;
  }

 private:
  TextSurvey survey_;
  std::size_t length_ = 0;   // of the line so far
  bool is_filled_ = false;   // it has more than blanks
  bool was_filled_ = false;  // the line before it had
};

}  // namespace

bool TextSurvey::is_double_spaced() const {
  return filled >= kFewLines &&
         static_cast<double>(spaced) >= kDoubleSpaced * static_cast<double>(filled);
}

TextSurvey survey_text(TextDecoder& decoder) {
  Surveyor surveyor;
  std::string piece;
  while (!decoder.at_end()) {
    piece.clear();
    decoder.decode(kPiece, piece);
    std::string_view rest = piece;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      surveyor.add(rest.substr(0, end));
      surveyor.end_line();
      rest.remove_prefix(end + 1);
    }
    surveyor.add(rest);
  }
  TextSurvey survey = surveyor.finish();
  survey.broken = decoder.broken();
  decoder.rewind();
  return survey;
}

LineWindow::LineWindow(TextDecoder& decoder, bool is_double_spaced, std::size_t least)
    : decoder_(decoder), is_double_spaced_(is_double_spaced), least_(least) {
  refill(least_);
}

LineWindow::LineWindow(TextDecoder& decoder, TextSpan part)
    : decoder_(decoder), is_double_spaced_(false), least_(kLeast), end_(part.skip + part.length) {
  while (decoded_ < part.skip && !is_last()) {
    decode(kPiece);
    dropped_ = std::min(part.skip, decoded_);
    text_.erase(0, text_.size() - (decoded_ - dropped_));
  }
  refill(least_);
}

LineWindow::Origin LineWindow::origin_of(std::size_t offset) const {
  const auto behind =
      std::upper_bound(origins_.begin(), origins_.end(), offset,
                       [](std::size_t at, const Origin& origin) { return at < origin.offset; });
  return behind == origins_.begin() ? Origin{} : *(behind - 1);
}

std::size_t LineWindow::begin() const {
  if (at_ == lines_.size()) return end_of_lines_;
  return static_cast<std::size_t>(lines_[at_].data() - text_.data());
}

std::string_view LineWindow::text() const { return std::string_view(text_).substr(begin()); }

void LineWindow::grow() { refill(2 * std::max(least_, text().size())); }

void LineWindow::advance(std::size_t count) {
  at_ += count;
  if (lines_.size() - at_ < kLinesAhead && !is_last()) refill(least_);
}

void LineWindow::skip(std::size_t bytes) {
  const char* const stop = text().data() + bytes;
  std::size_t past = at_;
  while (past < lines_.size() && lines_[past].data() + lines_[past].size() <= stop) ++past;
  if (past < lines_.size() && lines_[past].data() < stop) {
    lines_[past].remove_prefix(static_cast<std::size_t>(stop - lines_[past].data()));
  }
  advance(past - at_);
}

void LineWindow::decode(std::size_t bytes) {
  origins_.push_back({decoder_.position(), decoded_});
  const std::size_t before = text_.size();
  decoder_.decode(bytes, text_);
  decoded_ += text_.size() - before;
  if (decoded_ <= end_) return;
  text_.resize(text_.size() - (decoded_ - end_));
  decoded_ = end_;
}

// Drops what is past and decodes until `wanted` bytes, and lines enough, are ahead.
void LineWindow::refill(std::size_t wanted) {
  dropped_ += begin();
  text_.erase(0, begin());
  for (;; wanted *= 2) {
    while (text_.size() < wanted && !is_last()) decode(std::min(kPiece, wanted));
    split();
    if (lines_.size() >= kLinesAhead || is_last()) return;
  }
}

void LineWindow::split() {
  lines_.clear();
  at_ = 0;
  std::string_view rest = text_;
  bool was_filled = false;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos && !is_last()) break;
    const std::string_view line = rest.substr(0, end);
    const bool says_nothing = is_double_spaced_ && was_filled && line.empty();
    if (!says_nothing) lines_.push_back(line);
    was_filled = !says_nothing && !trimmed(line).empty();
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  end_of_lines_ = text_.size() - rest.size();
}

}  // namespace baku
