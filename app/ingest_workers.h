// Files to outcomes through worker processes.
#pragma once

#include <cstddef>
#include <string>

#include "app/delivery.h"
#include "app/worker/crew.h"
#include "ingest/pdf/pdf_reader.h"

namespace baku {

struct WorkPlan {
  PdfOptions options;
  bool searchable = false;  // PDFs of scans are wanted, too
  std::size_t max_bytes = 0;
  WorkerLimits limits;
  CrewOptions crew;
};

enum class RunEnding : std::uint8_t {
  kFinished,
  kInterrupted,  // what ran was finished, the rest was not begun
  kStopped,      // at once
};

// Reads each file in a worker of its own and delivers all outcomes. A worker that died is tried
// once more. Errors: of the registry; kInternal where workers cannot be started.
Result<RunEnding> run_workers(Launcher& launcher, const WorkPlan& plan, IngestRegistry* registry,
                              Delivery& delivery);

}  // namespace baku
