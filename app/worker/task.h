// What a worker is told to do, and what it may use for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/worker/text_parts.h"
#include "base/result.h"
#include "ingest/pdf/pdf_reader.h"

namespace baku {

struct WorkerLimits {
  std::size_t memory = std::size_t{1} << 30U;          // address space, bytes
  std::size_t picture_memory = std::size_t{2} << 30U;  // the same where pictures are read
  int cpu_seconds = 3600;
  std::size_t file_bytes = std::size_t{64} << 20U;
  int descriptors = 64;
};

enum class TaskKind : std::uint8_t {
  kWhole,     // the records of a document; or some of its pages, the others being left
  kPart,      // the pages of a part, or some of them
  kAssemble,  // the records of a document from pages that were read
  kTextPart,  // the records of a part of a text
};

struct Task {
  TaskKind kind = TaskKind::kWhole;
  std::string file_name;  // as the records name their source
  std::size_t bytes = 0;  // of the file
  PdfOptions options;
  std::size_t pages_bytes = 0;  // of the frames of its pages
  bool searchable = false;      // the searchable PDF of a scan is wanted, too
  TextParts text;               // the one part of it that is to be read
  WorkerLimits limits;
};

// The largest task as bytes.
inline constexpr std::size_t kMostTaskBytes = std::size_t{32} << 10U;

std::string task_to_bytes(const Task& task);

// Errors: kMalformed.
Result<Task> task_from_bytes(std::string_view bytes);

}  // namespace baku
