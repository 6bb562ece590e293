#include "corpus/score_identity.h"

#include "corpus/likeness.h"
#include "corpus/record_view.h"

namespace baku {
namespace {

using Values = std::vector<std::string>;

Values value_of(const Text& text) { return text ? Values{*text} : Values{}; }

// What score_identity asks of a region that is not there.
Text region_name(const SopRecord& record) {
  const auto& region = record.organization.region;
  return region ? Text(region->name) : std::nullopt;
}

Text region_code(const SopRecord& record) {
  const auto& region = record.organization.region;
  return region ? region->code : std::nullopt;
}

using Record = const SopRecord&;
constexpr auto kText = IdentityKind::kText;
constexpr auto kExact = IdentityKind::kExact;
constexpr auto kList = IdentityKind::kList;

constexpr IdentityField kFields[] = {
    {"title", kText, [](Record r) { return value_of(r.title); }},
    {"sop_number", kText, [](Record r) { return value_of(r.sop_number); }},
    {"dates.created", kExact, [](Record r) { return value_of(r.dates.created); }},
    {"dates.revised", kExact, [](Record r) { return value_of(r.dates.revised); }},
    {"dates.effective", kExact, [](Record r) { return value_of(r.dates.effective); }},
    {"organization.government", kText,
     [](Record r) { return value_of(r.organization.government); }},
    {"organization.region.name", kText, [](Record r) { return value_of(region_name(r)); }},
    {"organization.region.code", kText, [](Record r) { return value_of(region_code(r)); }},
    {"organization.unit", kText, [](Record r) { return value_of(r.organization.unit); }},
    {"organization.sub_unit", kText, [](Record r) { return value_of(r.organization.sub_unit); }},
    {"approval.position", kText, [](Record r) { return value_of(r.approval.position); }},
    {"approval.capacity", kText, [](Record r) { return value_of(r.approval.capacity); }},
    {"approval.name", kText, [](Record r) { return value_of(r.approval.name); }},
    {"approval.degrees_before", kList, [](Record r) { return r.approval.degrees_before; }},
    {"approval.degrees_after", kList, [](Record r) { return r.approval.degrees_after; }},
    {"approval.rank", kText, [](Record r) { return value_of(r.approval.rank); }},
    {"approval.grade", kText, [](Record r) { return value_of(r.approval.grade); }},
    {"approval.nip", kText, [](Record r) { return value_of(r.approval.nip); }},
};

std::string joined(const Values& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

bool is_same(IdentityKind kind, const Values& gold, const Values& predicted) {
  const auto plain = [](const Values& values) {
    return values.empty() || values.front().empty() ? Values{} : values;
  };
  if (kind == IdentityKind::kExact) return plain(gold) == plain(predicted);
  return comparable_items(gold) == comparable_items(predicted);
}

std::string quoted(const std::string& text) { return text.empty() ? "null" : "\"" + text + "\""; }

}  // namespace

std::span<const IdentityField> identity_fields() { return kFields; }

IdentityScore score_identity(const IdentityField& field, const SopRecord& gold,
                             const SopRecord& predicted, bool found) {
  const Values gold_values = field.values(gold);
  const Values values = field.values(predicted);
  const std::string a = comparable(joined(gold_values));
  const std::string b = comparable(joined(values));
  IdentityScore score;
  score.gold = !a.empty();
  score.predicted = !b.empty();
  score.gold_text = quoted(joined(gold_values));
  score.predicted_text = quoted(joined(values));
  if (!found) return score;
  score.right = is_same(field.kind, gold_values, values);
  score.soft = score.right ? 1 : soft_likeness(a, b);
  if (field.kind == IdentityKind::kExact && !(score.gold && score.predicted)) {
    score.soft = score.right ? 1 : 0;
  }
  return score;
}

}  // namespace baku
