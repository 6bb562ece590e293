#include "ingest/scan/marks/line_roles.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <tuple>
#include <utility>

namespace baku::marks {
namespace {

// The sides of a box as seen along an axis: `low` to `high` along it, `near` to `far` across.
struct Aspect {
  double low, high, near, far;
};

Aspect aspect_of(const Rect& box, Axis axis) {
  if (axis == Axis::kHorizontal) return {box.left, box.right, box.top, box.bottom};
  return {box.top, box.bottom, box.left, box.right};
}

// Segments on one line, in order; gaps may be hidden behind figures.
struct Track {
  std::vector<std::size_t> members;
  Axis axis = Axis::kHorizontal;
  double begin = 0;
  double end = 0;
  double at_begin = 0;
  double at_end = 0;
  bool alive = true;
  bool leaves_figure = false;  // it comes out of a figure

  [[nodiscard]] double position() const { return (at_begin + at_end) / 2; }
};

class RoleFinder {
 public:
  RoleFinder(std::span<const Segment> segments, std::span<const Figure> figures, double width,
             double height, double dpi, const RoleTolerances& tolerances)
      : segments_(segments),
        figures_(figures),
        width_(width),
        height_(height),
        point_(dpi / 72),
        tolerances_(tolerances),
        roles_(segments.size(), LineRole::kLoose) {}

  std::vector<LineRole> find() {
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      if (is_side(segments_[i])) roles_[i] = LineRole::kSide;
    }
    mark_closed_boxes();
    make_tracks();
    for (Track& track : tracks_) {
      track.leaves_figure = leaves_figure(track);
      track.alive = can_be_ruling(track);
    }
    while (prune()) {
    }
    adopt_pieces();
    for (const Track& track : tracks_) {
      if (!track.alive) continue;
      for (const std::size_t member : track.members) roles_[member] = LineRole::kRuling;
    }
    return std::move(roles_);
  }

 private:
  // On the outline of a figure, or inside it.
  [[nodiscard]] bool is_side(const Segment& segment) const {
    const double near = tolerances_.on_outline * point_;
    return std::any_of(figures_.begin(), figures_.end(), [&](const Figure& figure) {
      const Aspect box = aspect_of(grown(figure.shape.box, near), segment.axis);
      return segment.begin >= box.low - near && segment.end <= box.high + near &&
             segment.position() >= box.near && segment.position() <= box.far;
    });
  }

  [[nodiscard]] bool near(double a, double b) const {
    return std::abs(a - b) <= tolerances_.corner * point_;
  }

  [[nodiscard]] std::size_t upright_side(double x, double top, double bottom) const {
    std::size_t i = 0;
    for (; i < segments_.size(); ++i) {
      const Segment& side = segments_[i];
      if (side.axis == Axis::kVertical && near(side.position(), x) && near(side.begin, top) &&
          near(side.end, bottom)) {
        break;
      }
    }
    return i;
  }

  // Four lines that end in each other's ends are a box, also where a ruling runs through it.
  void mark_closed_boxes() {
    for (std::size_t a = 0; a < segments_.size(); ++a) {
      const Segment& top = segments_[a];
      if (top.axis != Axis::kHorizontal || top.length() > tolerances_.widest_box * point_) continue;
      for (std::size_t b = a + 1; b < segments_.size(); ++b) {
        const Segment& bottom = segments_[b];
        if (bottom.axis != Axis::kHorizontal || !near(top.begin, bottom.begin) ||
            !near(top.end, bottom.end) || near(top.position(), bottom.position())) {
          continue;
        }
        const double height = bottom.position() - top.position();
        if (height <= 0 || height > tolerances_.highest_box * point_) continue;
        const std::size_t left = upright_side(top.begin, top.position(), bottom.position());
        const std::size_t right = upright_side(top.end, top.position(), bottom.position());
        if (left == segments_.size() || right == segments_.size()) continue;
        for (const std::size_t side : {a, b, left, right}) roles_[side] = LineRole::kSide;
      }
    }
  }

