#include "ingest/scan/read_pieces.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

namespace baku {
namespace {

constexpr double kPointsPerInch = 72;

struct BoxDeleter {
  void operator()(Box* box) const { boxDestroy(&box); }
};
using BoxHandle = std::unique_ptr<Box, BoxDeleter>;

// What the usual letters of a line reach, in ems above and below the baseline.
constexpr double kAscent = 0.72;
constexpr double kXHeight = 0.52;
constexpr double kDescent = 0.21;

struct LineForm {
  bool tall = false;  // has letters or figures above the height of an x
  bool deep = false;  // has letters below the baseline
};

LineForm form_of(std::span<const ReadWord> words) {
  constexpr std::string_view kTall = "bdfhijklt()/[]|";
  constexpr std::string_view kDeep = "gjpqy()[]|,;Q/";
  LineForm form;
  for (const ReadWord& word : words) {
    for (const char c : word.text) {
      const bool high = (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (high || kTall.find(c) != std::string_view::npos) form.tall = true;
      if (kDeep.find(c) != std::string_view::npos) form.deep = true;
    }
  }
  return form;
}

struct ShortPieces {
  std::size_t most_parts = 4;
  std::size_t noise_letters = 3;
  float sure = 0.85F;  // confidence of a reading that needs no second one
};
constexpr ShortPieces kShort;
constexpr float kDoubtful = 0.7F;    // mean confidence of a line that is read a second time
constexpr double kLargePart = 4;     // letter heights; larger parts may be of several pieces
constexpr float kUnsureEnd = 0.45F;  // confidence of a few letters at an end of a line
constexpr float kNoise = 0.35F;      // mean confidence of a few letters that are dust
constexpr l_uint32 kPaper = 240;     // gray of the paper
constexpr l_float32 kTwice = 2.0F;   // how much a line is enlarged
constexpr l_float32 kHalfMore = 1.5F;

// The least confidence of the words; 0 where there are none.
float surety(std::span<const ReadWord> words) {
  float least = words.empty() ? 0.0F : 1.0F;
  for (const ReadWord& word : words) least = std::min(least, word.confidence);
  return least;
}

// Of the words, by their length; 0 where there are none.
float mean_confidence(std::span<const ReadWord> words) {
  float sum = 0;
  float letters = 0;
  for (const ReadWord& word : words) {
    sum += word.confidence * static_cast<float>(word.text.size());
    letters += static_cast<float>(word.text.size());
  }
  return letters > 0 ? sum / letters : 0;
}

std::size_t letters_in(std::span<const ReadWord> words) {
  std::size_t letters = 0;
  for (const ReadWord& word : words) {
    letters +=
        static_cast<std::size_t>(std::count_if(word.text.begin(), word.text.end(), [](char byte) {
          return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
        }));
  }
  return letters;
}

struct Agreement {
  std::size_t least_letters = 4;  // shorter words are in the dictionary by chance
  double same_place = 0.75;       // of what two words cover together, along the line
};
constexpr Agreement kAgreement;

// The word without the signs around it.
std::string bare(const std::string& text) {
  constexpr std::string_view kAround = ".,;:()[]\"'`-_/|!?";
  const std::size_t first = text.find_first_not_of(kAround);
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(kAround) + 1 - first);
}

bool known(const ReadWord& word, const LineReader& reader) {
  const std::string text = bare(word.text);
  return text.size() >= kAgreement.least_letters && reader.knows(text);
}

// Share of the letters that are in words of the dictionary, and how surely all were read.
double merit(std::span<const ReadWord> words, const LineReader& reader) {
  double in_known = 0;
  for (const ReadWord& word : words) {
    if (known(word, reader)) in_known += static_cast<double>(word.text.size());
  }
  const double letters = static_cast<double>(std::max<std::size_t>(1, letters_in(words)));
  return in_known / letters + mean_confidence(words);
}

// Puts `better` in place of the doubtful words that stand where it does, if they are unknown.
void put_in_place(std::vector<ReadWord>& words, const ReadWord& better, const LineReader& reader) {
  const auto inside = [&](const ReadWord& word) {
    const double middle = (word.left + word.right) / 2;
    return middle > better.left && middle < better.right;
  };
  const auto first = std::find_if(words.begin(), words.end(), inside);
  const auto last = std::find_if_not(first, words.end(), inside);
  if (first == last) return;
  const double left = first->left;
  const double right = std::prev(last)->right;
  const double common = std::min(right, better.right) - std::max(left, better.left);
  const double all = std::max(right, better.right) - std::min(left, better.left);
  if (common < kAgreement.same_place * all) return;
  const bool settled = std::any_of(first, last, [&](const ReadWord& word) {
    return word.confidence >= kShort.sure || known(word, reader);
  });
  if (settled) return;
  *first = {better.text, left, right, better.confidence};
  words.erase(std::next(first), last);
}

// Of several readings of a doubtful line the one with most words of the dictionary, its unknown
// words replaced by known ones that the others have in their place. After: J. Fiscus, "A
// post-processing system to yield reduced word error rates: ROVER", ASRU 1997.
std::vector<ReadWord> agreed(std::span<const std::vector<ReadWord>> readings,
                             const LineReader& reader) {
  const auto best = std::max_element(
      readings.begin(), readings.end(),
      [&](const auto& a, const auto& b) { return merit(a, reader) < merit(b, reader); });
  std::vector<ReadWord> words = *best;
  std::vector<ReadWord> offers;
  for (const auto& reading : readings) {
    std::copy_if(reading.begin(), reading.end(), std::back_inserter(offers),
                 [&](const ReadWord& word) { return known(word, reader); });
  }
  std::stable_sort(offers.begin(), offers.end(), [](const ReadWord& a, const ReadWord& b) {
    return a.confidence > b.confidence;
  });
  for (const ReadWord& offer : offers) put_in_place(words, offer, reader);
  return words;
}

// Signs on their own that were not read surely; a hyphen or colon at the start of a line may be all
// that stands there.
void drop_dust(std::vector<ReadWord>& words) {
  constexpr std::string_view kSigns = "\"'`.,:;-_~\\";
  for (std::size_t i = words.size(); i-- > 0;) {
    const std::string& text = words[i].text;
    const bool sign = text.find_first_not_of(kSigns) == std::string::npos;
    const bool may_stand = i == 0 && (text == "-" || text == ":");
    if (sign && !may_stand && words[i].confidence < kShort.sure) {
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
    }
  }
}

// A stroke in a word is a capital I: rulings are not there any more, and official texts do not call
// out.
void mend_capital_i(std::string& text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends = i + 1 == text.size() && i > 0;
    if (text[i] == '|' || (text[i] == '!' && !ends)) text[i] = 'I';
  }
}

// Names of offices that share a cell end their lines with a slash: "Pasien/", "Kepala Seksi/". The
// national complaint service is called "Lapor!".
void mend_last_slash(std::vector<ReadWord>& words) {
  constexpr std::size_t kFewWords = 2;  // a line of a narrow cell
  if (words.empty() || words.size() > kFewWords) return;
  std::string& text = words.back().text;
  const bool after_letter =
      text.size() > 2 && text[text.size() - 2] >= 'a' && text[text.size() - 2] <= 'z';
  const bool is_service = text.ends_with("Lapor!") || text.ends_with("lapor!");
  if (after_letter && text.back() == '!' && !is_service) text.back() = '/';
}

// "II1" between the slashes of a number is a Roman month.
void mend_roman_part(std::string& text) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    const std::string_view part = std::string_view(text).substr(begin, end - begin);
    const bool roman = part.find_first_not_of("IVX1l") == std::string_view::npos &&
                       part.find_first_of("IVX") != std::string_view::npos;
    const bool beside_slash = begin > 0 || end < text.size();
    for (std::size_t i = begin; roman && beside_slash && i < end; ++i) {
      if (text[i] == '1' || text[i] == 'l') text[i] = 'I';
    }
    begin = end + 1;
  }
}

