#include "ingest/dump/step_header.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ingest/dump/cell_kind.h"
#include "ingest/sop/labels.h"

namespace baku {
namespace {

struct HeaderTolerances {
  double durations = 0.5;  // share of a column's filled cells that are durations
  double filled = 0.5;     // share of the rows in which documents and results are given
};
constexpr HeaderTolerances kTolerances;

constexpr float kSureRepair = 0.95F;
constexpr float kLikelyRepair = 0.8F;

std::optional<Label> label_of(std::string_view text) { return match_label(text, LabelSet::kTable); }

bool begins_with_digit(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

// What the body says of a column.
struct ColumnContent {
  int texts = 0;
  int durations = 0;
  int marks = 0;

  [[nodiscard]] int filled() const { return texts + durations + marks; }
};

struct HeaderLabel {
  std::string text;
  int col = 0;
  std::optional<Label> label;
};

// Which label stands over which column.
struct Plan {
  std::vector<std::string> names;  // by column; blank for none
  ActorColumns actors;
  int standards_first = 0;
  int standards_end = 0;
  int note = -1;
};

class HeaderMender {
 public:
  explicit HeaderMender(DumpTable& table) : table_(table) {}

  std::optional<StepHeaderReport> mend() {
    if (!find_header()) return std::nullopt;
    look_at_body();
    report_.header_row = top_;
    report_.body_row = body_;
    const Plan printed = as_printed();
    moved_ = two_rows_ && is_moved(printed);
    if (moved_ || (two_rows_ && lacks_labels(printed))) {
      const std::string before = listed(printed);
      const Plan plan = laid_out();
      describe(before, listed(plan));
      write(plan);
      report_.actors = plan.actors;
    } else {
      if (two_rows_ && !has_spans()) write(printed);
      report_.actors = printed.actors;
    }
    return report_;
  }

 private:
  [[nodiscard]] int columns() const { return table_.column_count(); }

  [[nodiscard]] std::string own(int row, int col) const { return text_of(table_.at(row, col)); }

  [[nodiscard]] std::optional<Label> label_at(int row, int col) const {
    return label_of(CellText(table_.at(row, col)).view());
  }

  // The text of the cell that covers a place.
  [[nodiscard]] std::string covering(int row, int col) const {
    for (int r = row; r >= top_; --r) {
      for (int c = col; c >= 0; --c) {
        const DumpCell& cell = table_.at(r, c);
        if (cell.covered()) continue;
        if (r + cell.row_span > row && c + cell.col_span > col) return text_of(cell);
        break;
      }
    }
    return {};
  }

  [[nodiscard]] bool has_spans() const {
    for (int row = top_; row < body_; ++row) {
      for (int col = 0; col < columns(); ++col) {
        if (table_.at(row, col).covered()) return true;
      }
    }
    return false;
  }

  bool find_header() {
    for (int row = 0; row < table_.row_count(); ++row) {
      if (begins_with_digit(CellText(table_.at(row, 0)).view())) continue;
      const int activity = activity_in(row);
      if (activity < 0 || !names_standards(row, activity)) continue;
      top_ = row;
      activity_ = activity;
      two_rows_ = row + 1 < table_.row_count() && is_second_row(row + 1);
      body_ = row + (two_rows_ ? 2 : 1);
      return body_ < table_.row_count();
    }
    return false;
  }

  [[nodiscard]] int activity_in(int row) const {
    for (int col = 0; col < std::min(columns(), 4); ++col) {
      if (label_at(row, col) == Label::kActivity) return col;
    }
    return -1;
  }

  [[nodiscard]] bool names_standards(int row, int activity) const {
    for (int r = row; r < std::min(row + 2, table_.row_count()); ++r) {
      for (int col = activity + 1; col < columns(); ++col) {
        const auto label = label_at(r, col);
        if (label == Label::kStandards || label == Label::kDuration || label == Label::kOutput ||
            label == Label::kRequirements) {
          return true;
        }
      }
    }
    return false;
  }

  // Without number and activity, or with their labels again, and with a text further right.
  [[nodiscard]] bool is_second_row(int row) const {
    for (int col = 0; col <= activity_; ++col) {
      const DumpCell& cell = table_.at(row, col);
      if (!cell.covered() && !is_blank(cell) && own(row, col) != own(top_, col)) return false;
    }
    int names = 0;
    int standards = 0;
    for (int col = activity_ + 1; col < columns(); ++col) {
      const std::string text = own(row, col);
      if (text.empty() || kind_of_text(text) != CellKind::kText) continue;
      ++names;
      const auto label = label_of(text);
      if (label && *label != Label::kActors) ++standards;
    }
    const bool group =
        std::any_of(table_.rows[static_cast<std::size_t>(top_)].begin(),
                    table_.rows[static_cast<std::size_t>(top_)].end(), [](const DumpCell& cell) {
                      const auto label = label_of(CellText(cell).view());
                      return label == Label::kActors || label == Label::kStandards;
                    });
    return names >= 2 && (standards > 0 || group);
  }

  void look_at_body() {
    content_.resize(static_cast<std::size_t>(columns()));
    int rows = 0;
    for (int row = body_; row < table_.row_count(); ++row) {
      if (is_blank(table_.at(row, activity_))) continue;
      ++rows;
      for (int col = activity_ + 1; col < columns(); ++col) {
        ColumnContent& content = content_[static_cast<std::size_t>(col)];
        switch (kind_of_text(CellText(table_.at(row, col)).view())) {
          case CellKind::kBlank: break;
          case CellKind::kMark: ++content.marks; break;
          case CellKind::kDuration: ++content.durations; break;
          case CellKind::kText: ++content.texts; break;
        }
      }
    }
    rows_ = rows;
    int most = 0;
    for (int col = activity_ + 1; col < columns(); ++col) {
      const ColumnContent& content = in(col);
      const bool times =
          content.durations > kTolerances.durations * static_cast<double>(content.filled());
      if (times && content.durations > most) {
        most = content.durations;
        duration_ = col;
      }
    }
  }

  [[nodiscard]] const ColumnContent& in(int col) const {
    return content_[static_cast<std::size_t>(col)];
  }

  [[nodiscard]] bool holds_documents(int col) const {
    if (col <= activity_ || col >= columns()) return false;
    const ColumnContent& content = in(col);
    return content.texts > content.marks + content.durations &&
           content.texts >= kTolerances.filled * static_cast<double>(rows_);
  }

  [[nodiscard]] bool has_content(int col) const {
    return col > activity_ && col < columns() && in(col).filled() > 0;
  }

  // The name that a column has where it is printed.
  [[nodiscard]] std::string name_of(int col) const {
    if (two_rows_) {
      std::string low = covering(top_ + 1, col);
      if (!low.empty()) return low;
    }
    const std::string high = own(top_, col);
    const auto label = label_of(high);
    const bool group = label == Label::kActors || label == Label::kStandards;
    return two_rows_ && group ? std::string() : high;
  }

  [[nodiscard]] Plan as_printed() const {
    Plan plan;
    plan.names.resize(static_cast<std::size_t>(columns()));
    plan.actors = {activity_ + 1, activity_ + 1};
    bool before_standards = true;
    for (int col = activity_ + 1; col < columns(); ++col) {
      const std::string name = name_of(col);
      plan.names[static_cast<std::size_t>(col)] = name;
      const auto label = label_of(name);
      if (label == Label::kNote) {
        plan.note = col;
      } else if (label && *label != Label::kActors) {
        if (before_standards) plan.standards_first = col;
        before_standards = false;
        plan.standards_end = col + 1;
      } else if (before_standards && !name.empty()) {
        plan.actors.end = col + 1;
      } else if (!before_standards && !name.empty() && plan.note < 0) {
        plan.standards_end = col + 1;
      }
    }
    return plan;
  }

  [[nodiscard]] int place_of(const Plan& plan, Label wanted) const {
    for (int col = activity_ + 1; col < columns(); ++col) {
      if (label_of(plan.names[static_cast<std::size_t>(col)]) == wanted) return col;
    }
    return -1;
  }

  // A blank in the second row between two labels of it, or under "Keterangan".
  [[nodiscard]] bool has_gap() const {
    int last = -1;
    for (int col = activity_ + 1; col < columns(); ++col) {
      if (!own(top_ + 1, col).empty()) last = col;
    }
    bool begun = false;
    for (int col = activity_ + 1; col < last; ++col) {
      if (!own(top_ + 1, col).empty()) {
        begun = true;
        continue;
      }
      const std::string above = covering(top_, col);
      const bool remarks = label_of(above) == Label::kNote;
      const bool nothing = above.empty() && covering(top_ + 1, col).empty();
      if (begun && (remarks || nothing)) return true;
    }
    return false;
  }

  // "Mutu Baku" begins left of the first column that it can stand over.
  [[nodiscard]] bool group_is_shifted(const Plan& printed) const {
    if (printed.standards_first <= 0) return false;
    for (int col = activity_ + 1; col < printed.standards_first; ++col) {
      if (label_at(top_, col) == Label::kStandards) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_moved(const Plan& printed) const {
    if (has_gap() || group_is_shifted(printed)) return true;
    const int time = place_of(printed, Label::kDuration);
    return duration_ >= 0 && time >= 0 && time != duration_;
  }

  [[nodiscard]] bool lacks_labels(const Plan& printed) const {
    if (duration_ < 0 || place_of(printed, Label::kDuration) < 0) return false;
    const int requirements = place_of(printed, Label::kRequirements);
    const int output = place_of(printed, Label::kOutput);
    if (requirements < 0 && holds_documents(duration_ - 1)) return true;
    return output < 0 && holds_documents(duration_ + 1) &&
           printed.names[static_cast<std::size_t>(duration_) + 1].empty();
  }

  // The labels of the second row in order, then those of the first that no group stands over.
  [[nodiscard]] std::vector<HeaderLabel> labels_in_order() const {
    std::vector<HeaderLabel> labels;
    const auto add = [&](int row, int col) {
      std::string text = own(row, col);
      if (text.empty()) return;
      const auto label = label_of(text);
      labels.push_back({std::move(text), col, label});
    };
    for (int col = activity_ + 1; col < columns(); ++col) add(top_ + 1, col);
    for (int col = activity_ + 1; col < columns(); ++col) {
      const auto label = label_at(top_, col);
      const bool single = label == Label::kRequirements || label == Label::kDuration ||
                          label == Label::kOutput || label == Label::kCost;
      const bool known = std::any_of(labels.begin(), labels.end(), [&](const HeaderLabel& other) {
        return other.label == label;
      });
      if (single && !known) add(top_, col);
    }
    std::erase_if(labels, [](const HeaderLabel& label) { return label.label == Label::kNote; });
    return labels;
  }

  [[nodiscard]] std::string note_label() const {
    for (int row = top_; row <= top_ + 1; ++row) {
      for (int col = activity_ + 1; col < columns(); ++col) {
        if (label_at(row, col) == Label::kNote) return own(row, col);
      }
    }
    return {};
  }

  static bool is_standard(const HeaderLabel& label) {
    return label.label && *label.label != Label::kActors;
  }

  Plan laid_out() {
    const std::vector<HeaderLabel> labels = labels_in_order();
    const auto first_standard = std::find_if(labels.begin(), labels.end(), is_standard);
    std::vector<HeaderLabel> roles(labels.begin(), first_standard);
    std::vector<HeaderLabel> standards(first_standard, labels.end());
    const int first = activity_ + 1;
    int standards_first = first + static_cast<int>(roles.size());
    if (duration_ >= 0) {
      const auto time =
          std::find_if(standards.begin(), standards.end(),
                       [](const HeaderLabel& label) { return label.label == Label::kDuration; });
      const int before = static_cast<int>(time - standards.begin());
      if (time != standards.end()) standards_first = duration_ - before;
    }
    add_lost_requirements(standards_first, standards);
    cut_roles(standards_first - first, roles);
    add_lost_output(standards_first, standards);

    Plan plan;
    plan.names.resize(static_cast<std::size_t>(columns()));
    const auto put = [&plan](int col, const std::string& name) {
      if (col >= 0 && col < static_cast<int>(plan.names.size())) {
        plan.names[static_cast<std::size_t>(col)] = name;
      }
    };
    for (std::size_t i = 0; i < roles.size(); ++i) put(first + static_cast<int>(i), roles[i].text);
    for (std::size_t i = 0; i < standards.size(); ++i) {
      put(standards_first + static_cast<int>(i), standards[i].text);
    }
    plan.actors = {first, standards_first};
    plan.standards_first = standards_first;
    plan.standards_end = std::min(columns(), standards_first + static_cast<int>(standards.size()));
    place_note(plan);
    return plan;
  }

  // The label over the documents is missing, or a wrong one stands there.
  void add_lost_requirements(int& standards_first, std::vector<HeaderLabel>& standards) {
    const bool known =
        std::any_of(standards.begin(), standards.end(),
                    [](const HeaderLabel& label) { return label.label == Label::kRequirements; });
    if (known || standards.empty() || standards.front().label != Label::kDuration) return;
    if (!holds_documents(standards_first - 1)) return;
    standards.insert(standards.begin(), {"Kelengkapan", 0, Label::kRequirements});
    --standards_first;
    lost_.emplace_back("Kelengkapan");
  }

  // A surplus of labels: the last of them stands over something that is no actor.
  void cut_roles(int places, std::vector<HeaderLabel>& roles) {
    while (places >= 0 && static_cast<int>(roles.size()) > places) {
      wrong_.push_back(roles.back().text);
      roles.pop_back();
    }
  }

  void add_lost_output(int standards_first, std::vector<HeaderLabel>& standards) {
    const bool known =
        std::any_of(standards.begin(), standards.end(),
                    [](const HeaderLabel& label) { return label.label == Label::kOutput; });
    if (known || standards.empty() || standards.back().label != Label::kDuration) return;
    const int col = standards_first + static_cast<int>(standards.size());
    if (!has_content(col)) return;
    standards.push_back({"Output", 0, Label::kOutput});
    lost_.emplace_back("Output");
  }

  // Remarks that no row has: the cells at the ends of the rows are lost.
  void add_column(Plan& plan) {
    for (auto& row : table_.rows) row.emplace_back();
    content_.emplace_back();
    plan.names.emplace_back();
  }

  void place_note(Plan& plan) {
    const int col = plan.standards_end;
    std::string label = note_label();
    if (col == columns() && !label.empty()) add_column(plan);
    if (col >= columns()) return;
    if (label.empty() && has_content(col)) {
      label = "Keterangan";
      lost_.push_back(label);
    }
    if (label.empty()) return;
    plan.names[static_cast<std::size_t>(col)] = label;
    plan.note = col;
  }

  [[nodiscard]] std::string listed(const Plan& plan) const {
    std::string text;
    for (int col = activity_ + 1; col < columns(); ++col) {
      if (!text.empty()) text += " | ";
      text += plan.names[static_cast<std::size_t>(col)];
    }
    while (text.ends_with(" | ") || text.ends_with(" |")) text.pop_back();
    return text;
  }

  void describe(const std::string& before, const std::string& after) {
    const bool only_lost = !lost_.empty() && !moved_;
    const float confidence = lost_.empty() ? kSureRepair : kLikelyRepair;
    if (!only_lost) {
      report_.damage.push_back({"table.header_shifted",
                                "the labels of the header did not stand over their columns; they "
                                "were laid out in their order, the durations under \"Waktu\"",
                                before, after, "table.header_shift", confidence});
    }
    for (const std::string& label : lost_) {
      std::string message = "no label \"" + label + "\" stands over its column";
      if (!wrong_.empty()) message += "; \"" + wrong_.front() + "\" stands there";
      report_.damage.push_back(
          {"table.label_missing", std::move(message), only_lost ? before : std::string(),
           only_lost ? after : std::string(), "table.label_lost", kLikelyRepair});
    }
  }

  void write(const Plan& plan) {
    const std::string group = own(top_, plan.actors.first);
    const std::string standards = standards_label();
    auto& high = table_.rows[static_cast<std::size_t>(top_)];
    auto& low = table_.rows[static_cast<std::size_t>(top_) + 1];
    for (int col = 0; col < columns(); ++col) {
      const auto at = static_cast<std::size_t>(col);
      if (col <= activity_) {
        high[at].row_span = 2;
        high[at].col_span = 1;
        low[at] = covered();
        continue;
      }
      const std::string& name = plan.names[at];
      if (col >= plan.actors.first && col < plan.actors.end) {
        place_grouped(col, plan.actors.first, plan.actors.end, group, name);
      } else if (col >= plan.standards_first && col < plan.standards_end && !standards.empty()) {
        place_grouped(col, plan.standards_first, plan.standards_end, standards, name);
      } else {
        high[at] = named(name);
        if (name.empty()) {
          low[at] = {};
          continue;
        }
        high[at].row_span = 2;
        low[at] = covered();
      }
    }
  }

  void place_grouped(int col, int first, int end, const std::string& group,
                     const std::string& name) {
    const auto at = static_cast<std::size_t>(col);
    auto& high = table_.rows[static_cast<std::size_t>(top_)][at];
    if (col == first) {
      high = named(group);
      high.col_span = end - first;
    } else {
      high = covered();
    }
    table_.rows[static_cast<std::size_t>(top_) + 1][at] = named(name);
  }

  [[nodiscard]] std::string standards_label() const {
    for (int col = activity_ + 1; col < columns(); ++col) {
      if (label_at(top_, col) == Label::kStandards) return own(top_, col);
    }
    return {};
  }

  static DumpCell named(const std::string& text) {
    DumpCell cell;
    if (!text.empty()) cell.lines.push_back(text);
    return cell;
  }

  static DumpCell covered() {
    DumpCell cell;
    cell.row_span = 0;
    return cell;
  }

  DumpTable& table_;
  StepHeaderReport report_;
  int top_ = 0;
  int body_ = 0;
  int activity_ = 1;
  int duration_ = -1;
  int rows_ = 0;
  bool two_rows_ = false;
  bool moved_ = false;
  std::vector<ColumnContent> content_;
  std::vector<std::string> lost_;   // labels that were put in
  std::vector<std::string> wrong_;  // labels that were taken out
};

}  // namespace

std::optional<StepHeaderReport> mend_step_header(DumpTable& table) {
  if (table.column_count() < 3) return std::nullopt;
  return HeaderMender(table).mend();
}

}  // namespace baku
