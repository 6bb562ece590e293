// Tesseract's line recognizer for Indonesian.
#pragma once

#include <memory>
#include <string>

#include "ingest/scan/line_reader.h"

namespace baku {

// Not safe to use from two threads at once; computes in the calling thread alone.
class TesseractReader : public LineReader {
 public:
  // Errors: kUnsupported where the language is not installed.
  static Result<std::unique_ptr<TesseractReader>> create(const std::string& language);

  struct Engine;
  explicit TesseractReader(std::unique_ptr<Engine> engine);
  ~TesseractReader() override;
  std::vector<ReadWord> read(const Pix& line, LineLength length) override;
  [[nodiscard]] bool knows(const std::string& word) const override;

 private:
  std::unique_ptr<Engine> engine_;
};

}  // namespace baku
