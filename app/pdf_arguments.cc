#include "app/pdf_arguments.h"

#include <algorithm>
#include <charconv>

#include "base/file.h"

namespace baku {
namespace {

constexpr int kMostPages = 1000000;
constexpr double kLargestPage = 1e6;            // points
constexpr std::size_t kMaxPasswordFile = 4096;  // bytes

// A page number from 1; nullopt for anything else.
std::optional<int> page_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number < 1) return std::nullopt;
  return number;
}

// The first line of the file.
Result<std::string> read_password(const std::string& path) {
  BAKU_TRY(std::string text, read_file(path, kMaxPasswordFile));
  text.resize(std::min(text.size(), text.find_first_of("\r\n")));
  return text;
}

}  // namespace

void add_pdf_arguments(Arguments& arguments, PdfArguments& values) {
  arguments.add_text("--password", values.password,
                     "Password of an encrypted file (visible to other users of the machine; see "
                     "--password-file)");
  arguments.add_text("--password-file", values.password_file,
                     "File whose first line is the password");
  arguments.exclude("--password", "--password-file");
  arguments.add_text("--pages", values.pages, "Pages to read: 3, 2-5, 4- or -3 (default: all)");
  arguments.add_size("--max-bytes", values.max_bytes, "Refuse larger files (default: 200 MB)");
  arguments.add_number("--max-pages", values.max_pages, {1, kMostPages},
                       "Refuse to read more pages of a file (default: 2000)");
  arguments.add_number("--max-page-size", values.max_page_size, {1, kLargestPage},
                       "Skip pages with a longer side, in points (default: 14400)");
}

Result<PdfOptions> pdf_options(const PdfArguments& arguments) {
  PdfOptions options;
  options.max_pages = arguments.max_pages;
  options.max_page_size = arguments.max_page_size;
  if (!arguments.password.empty()) options.password = arguments.password;
  if (!arguments.password_file.empty()) {
    BAKU_TRY(options.password, read_password(arguments.password_file));
  }
  if (!arguments.pages.empty()) {
    const auto range = parse_page_range(arguments.pages);
    if (!range) {
      return fail(ErrorCode::kUsage,
                  "--pages " + arguments.pages + " is no page range; write 3, 2-5, 4- or -3");
    }
    options.first_page = range->first;
    options.last_page = range->last;
  }
  return options;
}

std::optional<PageRange> parse_page_range(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) {
    const auto page = page_number(text);
    return page ? std::optional<PageRange>({*page, *page}) : std::nullopt;
  }
  const std::string_view begin = text.substr(0, dash);
  const std::string_view end = text.substr(dash + 1);
  const auto first = begin.empty() ? std::optional(1) : page_number(begin);
  const auto last = end.empty() ? std::optional(0) : page_number(end);
  if (!first || !last || (begin.empty() && end.empty())) return std::nullopt;
  if (*last != 0 && *last < *first) return std::nullopt;
  return PageRange{*first, *last};
}

}  // namespace baku
