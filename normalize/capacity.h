// In whose stead an official acts: "Plt.", "Plh.", "Pj.", "a.n." before a post.
#pragma once

#include <string>

namespace baku {

// Cuts the capacity off the beginning of `post` and returns it: plt, plh, pj or a.n.; empty where
// there is none. Misread forms count: Pit., P1t.
std::string take_capacity(std::string& post);

}  // namespace baku