  // Whether a figure covers the gap of a line. Short lines at the middle of its sides are
  // connectors in and out of it.
  [[nodiscard]] bool is_hidden(Axis axis, double from, double to, double position,
                               double shorter) const {
    const double near = tolerances_.hidden_gap * point_;
    const bool is_short = shorter < tolerances_.long_piece * point_;
    return std::any_of(figures_.begin(), figures_.end(), [&](const Figure& figure) {
      const Aspect box = aspect_of(figure.shape.box, axis);
      const double off = std::abs(position - (box.near + box.far) / 2);
      if (is_short && off < tolerances_.middle * (box.far - box.near)) return false;
      return position >= box.near - near && position <= box.far + near && from >= box.low - near &&
             to <= box.high + near;
    });
  }

  [[nodiscard]] bool continues(const Track& track, const Segment& next) const {
    if (track.axis != next.axis) return false;
    const double shift = std::abs(track.at_end - next.at_begin);
    if (shift > std::max(1.5, tolerances_.sideways * point_)) return false;
    const double gap = next.begin - track.end;
    // Side by side: a connector may run along a ruling.
    if (gap < -tolerances_.hidden_gap * point_) return false;
    if (gap <= tolerances_.hidden_gap * point_) return true;
    const Segment& last = segments_[track.members.back()];
    if (gap <= tolerances_.broken_gap * point_ && std::min(last.length(), next.length()) >= gap) {
      return true;
    }
    return is_hidden(next.axis, track.end, next.begin, next.at_begin,
                     std::min(last.length(), next.length()));
  }

