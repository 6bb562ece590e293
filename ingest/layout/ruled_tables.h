// The ruled tables of one page, and what of its marks is no table.
#pragma once

#include <vector>

#include "ingest/layout/cell_text.h"
#include "ingest/page.h"

namespace baku {

struct RuledPage {
  std::vector<GridTable>
      tables;                  // top to bottom, left to right; at least two cells each, with text
  WordRefs outside;            // words in none of them
  std::vector<Ruling> loose;   // rulings in none of them
  std::vector<Ruling> bands;   // upper and lower edges of shading outside tables, joined
  std::vector<Shape> symbols;  // shapes that are neither cells nor shading nor a background
};

// `words` are those of the page that count.
RuledPage read_ruled_tables(const Page& page, const WordRefs& words);

}  // namespace baku
