#include "app/explanation.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "app/console.h"
#include "schema/enum_names.h"
#include "schema/record_json.h"
#include "schema/record_pointer.h"

namespace baku {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxValueLength = 400;  // bytes; a whole list of steps is cut

// "/steps/0/activity" -> "/steps/0"; "" where nothing stands above.
std::string_view parent_of(std::string_view pointer) {
  const std::size_t slash = pointer.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : pointer.substr(0, slash);
}

std::string_view last_key_of(std::string_view pointer) {
  return pointer.substr(pointer.rfind('/') + 1);
}

// One is the other, or stands above it.
bool are_kin(std::string_view a, std::string_view b) {
  const auto& [shorter, longer] = a.size() < b.size() ? std::pair(a, b) : std::pair(b, a);
  return longer.starts_with(shorter) &&
         (longer.size() == shorter.size() || longer[shorter.size()] == '/');
}

// Values that are made of the words of another one.
constexpr std::pair<std::string_view, std::string_view> kMadeOf[] = {
    {"title", "label"},         {"roles", "label"},       {"degrees_before", "name"},
    {"degrees_after", "name"},  {"capacity", "position"}, {"grade", "rank"},
    {"actor_source", "actors"}, {"region", "government"},
};

// The pointer of the evidence for a value: its own, of what it is part of, or of what it is made
// of. "" where there is none.
std::string evidence_pointer(const SopRecord& record, std::string_view pointer) {
  for (std::string_view at = pointer; !at.empty(); at = parent_of(at)) {
    if (record.evidence.contains(std::string(at))) return std::string(at);
    for (const auto& [made, source] : kMadeOf) {
      if (last_key_of(at) != made) continue;
      std::string other = fmt::format("{}/{}", parent_of(at), source);
      if (record.evidence.contains(other)) return other;
    }
  }
  return {};
}

class Explanation {
 public:
  Explanation(const SopRecord& record, std::string_view pointer)
      : record_(record), pointer_(pointer) {}

  std::string text() {
    text_ =
        fmt::format("{} of {} ({}, SOP {})\n", pointer_.empty() ? "all" : printable(pointer_),
                    record_.record_id, printable(record_.source.file_name), record_.source.ordinal);
    add_value();
    add_evidence();
    for (const Normalization& change : record_.normalizations) {
      if (are_kin(change.path, pointer_)) add_change(change);
    }
    for (const Finding& finding : record_.findings) {
      if (are_kin(finding.path, pointer_)) add_finding(finding);
    }
    return std::move(text_);
  }

 private:
  void add(std::string_view what, std::string_view line) {
    text_ += fmt::format("  {:<8} {}\n", what, line);
  }

  // ", at /steps/0" where the entry is about more or less than the value asked for.
  [[nodiscard]] std::string place_of(std::string_view path) const {
    return path == pointer_ ? "" : fmt::format(", at {}", path.empty() ? "the record" : path);
  }

  void add_value() {
    const Json record = Json::parse(record_to_json(record_, JsonStyle::kCompact));
    std::string value = record.at(Json::json_pointer(std::string(pointer_))).dump();
    if (value.size() > kMaxValueLength) {
      value = fmt::format("({} bytes of JSON)", value.size());
    }
    add("value", printable(value));
  }

  void add_evidence() {
    if (const std::string from = evidence_pointer(record_, pointer_); !from.empty()) {
      add_place(from, record_.evidence.at(from));
      return;
    }
    bool found = false;
    for (const auto& [path, evidence] : record_.evidence) {
      if (!are_kin(path, pointer_)) continue;
      add_place(path, evidence);
      found = true;
    }
    if (!found) add("read", "nowhere: the document leaves it blank, or other values decide it");
  }

  void add_place(std::string_view path, const Evidence& evidence) {
    const Rect& box = evidence.box;
    const std::string place =
        evidence.page > 0 ? fmt::format("page {}, box {:.1f} {:.1f} {:.1f} {:.1f}", evidence.page,
                                        box.left, box.top, box.right, box.bottom)
                          : "text without pages";
    add("read", fmt::format("{}, confidence {:.2f}{}", place, evidence.confidence, place_of(path)));
    add("", fmt::format("\"{}\"", printable(evidence.text)));
  }

  void add_change(const Normalization& change) {
    add("changed", fmt::format("\"{}\" -> \"{}\"", printable(change.from), printable(change.to)));
    add("", fmt::format("by {}, confidence {:.2f}{}", change.rule, change.confidence,
                        place_of(change.path)));
  }

  void add_finding(const Finding& finding) {
    add("finding",
        fmt::format("{} ({}{})", finding.code, name_of(finding.severity), place_of(finding.path)));
    add("", printable(finding.message));
  }

  const SopRecord& record_;
  std::string_view pointer_;
  std::string text_;
};

}  // namespace

Result<std::string> explanation(const SopRecord& record, std::string_view pointer) {
  if (!leads_into(record, pointer)) {
    return fail(ErrorCode::kUsage,
                fmt::format("the record has nothing at \"{}\"; a pointer is written as "
                            "/steps/0/activity",
                            printable(pointer)));
  }
  return Explanation(record, pointer).text();
}

}  // namespace baku
