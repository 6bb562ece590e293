#include "ingest/sop/flow.h"
