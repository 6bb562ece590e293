// Pages that one worker has read and another one goes on with, as bytes that nobody trusts.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/page.h"

namespace baku {

// Every field, numbers bit by bit: what is read again is the same page.
std::string page_to_bytes(Page page);

// Errors: kMalformed where the bytes are not exactly one page, or a number of it is not finite.
Result<Page> page_from_bytes(std::string_view bytes);

}  // namespace baku
