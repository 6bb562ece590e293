#include <string>
#include <string_view>
#include <utility>

#include "normalize/rules.h"
#include "normalize/text.h"
#include "normalize/values.h"
#include "normalize/word_repairs.h"

namespace baku {
namespace {

class FieldReader {
 public:
  FieldReader(TextOrigin origin, const Lexicon& lexicon, Trail& trail)
      : origin_(origin), lexicon_(lexicon), trail_(trail) {}

  Text read(const Printed& printed, std::string_view path) {
    const Text value = cell_value(printed);
    if (!value) return std::nullopt;
    trail_.read_at(path, printed);
    return repaired_text(*value, path, origin_, lexicon_, trail_);
  }

 private:
  TextOrigin origin_;
  const Lexicon& lexicon_;
  Trail& trail_;
};

}  // namespace

void normalize_worksheet(const RawSop& raw, const Lexicon& lexicon, SopRecord& record,
                         Trail& trail) {
  if (!raw.has_worksheet) return;
  const RawWorksheet& printed = raw.worksheet;
  FieldReader fields(raw.origin, lexicon, trail);
  Worksheet worksheet;
  worksheet.kind = fields.read(printed.kind, "/worksheet/kind");
  worksheet.product_owner = fields.read(printed.product_owner, "/worksheet/product_owner");
  worksheet.activity_owner = fields.read(printed.activity_owner, "/worksheet/activity_owner");
  worksheet.scope = fields.read(printed.scope, "/worksheet/scope");
  worksheet.first_step = fields.read(printed.first_step, "/worksheet/first_step");
  for (const Printed& step : printed.main_steps) {
    const std::string path = pointer("/worksheet/main_steps", worksheet.main_steps.size());
    Text text = fields.read(step, path);
    if (text) worksheet.main_steps.push_back(std::move(*text));
  }
  worksheet.last_step = fields.read(printed.last_step, "/worksheet/last_step");
  record.worksheet = std::move(worksheet);
}

}  // namespace baku
