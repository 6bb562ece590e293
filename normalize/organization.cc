#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "normalize/letterhead.h"
#include "normalize/lexicon.h"
#include "normalize/offices.h"
#include "normalize/regions.h"
#include "normalize/rules.h"
#include "normalize/signature.h"
#include "normalize/text.h"
#include "normalize/title_case.h"

namespace baku {
namespace {

class OrganizationReader {
 public:
  OrganizationReader(const RawSop& raw, const Signatures& signatures, const Lexicon& lexicon,
                     SopRecord& record, Trail& trail)
      : raw_(raw),
        signatures_(signatures),
        lexicon_(lexicon),
        out_(record.organization),
        trail_(trail) {}

  void read() {
    const std::vector<LetterheadPart> parts = read_letterhead(raw_.letterhead, lexicon_);
    read_regions(parts);
    read_units(parts);
    if (!out_.region || !out_.unit) {
      const std::string post = approver_post();
      if (!out_.region) read_region_of_post(post);
      if (!out_.unit) read_unit_of_post(post);
    }
    if (!out_.region) read_region_of_district();
    if (raw_.has_identity) report_missing();
  }

 private:
  void read_regions(const std::vector<LetterheadPart>& parts) {
    for (const LetterheadPart& part : parts) {
      if (part.kind == LetterheadKind::kGovernment) read_government(part);
    }
    for (const LetterheadPart& part : parts) {
      if (part.region && (!out_.region || !out_.region->code)) set_region(*part.region, part.line);
    }
    for (const LetterheadPart& part : parts) {
      if (part.kind == LetterheadKind::kNational && !out_.region) {
        out_.region = Region{"Indonesia", "nasional", std::nullopt};
      }
    }
  }

  void read_government(const LetterheadPart& part) {
    if (out_.government) return;
    if (part.region) {
      out_.government = "Pemerintah " + part.region->region.name;
      set_region(*part.region, part.line);
    } else {
      const std::size_t space = part.text.find(' ');
      if (space == std::string::npos) return;
      out_.government = title_case(part.text, lexicon_);
      if (const auto province = province_named(part.text.substr(space + 1), lexicon_)) {
        out_.region = province;
        trail_.read_at("/organization/region", *part.line);
      }
    }
    trail_.read_at("/organization/government", *part.line);
  }

  void set_region(const RegionMatch& match, const Printed* line) {
    if (out_.region && (out_.region->code || !match.is_known)) return;
    out_.region = match.region;
    trail_.read_at("/organization/region", *line);
    if (match.is_known && !match.is_exact) {
      trail_.changed("/organization/region/name", match.printed, match.region.name,
                     "organization.region_spelling");
    }
  }

  // The office is the first OPD named; of the units inside it the last, which is the lowest. A
  // ministry or high court over an office of its own stands where else the government does.
  void read_units(const std::vector<LetterheadPart>& parts) {
    const LetterheadPart* ministry = nullptr;
    const LetterheadPart* office = nullptr;
    const LetterheadPart* unit = nullptr;
    for (const LetterheadPart& part : parts) {
      if (part.text.empty()) continue;
      if (part.kind == LetterheadKind::kNational && ministry == nullptr) {
        ministry = &part;
      } else if (part.kind == LetterheadKind::kOffice && office == nullptr) {
        office = &part;
      } else if (part.kind == LetterheadKind::kOffice) {
        settle_two_offices(office, &part, unit);
      } else if (part.kind == LetterheadKind::kUnit) {
        unit = &part;
      }
    }
    if (office == nullptr) {
      std::swap(office, ministry);
    } else if (ministry != nullptr && !out_.government) {
      out_.government = named("/organization/government", *ministry);
    }
    if (office != nullptr) out_.unit = named("/organization/unit", *office);
    if (unit != nullptr) out_.sub_unit = named("/organization/sub_unit", *unit);
  }

  // A hospital or office under a Dinas is its unit, whichever stands first.
  static void settle_two_offices(const LetterheadPart*& office, const LetterheadPart* other,
                                 const LetterheadPart*& unit) {
    const auto is_parent = [](const LetterheadPart& part) {
      const std::string key = fold(part.text);
      return key.starts_with("dinas") || key.starts_with("badan") ||
             key.starts_with("universitas") || key.starts_with("kecamatan");
    };
    if (is_parent(*office) == is_parent(*other)) {
      // Two of a kind: the second explains the first, or belongs to another letterhead.
      if (fold(office->text) != fold(other->text) && unit == nullptr && is_parent(*office)) return;
      if (unit == nullptr && !is_parent(*office)) unit = other;
      return;
    }
    const LetterheadPart* parent = is_parent(*office) ? office : other;
    const LetterheadPart* child = is_parent(*office) ? other : office;
    office = parent;
    if (unit == nullptr) unit = child;
  }

  std::string named(std::string_view path, const LetterheadPart& part) {
    trail_.read_at(path, *part.line);
    return named(path, part.text);
  }

  std::string named(std::string_view path, std::string_view text) {
    const OfficeName office = canonical_office(text, raw_.origin, lexicon_);
    if (office.is_expanded) {
      trail_.changed(path, text, office.name, "organization.abbreviation");
    }
    for (const SpellingRepair& repair : office.repairs) {
      trail_.changed(path, repair.from, repair.to, "text.suspect_word", {repair.confidence});
      trail_.found("text.suspect_word", path,
                   "\"" + repair.from + "\" is probably \"" + repair.to + "\".");
    }
    return office.name;
  }

