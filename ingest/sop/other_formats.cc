#include "ingest/sop/other_formats.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "ingest/sop/labels.h"
#include "ingest/sop/list_items.h"

namespace baku {
namespace {

struct Family {
  std::string_view name;
  std::size_t needed;  // of its labels
  std::vector<std::string_view> labels;
};

const std::vector<Family>& families() {
  static const std::vector<Family> known = {
      {"health-centre SOP (Puskesmas)",
       5,
       {"nodokumen", "norevisi", "tanggalterbit", "pengertian", "tujuan", "kebijakan", "referensi",
        "langkahlangkah", "baganalir", "unitterkait", "dokumenterkait", "daftartilik",
        "rekamanhistorisperubahan"}},
      {"hospital SPO (Standar Prosedur Operasional)",
       4,
       {"standarproseduroperasional", "pengertian", "tujuan", "kebijakan", "prosedur",
        "unitterkait"}},
      {"police SOP",
       4,
       {"pendahuluan", "umum", "dasar", "maksuddantujuan", "ruanglingkup", "sistematika",
        "penutup"}},
      {"narrative SOP (Inspektorat)",
       3,
       {"prosedur", "pihakpihakterkait", "anggaranwaktu", "tujuan"}},
      {"quality-management procedure (ISO, SPMI)",
       3,
       {"kodedokumen", "dirumuskanoleh", "dikendalikanoleh", "prosedurmutu", "ruanglingkup",
        "definisi", "referensi"}},
      {"prose SOP (Kementerian Agama)",
       3,
       {"latarbelakang", "dasarhukum", "tujuan", "ruanglingkup", "prosedurkerja"}},
  };
  return known;
}

void add_label(const TextLine& line, std::set<std::string>& labels) {
  std::string_view text = line.text;
  // "I. PENDAHULUAN", "1. Pengertian", "Tujuan : ..."
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos && dot <= 4) {
    labels.insert(letters_of(text.substr(dot + 1, text.find(':') - dot - 1)));
  }
  labels.insert(letters_of(text.substr(0, text.find(':'))));
}

}  // namespace

std::optional<std::string> other_format(const Layout& layout) {
  std::set<std::string> labels;
  for (const PageLayout& page : layout.pages) {
    for (const TextLine& line : page.lines) add_label(line, labels);
  }
  for (const Table& table : layout.tables) {
    for (const Cell& cell : table.cells) {
      for (const TextLine& line : cell.lines) add_label(line, labels);
    }
  }
  for (const Family& family : families()) {
    const auto found = std::count_if(
        family.labels.begin(), family.labels.end(),
        [&labels](std::string_view label) { return labels.contains(std::string(label)); });
    if (static_cast<std::size_t>(found) >= family.needed) return std::string(family.name);
  }
  return std::nullopt;
}

}  // namespace baku
