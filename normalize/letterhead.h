// The lines of a letterhead, sorted into what each names.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "normalize/regions.h"
#include "schema/raw_sop.h"

namespace baku {

class Lexicon;

enum class LetterheadKind : std::uint8_t {
  kGovernment,  // PEMERINTAH KABUPATEN X, PEMKAB X
  kRegion,      // a line KABUPATEN X
  kOffice,      // Dinas, Badan, Sekretariat Daerah, Kecamatan, ...: an OPD
  kUnit,        // Bidang, Bagian, Subbagian, UPTD, Puskesmas, Kelurahan: a part of one
  kNational,    // Kementerian, Badan Nasional, Mahkamah
};

struct LetterheadPart {
  LetterheadKind kind = LetterheadKind::kOffice;
  std::string text;                   // without the region; broken lines joined
  std::optional<RegionMatch> region;  // named in it
  const Printed* line = nullptr;      // the first of its lines
};

// Parts in printed order. Lines that run on are joined, lines that hold several parts are cut;
// addresses, telephone numbers, titles of the form and other words are left out. Points into
// `lines`.
std::vector<LetterheadPart> read_letterhead(std::span<const Printed> lines, const Lexicon& lexicon);

}  // namespace baku
