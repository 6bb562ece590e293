// The text layer of a page and what was read from its picture, as one page.
#pragma once

#include <string>

#include "ingest/page.h"
#include "ingest/scan/text_layer.h"

namespace baku {

struct MergedPage {
  Page page;
  std::string note;  // which text was taken where both have some; empty where nothing is to say
};

// A page that is a picture: `read` with, in the place of words that were read there,
// - the visible words of `layer`, where they are more than the stamp of a scanning program;
// - all hidden words of `layer` (what a scanner or another tool has read), where a dictionary knows
//   clearly more of them. They keep the confidence of the same word as it was read here, have a
//   high one where the dictionary knows them and a low one elsewhere.
MergedPage with_text_layer(const Page& layer, Page read, const KnownWord& knows);

// A page with a text layer: `layer` with words of `read` in the place of words of the layer that
// have no known characters or are no language, where the picture's words are; and with all that was
// read in its pictures, where that is text. `read` stands as the page is displayed.
MergedPage with_picture_text(Page layer, Page read, const KnownWord& knows);

}  // namespace baku