// A few letters at either end of a line that is sure but for them: touching strokes of a signature.
void drop_unsure_ends(std::vector<ReadWord>& words) {
  const auto unsure = [](const ReadWord& word) {
    return word.text.size() <= kShort.noise_letters && word.confidence < kUnsureEnd &&
           word.text.find_first_of("0123456789") == std::string::npos;
  };
  constexpr std::size_t kFewWords = 3;  // a cell: "5 Hari Kerja"
  while (words.size() > kFewWords && unsure(words.back())) words.pop_back();
  while (words.size() > kFewWords && unsure(words.front())) words.erase(words.begin());
}

// A quotation mark that has no partner in its line is dust.
void drop_lone_quotes(std::vector<ReadWord>& words) {
  constexpr std::array<std::string_view, 5> kQuotes = {"\"", "'", "\u201C", "\u201D", "\u2018"};
  const auto quotes_in = [&](std::string_view text) {
    std::size_t count = 0;
    for (const std::string_view quote : kQuotes) {
      for (std::size_t at = text.find(quote); at != std::string_view::npos;
           at = text.find(quote, at + quote.size())) {
        ++count;
      }
    }
    return count;
  };
  std::size_t quotes = 0;
  for (const ReadWord& word : words) quotes += quotes_in(word.text);
  if (quotes != 1) return;
  for (ReadWord& word : words) {
    for (const std::string_view quote : kQuotes) {
      if (word.text.size() <= quote.size()) continue;
      if (word.text.starts_with(quote)) word.text.erase(0, quote.size());
      if (word.text.ends_with(quote)) word.text.erase(word.text.size() - quote.size());
    }
  }
}

