#include "ingest/pdf/arrowheads.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ingest/pdf/polyline.h"

namespace baku {
namespace {

struct AttachTolerances {
  double isosceles = 0.22;     // imbalance of a head that is one without a line
  double before_base = 2.0;    // points by which a line may end short of the head
  double beyond_tip = 1.0;     // points by which a line may run over the tip
  double across = 0.3;         // of the head's width: a line may end beside the axis
  double across_min = 0.6;     // points
  double straight = 0.95;      // cosine: the head points the way the line goes
  double bent = 0.5;           // cosine: it still does, roughly
  double loose = -0.3;         // cosine: least agreement where the line ends in the head's base
  double at_base = 0.8;        // points before the base; half the head behind it
  double wing_longest = 14;    // points
  double wing_shortest = 0.8;  // points
  double twin_center = 0.8;    // points between the centers of one head drawn twice
  double twin_size = 1.5;      // points by which the boxes of one head drawn twice differ
  double same_line = 0.25;     // points; nearer ends are the same point
  std::size_t most_heads = 3000;
};
constexpr AttachTolerances kTolerances;

// Smaller is better; nothing where the line end does not fit the head.
std::optional<double> misfit(const HeadReading& head, const LineEnd& end) {
  const Point axis = direction(head.base, head.tip);
  const double far = distance(head.base, head.tip);
  const double along = dot(end.at - head.base, axis);
  const double across = std::abs(cross(axis, end.at - head.base));
  if (along < -kTolerances.before_base || along > far + kTolerances.beyond_tip) {
    return std::nullopt;
  }
  if (across > std::max(kTolerances.across * head.width, kTolerances.across_min)) {
    return std::nullopt;
  }
  const double agreement = dot(end.out, axis);
  if (agreement < kTolerances.loose) return std::nullopt;
  if (agreement < kTolerances.straight) {
    if (head.imbalance > kTolerances.isosceles) return std::nullopt;
    const bool at_base = along >= -kTolerances.at_base && along <= far / 2;
    if (across > kTolerances.across_min || !(at_base || agreement > kTolerances.bent))
      return std::nullopt;
  }
  return across + std::max(0.0, -along) + std::max(0.0, along - far) + 3 * (1 - agreement) +
         head.imbalance;
}

struct Fit {
  double misfit = 0;
  std::size_t head = 0;
  std::size_t reading = 0;
  LineEnd end;
};

void append_fits(std::vector<Fit>& fits, const HeadCandidate& head, std::size_t index,
                 const LineEndIndex& ends, std::span<const LineMark> lines) {
  const double margin = kTolerances.before_base + kTolerances.beyond_tip;
  for (const LineEnd& end : ends.within(grown(head.box, margin))) {
    for (std::size_t r = 0; r < head.readings.size(); ++r) {
      const auto off = misfit(head.readings[r], end);
      if (!off) continue;
      const LineMark& line = lines[end.line];
      const double doubt = (line.color == head.color ? 0 : 0.6) + (line.ruling ? 0.2 : 0) +
                           0.3 * static_cast<double>(r);
      fits.push_back({*off + doubt, index, r, end});
    }
  }
}

bool take_head(LineMark& line, bool at_end, Point tip) {
  bool& arrow = at_end ? line.arrow_at_end : line.arrow_at_begin;
  if (arrow || line.dropped) return false;
  arrow = true;
  extend_line(line, at_end, tip);
  line.ruling = false;
  return true;
}

bool coincide(const HeadCandidate& a, const HeadCandidate& b) {
  return distance(a.box.center(), b.box.center()) < kTolerances.twin_center &&
         std::abs(a.box.width() - b.box.width()) < kTolerances.twin_size &&
         std::abs(a.box.height() - b.box.height()) < kTolerances.twin_size;
}

// A head that was filled, then stroked, counts once. Two fills at one place are the heads of two
// lines that meet there.
void drop_stroked_twins(std::vector<HeadCandidate>& heads) {
  std::vector<HeadCandidate> rest;
  for (auto& head : heads) {
    const bool twin = head.stroked && std::any_of(heads.begin(), heads.end(), [&](const auto& h) {
                        return !h.stroked && coincide(h, head);
                      });
    if (!twin) rest.push_back(head);
  }
  heads = std::move(rest);
}

bool is_wing(const LineMark& line) {
  if (line.dropped || line.ruling || line.curved || line.points.size() != 2) return false;
  const double far = distance(line.points[0], line.points[1]);
  return far <= kTolerances.wing_longest && far >= kTolerances.wing_shortest;
}

Point other_end(const LineEnd& end, std::span<const LineMark> lines) {
  const auto& points = lines[end.line].points;
  return end.at_end ? points.front() : points.back();
}

// A wing whose end lies at `first`, and what the two are then.
std::optional<HeadCandidate> head_with_partner(const LineEnd& first, const LineEndIndex& ends,
                                               std::vector<LineMark>& lines) {
  const double near = kTolerances.same_line;
  for (const LineEnd& second :
       ends.within({first.at.x - near, first.at.y - near, first.at.x + near, first.at.y + near})) {
    if (second.line <= first.line || !is_wing(lines[second.line])) continue;
    auto head = head_from_strokes(other_end(first, lines), middle(first.at, second.at),
                                  other_end(second, lines), lines[first.line].color);
    if (!head) continue;
    lines[first.line].dropped = lines[second.line].dropped = true;
    return head;
  }
  return std::nullopt;
}

// Two oblique strokes with a common end, of equal length.
std::vector<HeadCandidate> heads_from_wings(std::vector<LineMark>& lines) {
  const LineEndIndex ends(lines);
  std::vector<HeadCandidate> heads;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const bool at_end : {false, true}) {
      if (!is_wing(lines[i]) || heads.size() == kTolerances.most_heads) continue;
      const Point at = at_end ? lines[i].points.back() : lines[i].points.front();
      if (auto head = head_with_partner({at, {}, i, at_end}, ends, lines)) {
        heads.push_back(std::move(*head));
      }
    }
  }
  return heads;
}

