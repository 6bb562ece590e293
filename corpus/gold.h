// The gold records of a corpus folder, and what belongs to them. How they are made:
// corpus/guidelines.md.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/sop_record.h"

namespace baku {

// A defect that was put into the document on purpose.
struct Plant {
  std::string kind;            // "typo", "conflict", ...
  std::string path;            // JSON Pointer into the record
  std::string printed;         // JSON: what the document says
  std::string right;           // JSON: what it should say; "null" where that is not known
  std::string expect_finding;  // beginning of a finding's code; empty where none is expected
};

// Other readings that are right as well: one of `also_right` may take the place of the value at
// `path`; an object is merged into the object there.
struct Alternative {
  std::string path;
  std::vector<std::string> also_right;  // JSON
};

struct GoldRecord {
  SopRecord record;
  std::string json;  // as in the file, compact
  std::vector<Plant> plants;
  std::vector<Alternative> alternatives;
};

struct GoldFile {
  std::string id;      // name of the document without its ending
  std::string folder;  // below the corpus folder, "" for the folder itself
  std::vector<GoldRecord> records;
  std::vector<std::string> subsets;  // "digital", "scanned", "mixed" or "text"; "real"; "level s2"
};

// All ID.gold.json in `folder` and below, by path. Reads beside them ID.alternatives.json and, in
// the folder, its parent and its subfolders, plants*.json and scans*.json where there are any.
// Errors: kNotFound (no folder, no gold files), kMalformed (which file, and why), kLimit.
Result<std::vector<GoldFile>> read_gold(const std::filesystem::path& folder);

// The reading of `gold` that suits `predicted` best, out of its alternatives.
SopRecord settled(const GoldRecord& gold, const SopRecord& predicted);

}  // namespace baku