// A hyphen with no more than the distance of letters before it belongs to the word there, and with
// no more after it to the next word as well: "SPM-LS".
void join_hyphens(std::vector<ReadWord>& words, double letter) {
  constexpr double kApart = 0.2;  // of the height of the letters
  for (std::size_t i = 1; i < words.size();) {
    const bool hyphen = words[i].text == "-" || words[i].text == "\u2010";
    if (!hyphen || words[i].left - words[i - 1].right > kApart * letter) {
      ++i;
      continue;
    }
    ReadWord& first = words[i - 1];
    const bool both = i + 1 < words.size() && words[i + 1].left - words[i].right < kApart * letter;
    const std::size_t last = both ? i + 1 : i;
    for (std::size_t k = i; k <= last; ++k) {
      first.text += words[k].text;
      first.confidence = std::min(first.confidence, words[k].confidence);
    }
    first.right = words[last].right;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(i),
                words.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  }
}

// A number of one or two figures that begins a line is a list's number where a wide gap sets it
// off; the dot after it is often lost or read as another sign.
void mend_list_mark(std::vector<ReadWord>& words, double line_height) {
  constexpr double kWideGap = 0.35;  // of the height of the line's picture
  constexpr double kWider = 1.6;     // than the other gaps of the line on average
  constexpr std::string_view kFigures = "0123456789";
  if (words.size() < 2) return;
  std::string& mark = words.front().text;
  const std::size_t figures = std::min(mark.find_first_not_of(kFigures), mark.size());
  if (figures == 0 || figures > 2) return;
  const std::string_view rest = std::string_view(mark).substr(figures);
  const bool misread = rest == ":" || rest == "," || rest == ";" || rest == "'";
  double others = 0;
  for (std::size_t i = 2; i < words.size(); ++i) others += words[i].left - words[i - 1].right;
  const double usual =
      words.size() > 2 ? others / static_cast<double>(words.size() - 2) : kWideGap * line_height;
  const double gap = words[1].left - words.front().right;
  const bool set_off = gap > std::max(kWideGap * line_height, kWider * usual);
  if (misread || (rest.empty() && set_off)) mark = mark.substr(0, figures) + ".";
}