// What is left over: well-formed heads where no other head is.
std::vector<HeadCandidate> loose_heads(std::span<const HeadCandidate> heads,
                                       const std::vector<bool>& taken) {
  std::vector<HeadCandidate> rest;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    if (taken[i] || heads[i].readings.front().imbalance > kTolerances.isosceles) continue;
    bool doubled = false;
    for (std::size_t k = 0; k < heads.size() && !doubled; ++k) {
      doubled = k != i && (taken[k] || k < i) && coincide(heads[k], heads[i]);
    }
    if (!doubled) rest.push_back(heads[i]);
  }
  return rest;
}

}  // namespace

std::vector<HeadCandidate> attach_heads(std::vector<HeadCandidate> heads,
                                        std::vector<LineMark>& lines) {
  auto wings = heads_from_wings(lines);
  heads.insert(heads.end(), std::make_move_iterator(wings.begin()),
               std::make_move_iterator(wings.end()));
  drop_stroked_twins(heads);

  const LineEndIndex ends(lines);
  std::vector<Fit> fits;
  for (std::size_t i = 0; i < heads.size(); ++i) append_fits(fits, heads[i], i, ends, lines);
  std::stable_sort(fits.begin(), fits.end(),
                   [](const Fit& a, const Fit& b) { return a.misfit < b.misfit; });
  std::vector<bool> taken(heads.size(), false);
  for (const Fit& fit : fits) {
    if (taken[fit.head]) continue;
    const Point tip = heads[fit.head].readings[fit.reading].tip;
    taken[fit.head] = take_head(lines[fit.end.line], fit.end.at_end, tip);
  }
  return loose_heads(heads, taken);
}

}  // namespace baku
