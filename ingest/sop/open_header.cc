#include "ingest/sop/open_header.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

namespace baku {
namespace {

struct HeaderTolerances {
  double reach = 45;           // points from the activity's label up or down to the others
  double same_column = 0.25;   // common share of the narrower of two lines of one name
  double turned_line = 0.4;    // of the font size; between the lines of a name that reads upwards
  double name_gap = 0.5;       // of the height of a line, between the lines of a name
  std::size_t most_words = 5;  // of a label
  std::size_t most_labels = 500;  // of a page; more are no headers
  std::size_t most_names = 200;   // lines of names in a header
  std::size_t most_columns = 60;
};
constexpr HeaderTolerances kTolerances;

bool is_standard(Label label) {
  return label == Label::kRequirements || label == Label::kDuration || label == Label::kOutput ||
         label == Label::kNote;
}

bool is_group(Label label) { return label == Label::kActors || label == Label::kStandards; }

std::string text_of(const Chunk& chunk) {
  std::string text;
  for (const Word* word : chunk.words) {
    if (!text.empty()) text += ' ';
    text += word->text;
  }
  return text;
}

std::vector<HeaderItem> labels_on(const std::vector<ChunkLine>& lines) {
  std::vector<HeaderItem> items;
  for (const ChunkLine& line : lines) {
    for (const Chunk& chunk : line.chunks) {
      if (chunk.words.size() > kTolerances.most_words) continue;
      const auto label = match_label(text_of(chunk), LabelSet::kTable);
      if (!label) continue;
      if (items.size() == kTolerances.most_labels) return items;
      items.push_back({chunk.words, chunk.box, label});
    }
  }
  return items;
}

double common_width(const Rect& a, const Rect& b) {
  return std::min(a.right, b.right) - std::max(a.left, b.left);
}

bool same_column(const HeaderItem& a, const HeaderItem& b) {
  const double narrower = std::min(a.box.width(), b.box.width());
  return common_width(a.box, b.box) > kTolerances.same_column * narrower;
}

void join(HeaderItem& item, const HeaderItem& more) {
  item.words.insert(item.words.end(), more.words.begin(), more.words.end());
  item.box = united(item.box, more.box);
  if (!item.label || (more.label && is_group(*item.label))) item.label = more.label;
}

// Names of one line each, joined where they stand over each other.
std::vector<HeaderItem> joined(std::vector<HeaderItem> lines) {
  std::stable_sort(lines.begin(), lines.end(), [](const HeaderItem& a, const HeaderItem& b) {
    return a.box.left < b.box.left;
  });
  std::vector<HeaderItem> columns;
  for (HeaderItem& line : lines) {
    const auto column =
        std::find_if(columns.begin(), columns.end(),
                     [&line](const HeaderItem& other) { return same_column(other, line); });
    if (column == columns.end()) {
      columns.push_back(std::move(line));
    } else {
      join(*column, line);
    }
  }
  return columns;
}

// Words that read upwards or downwards: each run along the page's height is one line of a name.
std::vector<HeaderItem> turned_lines(const WordRefs& turned, double top, double bottom) {
  std::vector<HeaderItem> lines;
  for (const Word* word : turned) {
    const double y = word->box.center().y;
    if (y < top || y > bottom) continue;
    if (lines.size() > kTolerances.most_names) break;
    const double near = kTolerances.turned_line * static_cast<double>(word->font_size);
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const HeaderItem& other) {
      return common_width(other.box, word->box) > -near;
    });
    if (line == lines.end()) {
      lines.push_back({{word}, word->box, std::nullopt});
    } else {
      join(*line, {{word}, word->box, std::nullopt});
    }
  }
  return lines;
}

// A label over several columns: at least two names, or one whose middle is elsewhere, below it.
bool stands_over(const HeaderItem& group, const std::vector<HeaderItem>& columns) {
  return std::any_of(columns.begin(), columns.end(), [&group](const HeaderItem& column) {
    return column.box.top >= group.box.center().y;
  });
}

// Position of the first column that is labelled so; the number of columns if there is none.
template <class Wanted>
std::size_t first_labelled(const std::vector<HeaderItem>& columns, Wanted wanted) {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const HeaderItem& item) {
    return item.label && wanted(*item.label);
  });
  return static_cast<std::size_t>(found - columns.begin());
}

