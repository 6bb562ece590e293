// One SOP as printed: where ingest ends and normalize begins. Nothing is interpreted here beyond
// which words belong to which field; spelling, case and order are the paper's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/geometry.h"

namespace baku {

// A piece of text and where it was read. Empty text means: the place is there, and it is blank.
struct Printed {
  std::string text;      // UTF-8; line breaks mended, list marks and labels taken off
  int page = 0;          // 1-based; 0 for a text dump
  Rect box;              // points from the page's top left corner
  float confidence = 1;  // 0..1
  std::string as_read;   // only where it differs from `text`: with its marks and line breaks

  [[nodiscard]] bool blank() const { return text.empty(); }
};

enum class TextOrigin : std::uint8_t { kDigital, kOcr, kMixed, kText };

// The approver's block: its lines from top to bottom (post, name, rank, NIP, in any order).
struct RawSignature {
  std::vector<Printed> lines;
};

struct RawActor {
  Printed label;
};

struct RawStep {
  Printed number;  // "1.", "a.", blank
  Printed activity;
  Printed requirements;
  Printed duration;
  Printed output;
  Printed note;
};

enum class NodeShape : std::uint8_t { kStart, kProcess, kDecision, kEnd };

struct RawNode {
  int step = 0;   // index into RawSop::steps
  int actor = 0;  // index into RawSop::actors
  NodeShape shape = NodeShape::kProcess;
  Printed mark;  // box and page of the symbol; text inside it
};

struct RawEdge {
  int from = 0;  // indices into RawSop::nodes
  int to = 0;
  Printed label;  // "Ya", "Tidak", as printed; blank text where there is none
  float confidence = 1;
};

enum class ArrowDirection : std::uint8_t { kLeft, kRight, kUp, kDown, kOther };

// An arrow in an actor cell that has lost its symbol: the flow passes there.
struct RawArrow {
  int step = 0;   // index into RawSop::steps
  int actor = 0;  // index into RawSop::actors
  ArrowDirection direction = ArrowDirection::kOther;
  Printed mark;  // the cell
};

enum class ActorSource : std::uint8_t { kSymbol, kText, kNone };

// "Lembar Kerja Identifikasi Kegiatan".
struct RawWorksheet {
  Printed title;
  Printed kind;
  Printed product_owner;
  Printed activity_owner;
  Printed scope;
  Printed first_step;
  std::vector<Printed> main_steps;
  Printed last_step;
};

// A finding of the reader or the assembler, with the pointer it will have in the record.
struct RawFinding {
  std::string code;  // of docs/findings.md
  std::string path;  // JSON Pointer into the record
  std::string message;
};

// A repair made before the record: damaged header, joined row.
struct RawRepair {
  std::string path;
  std::string from;
  std::string to;
  std::string rule;
  float confidence = 1;
};

struct RawSop {
  int ordinal = 1;  // place in the document, from 1
  std::vector<int> pages;
  TextOrigin origin = TextOrigin::kDigital;

  std::vector<Printed> letterhead;  // lines of the issuing office, top to bottom
  Printed title;                    // value of "Judul SOP"
  Printed heading;                  // line over the step table
  Printed number;
  Printed date_created;
  Printed date_revised;
  Printed date_effective;
  RawSignature approval;   // the cell "Disahkan oleh"
  RawSignature signature;  // the block after the table, if any

  std::vector<Printed> legal_basis;  // one for each list item
  std::vector<Printed> qualifications;
  std::vector<Printed> related_sops;
  std::vector<Printed> equipment;
  std::vector<Printed> warnings;
  std::vector<Printed> record_keeping;

  std::vector<RawActor> actors;  // left to right
  Printed actor_group;           // label over the actor columns ("Pelaksana")
  Printed duration_header;       // "Waktu (Menit)": may carry the unit of all durations
  std::vector<RawStep> steps;    // top to bottom
  bool has_identity = false;     // an identity sheet was found
  bool has_note_column = false;
  bool has_table = false;  // a step table was found

  std::vector<RawNode> nodes;  // by step, then in the order of the flow, then left to right
  std::vector<RawEdge> edges;
  std::vector<RawArrow> arrows;  // of steps without nodes; by step, then left to right
  bool has_worksheet = false;
  RawWorksheet worksheet;

  std::vector<RawFinding> findings;
  std::vector<RawRepair> repairs;
};

}  // namespace baku
