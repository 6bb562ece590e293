// What people decided about pairs of records; it outranks every score.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace baku {

enum class Decision : std::uint8_t {
  kSameProcedure,
  kOtherProcedure,
};

class Decisions {
 public:
  // The last decision about a pair counts; the order of the two does not matter.
  void set(std::string_view a, std::string_view b, Decision decision);
  [[nodiscard]] std::optional<Decision> find(std::string_view a, std::string_view b) const;

  // By the two record_ids, the smaller first.
  [[nodiscard]] const std::map<std::pair<std::string, std::string>, Decision>& all() const {
    return decisions_;
  }

 private:
  std::map<std::pair<std::string, std::string>, Decision> decisions_;
};

// Lines of "confirm A B" and "reject A B" with record_ids; # begins a comment. Errors: kMalformed
// with the number of the line.
Result<Decisions> decisions_from_text(std::string_view text);
std::string decisions_to_text(const Decisions& decisions);

// A file that is not there has no decisions.
Result<Decisions> read_decisions(const std::filesystem::path& path);

}  // namespace baku