  void make_tracks() {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < segments_.size(); ++i) {
      if (roles_[i] == LineRole::kLoose) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return std::tuple(segments_[a].begin, segments_[a].position(), a) <
             std::tuple(segments_[b].begin, segments_[b].position(), b);
    });
    for (const std::size_t i : order) {
      const Segment& segment = segments_[i];
      Track* best = nullptr;
      for (Track& track : tracks_) {
        if (!continues(track, segment)) continue;
        if (best == nullptr || track.end > best->end) best = &track;
      }
      if (best == nullptr) {
        tracks_.push_back({{i},
                           segment.axis,
                           segment.begin,
                           segment.end,
                           segment.at_begin,
                           segment.at_end,
                           true,
                           false});
      } else {
        best->members.push_back(i);
        if (segment.end > best->end) {
          best->end = segment.end;
          best->at_end = segment.at_end;
        }
      }
    }
  }

  // An end of the line stands at a figure from which the line comes out.
  [[nodiscard]] bool leaves_figure(const Track& track) const {
    const bool is_short = track.end - track.begin < tolerances_.long_piece * point_;
    return std::any_of(figures_.begin(), figures_.end(), [&](const Figure& figure) {
      const Aspect box = aspect_of(figure.shape.box, track.axis);
      const double off = std::abs(track.position() - (box.near + box.far) / 2);
      const bool at_middle = is_short && off < tolerances_.middle * (box.far - box.near);
      const double near = (at_middle ? tolerances_.head : tolerances_.beside) * point_;
      const auto across = [&](double position) {
        return position > box.near && position < box.far;
      };
      return (across(track.at_end) && std::abs(track.end - box.low) <= near) ||
             (across(track.at_begin) && std::abs(track.begin - box.high) <= near);
    });
  }

  [[nodiscard]] bool is_long(const Track& track) const {
    return track.axis == Axis::kHorizontal
               ? track.end - track.begin >= tolerances_.long_across * width_
               : track.end - track.begin >= tolerances_.long_down * height_;
  }

  [[nodiscard]] bool can_be_ruling(const Track& track) const {
    return track.end - track.begin >= tolerances_.least_ruling * point_ && !track.leaves_figure;
  }

  // Whether a living line crosses or ends at (along, across) of a track.
  [[nodiscard]] bool met(const Track& track, double along, double across) const {
    return met(track, along, across, tolerances_.meet * point_);
  }
  [[nodiscard]] bool met(const Track& track, double along, double across, double near) const {
    return std::any_of(tracks_.begin(), tracks_.end(), [&](const Track& other) {
      return other.alive && other.axis != track.axis &&
             std::abs(other.position() - along) <= near && other.begin - near <= across &&
             other.end + near >= across;
    });
  }

  // Whether one line begins or ends where the other one does.
  [[nodiscard]] bool make_corner(const Track& a, const Track& b) const {
    const double near = tolerances_.meet * point_;
    const auto same = [&](double along, double across) {
      return std::abs(b.position() - along) <= near &&
             (std::abs(b.begin - across) <= near || std::abs(b.end - across) <= near);
    };
    return a.axis != b.axis && (same(a.begin, a.at_begin) || same(a.end, a.at_end));
  }

  // A part of a connector: it comes out of a figure, or bends into a line that does. Pieces of a
  // broken ruling have corners with rulings too.
  [[nodiscard]] bool is_leg(const Track& track) const {
    if (track.alive || track.end - track.begin < tolerances_.least_ruling * point_) return false;
    return track.leaves_figure ||
           std::any_of(tracks_.begin(), tracks_.end(), [&](const Track& other) {
             return other.leaves_figure && make_corner(track, other);
           });
  }

  // Whether the line bends into a leg of a connector.
  [[nodiscard]] bool bends_into_leg(const Track& track) const {
    return std::any_of(tracks_.begin(), tracks_.end(), [&](const Track& other) {
      return make_corner(track, other) && is_leg(other);
    });
  }

  // Whether a living piece of the same line lies beyond an end, over a break.
  [[nodiscard]] bool goes_on(const Track& track, bool forward) const {
    const double least = tolerances_.least_piece * point_;
    if (track.end - track.begin < least) return false;
    return std::any_of(tracks_.begin(), tracks_.end(), [&](const Track& other) {
      if (!other.alive || other.axis != track.axis || other.end - other.begin < least) return false;
      const double gap = forward ? other.begin - track.end : track.begin - other.end;
      const double shift = forward ? other.at_begin - track.at_end : track.at_begin - other.at_end;
      return gap > 0 && gap <= tolerances_.adopted_gap * point_ &&
             std::abs(shift) <= tolerances_.piece_shift * point_;
    });
  }

  [[nodiscard]] bool is_ruling(const Track& track) const {
    if (is_long(track) && !bends_into_leg(track)) return true;
    const bool begin = met(track, track.begin, track.at_begin) || goes_on(track, false);
    const bool end = met(track, track.end, track.at_end) || goes_on(track, true);
    if (begin && end) return true;
    const double near = tolerances_.near_miss * point_;
    return (begin || end) && track.end - track.begin >= tolerances_.long_piece * point_ &&
           (begin || met(track, track.begin, track.at_begin, near)) &&
           (end || met(track, track.end, track.at_end, near)) && !bends_into_leg(track);
  }

  bool prune() {
    bool changed = false;
    for (Track& track : tracks_) {
      if (!track.alive || is_ruling(track)) continue;
      track.alive = false;
      changed = true;
    }
    return changed;
  }

  // Pieces on the line of a ruling, beside which nothing is drawn, are parts of it.
  void adopt_pieces() {
    for (Track& track : tracks_) {
      if (track.alive || !can_be_ruling(track)) continue;
      track.alive = std::any_of(tracks_.begin(), tracks_.end(), [&](const Track& other) {
        if (!other.alive || other.axis != track.axis) return false;
        const double shift = std::abs(other.position() - track.position());
        const double gap = std::max(track.begin - other.end, other.begin - track.end);
        return shift <= std::max(1.5, tolerances_.sideways * point_) && gap > 0 &&
               gap <= tolerances_.adopted_gap * point_ &&
               other.end - other.begin >= track.end - track.begin;
      });
    }
  }

  std::span<const Segment> segments_;
  std::span<const Figure> figures_;
  double width_;
  double height_;
  double point_;
  RoleTolerances tolerances_;
  std::vector<LineRole> roles_;
  std::vector<Track> tracks_;
};

class LineEnds {
 public:
  LineEnds(std::vector<Segment> segments, std::span<const Figure> figures, double dpi,
           const RoleTolerances& tolerances)
      : segments_(std::move(segments)),
        figures_(figures),
        point_(dpi / 72),
        tolerances_(tolerances) {}

  [[nodiscard]] bool is_faint(const Segment& line) const {
    return line.ink < tolerances_.faint_ink && line.length() >= tolerances_.least_faint * point_ &&
           !comes_out(line);
  }

