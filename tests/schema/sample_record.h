// A record with a value in every field, for tests that look at all of them.
#pragma once

#include "schema/sop_record.h"

namespace baku {

inline void fill_identity(SopRecord& record) {
  record.record_id = "sop-0123456789abcdef";
  record.source = {.file_name = "contoh.pdf",
                   .sha256 = std::string(64, 'a'),
                   .media_type = "application/pdf",
                   .pages = {1, 2},
                   .ordinal = 1,
                   .text_origin = TextOrigin::kDigital};
  record.title = "Pengelolaan \"Surat\" \u2013 Keluar";
  record.sop_number = "SOP-01/CONTOH";
  record.dates = {.created = "2021-01-04", .revised = "2022-06", .effective = "2023"};
  record.organization = {
      .government = "Pemerintah Kabupaten Contoh",
      .region = Region{.name = "Kabupaten Contoh", .level = "kabupaten", .code = "72.01"},
      .unit = "Dinas Kesehatan",
      .sub_unit = "Bagian Umum"};
  record.approval = {.position = "Kepala Dinas Kesehatan",
                     .capacity = "plt",
                     .name = "Budi Contoh",
                     .degrees_before = {"Dr.", "Drs."},
                     .degrees_after = {"M.Si."},
                     .rank = "Pembina Tingkat I",
                     .grade = "IV/b",
                     .nip = "197001011995031001"};
}

inline void fill_lists(SopRecord& record) {
  record.legal_basis = {{.type = "PP",
                         .issuer = std::nullopt,
                         .number = "41",
                         .year = 2007,
                         .subject = "Organisasi Perangkat Daerah",
                         .text = "PP No. 41 Tahun 2007 tentang Organisasi Perangkat Daerah"}};
  record.qualifications = {"Memahami tata naskah dinas"};
  record.related_sops = {"SOP Surat Masuk"};
  record.equipment = {"Komputer", "Printer"};
  record.warnings = {"Apabila terlambat, surat tidak terkirim"};
  record.record_keeping = {"Buku agenda"};
  record.actors = {
      {.id = "a1",
       .label = "Kasubag Umum",
       .title = "Kepala Subbagian Umum",
       .roles = {"Kepala Subbagian"}},
      {.id = "a2", .label = "Sekretaris", .title = "Sekretaris", .roles = {"Sekretaris"}}};
}

inline void fill_steps(SopRecord& record) {
  record.steps = {{.number = 1,
                   .activity = "Membuat konsep surat",
                   .actors = {"a1"},
                   .actor_source = ActorSource::kSymbol,
                   .requirements = "Disposisi",
                   .duration = Duration{.text = "\u00BD Jam",
                                        .value = {0.5},
                                        .unit = DurationUnit::kHour,
                                        .iso8601 = "PT30M"},
                   .output = "Konsep surat",
                   .note = std::nullopt},
                  {.number = 2,
                   .activity = "Memeriksa konsep surat",
                   .actors = {"a2", "a1"},
                   .actor_source = ActorSource::kSymbol,
                   .requirements = std::nullopt,
                   .duration = Duration{.text = "1 - 2 Hari",
                                        .value = {1, 2},
                                        .unit = DurationUnit::kDay,
                                        .iso8601 = std::nullopt},
                   .output = std::nullopt,
                   .note = "Bila perlu"}};
  record.flow.nodes = {{.id = "n1", .step = 1, .actor = "a1", .shape = NodeShape::kStart},
                       {.id = "n2", .step = 2, .actor = "a2", .shape = NodeShape::kDecision},
                       {.id = "n3", .step = 2, .actor = "a1", .shape = NodeShape::kEnd}};
  record.flow.edges = {{.from = "n1", .to = "n2", .label = std::nullopt},
                       {.from = "n2", .to = "n1", .label = "tidak"},
                       {.from = "n2", .to = "n3", .label = "ya"}};
}

inline SopRecord sample_record() {
  SopRecord record;
  fill_identity(record);
  fill_lists(record);
  fill_steps(record);
  record.worksheet = Worksheet{.kind = "Rutin",
                               .product_owner = "Dinas Kesehatan",
                               .activity_owner = "Bagian Umum",
                               .scope = "Internal",
                               .first_step = "Membuat konsep surat",
                               .main_steps = {"Memeriksa konsep surat"},
                               .last_step = "Mengirim surat"};
  record.normalizations = {{.path = "/approval/name",
                            .from = "BUDI C0NTOH",
                            .to = "Budi Contoh",
                            .rule = "person.same_nip",
                            .confidence = 0.91}};
  record.findings = {{.code = "document.date_suspect",
                      .severity = Severity::kWarning,
                      .path = "/dates/revised",
                      .message = "only the month is given"}};
  record.evidence = {{"/steps/0/activity",
                      {.page = 2,
                       .box = {61.2, 140, 310.5, 171.8},
                       .text = "Membuat konsep\nsurat",
                       .confidence = 0.97}},
                     {"/title",
                      {.page = 1,
                       .box = {10, 20.5, 30, 40},
                       .text = "PENGELOLAAN SURAT KELUAR",
                       .confidence = 1}}};
  return record;
}

}  // namespace baku