// Across a line: the size of its font, and where ascent and descent end. Pixels.
struct Letters {
  double em = 0;
  double top = 0;
  double bottom = 0;
};

// `height` of the ink of the line, which ends at `foot`.
Letters letters_of_line(std::span<const ReadWord> words, int height, int foot) {
  const LineForm form = form_of(words);
  const double ems = (form.tall ? kAscent : kXHeight) + (form.deep ? kDescent : 0);
  const double em = height / ems;
  const double baseline = foot - (form.deep ? kDescent * em : 0);
  return {em, baseline - kAscent * em, baseline + kDescent * em};
}

class PieceReader {
 public:
  PieceReader(const Pix& gray, const TextMap& text, double dpi, LineReader& reader)
      : gray_(gray), text_(text), points_(kPointsPerInch / dpi), reader_(reader) {}

  std::vector<Word> words_of(const TextPiece& piece) {
    const bool upwards = piece.direction == Direction::k270;
    const int size = upwards ? piece.box.width() : piece.box.height();
    const int margin = std::max(3, size / 4);
    const PixelBox frame = {piece.box.left - margin, piece.box.top - margin,
                            piece.box.right + margin, piece.box.bottom + margin};
    PixHandle line = cut_out(piece, frame);
    if (!line) return {};
    if (piece.direction == Direction::k270) line.reset(pixRotateOrth(line.get(), 1));
    if (!line) return {};
    const std::vector<ReadWord> read = read_line(*line, piece);
    return piece.direction == Direction::k270 ? upward(piece, frame, read)
                                              : placed(piece, frame, read);
  }

 private:
  // A few letters are read with more white around them; where that is not sure, as a line of text
  // too, and the surer reading is kept.
  std::vector<ReadWord> read_line(const Pix& line, const TextPiece& piece) {
    std::vector<ReadWord> words;
    if (piece.parts.size() <= kShort.most_parts) {
      words = read_enlarged(line, kTwice, LineLength::kShort);
      if (surety(words) < kShort.sure) {
        std::vector<ReadWord> other = reader_.read(line, LineLength::kLong);
        if (surety(other) > surety(words)) words = std::move(other);
      }
    } else {
      words = reader_.read(line, LineLength::kLong);
      if (mean_confidence(words) < kDoubtful) {
        words = read_doubtful(line, std::move(words));
      }
    }
    drop_dust(words);
    for (ReadWord& word : words) {
      mend_capital_i(word.text);
      mend_roman_part(word.text);
    }
    mend_last_slash(words);
    drop_unsure_ends(words);
    drop_lone_quotes(words);
    if (letters_in(words) <= kShort.noise_letters && mean_confidence(words) < kNoise) return {};
    mend_list_mark(words, pixGetHeight(&line));
    const bool upwards = piece.direction == Direction::k270;
    join_hyphens(words, upwards ? piece.box.width() : piece.box.height());
    return words;
  }

  std::vector<ReadWord> read_doubtful(const Pix& line, std::vector<ReadWord> first) {
    const std::array<std::vector<ReadWord>, 4> readings = {
        std::move(first), read_enlarged(line, kTwice, LineLength::kShort),
        read_enlarged(line, kTwice, LineLength::kLong),
        read_enlarged(line, kHalfMore, LineLength::kShort)};
    return agreed(readings, reader_);
  }

  std::vector<ReadWord> read_enlarged(const Pix& line, l_float32 scale, LineLength length) {
    const l_int32 border = pixGetHeight(&line) / 3;
    PixHandle framed(pixAddBorderGeneral(const_cast<Pix*>(&line), 2 * border, 2 * border, border,
                                         border, kPaper));
    if (!framed) return {};
    const PixHandle large(pixScaleGrayLI(framed.get(), scale, scale));
    if (!large) return {};
    std::vector<ReadWord> words = reader_.read(*large, length);
    for (ReadWord& word : words) {
      word.left = word.left / scale - 2 * border;
      word.right = word.right / scale - 2 * border;
    }
    return words;
  }

