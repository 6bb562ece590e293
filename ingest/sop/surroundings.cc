#include "ingest/sop/surroundings.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "ingest/sop/labels.h"
#include "ingest/sop/printed.h"

namespace baku {
namespace {

struct SurroundingTolerances {
  double heading_gap = 2.6;    // line heights between lines of one heading
  double signature_gap = 110;  // points between lines of a signature block: room for the pen
};

constexpr SurroundingTolerances kTolerances;

double height_of(const TextLine& line) {
  return line.font_size > 0 ? static_cast<double>(line.font_size) : line.box.height();
}

bool overlap_sideways(const Rect& a, const Rect& b) { return a.left < b.right && b.left < a.right; }

// Lines of one block from the line `last` upwards.
std::vector<Printed> block_up_from(std::span<const TextLine> lines, std::size_t last) {
  std::vector<const TextLine*> block = {&lines[last]};
  Rect box = lines[last].box;
  for (std::size_t i = last; i-- > 0;) {
    const TextLine& line = lines[i];
    if (line.page != lines[last].page || is_page_furniture(line)) continue;
    if (!overlap_sideways(line.box, box)) continue;
    if (box.top - line.box.bottom > kTolerances.signature_gap) break;
    if (line.box.top > box.bottom || has_nip(line)) continue;
    box = united(box, line.box);
    block.push_back(&line);
  }
  std::vector<Printed> printed;
  for (auto line = block.rbegin(); line != block.rend(); ++line) {
    printed.push_back(printed_from(std::span(*line, 1)));
  }
  return printed;
}

}  // namespace

bool starts_heading(const TextLine& line) {
  const std::string letters = letters_of(line.text);
  constexpr std::array<std::string_view, 9> kStarts = {"sop",
                                                       "baganalir",
                                                       "flowchart",
                                                       "diagramalir",
                                                       "prosedur",
                                                       "mekanisme",
                                                       "standaroperasionalprosedur",
                                                       "alurprosedur",
                                                       "standardoperatingprocedure"};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&letters](std::string_view start) { return letters.starts_with(start); });
}

bool has_nip(const TextLine& line) {
  const std::string letters = letters_of(line.text);
  const auto digits = std::count_if(letters.begin(), letters.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
  const std::size_t nip = letters.find("nip");
  return nip != std::string::npos && nip < 4 && digits >= 8;
}

bool is_page_furniture(const TextLine& line) {
  const std::string letters = letters_of(line.text);
  if (letters.empty()) return true;
  const bool number = std::all_of(letters.begin(), letters.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
  if (number && letters.size() <= 4) return true;
  const bool page =
      letters.starts_with("halaman") || letters.starts_with("hal") || letters.starts_with("page");
  return page && letters.size() <= 20 && std::isdigit(static_cast<unsigned char>(letters.back()));
}

Printed heading_of(std::span<const TextLine> lines, bool any) {
  std::vector<TextLine> heading;
  for (std::size_t i = lines.size(); i-- > 0;) {
    const TextLine& line = lines[i];
    if (is_page_furniture(line)) continue;
    if (!heading.empty()) {
      const TextLine& below = heading.front();
      const double gap = below.box.top - line.box.top;
      if (line.page != below.page || gap > kTolerances.heading_gap * height_of(line)) break;
    }
    heading.insert(heading.begin(), line);
  }
  if (any && !heading.empty()) return printed_from(heading);
  for (std::size_t i = 0; i < heading.size(); ++i) {
    if (starts_heading(heading[i])) return printed_from(std::span(heading).subspan(i));
  }
  return {};
}

std::vector<Printed> signature_in(std::span<const TextLine> lines) {
  std::size_t best = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!has_nip(lines[i])) continue;
    if (best == lines.size() || lines[i].box.left >= lines[best].box.left) best = i;
  }
  if (best == lines.size()) return {};
  return block_up_from(lines, best);
}

}  // namespace baku
