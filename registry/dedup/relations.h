// How two records belong together.
#pragma once

#include <cstdint>
#include <string_view>

#include "registry/dedup/clues.h"
#include "registry/dedup/weights.h"

namespace baku {

enum class RelationKind : std::uint8_t {
  kSameFile,      // the same bytes
  kSameDocument,  // one paper: its file and its scan, or two scans
  kRevision,      // same office and procedure, another version
  kAdopted,       // same procedure in another office
  kRelated,       // shares steps, or names the other under Keterkaitan
  kNone,
};

std::string_view name_of(RelationKind kind);

struct RelationSettings {
  double least_procedure = 2;  // bits from which two records are of one procedure
  double least_document = 0;   // bits from which they are one paper
  double least_related = 0.4;  // share of aligned steps
};

struct Relation {
  std::uint32_t a = 0;  // places of the records, a < b
  std::uint32_t b = 0;
  RelationKind kind = RelationKind::kNone;
  float bits = 0;           // that they are of one procedure
  float document_bits = 0;  // that they are one paper, if so
  float share = 0;          // of steps aligned
  ClueLevels levels{};
  bool decided = false;    // by a person
  bool named = false;      // under Keterkaitan
  bool held_back = false;  // would have chained two procedures together
};

// Probability, 0..1, that the two are of one procedure; 1 and 0 where a person decided it.
double score_of(const Relation& relation);

// The relation of two records from their clues; a and b stay 0. The rules, in their order:
// 1. the same bytes and ordinal: kSameFile
// 2. not one procedure (bits below least_procedure): kRelated where enough steps are aligned, or
// kNone
// 3. another office: kAdopted
// 4. one paper (document bits): kSameDocument
// 5. the same office: kRevision; an office that cannot be told: kAdopted where the approvers
//    differ, else kRevision
Relation relation_of(const RecordFeatures& a, const RecordFeatures& b, const Comparison& comparison,
                     const LinkWeights& weights, const RelationSettings& settings = {});

// The kind that rules 3 to 5 give for two records of one procedure.
RelationKind kind_within_procedure(const ClueLevels& levels, double document_bits,
                                   const RelationSettings& settings = {});

}  // namespace baku
