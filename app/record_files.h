// Files of records, as `ingest` writes them, read one record at a time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "schema/sop_record.h"

namespace baku {

// Files as they are given; of folders, all *.json and *.ndjson below them in byte-wise order of
// their names. Errors: kNotFound for a path that is not there, or a folder without such files.
Result<std::vector<std::filesystem::path>> list_record_files(std::span<const std::string> paths);

// What becomes of the records of one file. A record without record_id (gold records) gets the
// file's name and its place as one.
struct FoundRecords {
  std::function<void(SopRecord)> take;  // in the order of the file
  std::function<void(const std::string& subject, const Error& error)> refuse;
};

// Reads a file of records: JSON at once; NDJSON (*.ndjson) in blocks of lines on `threads` threads,
// so that a file may be larger than memory. A line that is no record of this schema version costs
// the others nothing.
void read_records(const std::filesystem::path& path, std::size_t threads, const FoundRecords& sink);

}  // namespace baku
