// The worksheet "Lembar Kerja Identifikasi Kegiatan" that may follow an SOP.
#pragma once

#include "ingest/layout/table.h"
#include "ingest/sop/fields.h"
#include "schema/raw_sop.h"

namespace baku {

// True if the line is the worksheet's heading.
bool is_worksheet_heading(const TextLine& line);

// Adds what `form` says to `worksheet`; what is already there stays. False if it says nothing.
bool read_worksheet(const Form& form, RawWorksheet& worksheet);

}  // namespace baku
