#include "schema/sop_record.h"
