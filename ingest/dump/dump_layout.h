// Lines and tables of a dump given places on pages, so that they are read like those of paper.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/dump/blocks.h"
#include "ingest/dump/step_header.h"
#include "ingest/layout/table.h"
#include "ingest/page.h"

namespace baku {

// Damage and where its table stands.
struct TableDamage {
  int page = 0;
  Rect box;
  HeaderDamage damage;
};

struct DumpLayout {
  Document document;
  Layout layout;
  std::vector<TableDamage> damage;
  std::size_t begin = kNoPlace;  // as that of its first block
};

// Takes the parts of a dump one after the other.
using LayoutSink = std::function<void(DumpLayout)>;

// Mends the step tables among the blocks and lays everything out from top to bottom: a line of text
// takes a line, a blank line the same, each column of a table an equal width. What is left of drawn
// symbols in the actor columns becomes shapes. A new page begins behind the block of signatures
// under a step table and before the next letterhead; a new part, with pages from 1, where an SOP
// that began with its identity sheet is complete.
class DumpPager {
 public:
  explicit DumpPager(LayoutSink sink);

  void add(DumpBlock block);
  // Gives the last part.
  void finish();

 private:
  [[nodiscard]] Page& page() { return part_.document.pages.back(); }
  [[nodiscard]] PageLayout& page_layout() { return part_.layout.pages.back(); }
  void begin_part();
  void end_part();
  void begin_page();
  void fill_page();
  void end_page();
  void open_sop();
  void begin_sheet();
  void add_blanks(int blanks);
  void add_line(const DumpLine& line);
  void add_table(DumpTableBlock block);
  void widen_continuation(DumpTable& table) const;
  void place(DumpTable source, const std::optional<StepHeaderReport>& report);
  [[nodiscard]] std::optional<ActorColumns> actor_columns(
      const DumpTable& table, const std::optional<StepHeaderReport>& report) const;
  [[nodiscard]] TextLine text_line(std::string text, double left) const;
  void add_word(const TextLine& line);
  Cell placed(DumpCell& source, int row, int col, const TablePart& part, bool flow);
  bool draw_marks(std::string_view text, const Rect& cell);

  LayoutSink sink_;
  DumpLayout part_;
  double y_ = 0;                        // where the next line goes
  double right_ = 0;                    // of what stands on the page
  std::size_t block_begin_ = kNoPlace;  // of the block at hand
  std::size_t page_begin_ = kNoPlace;   // of the first block of the page
  bool is_new_page_ = false;            // there is nothing on the page yet
  int lines_since_ = 0;                 // lines since the last table or signature
  bool steps_on_page_ = false;          // a step table stands on this page
  bool sheet_in_part_ = false;          // an identity sheet came before the part's first step table
  bool steps_in_part_ = false;
  ActorColumns actors_;  // of the step table above
  int steps_width_ = 0;  // its columns; 0 for none
  int last_number_ = 0;  // of the rows of the last table; 0 for none
};

}  // namespace baku
