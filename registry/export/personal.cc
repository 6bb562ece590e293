#include "registry/export/personal.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace baku {
namespace {

constexpr std::string_view kLeftOut = "[...]";
constexpr std::size_t kNipDigits = 18;

constexpr std::array<std::string_view, 4> kPersonal = {
    "/approval/name", "/approval/nip", "/approval/degrees_before", "/approval/degrees_after"};

bool names_a_person(std::string_view pointer) {
  return std::any_of(kPersonal.begin(), kPersonal.end(), [&](std::string_view place) {
    return pointer.starts_with(place) &&
           (pointer.size() == place.size() || pointer[place.size()] == '/');
  });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Where `text` has 18 digits from `at` on, with blanks between them or not: their end; else `at`.
std::size_t end_of_nip(std::string_view text, std::size_t at) {
  if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) return at;
  std::size_t digits = 0;
  std::size_t end = at;
  for (std::size_t i = at; i < text.size() && (is_digit(text[i]) || text[i] == ' '); ++i) {
    if (!is_digit(text[i])) continue;
    ++digits;
    end = i + 1;
    if (digits > kNipDigits) return at;
  }
  return digits == kNipDigits ? end : at;
}

class Blackener {
 public:
  explicit Blackener(const Approval& approval) {
    if (approval.name) keep(*approval.name);
  }

  // `text` with every name and NIP replaced.
  void blacken(std::string& text) const {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = end_of_nip(text, at);
      if (end == at) end = end_of_name(text, at);
      if (end == at) {
        out += text[at++];
      } else {
        out += kLeftOut;
        at = end;
      }
    }
    text = std::move(out);
  }

  void blacken(Text& text) const {
    if (text) blacken(*text);
  }

  void blacken(std::vector<std::string>& texts) const {
    for (std::string& text : texts) blacken(text);
  }

 private:
  void keep(const std::string& name) {
    constexpr std::size_t kShortestName = 4;  // bytes; shorter ones stand in other words
    if (name.size() >= kShortestName) name_ = name;
  }

  // In any case, with any blanks between its words.
  [[nodiscard]] std::size_t end_of_name(std::string_view text, std::size_t at) const {
    if (name_.empty()) return at;
    std::size_t end = at;
    for (const char c : name_) {
      if (end >= text.size()) return at;
      const bool blank = text[end] == ' ' || text[end] == '\n';
      if (c == ' ' ? !blank : lower(c) != lower(text[end])) return at;
      ++end;
      while (c == ' ' && end < text.size() && (text[end] == ' ' || text[end] == '\n')) ++end;
    }
    return end;
  }

  std::string name_;
};

void blacken_texts(SopRecord& record, const Blackener& blackener) {
  blackener.blacken(record.title);
  blackener.blacken(record.approval.position);
  blackener.blacken(record.source.file_name);
  for (auto* list : {&record.qualifications, &record.related_sops, &record.equipment,
                     &record.warnings, &record.record_keeping}) {
    blackener.blacken(*list);
  }
  for (LegalCitation& citation : record.legal_basis) {
    blackener.blacken(citation.subject);
    blackener.blacken(citation.text);
  }
  for (Actor& actor : record.actors) {
    blackener.blacken(actor.label);
    blackener.blacken(actor.title);
    blackener.blacken(actor.roles);
  }
  for (Step& step : record.steps) {
    blackener.blacken(step.activity);
    blackener.blacken(step.requirements);
    blackener.blacken(step.output);
    blackener.blacken(step.note);
  }
}

}  // namespace

SopRecord without_personal_data(SopRecord record) {
  const Blackener blackener(record.approval);
  blacken_texts(record, blackener);
  record.approval.name.reset();
  record.approval.nip.reset();
  record.approval.degrees_before.clear();
  record.approval.degrees_after.clear();
  std::erase_if(record.normalizations,
                [](const Normalization& change) { return names_a_person(change.path); });
  for (Normalization& change : record.normalizations) {
    blackener.blacken(change.from);
    blackener.blacken(change.to);
  }
  for (Finding& finding : record.findings) {
    if (names_a_person(finding.path)) finding.message = kLeftOut;
    blackener.blacken(finding.message);
  }
  std::erase_if(record.evidence, [](const auto& entry) { return names_a_person(entry.first); });
  for (auto& [pointer, evidence] : record.evidence) blackener.blacken(evidence.text);
  return record;
}

}  // namespace baku
