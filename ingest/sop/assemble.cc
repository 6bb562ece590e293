#include "ingest/sop/assemble.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>
#include <utility>

#include "ingest/sop/flow.h"
#include "ingest/sop/flow_arrows.h"
#include "ingest/sop/identity_sheet.h"
#include "ingest/sop/labels.h"
#include "ingest/sop/open_steps.h"
#include "ingest/sop/other_formats.h"
#include "ingest/sop/parts.h"
#include "ingest/sop/printed.h"
#include "ingest/sop/skipped_pages.h"
#include "ingest/sop/surroundings.h"
#include "ingest/sop/worksheet.h"

namespace baku {
namespace {

// One SOP while its parts are being put together.
struct Draft {
  RawSop sop;
  FlowGrid grid;
  std::size_t identity_labels = 0;
  bool has_list_label = false;  // "Dasar Hukum" and the like: other formats have none of them
  bool table_is_certain = false;
  const Table* last_steps = nullptr;
};

void add_pages(const std::vector<int>& pages, RawSop& sop) {
  for (const int page : pages) {
    const auto place = std::lower_bound(sop.pages.begin(), sop.pages.end(), page);
    if (place == sop.pages.end() || *place != page) sop.pages.insert(place, page);
  }
}

void add_signature(std::span<const TextLine> lines, RawSop& sop) {
  if (!sop.signature.lines.empty()) return;
  sop.signature.lines = signature_in(lines);
  for (const Printed& line : sop.signature.lines) add_pages({line.page}, sop);
}

// Lines before a part: those on its own page belong to it, those on earlier pages to the SOP above.
std::pair<std::vector<TextLine>, std::vector<TextLine>> split_by_page(
    const std::vector<TextLine>& lines, int page) {
  std::pair<std::vector<TextLine>, std::vector<TextLine>> split;
  std::partition_copy(lines.begin(), lines.end(), std::back_inserter(split.first),
                      std::back_inserter(split.second),
                      [page](const TextLine& line) { return line.page < page; });
  return split;
}

class Assembler {
 public:
  Assembler(const Document& document, const Layout& layout, StepHeaders& headers)
      : document_(document), layout_(layout), found_(find_parts(layout, headers)) {}

  std::vector<RawSop> sops() {
    for (std::size_t i = 0; i < found_.parts.size(); ++i) add(i);
    if (!drafts_.empty()) add_signature(found_.lines_after, drafts_.back().sop);
    std::vector<RawSop> sops;
    for (Draft& draft : drafts_) {
      finish(draft);
      if (!worth_keeping(draft)) continue;
      draft.sop.ordinal = static_cast<int>(sops.size()) + 1;
      sops.push_back(std::move(draft.sop));
    }
    return sops;
  }

 private:
  void add(std::size_t index) {
    DocumentPart& part = found_.parts[index];
    switch (part.kind) {
      case PartKind::kIdentity: add_identity(index); break;
      case PartKind::kSteps: add_steps(part); break;
      case PartKind::kFragment: add_fragment(part); break;
      case PartKind::kWorksheet: add_worksheet(part); break;
    }
  }

  Draft& current() {
    if (drafts_.empty()) drafts_.emplace_back();
    return drafts_.back();
  }

  // The lines above a part that end the SOP before it.
  void close_with(const DocumentPart& part) {
    if (drafts_.empty()) return;
    add_signature(part.lines_before, drafts_.back().sop);
  }

  // The document goes table, sheet, table, sheet: it begins with a table and ends with a sheet.
  [[nodiscard]] bool sheets_come_last() const {
    const auto stands = [](const DocumentPart& part) {
      return part.kind == PartKind::kIdentity || part.kind == PartKind::kSteps;
    };
    const auto& parts = found_.parts;
    const auto first = std::find_if(parts.begin(), parts.end(), stands);
    const auto last = std::find_if(parts.rbegin(), parts.rend(), stands);
    return first != parts.end() && first->kind == PartKind::kSteps &&
           last->kind == PartKind::kIdentity;
  }

  // A sheet that comes after its own table: their titles agree, no table follows it, or all sheets
  // of the document come after their tables.
  [[nodiscard]] bool belongs_to_table_above(std::size_t index, const Draft& draft) const {
    if (draft.sop.has_identity || !draft.sop.has_table) return false;
    const Field* title = found_.parts[index].form.find(Label::kTitle);
    if (title != nullptr && !title->blank()) {
      const std::string printed = letters_of(title->value.front().line.text);
      if (letters_of(draft.sop.heading.text).find(printed) != std::string::npos) return true;
    }
    const bool table_follows =
        index + 1 < found_.parts.size() && found_.parts[index + 1].kind == PartKind::kSteps;
    return !table_follows || sheets_come_last();
  }

