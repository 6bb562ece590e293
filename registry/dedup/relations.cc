#include "registry/dedup/relations.h"

namespace baku {

std::string_view name_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::kSameFile: return "same_file";
    case RelationKind::kSameDocument: return "same_document";
    case RelationKind::kRevision: return "revision";
    case RelationKind::kAdopted: return "adopted";
    case RelationKind::kRelated: return "related";
    case RelationKind::kNone: break;
  }
  return "none";
}

RelationKind kind_within_procedure(const ClueLevels& levels, double document_bits,
                                   const RelationSettings& settings) {
  const auto level = [&levels](Clue clue) { return levels[static_cast<std::size_t>(clue)]; };
  const bool same_paper = document_bits >= settings.least_document;
  if (level(Clue::kOffice) == 0) return RelationKind::kAdopted;
  if (same_paper) return RelationKind::kSameDocument;
  if (level(Clue::kOffice) == 1 && level(Clue::kApprover) == 0) return RelationKind::kAdopted;
  return RelationKind::kRevision;
}

double score_of(const Relation& relation) {
  if (relation.decided) return relation.kind < RelationKind::kRelated ? 1 : 0;
  if (relation.kind == RelationKind::kSameFile) return 1;
  return probability_of(relation.bits);
}

Relation relation_of(const RecordFeatures& a, const RecordFeatures& b, const Comparison& comparison,
                     const LinkWeights& weights, const RelationSettings& settings) {
  Relation relation;
  relation.levels = comparison.levels;
  relation.share = static_cast<float>(comparison.share);
  relation.bits = static_cast<float>(procedure_bits(weights, comparison.levels));
  relation.document_bits = static_cast<float>(document_bits(weights, comparison.levels));
  const bool same_bytes = !a.name.sha256.empty() && a.name.sha256 == b.name.sha256;
  if (same_bytes && a.name.ordinal == b.name.ordinal) {
    relation.kind = RelationKind::kSameFile;
  } else if (relation.bits >= static_cast<float>(settings.least_procedure)) {
    relation.kind = kind_within_procedure(comparison.levels, relation.document_bits, settings);
  } else if (comparison.share >= settings.least_related) {
    relation.kind = RelationKind::kRelated;
  }
  return relation;
}

}  // namespace baku
