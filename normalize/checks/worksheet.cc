#include <string>
#include <string_view>
#include <vector>

#include "normalize/checks/checks.h"
#include "normalize/similarity.h"
#include "normalize/text.h"
#include "normalize/values.h"

namespace baku {
namespace {

constexpr double kSameStep = 0.8;  // similarity; below it is another step

// Compares the worksheet's wording of steps with the table's.
class StepTable {
 public:
  explicit StepTable(const SopRecord& record) : record_(record) {
    for (const Step& step : record.steps) keys_.push_back(fold_words(step.activity));
  }

  void compare(std::string_view text, const std::string& path, Trail& trail) const {
    const std::string key = fold_words(text);
    double best = 0;
    std::size_t place = 0;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      // A subject more or less is no other wording.
      if (keys_[i].find(key) != std::string::npos || key.find(keys_[i]) != std::string::npos) {
        return;
      }
      const double likeness = similarity(keys_[i], key, kSameStep);
      if (likeness > best) {
        best = likeness;
        place = i;
      }
    }
    if (best < kSameStep) return;
    trail.found("worksheet.step_mismatch", path,
                "The step table has " + in_quotes(record_.steps[place].activity) + ".");
  }

 private:
  const SopRecord& record_;
  std::vector<std::string> keys_;
};

}  // namespace

void check_worksheet(const SopRecord& record, Trail& trail) {
  if (!record.worksheet || record.steps.empty()) return;
  const Worksheet& worksheet = *record.worksheet;
  const StepTable table(record);
  if (worksheet.first_step) table.compare(*worksheet.first_step, "/worksheet/first_step", trail);
  for (std::size_t i = 0; i < worksheet.main_steps.size(); ++i) {
    table.compare(worksheet.main_steps[i], pointer("/worksheet/main_steps", i), trail);
  }
  if (worksheet.last_step) table.compare(*worksheet.last_step, "/worksheet/last_step", trail);
}

}  // namespace baku
