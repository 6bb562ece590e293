// Pages of their own: no script, nothing loaded.
#pragma once

#include <string>
#include <string_view>

namespace baku {

// A page around `body` (HTML). `title` is text; `style` comes after the style that all pages share.
std::string html_page(std::string_view title, std::string_view style, std::string_view body);

}  // namespace baku
