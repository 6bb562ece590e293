// Connectors of a flow chart from the lines that are no rulings.
#pragma once

#include <span>
#include <vector>

#include "ingest/page.h"
#include "ingest/scan/marks/outlines.h"
#include "ingest/scan/marks/segments.h"
#include "ingest/scan/marks/strokes.h"
#include "ingest/scan/pix.h"

namespace baku::marks {

struct ConnectorTolerances {
  double zone = 150;       // points around the figures in which connectors are looked for
  double touch = 3.5;      // points from the end of a stroke to the figure or stroke it belongs to
  double corner = 3.5;     // points between the ends of two strokes that make a bend
  double at_ruling = 2.5;  // points from the end of a stroke to the ruling that it runs into
  double least_slanting = 8;  // points; shorter ones are strokes of letters away from figures
  double half_head = 2.5;     // points from a line to the sides of its head
  double wing = 9;            // points; strokes of an open head are not longer
  double lone = 12;           // points; shorter strokes need something at both ends
  StrokeTolerances strokes;
  HeadTolerances heads;
};

struct FoundConnectors {
  std::vector<Connector> connectors;  // in pixels
  std::vector<bool> used;             // by segment: it is part of one
};

// `ink` is the picture without rulings; `loose` are the segments that are no rulings and no sides.
FoundConnectors find_connectors(const Pix& ink, std::span<const Segment> loose,
                                std::span<const Segment> rulings, std::span<const Figure> figures,
                                double dpi, const ConnectorTolerances& tolerances);

}  // namespace baku::marks
