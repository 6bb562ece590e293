#include "app/html_page.h"

#include <fmt/core.h>

#include "app/table_text.h"

namespace baku {
namespace {

constexpr std::string_view kStyle = R"(
body { font: 14px/1.4 sans-serif; margin: 1.5em auto; max-width: 75em; padding: 0 1em; }
h1 { font-size: 1.4em; } h2 { font-size: 1.15em; margin-top: 1.6em; }
table { border-collapse: collapse; }
td, th { border: 1px solid #ccc; padding: 3px 7px; text-align: left; vertical-align: top; }
th { background: #f4f4f4; font-weight: 600; }
td p { margin: 0 0 .3em; overflow-wrap: anywhere; }
.cells { color: #555; font-size: .92em; }
)";

}  // namespace

std::string html_page(std::string_view title, std::string_view style, std::string_view body) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"id\"><head><meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
      "style-src 'unsafe-inline'\">\n<title>{}</title>\n<style>{}{}</style></head>\n<body>\n{}"
      "</body></html>\n",
      html_escaped(title), kStyle, style, body);
}

}  // namespace baku
