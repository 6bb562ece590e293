// A whole SOP without a fault: what tests break in one place.
#pragma once

#include "normalize/lexicon.h"
#include "normalize/normalize.h"
#include "tests/normalize/printed.h"

namespace baku {

inline RawStep good_step(std::string_view number, std::string_view activity) {
  RawStep step;
  step.number = printed(number);
  step.activity = printed(activity);
  step.requirements = printed("Surat masuk");
  step.duration = printed("10 Menit");
  step.output = printed("Disposisi");
  return step;
}

// Office, approver, dates, citations, three columns, three steps with their symbols, a worksheet.
inline RawSop good_sop() {
  RawSop raw;
  raw.pages = {1, 2};
  raw.has_identity = true;
  raw.has_table = true;
  raw.letterhead = {printed("PEMERINTAH KABUPATEN BANGGAI"), printed("DINAS KESEHATAN")};
  raw.title = printed("Pengelolaan Surat Masuk");
  raw.heading = printed("SOP PENGELOLAAN SURAT MASUK");
  raw.number = printed("SOP-01/DINKES/2021");
  raw.date_created = printed("4 Januari 2021");
  raw.date_revised = printed("-");
  raw.date_effective = printed("5 Januari 2021");
  raw.approval.lines = {printed("KEPALA DINAS KESEHATAN"), printed("Drs. BUDI SANTOSO, M.Si."),
                        printed("Pembina Utama Muda, IV/c"), printed("NIP. 19700101 199503 1 001")};
  raw.legal_basis = {printed("UU No. 25 Tahun 2009 tentang Pelayanan Publik"),
                     printed("PP No. 18 Tahun 2016 tentang Perangkat Daerah")};
  raw.qualifications = {printed("Memahami tata naskah dinas")};
  raw.related_sops = {printed("SOP Pengelolaan Surat Keluar")};
  raw.equipment = {printed("Komputer"), printed("Alat tulis kantor")};
  raw.warnings = {printed("Apabila surat terlambat, maka pelayanan terhambat")};
  raw.record_keeping = {printed("Disimpan sebagai data elektronik dan manual")};
  raw.actors = {{printed("Staf")}, {printed("Sekretaris")}, {printed("Kepala Dinas")}};
  raw.steps = {good_step("1", "Menerima surat"), good_step("2", "Memeriksa surat"),
               good_step("3", "Mendisposisi surat")};
  raw.nodes = {
      {0, 0, NodeShape::kStart, {}}, {1, 1, NodeShape::kProcess, {}}, {2, 2, NodeShape::kEnd, {}}};
  raw.edges = {{0, 1, {}, 1}, {1, 2, {}, 1}};
  raw.has_worksheet = true;
  raw.worksheet.kind = printed("Pelayanan");
  raw.worksheet.first_step = printed("Menerima surat");
  raw.worksheet.main_steps = {printed("Memeriksa surat")};
  raw.worksheet.last_step = printed("Mendisposisi surat");
  return raw;
}

inline RecordSource good_source() {
  RecordSource source;
  source.file_name = "a.pdf";
  source.sha256 = std::string(64, 'a');
  source.media_type = "application/pdf";
  return source;
}

inline SopRecord normalized(const RawSop& raw) {
  return normalize({&raw, 1}, good_source(), Lexicon::built_in()).front();
}

}  // namespace baku
