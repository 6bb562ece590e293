// Records without what names a person.
#pragma once

#include "schema/sop_record.h"

namespace baku {

// Leaves out the approver's name, degrees and NIP, wherever the record repeats them (evidence,
// normalizations, messages), and every other number of 18 digits, which is a NIP. Offices and
// positions stay. A name that stands in the running text of a step is not known as one and stays.
SopRecord without_personal_data(SopRecord record);

}  // namespace baku
