#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "normalize/lexicon.h"
#include "normalize/roles.h"
#include "normalize/rules.h"
#include "normalize/signature.h"
#include "normalize/similarity.h"
#include "normalize/text.h"

namespace baku {
namespace {

constexpr double kSameName = 0.6;  // likeness of two spellings of one name

std::string document_date(const SopRecord& record) {
  for (const Text& date : {record.dates.effective, record.dates.revised, record.dates.created}) {
    if (date) return *date;
  }
  return {};
}

// A post without what a signature or stamp left behind the name of its region: a word or two of at
// most four letters. The same where there is none.
std::string without_scraps(const std::string& post, const std::optional<Region>& region) {
  constexpr std::size_t kMostLetters = 4;
  constexpr int kMostWords = 2;
  if (!region || region->name.empty()) return post;
  const std::size_t place = post.find(region->name);
  if (place == std::string::npos) return post;
  const std::size_t end = place + region->name.size();
  int words = 0;
  std::size_t letters = 0;
  for (std::size_t i = end; i < post.size(); ++i) {
    const bool blank = post[i] == ' ';
    letters = blank ? 0 : letters + 1;
    words += blank ? 1 : 0;
    if ((i == end && !blank) || words > kMostWords || letters > kMostLetters) return post;
  }
  return post.substr(0, end);
}

void set_position(const SignatureBlock& block, TextOrigin origin,
                  const std::optional<Region>& region, const Lexicon& lexicon, Approval& approval,
                  Trail& trail) {
  const std::string path = "/approval/position";
  if (block.post.empty()) {
    if (!block.person.name.empty()) {
      trail.found("person.post_missing", path, "The approver stands without a post.");
    }
    return;
  }
  CanonicalRole role = canonical_role(block.post, origin, lexicon);
  if (origin == TextOrigin::kOcr || origin == TextOrigin::kMixed) {
    std::string post = without_scraps(role.title, region);
    role.is_expanded = role.is_expanded || post != role.title;
    role.title = std::move(post);
  }
  approval.position = role.title;
  if (block.post_line != nullptr) trail.read_at(path, *block.post_line);
  for (const SpellingRepair& repair : role.repairs) {
    trail.found("text.suspect_word", path,
                "\"" + repair.from + "\" is probably \"" + repair.to + "\".");
  }
  if (!role.repairs.empty()) {
    trail.changed(path, block.post, role.title, "text.suspect_word",
                  {role.repairs.front().confidence});
  } else if (role.is_expanded) {
    trail.changed(path, block.post, role.title, "approval.position");
  }
}

void set_name(const SignatureBlock& block, Approval& approval, Trail& trail) {
  if (block.person.name.empty()) return;
  approval.name = block.person.name;
  approval.degrees_before = block.person.degrees_before;
  approval.degrees_after = block.person.degrees_after;
  if (block.name_line != nullptr) trail.read_at("/approval/name", *block.name_line);
  if (!block.person.before_repair.empty()) {
    trail.changed("/approval/name", block.person.before_repair, block.person.name,
                  "person.gender_particle");
  }
}

void set_rank(const SignatureBlock& block, Approval& approval, Trail& trail) {
  if (!block.rank) return;
  const Rank& rank = *block.rank;
  if (!rank.rank.empty()) approval.rank = rank.rank;
  if (!rank.grade.empty()) approval.grade = rank.grade;
  const Printed& line = *block.rank_line;
  if (approval.rank) trail.read_at("/approval/rank", line);
  if (approval.grade) trail.read_at("/approval/grade", line);
  if (!rank.grade_before_repair.empty()) {
    trail.changed("/approval/grade", rank.grade_before_repair, rank.grade, "person.rank_grade");
  }
  if (rank.is_mismatch()) {
    const std::string read =
        rank.grade_before_repair.empty() ? rank.grade : rank.grade_before_repair;
    trail.found("person.rank_mismatch", "/approval/grade",
                rank.rank + " is grade " + rank.due_grade + ", but " + read + " stands beside it.");
  }
}

const char* fault_sentence(NipFault fault) {
  switch (fault) {
    case NipFault::kLength: return "A NIP has 18 digits";
    case NipFault::kBirthDate: return "Digits 1 to 8 of the NIP are no date of birth";
    case NipFault::kAppointment: return "Digits 9 to 14 of the NIP are no month of appointment";
    case NipFault::kSex: return "Digit 15 of the NIP is neither 1 nor 2";
    case NipFault::kNone: break;
  }
  return "";
}

void set_nip(const SignatureBlock& block, SopRecord& record, Trail& trail) {
  if (!block.nip) return;
  const std::string path = "/approval/nip";
  const Nip& nip = *block.nip;
  record.approval.nip = nip.digits;
  trail.read_at(path, *block.nip_line);
  if (!nip.before_repair.empty()) {
    trail.changed(path, nip.before_repair, nip.digits, "person.nip_digit");
  }
  if (!nip.is_valid()) {
    trail.found("person.nip_invalid", path,
                std::string(fault_sentence(nip.fault)) + ": " + nip.digits + ".");
    return;
  }
  if (!nip.has_usual_groups) {
    trail.found("person.nip_grouping", path,
                "18 valid digits in unusual groups: \"" + nip.printed + "\".");
  }
  const std::string doubt =
      doubt_about_nip(nip.digits, document_date(record), sex_of(block.person));
  if (!doubt.empty()) trail.found("person.nip_implausible", path, doubt);
}

// What the block under the table knows and the identity sheet does not.
void complete(SignatureBlock& block, const SignatureBlock& other) {
  if (block.post.empty() && !other.post.empty()) {
    block.post = other.post;
    block.post_line = other.post_line;
    const bool is_plain = block.capacity.empty() || block.capacity == "definitive";
    if (is_plain) block.capacity = other.capacity;
  }
  if (block.person.name.empty() && !other.person.name.empty()) {
    block.person = other.person;
    block.printed_name = other.printed_name;
    block.name_line = other.name_line;
  }
  if (!block.rank && other.rank) {
    block.rank = other.rank;
    block.rank_line = other.rank_line;
  }
  const bool is_better_nip =
      other.nip && (!block.nip || (!block.nip->is_valid() && other.nip->is_valid()));
  if (is_better_nip) {
    block.nip = other.nip;
    block.nip_line = other.nip_line;
  }
}

// Whether two blocks can only be two people: other names, and no NIP in common.
bool are_two_people(const SignatureBlock& left, const SignatureBlock& right) {
  if (left.person.name.empty() || right.person.name.empty()) return false;
  const bool same_nip = left.nip && right.nip && left.nip->digits == right.nip->digits;
  if (same_nip) return false;
  return similarity(fold(left.person.name), fold(right.person.name)) < kSameName;
}

}  // namespace

void normalize_approval(const RawSop& raw, const Signatures& signatures, const Lexicon& lexicon,
                        SopRecord& record, Trail& trail) {
  SignatureBlock block = signatures.cell;
  const SignatureBlock& below = signatures.below;
  if (block.is_blank() && below.is_blank()) return;
  if (are_two_people(block, below)) {
    trail.found("person.name_conflict", "/approval/name",
                "The identity sheet names \"" + block.printed_name + "\", the signature block \"" +
                    below.printed_name + "\".");
  } else {
    complete(block, below);
  }
  record.approval.capacity = block.capacity;
  set_position(block, raw.origin, record.organization.region, lexicon, record.approval, trail);
  set_name(block, record.approval, trail);
  set_rank(block, record.approval, trail);
  set_nip(block, record, trail);
}

}  // namespace baku
