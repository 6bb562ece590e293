// Pieces of marked-up text put together as lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace baku {

// How a tag of HTML stands in running text.
enum class TagKind { kUnknown, kInline, kBreak, kItem, kCell };

// `name` in lower case.
TagKind kind_of_tag(std::string_view name);

// Lines are single-spaced and without Markdown emphasis; blank ones are left out. The first line of
// a list item that has no mark of its own gets a bullet.
class LineCollector {
 public:
  void add(std::string_view text) { line_ += text; }
  void add(char c) { line_ += c; }
  void add_point(char32_t point);

  void break_line();
  void open(TagKind kind);
  void close(TagKind kind);

  // The lines so far; the collector is empty afterwards.
  std::vector<std::string> take();

 private:
  std::vector<std::string> lines_;
  std::string line_;
  bool item_ = false;
};

}  // namespace baku
