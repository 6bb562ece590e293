// A record as evaluation compares it: texts made comparable, ids resolved.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/alignment.h"
#include "schema/sop_record.h"

namespace baku {

// An actor that a step or a node names; without a column where no actor has that id.
struct ColumnName {
  std::string id;
  std::optional<std::size_t> column;
};

struct NodeView {
  std::optional<std::size_t> step;  // index into steps; nullopt where there is no such step
  int printed_step = 0;
  ColumnName actor;
  NodeShape shape = NodeShape::kProcess;
};

struct EdgeView {
  std::optional<std::size_t> from;  // index into nodes; nullopt where there is no such node
  std::optional<std::size_t> to;
  std::string label;
};

// Keeps no reference to the record.
struct RecordView {
  explicit RecordView(const SopRecord& record);

  // Canonical title and which of that title; "?" and the id for an unknown one.
  [[nodiscard]] std::string actor_key(const ColumnName& actor) const;

  std::string title;
  std::vector<std::string> activities;
  std::vector<std::string> durations;  // value and unit, else the text; empty where there is none
  std::vector<std::string> outputs;
  std::vector<std::optional<int>> numbers;
  std::vector<std::string> actor_titles;  // left to right
  std::vector<std::string> actor_labels;
  std::vector<std::string> actor_keys;
  std::vector<std::vector<ColumnName>> step_actors;  // each once
  std::vector<NodeView> nodes;
  std::vector<EdgeView> edges;
};

// Blank for nothing.
std::string comparable_or_blank(const Text& text);
// Without the blank ones.
std::vector<std::string> comparable_items(const std::vector<std::string>& items);

// Pairs of (gold, predicted). Records: best assignment by title and activities, at least 0.30
// alike. Steps and actor columns: best alignment that keeps the order.
IndexPairs align_records(const std::vector<RecordView>& gold,
                         const std::vector<RecordView>& predicted);
IndexPairs align_steps(const RecordView& gold, const RecordView& predicted);
IndexPairs align_columns(const RecordView& gold, const RecordView& predicted);

}  // namespace baku
