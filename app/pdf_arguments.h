// The options that all commands which read PDF have in common.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "app/arguments.h"
#include "base/result.h"
#include "ingest/pdf/pdf_reader.h"

namespace baku {

struct PdfArguments {
  std::string password;
  std::string password_file;
  std::string pages;  // "3", "2-5", "4-", "-3"; empty for all
  int max_pages = PdfOptions{}.max_pages;
  double max_page_size = PdfOptions{}.max_page_size;  // points
  std::size_t max_bytes = std::size_t{200} << 20U;
};

void add_pdf_arguments(Arguments& arguments, PdfArguments& values);

// Errors: kUsage for a page range that makes no sense, those of read_file for the password file.
Result<PdfOptions> pdf_options(const PdfArguments& arguments);

// `last` is 0 where the range goes to the end. nullopt for anything but the four forms, page 0, and
// ranges that run backwards.
std::optional<PageRange> parse_page_range(std::string_view text);

}  // namespace baku
