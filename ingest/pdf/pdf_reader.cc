#include "ingest/pdf/pdf_reader.h"
