#include "ingest/layout/layout.h"