  // Where the line ends; where it ends now, if that is not loose.
  [[nodiscard]] double settled(const Segment& line, bool forward) const {
    const double end = forward ? line.end : line.begin;
    const double at = forward ? line.at_end : line.at_begin;
    const double reach = tolerances_.faint_reach * point_;
    std::optional<double> ahead;
    std::optional<double> behind;
    for (const Segment& other : segments_) {
      if (other.axis == line.axis) continue;
      const double place = other.at(at);
      const double away = std::abs(place - end);
      const double near = tolerances_.meet * point_;
      const bool stroke = other.length() < tolerances_.least_leg * point_;
      if (!stroke && away <= near && at >= other.begin - near && at <= other.end + near) return end;
      if (other.length() < tolerances_.least_across * point_ || away > reach) continue;
      if (at < other.begin - reach || at > other.end + reach) continue;
      std::optional<double>& nearest = (place > end) == forward ? ahead : behind;
      if (!nearest || away < std::abs(*nearest - end)) nearest = place;
    }
    return ahead.value_or(behind.value_or(end));
  }

 private:
  // Whether an end of the line stands at a figure, a little away where the ink is lost.
  [[nodiscard]] bool comes_out(const Segment& line) const {
    const double near = tolerances_.faint_reach * point_ / 2;
    return std::any_of(figures_.begin(), figures_.end(), [&](const Figure& figure) {
      const Aspect box = aspect_of(figure.shape.box, line.axis);
      if (line.position() <= box.near || line.position() >= box.far) return false;
      return std::abs(line.end - box.low) <= near || std::abs(line.begin - box.high) <= near;
    });
  }

  std::vector<Segment> segments_;
  std::span<const Figure> figures_;
  double point_;
  RoleTolerances tolerances_;
};

}  // namespace

namespace {

// Whether a line across the way stands at an end of a ruling.
bool hangs(const std::vector<Segment>& rulings, const Segment& line, bool forward, double near) {
  const double end = forward ? line.end : line.begin;
  const double at = forward ? line.at_end : line.at_begin;
  return std::none_of(rulings.begin(), rulings.end(), [&](const Segment& other) {
    return other.axis != line.axis && std::abs(other.at(at) - end) <= near &&
           at >= other.begin - near && at <= other.end + near;
  });
}

void join_hanging(std::vector<Segment>& rulings, double point, const RoleTolerances& tolerances) {
  const double near = tolerances.meet * point;
  const double least = tolerances.least_piece * point;
  for (std::size_t i = 0; i < rulings.size(); ++i) {
    for (std::size_t k = 0; k < rulings.size(); ++k) {
      Segment& line = rulings[i];
      const Segment& next = rulings[k];
      const double gap = next.begin - line.end;
      if (next.axis != line.axis || gap <= 0 || gap > tolerances.adopted_gap * point) continue;
      if (line.length() < least || next.length() < least) continue;
      if (std::abs(next.at_begin - line.at_end) > tolerances.piece_shift * point) continue;
      if (!hangs(rulings, line, true, near) || !hangs(rulings, next, false, near)) continue;
      line.ink = (line.ink * line.length() + next.ink * next.length()) / (next.end - line.begin);
      line.end = next.end;
      line.at_end = next.at_end;
      rulings.erase(rulings.begin() + static_cast<std::ptrdiff_t>(k));
      i -= k < i ? 1 : 0;
      k = static_cast<std::size_t>(-1);
    }
  }
}

}  // namespace

void end_faint_lines(std::vector<Segment>& segments, std::span<const Figure> figures, double dpi,
                     const RoleTolerances& tolerances) {
  const LineEnds ends(segments, figures, dpi, tolerances);
  for (Segment& line : segments) {
    if (!ends.is_faint(line)) continue;
    const double inked = line.ink * line.length();
    const double begin = ends.settled(line, false);
    const double end = ends.settled(line, true);
    line.begin = begin;
    line.end = end;
    line.ink = std::min(1.0, inked / std::max(1.0, line.length()));
  }
}

void close_rulings(std::vector<Segment>& rulings, double dpi, const RoleTolerances& tolerances) {
  join_hanging(rulings, dpi / 72, tolerances);
  const LineEnds ends(rulings, {}, dpi, tolerances);
  for (Segment& line : rulings) {
    if (line.length() < tolerances.least_across * dpi / 72) continue;
    const double begin = std::min(line.begin, ends.settled(line, false));
    const double end = std::max(line.end, ends.settled(line, true));
    line.begin = begin;
    line.end = end;
  }
}

std::vector<LineRole> line_roles(std::span<const Segment> segments, std::span<const Figure> figures,
                                 double width, double height, double dpi,
                                 const RoleTolerances& tolerances) {
  return RoleFinder(segments, figures, width, height, dpi, tolerances).find();
}

}  // namespace baku::marks
