#include "ingest/sop/assemble.h"