  void add_identity(std::size_t index) {
    DocumentPart& part = found_.parts[index];
    bool opens = drafts_.empty();
    if (!opens) {
      const Draft& draft = drafts_.back();
      opens = draft.sop.has_identity ? starts_another(part.form, draft.sop)
                                     : !belongs_to_table_above(index, draft);
    }
    auto [above, own] = split_by_page(part.lines_before, part.begin.page);
    if (opens) {
      close_with(part);
      drafts_.emplace_back();
    }
    Draft& draft = drafts_.back();
    if (!draft.sop.has_identity) add_letterhead(own, draft.sop);
    draft.identity_labels += part.form.fields.size();
    if (list_labels(part.form) > 0) draft.has_list_label = true;
    read_identity(part.form, draft.sop);
    add_pages(part.pages, draft.sop);
  }

  void add_letterhead(const std::vector<TextLine>& lines, RawSop& sop) const {
    // A signature block of the SOP above may stand on the same page.
    const std::size_t taken =
        drafts_.size() < 2 ? 0 : drafts_[drafts_.size() - 2].sop.signature.lines.size();
    for (const TextLine& line : lines) {
      if (is_page_furniture(line)) continue;
      if (taken > 0 && in_signature(line, drafts_[drafts_.size() - 2].sop)) continue;
      sop.letterhead.push_back(printed_from(std::span(&line, 1)));
    }
  }

  static bool in_signature(const TextLine& line, const RawSop& sop) {
    const auto& lines = sop.signature.lines;
    return std::any_of(lines.begin(), lines.end(), [&line](const Printed& printed) {
      return printed.page == line.page && printed.box == line.box;
    });
  }

  // A table with the same actors whose numbers go on is the rest of the table above.
  [[nodiscard]] bool goes_on(const DocumentPart& part, const Draft& draft) const {
    RawSop next;
    FlowGrid grid;
    read_actors(*part.table, part.header, next);
    if (next.actors.size() != draft.sop.actors.size()) return false;
    for (std::size_t i = 0; i < next.actors.size(); ++i) {
      if (letters_of(next.actors[i].label.text) != letters_of(draft.sop.actors[i].label.text)) {
        return false;
      }
    }
    read_steps(*part.table, part.header.columns, part.header.body_row, layout_, next, grid);
    if (next.steps.empty() || draft.sop.steps.empty()) return false;
    // The rest of the step above may come first.
    const auto numbered = std::find_if(next.steps.begin(), next.steps.end(),
                                       [](const RawStep& step) { return !step.number.blank(); });
    if (numbered - next.steps.begin() > 1 || numbered == next.steps.end()) return false;
    const std::string first = letters_of(numbered->number.text);
    return !first.empty() && first != "1" && first != "a";
  }

  void add_steps(DocumentPart& part) {
    const auto [above, own] = split_by_page(part.lines_before, part.begin.page);
    const bool rest =
        !drafts_.empty() && drafts_.back().sop.has_table && goes_on(part, drafts_.back());
    if (!drafts_.empty() && drafts_.back().sop.has_table && !rest) {
      close_with(part);
      drafts_.emplace_back();
    }
    Draft& draft = current();
    if (!rest) {
      draft.sop.heading = heading_of(own, !draft.sop.has_identity);
      draft.table_is_certain = part.header.certain || !heading_of(own, false).blank();
      read_actors(*part.table, part.header, draft.sop);
    }
    read_steps(*part.table, part.header.columns, part.header.body_row, layout_, draft.sop,
               draft.grid);
    add_pages(part.pages, draft.sop);
    draft.last_steps = part.table;
  }

  void add_fragment(const DocumentPart& part) {
    if (drafts_.empty()) return;
    Draft& draft = drafts_.back();
    const std::size_t first = draft.sop.steps.size();
    StepColumns columns = part.header.columns;
    const bool narrower = columns.note.first >= part.table->cols;
    if (narrower) columns.note = {};
    const int standards = columns.output.end;
    const bool wider = !columns.note.exists() && columns.output.exists();
    if (wider && standards < part.table->cols) columns.note = {standards, standards + 1};
    read_steps(*part.table, columns, 0, layout_, draft.sop, draft.grid);
    add_pages(part.pages, draft.sop);
    if (narrower && draft.sop.steps.size() > first) {
      draft.sop.findings.push_back({"table.fragment", "/steps/" + std::to_string(first),
                                    "the table goes on without a header and without the remarks"});
    }
  }

