#include <re2/re2.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/item_splitting.h"
#include "normalize/rules.h"
#include "normalize/values.h"
#include "normalize/word_repairs.h"

namespace baku {
namespace {

// "Kasubag : Disposisi,paraf" -> "Kasubag: Disposisi, paraf". What other programs write down has
// their spacing, not the paper's.
std::string with_even_spacing(std::string text) {
  static const RE2 before_pattern(R"(\s+([:,;]))");
  static const RE2 behind_pattern(R"(([,;])(\pL))");
  RE2::GlobalReplace(&text, before_pattern, R"(\1)");
  RE2::GlobalReplace(&text, behind_pattern, R"(\1 \2)");
  return text;
}

class ListReader {
 public:
  ListReader(TextOrigin origin, const Lexicon& lexicon, Trail& trail)
      : origin_(origin), dump_(origin == TextOrigin::kText), lexicon_(lexicon), trail_(trail) {}

  void read(std::span<const Printed> printed, ItemSplitting splitting, std::string_view path,
            std::vector<std::string>& items) {
    // Entries that stand apart need no capitals to part them.
    const bool apart = printed.size() > 1 && splitting == ItemSplitting::kAtCapitals;
    for (const Printed& entry : printed) {
      const bool last = &entry == &printed.back();
      const ItemSplitting how = apart && !last ? ItemSplitting::kAtMarks : splitting;
      for (const std::string& piece : split_items(entry.text, how)) {
        const std::string item = item_value(dump_ ? with_even_spacing(piece) : piece);
        if (item.empty()) continue;
        const std::string place = pointer(path, items.size());
        trail_.read_at(place, entry);
        items.push_back(repaired_text(item, place, origin_, lexicon_, trail_));
      }
    }
  }

 private:
  TextOrigin origin_;
  bool dump_;
  const Lexicon& lexicon_;
  Trail& trail_;
};

}  // namespace

void normalize_lists(const RawSop& raw, const Lexicon& lexicon, SopRecord& record, Trail& trail) {
  // Text dumps lose the line breaks between items; elsewhere the paper's lines have told them
  // apart already.
  const bool dump = raw.origin == TextOrigin::kText;
  const ItemSplitting plain = dump ? ItemSplitting::kAtCapitals : ItemSplitting::kAtMarks;
  const ItemSplitting titles = dump ? ItemSplitting::kAtSopTitles : ItemSplitting::kAtMarks;
  ListReader lists(raw.origin, lexicon, trail);
  lists.read(raw.qualifications, plain, "/qualifications", record.qualifications);
  lists.read(raw.related_sops, titles, "/related_sops", record.related_sops);
  lists.read(raw.equipment, plain, "/equipment", record.equipment);
  const ItemSplitting sentences = dump ? ItemSplitting::kAtSentences : ItemSplitting::kAtMarks;
  lists.read(raw.warnings, sentences, "/warnings", record.warnings);
  lists.read(raw.record_keeping, plain, "/record_keeping", record.record_keeping);
}

}  // namespace baku