  [[nodiscard]] std::string approver_post() const {
    return signatures_.cell.post.empty() ? signatures_.below.post : signatures_.cell.post;
  }

  void read_region_of_post(const std::string& post) {
    if (const auto match = find_region(post, lexicon_); match && match->is_known) {
      out_.region = match->region;
    } else {
      out_.region = region_of_head(post, lexicon_);
    }
    if (!out_.region) return;
    trail_.changed("/organization/region/name", post, out_.region->name,
                   "organization.region_of_post");
  }

  // "Kepala Dinas Kesehatan Kabupaten X" -> "Dinas Kesehatan"
  void read_unit_of_post(const std::string& post) {
    struct Office {
      std::string_view post;
      std::string_view office;
    };
    constexpr std::array<Office, 6> kOffices = {
        {{"sekretarisdprd", "Sekretariat DPRD"},
         {"sekretarisdewanperwakilanrakyatdaerah", "Sekretariat DPRD"},
         {"sekwan", "Sekretariat DPRD"},
         {"sekretarisdaerah", "Sekretariat Daerah"},
         {"sekda", "Sekretariat Daerah"},
         {"inspektur", "Inspektorat"}}};
    const auto region = find_region(post, lexicon_);
    const std::string own = region ? region->before : post;
    const std::string key = fold(own);
    for (const Office& known : kOffices) {
      if (key == known.post) return set_unit_of_post(post, std::string(known.office));
    }
    const std::size_t space = own.find(' ');
    if (space == std::string::npos) return;
    const std::string head = fold(own.substr(0, space));
    const std::string rest = own.substr(space + 1);
    if (head == "camat") {
      set_unit_of_post(post, "Kecamatan " + without_capitals(rest, lexicon_));
    } else if (head == "lurah" && !out_.sub_unit) {
      out_.sub_unit = "Kelurahan " + without_capitals(rest, lexicon_);
      trail_.changed("/organization/sub_unit", post, *out_.sub_unit, "organization.unit_of_post");
    } else if (head == "kepala" || head == "direktur") {
      read_headed_unit(post, rest);
    }
  }

  // What a head or director heads; only words that name an office for certain.
  void read_headed_unit(const std::string& post, const std::string& rest) {
    const OfficeName office = canonical_office(rest, raw_.origin, lexicon_);
    constexpr std::array<std::string_view, 3> kOfficeHeads = {"Dinas ", "Badan ", "Satuan "};
    bool is_office = office.is_known;
    for (const std::string_view head : kOfficeHeads) {
      is_office = is_office || office.name.starts_with(head);
    }
    const bool is_clinic = office.name.starts_with("UPT") || office.name.starts_with("Puskesmas");
    if (is_office) {
      set_unit_of_post(post, office.name);
    } else if (is_clinic && !out_.sub_unit) {
      out_.sub_unit = office.name;
      trail_.changed("/organization/sub_unit", post, office.name, "organization.unit_of_post");
    }
  }

  void set_unit_of_post(const std::string& post, std::string unit) {
    out_.unit = std::move(unit);
    trail_.changed("/organization/unit", post, *out_.unit, "organization.unit_of_post");
  }

  // A district that stands in one regency only says which one it is in.
  void read_region_of_district() {
    constexpr std::string_view kDistrict = "Kecamatan ";
    if (!out_.unit || !out_.unit->starts_with(kDistrict)) return;
    const auto codes = district_codes(out_.unit->substr(kDistrict.size()), lexicon_);
    constexpr std::size_t kRegencyCode = 5;  // "72.01"
    if (codes.size() != 1) return;
    out_.region = region_with_code(codes.front().substr(0, kRegencyCode), lexicon_);
    if (!out_.region) return;
    trail_.changed("/organization/region/name", *out_.unit, out_.region->name,
                   "organization.region_of_district");
  }

  void report_missing() {
    if (!out_.unit) {
      trail_.found("organization.unit_unknown", "/organization/unit",
                   "Neither the letterhead nor the approver's post names the office.");
    } else if (out_.unit->find(' ') == std::string::npos && in_capitals(*out_.unit)) {
      trail_.found(
          "organization.unit_unknown", "/organization/unit",
          "\"" + *out_.unit + "\" is an abbreviation with no known reading, or with several.");
    }
    if (!out_.region) {
      trail_.found("organization.unit_unknown", "/organization/region",
                   "Neither the letterhead nor the approver's post names the region.");
    } else if (!out_.region->code && out_.region->level != "nasional") {
      trail_.found("organization.unit_unknown", "/organization/region",
                   "No region is known as \"" + out_.region->name + "\".");
    }
  }

  const RawSop& raw_;
  const Signatures& signatures_;
  const Lexicon& lexicon_;
  Organization& out_;
  Trail& trail_;
};

}  // namespace

void normalize_organization(const RawSop& raw, const Signatures& signatures, const Lexicon& lexicon,
                            SopRecord& record, Trail& trail) {
  OrganizationReader(raw, signatures, lexicon, record, trail).read();
}

}  // namespace baku
