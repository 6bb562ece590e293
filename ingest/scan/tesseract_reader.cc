#include "ingest/scan/tesseract_reader.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>

#include <exception>
#include <utility>

// Of libgomp, by which Debian's Tesseract runs its loops; clang's omp.h is of another library.
extern "C" void omp_set_max_active_levels(int levels);

namespace baku {

namespace {

struct TextDeleter {
  void operator()(char* text) const { delete[] text; }
};

// The height that Tesseract's networks for lines take; it scales a line's picture to it in the same
// way, but keeps it in full, compressed, until then.
constexpr l_float32 kNetworkHeight = 36;

PixHandle at_network_height(const Pix& line) {
  const l_float32 factor = kNetworkHeight / static_cast<l_float32>(pixGetHeight(&line));
  return PixHandle(pixScale(const_cast<Pix*>(&line), factor, factor));
}

std::vector<ReadWord> words_of(tesseract::TessBaseAPI& api) {
  std::vector<ReadWord> words;
  const std::unique_ptr<tesseract::ResultIterator> it(api.GetIterator());
  if (!it) return words;
  do {
    const std::unique_ptr<char, TextDeleter> text(it->GetUTF8Text(tesseract::RIL_WORD));
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;
    if (!text || *text == '\0') continue;
    if (!it->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) continue;
    words.push_back({text.get(), static_cast<double>(left), static_cast<double>(right),
                     it->Confidence(tesseract::RIL_WORD) / 100});
  } while (it->Next(tesseract::RIL_WORD));
  return words;
}

}  // namespace

struct TesseractReader::Engine {
  tesseract::TessBaseAPI api;

  std::vector<ReadWord> read(const Pix& line, tesseract::PageSegMode mode) {
    api.SetPageSegMode(mode);
    api.SetImage(const_cast<Pix*>(&line));
    api.SetSourceResolution(300);
    if (api.Recognize(nullptr) != 0) return {};
    return words_of(api);
  }
};

Result<std::unique_ptr<TesseractReader>> TesseractReader::create(const std::string& language) {
  // Tesseract's own threads cost more than they save on lines.
  omp_set_max_active_levels(0);
  auto engine = std::make_unique<Engine>();
  try {
    engine->api.SetVariable("debug_file", "/dev/null");  // errors are returned, not printed
    if (engine->api.Init(nullptr, language.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
      return fail(ErrorCode::kUnsupported,
                  "character recognition needs the language data of "
                  "Tesseract: install tesseract-ocr-" +
                      language);
    }
  } catch (const std::exception& error) {
    return fail(ErrorCode::kInternal, error.what());
  }
  tesseract::TessBaseAPI& api = engine->api;
  api.SetVariable("tessedit_do_invert", "0");
  return std::make_unique<TesseractReader>(std::move(engine));
}

TesseractReader::TesseractReader(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}
TesseractReader::~TesseractReader() = default;

std::vector<ReadWord> TesseractReader::read(const Pix& line, LineLength length) {
  try {
    // The raw line is cheaper; with a few letters only, finding their baseline first is surer.
    if (length == LineLength::kShort) return engine_->read(line, tesseract::PSM_SINGLE_LINE);
    const PixHandle scaled = at_network_height(line);
    if (!scaled || pixGetWidth(scaled.get()) < 1) return {};
    std::vector<ReadWord> words = engine_->read(*scaled, tesseract::PSM_RAW_LINE);
    const double factor = static_cast<double>(pixGetWidth(&line)) / pixGetWidth(scaled.get());
    for (ReadWord& word : words) {
      word.left *= factor;
      word.right *= factor;
    }
    return words;
  } catch (const std::exception&) {
    return {};
  }
}

bool TesseractReader::knows(const std::string& word) const {
  try {
    return engine_->api.IsValidWord(word.c_str()) != 0;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace baku