  // The piece's picture on white, without its neighbours.
  [[nodiscard]] PixHandle cut_out(const TextPiece& piece, const PixelBox& frame) const {
    PixHandle line(pixCreate(frame.width(), frame.height(), 8));
    if (!line) return line;
    pixSetAll(line.get());
    const int width = pixGetWidth(&gray_);
    const int height = pixGetHeight(&gray_);
    const PixelBox inside = {std::max(0, frame.left), std::max(0, frame.top),
                             std::min(width, frame.right), std::min(height, frame.bottom)};
    if (inside.width() <= 0 || inside.height() <= 0) return line;
    pixRasterop(line.get(), inside.left - frame.left, inside.top - frame.top, inside.width(),
                inside.height(), PIX_SRC, const_cast<Pix*>(&gray_), inside.left, inside.top);
    const std::set<int> own(piece.parts.begin(), piece.parts.end());
    for (std::size_t i = 0; i < text_.parts.size(); ++i) {
      const PixelBox& part = text_.parts[i];
      // The box of a large part, an underline with its letters, may hold the piece itself.
      if (std::max(part.width(), part.height()) > kLargePart * text_.letter_height) continue;
      if (part.bottom <= inside.top || part.top >= inside.bottom || part.right <= inside.left ||
          part.left >= inside.right || own.contains(static_cast<int>(i))) {
        continue;
      }
      pixRasterop(line.get(), part.left - frame.left - 1, part.top - frame.top - 1,
                  part.width() + 2, part.height() + 2, PIX_SET, nullptr, 0, 0);
    }
    return line;
  }

  [[nodiscard]] std::vector<Word> placed(const TextPiece& piece, const PixelBox& frame,
                                         std::span<const ReadWord> read) const {
    const Letters letters = letters_of_line(read, piece.box.height(), piece.box.bottom);
    std::vector<Word> words;
    for (const ReadWord& word : read) {
      Word made = word_from(word, letters.em);
      made.box = {(frame.left + word.left) * points_, letters.top * points_,
                  (frame.left + word.right) * points_, letters.bottom * points_};
      words.push_back(std::move(made));
    }
    return words;
  }

  // Text that reads upwards: along the line is from the bottom to the top.
  [[nodiscard]] std::vector<Word> upward(const TextPiece& piece, const PixelBox& frame,
                                         std::span<const ReadWord> read) const {
    const Letters letters = letters_of_line(read, piece.box.width(), piece.box.right);
    std::vector<Word> words;
    for (const ReadWord& word : read) {
      Word made = word_from(word, letters.em);
      made.direction = Direction::k270;
      made.box = {letters.top * points_, (frame.bottom - word.right) * points_,
                  letters.bottom * points_, (frame.bottom - word.left) * points_};
      words.push_back(std::move(made));
    }
    return words;
  }

  [[nodiscard]] Word word_from(const ReadWord& word, double em) const {
    Word made;
    made.text = word.text;
    made.confidence = std::clamp(word.confidence, 0.0F, 1.0F);
    made.font_size = static_cast<float>(em * points_);
    made.origin = Origin::kImage;
    return made;
  }

  const Pix& gray_;
  const TextMap& text_;
  double points_;  // a pixel
  LineReader& reader_;
};

}  // namespace

std::vector<Word> read_pieces(const Pix& gray, const TextMap& text, double dpi,
                              LineReader& reader) {
  PieceReader pieces(gray, text, dpi, reader);
  std::vector<Word> words;
  for (const TextPiece& piece : text.pieces) {
    std::vector<Word> read = pieces.words_of(piece);
    std::move(read.begin(), read.end(), std::back_inserter(words));
  }
  return words;
}

}  // namespace baku
