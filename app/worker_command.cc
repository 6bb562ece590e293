#include "app/worker_command.h"

#include <charconv>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "app/conversion_outcome.h"
#include "app/convert.h"
#include "app/exit_code.h"
#include "app/read_document.h"
#include "app/searchable_pdf.h"
#include "app/worker/jail.h"
#include "app/worker/launcher.h"
#include "app/worker/serve.h"
#include "base/file.h"
#include "ingest/media_kind.h"
#include "ingest/scan/scan_reader.h"
#include "normalize/dictionary.h"
#include "normalize/lexicon.h"

namespace baku {
namespace {

constexpr std::size_t kArguments = 4;  // baku worker PROCESS LEXICON

// A text dump of an SOP with a little of everything, so that what the pipeline makes at its first
// use is there before the first document.
constexpr std::string_view kWarmUp =
    "PEMERINTAH KOTA CONTOH\nDINAS KOMUNIKASI DAN INFORMATIKA\n\n"
    "Nomor SOP : 065/01/2021\nTanggal Pembuatan : 4 Januari 2021\n"
    "Tanggal Efektif : 4 Januari 2021\nDisahkan oleh : Kepala Dinas\n"
    "Nama SOP : Pelayanan Informasi Publik\n\n"
    "Dasar Hukum:\n1. Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik\n"
    "Kualifikasi Pelaksana:\n1. S1\nPeralatan/Perlengkapan:\n1. Komputer\n\n"
    "| No | Kegiatan | Petugas | Kepala Dinas | Kelengkapan | Waktu | Output | Ket |\n"
    "|---|---|---|---|---|---|---|---|\n"
    "| 1 | Menerima permohonan | X | | Formulir | 10 Menit | Permohonan | |\n"
    "| 2 | Menyetujui permohonan | | X | Permohonan | 1 Jam | Persetujuan | |\n";

// The smallest PDF with text: Poppler and the list of fonts.
constexpr std::string_view kWarmUpPdf =
    "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    "2 0 obj\n<</Type/Pages/Count 1/Kids[3 0 R]>>\nendobj\n"
    "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
    "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>\nendobj\n"
    "4 0 obj\n<</Length 33>>stream\nBT /F1 9 Tf 9 9 Td (Halo) Tj ET  \nendstream\nendobj\n"
    "trailer\n<</Size 5/Root 1 0 R>>\n";

void warm_up(const Lexicon& lexicon) {
  const RecordSink nowhere = [](const SopRecord& /*record*/) {};
  for (const std::string_view bytes : {kWarmUp, kWarmUpPdf}) {
    (void)convert({.bytes = bytes, .name = "warm-up"}, PdfOptions{}, lexicon, nowhere);
  }
  (void)lexicon.words();
  (void)lexicon.full_words();
  (void)lexicon.place_words();
  (void)has_dictionary();
}

// One page of a document in parts is most often a scan: its workers share one engine, which takes
// a tenth of a second to make.
void prepare(const Task& task) {
  const bool single = task.options.first_page == task.options.last_page;
  if (task.kind == TaskKind::kPart && single) (void)known_words();
}

// Sends the pages that were read; the others are for workers of their own.
Outcome send_pages(PartlyRead partly, const Report& report) {
  Outcome outcome;
  for (Page& page : partly.document.pages) report.send(std::move(page));
  outcome.warnings = std::move(partly.document.warnings);
  outcome.left = std::move(partly.left);
  return outcome;
}

// One task as its worker does it.
class TaskWork {
 public:
  TaskWork(const Task& task, const TaskInput& input, const Lexicon& lexicon, Report& report)
      : task_(task), input_(input), lexicon_(lexicon), report_(report), options_(task.options) {
    options_.visits.begin = [this](int page) { report_.begin_page(page); };
    file_ = {.bytes = input.bytes,
             .name = task.file_name,
             .sha256 = input.sha256,
             .release = input.release,
             .announce = [this](int pages) { report_.announce_pages(pages); }};
    if (task.searchable) file_.look = [this](const Document& document) { return look(document); };
  }

  Outcome outcome() {
    Outcome outcome;
    if (auto done = work(outcome); !done) outcome.error = std::move(done).error();
    return outcome;
  }

 private:
  [[nodiscard]] Result<void> look(const Document& document) const {
    allow_picture_memory();
    BAKU_TRY(const std::string pdf, searchable_pdf_of_scan(input_.bytes, options_, document));
    report_.send_searchable(pdf);
    return {};
  }

  Result<void> work(Outcome& outcome) const {
    if (task_.kind == TaskKind::kAssemble) {
      Document document;
      document.media_type = media_type_of(media_kind(input_.bytes));
      BAKU_TRY(document.pages, pages_of_frames(input_.pages));
      return finish(convert_document(file_, std::move(document), options_, lexicon_, sink()),
                    outcome);
    }
    if (task_.kind == TaskKind::kTextPart) {
      return finish(convert_part(file_, task_.text.parts.front(), lexicon_, sink()), outcome);
    }
    if (media_kind(input_.bytes) == MediaKind::kText) return work_on_text(outcome);
    BAKU_TRY(PartlyRead partly, read_partly(input_.bytes, options_, file_.announce));
    if (task_.kind == TaskKind::kPart || !partly.left.empty()) {
      outcome = send_pages(std::move(partly), report_);
      return {};
    }
    return finish(convert_document(file_, std::move(partly.document), options_, lexicon_, sink()),
                  outcome);
  }

  // A long one is left to workers for each of its parts.
  Result<void> work_on_text(Outcome& outcome) const {
    BAKU_TRY(DividedText text, divide_text(file_));
    if (text.parts.empty()) {
      return finish(convert_undivided(file_, options_, lexicon_, sink()), outcome);
    }
    if (text.parts.size() == 1)
      return finish(convert_parts(file_, text, lexicon_, sink()), outcome);
    outcome.text.parts = std::move(text.parts);
    outcome.text.sha256 = file_.sha256.empty() ? sha256_hex(file_.bytes) : file_.sha256;
    outcome.warnings = std::move(text.warnings);
    return {};
  }

  [[nodiscard]] RecordSink sink() const {
    return [this](const SopRecord& record) { report_.send(record); };
  }

  const Task& task_;
  const TaskInput& input_;
  const Lexicon& lexicon_;
  Report& report_;
  PdfOptions options_;
  SourceFile file_;
};

}  // namespace

bool is_worker_command(std::span<char* const> arguments) {
  return arguments.size() == kArguments && std::strcmp(arguments[1], kWorkerCommand) == 0;
}

int run_worker_command(std::span<char* const> arguments) {
  Service service;
  const std::string_view process = arguments[2];
  std::from_chars(process.data(), process.data() + process.size(), service.coordinator);
  if (!tie_to(service.coordinator)) return static_cast<int>(ExitCode::kInterrupted);
  const std::string_view folder = arguments[3];
  auto lexicon =
      folder.empty() ? Lexicon::create() : Lexicon::create(std::filesystem::path(folder));
  if (!lexicon) return static_cast<int>(exit_code_of(lexicon.error().code));
  warm_up(**lexicon);
  service.work = [&lexicon](const Task& task, const TaskInput& input, Report& report) {
    return TaskWork(task, input, **lexicon, report).outcome();
  };
  service.prepare = prepare;
  return serve_launches(service);
}

}  // namespace baku
