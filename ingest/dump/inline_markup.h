// Text without the markup that extraction tools leave in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baku {

// The lines of a cell or a line of text: HTML tags and comments are taken off (those that break a
// line, and list items, begin a new one), entities are resolved, Markdown emphasis, images and
// links are reduced to their text, runs of blanks are one blank. A "<" that opens no tag stays.
// Lines of list items that have no mark of their own get a bullet. Blank lines are left out.
std::vector<std::string> plain_lines(std::string_view marked_up);

// The same as one line.
std::string plain_text(std::string_view marked_up);

// Only the Markdown part, for text that a parser has taken out of HTML.
std::string without_emphasis(std::string_view text);

// False where without_emphasis() would leave the text as it is.
bool may_have_emphasis(std::string_view text);

// Runs of blanks and line ends as one blank, none at the ends.
std::string single_spaced(std::string_view text);

// True for "1.", "a)", "- " and a bullet at the start.
bool begins_with_list_mark(std::string_view text);

}  // namespace baku
