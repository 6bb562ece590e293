// Ranks of civil servants and the grades that go with them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "schema/raw_sop.h"

namespace baku {

class Lexicon;

struct Rank {
  std::string rank;                 // "Pembina Tingkat I"; empty where only a grade is printed
  std::string grade;                // "IV/b"; empty where only a rank is printed
  std::string due_grade;            // the grade that goes with the rank; empty without a rank
  std::string grade_before_repair;  // empty where the grade stands as read
  std::string printed;
  std::string before;  // the text before and after, trimmed
  std::string after;

  [[nodiscard]] bool is_mismatch() const {
    const std::string& read = grade_before_repair.empty() ? grade : grade_before_repair;
    return !rank.empty() && !read.empty() && read != due_grade;
  }
};

// The rank, the grade or both in `text` ("Pembina Tk. I, IV/b", "(III/d)", "Gol. IV.c"); nullopt
// where it has none. In recognized text a grade letter that was misread (c for e) is mended from
// the words of the rank.
std::optional<Rank> find_rank(std::string_view text, TextOrigin origin, const Lexicon& lexicon);

}  // namespace baku