  void add_worksheet(const DocumentPart& part) {
    if (drafts_.empty()) return;
    RawSop& sop = drafts_.back().sop;
    add_signature(part.lines_before, sop);
    const Form form = part.table == nullptr
                          ? part.form
                          : read_form(*part.table, 0, part.table->rows, LabelSet::kWorksheet);
    if (read_worksheet(form, sop.worksheet)) sop.has_worksheet = true;
    add_pages(part.pages, sop);
  }

  // A table with an activity column alone may be a plan or a report, a form with a few labels a
  // decree, a cover or an SOP of another format.
  static bool worth_keeping(const Draft& draft) {
    constexpr std::size_t kLabelsNeeded = 4;
    if (draft.sop.has_table) {
      return draft.sop.has_identity || draft.table_is_certain || !draft.sop.nodes.empty();
    }
    return draft.has_list_label && draft.identity_labels >= kLabelsNeeded;
  }

  void finish(Draft& draft) {
    RawSop& sop = draft.sop;
    if (!sop.has_identity) {
      sop.title = sop.heading;
      sop.findings.push_back({"document.part_missing", "/approval",
                              "no identity sheet was found for this step table"});
    }
    if (sop.steps.empty()) {
      sop.findings.push_back({"document.part_missing", "/steps",
                              sop.has_table ? "the step table has no steps"
                                            : "no step table was found for this identity sheet"});
    }
    RawFlow flow = read_flow(draft.grid, document_, layout_);
    sop.nodes = std::move(flow.nodes);
    sop.edges = std::move(flow.edges);
    sop.arrows = read_arrows(draft.grid, layout_, sop.nodes);
    std::move(flow.findings.begin(), flow.findings.end(), std::back_inserter(sop.findings));
    sop.origin = origin_of(sop);
  }

  [[nodiscard]] TextOrigin origin_of(const RawSop& sop) const {
    bool digital = false;
    bool read_from_picture = false;
    for (const Page& page : document_.pages) {
      if (!std::binary_search(sop.pages.begin(), sop.pages.end(), page.number)) continue;
      const bool visible = std::any_of(page.words.begin(), page.words.end(),
                                       [](const Word& word) { return !word.hidden; });
      for (const Word& word : page.words) {
        if (word.hidden && visible) continue;
        const bool picture = word.hidden || word.origin == Origin::kImage;
        (picture ? read_from_picture : digital) = true;
      }
    }
    if (digital && read_from_picture) return TextOrigin::kMixed;
    return read_from_picture ? TextOrigin::kOcr : TextOrigin::kDigital;
  }

  const Document& document_;
  const Layout& layout_;
  DocumentParts found_;
  std::vector<Draft> drafts_;
};

Error no_sop(const Document& document, const Layout& layout) {
  if (const auto family = other_format(layout)) {
    return {ErrorCode::kOtherFormat,
            "this is a " + *family +
                ", not an SOP with an identity sheet and a step table; "
                "Baku does not convert it",
            0};
  }
  const bool words = std::any_of(document.pages.begin(), document.pages.end(),
                                 [](const Page& page) { return !page.words.empty(); });
  const bool pictures = std::any_of(document.pages.begin(), document.pages.end(),
                                    [](const Page& page) { return !page.images.empty(); });
  if (!words && pictures) {
    return {ErrorCode::kNoSop,
            "there is no text in the pictures of the pages; scan them again with 200 dpi or more",
            0};
  }
  if (!words) return {ErrorCode::kNoSop, "there is no text on any page", 0};
  return {ErrorCode::kNoSop,
          "no SOP found: neither an identity sheet nor a step table with an activity column; "
          "`baku show` draws what was read",
          0};
}

}  // namespace

Result<Assembly> assemble(const Document& document, const Layout& layout) {
  Assembly assembly;
  StepHeaders headers(layout);
  if (const std::optional<Layout> mended = with_open_steps(document, layout, headers)) {
    StepHeaders mended_headers(*mended);
    assembly.sops = Assembler(document, *mended, mended_headers).sops();
  } else {
    assembly.sops = Assembler(document, layout, headers).sops();
  }
  if (assembly.sops.empty()) return tl::unexpected(no_sop(document, layout));
  assembly.skipped = skipped_pages(layout, assembly.sops);
  return assembly;
}

}  // namespace baku
