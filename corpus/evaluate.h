// Accuracy field by field against gold records. What the figures count: corpus/guidelines.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "corpus/gold.h"
#include "corpus/tally.h"
#include "schema/sop_record.h"

namespace baku {

enum class RecordState : std::uint8_t { kFound, kMissed, kExtra };

struct EvaluatedRecord {
  std::string file;  // folder and id of the document
  int ordinal = 1;   // in gold; for an extra record in the prediction
  std::string title;
  RecordState state = RecordState::kFound;
  MainFigures figures;
  std::vector<std::string> notes;  // what is wrong
};

struct EvaluatedFile {
  std::string file;
  std::string problem;  // why there is no prediction; empty where there is one
};

struct Subset {
  std::string name;
  Tally tally;
};

struct Evaluation {
  std::vector<Subset> subsets;  // "all" first, then by name
  std::vector<EvaluatedFile> files;
  std::vector<EvaluatedRecord> records;
};

// Records that were found for a document. An error counts as: all its SOPs were missed.
using Prediction = std::function<Result<std::vector<SopRecord>>(const GoldFile& file)>;

Evaluation evaluate(std::span<const GoldFile> gold, const Prediction& prediction);

// Gold from `gold_folder` (corpus/gold.h); predictions from FOLDER/ID.json, ID.ndjson or ID.jsonl
// in the same subfolder of `prediction_folder` or in itself. Errors: those of read_gold, and
// kNotFound where there is no prediction folder.
Result<Evaluation> evaluate(const std::filesystem::path& gold_folder,
                            const std::filesystem::path& prediction_folder);

// For people: a row for each figure, a column for each subset.
std::string evaluation_table(const Evaluation& evaluation);

// For people: what is wrong in each record, and which documents have no prediction.
std::string evaluation_details(const Evaluation& evaluation);

// All of it as JSON: {"subsets": {NAME: {"main": {...}, "figures": {...}}}, "files", "records"}.
std::string evaluation_to_json(const Evaluation& evaluation);

}  // namespace baku
