// Tables of single pages into tables over pages.
#pragma once

#include <vector>

#include "ingest/layout/table.h"
#include "ingest/page.h"

namespace baku {

struct PageJoinTolerances {
  double edge = 3;                   // points; columns of two pages that differ less are the same
  double edge_share = 0.012;         // of the table's width, the same
  double aligned_edge_share = 0.05;  // the same for tables without lines
  double margin_share = 0.1;  // of the page's height: where running titles and page numbers stand
  double same_place = 8;      // points between a running title's places on two pages
  double same_text = 0.8;     // similarity of the texts of two header rows, 0..1
  double numbered = 0.6;      // share of the rows that have something in the first column
  int most_header_rows = 6;
};

// `tables` have one part each and are sorted by page, then top, then left. Joins the last table of
// a page with the first one of the next page where nothing but page furniture lies between and the
// columns are the same: all of them, those of the last row, or all but the last one. A header that
// is repeated is left out; a row that was cut by the page break is put together again.
std::vector<Table> join_over_pages(std::vector<Table> tables, const std::vector<PageLayout>& pages,
                                   const Document& document, const PageJoinTolerances& tolerances);

}  // namespace baku