// The labels of the header in which this one would be the activity's; how many different columns
// are named on its right, 0 if none of them is one that only a step table has.
std::size_t labels_beside(const HeaderItem& activity, const std::vector<HeaderItem>& all,
                          HeaderLabels& labels) {
  std::set<Label> others;
  for (const HeaderItem& item : all) {
    const double apart = std::abs(item.box.center().y - activity.box.center().y);
    if (apart > kTolerances.reach) continue;
    const bool right = item.box.left > activity.box.right && item.label != Label::kActivity;
    const bool number = item.label == Label::kStepNumber && item.box.right < activity.box.left;
    if (!right && !number && &item != &activity) continue;
    labels.items.push_back(item);
    labels.box = united(labels.box, item.box);
    if (right) others.insert(*item.label);
  }
  std::stable_sort(
      labels.items.begin(), labels.items.end(),
      [](const HeaderItem& a, const HeaderItem& b) { return a.box.left < b.box.left; });
  labels.activity = first_labelled(labels.items, [](Label l) { return l == Label::kActivity; });
  return std::any_of(others.begin(), others.end(), is_standard) ? others.size() : 0;
}

// The upper end of the header. Without a label over the actors, their names may begin above the
// other labels, all of which stand in the middle of the header.
double upper_end(const HeaderLabels& labels, const std::vector<ChunkLine>& lines) {
  double top = labels.box.top;
  const Rect& activity = labels.items[labels.activity].box;
  double right = labels.box.right;
  for (const HeaderItem& item : labels.items) {
    if (is_group(*item.label)) return top;
    if (is_standard(*item.label)) right = std::min(right, item.box.left);
  }
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    for (const Chunk& chunk : line->chunks) {
      const bool over_actors = chunk.box.left > activity.right && chunk.box.right < right;
      const double gap = top - chunk.box.bottom;
      if (!over_actors || chunk.box.center().y > top) continue;
      if (gap <= kTolerances.name_gap * chunk.box.height()) top = chunk.box.top;
    }
  }
  return top;
}

}  // namespace

const HeaderItem* HeaderLabels::find(Label label) const {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [label](const HeaderItem& item) { return item.label == label; });
  return found == items.end() ? nullptr : &*found;
}

std::optional<HeaderLabels> find_header_labels(const std::vector<ChunkLine>& lines) {
  constexpr std::size_t kOthersNeeded = 2;
  std::optional<HeaderLabels> best;
  std::size_t most = kOthersNeeded - 1;
  const auto all = labels_on(lines);
  for (const HeaderItem& activity : all) {
    if (activity.label != Label::kActivity) continue;
    HeaderLabels labels;
    const std::size_t others = labels_beside(activity, all, labels);
    const bool leftmost = best && others == most &&
                          activity.box.left < best->items[best->activity].box.left &&
                          activity.box.top < best->box.bottom;
    if (others <= most && !leftmost) continue;
    most = others;
    best = std::move(labels);
  }
  return best;
}

std::optional<OpenHeader> header_columns(const HeaderLabels& labels,
                                         const std::vector<ChunkLine>& lines,
                                         const WordRefs& turned, double bottom) {
  OpenHeader header;
  const double top = upper_end(labels, lines);
  std::vector<HeaderItem> names = turned_lines(turned, top, bottom);
  std::vector<HeaderItem> groups;
  for (const ChunkLine& line : lines) {
    for (const Chunk& chunk : line.chunks) {
      const double y = chunk.box.center().y;
      if (y < top || y > bottom) continue;
      const auto label = match_label(text_of(chunk), LabelSet::kTable);
      HeaderItem item{chunk.words, chunk.box, label};
      const bool over = label && is_group(*label);
      (over ? groups : names).push_back(std::move(item));
    }
  }
  if (names.size() + groups.size() > kTolerances.most_names) return std::nullopt;
  const std::vector<HeaderItem> below = names;
  for (HeaderItem& group : groups) {
    (stands_over(group, below) ? header.groups : names).push_back(std::move(group));
  }
  header.columns = joined(std::move(names));
  header.activity =
      first_labelled(header.columns, [](Label label) { return label == Label::kActivity; });
  header.standards = first_labelled(header.columns, is_standard);
  const bool actors =
      header.activity + 1 < header.standards && header.columns.size() <= kTolerances.most_columns;
  if (!actors || header.standards == header.columns.size()) return std::nullopt;
  return header;
}

}  // namespace baku
