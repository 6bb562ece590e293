#include "ingest/pdf/poppler_document.h"

#include <Error.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <Page.h>
#include <Stream.h>

#include <algorithm>
#include <cmath>
#include <mutex>
#include <new>
#include <utility>

#include "ingest/pdf/rebuilt_end.h"

namespace baku {
namespace {

constexpr std::size_t kMostWarnings = 50;
constexpr std::size_t kHeaderReach = 1024;  // bytes; as other readers tolerate
constexpr double kLargestUnit = 1000;

struct MessageSink {
  WarningLog* log = nullptr;
  int page = 0;
};

MessageSink& sink() {
  thread_local MessageSink of_thread;
  return of_thread;
}

void receive_message(ErrorCategory category, Goffset /*position*/, const char* message) {
  MessageSink& to = sink();
  if (to.log == nullptr || message == nullptr) return;
  const bool harmless = category == errConfig || category == errUnimplemented;
  if (!harmless) to.log->add(to.page, std::string("PDF: ") + message);
}

void prepare_poppler() {
  static std::once_flag once;
  std::call_once(once, [] {
    setErrorCallback(&receive_message);
    if (!globalParams) globalParams = std::make_unique<GlobalParams>();
    globalParams->setErrQuiet(true);
  });
}

Error open_error(const PDFDoc& document, bool with_password) {
  if (document.getErrorCode() == errEncrypted) {
    return {ErrorCode::kEncrypted,
            with_password ? "The PDF is encrypted and the password does not open it."
                          : "The PDF is encrypted; give its password with --password.",
            0};
  }
  return {ErrorCode::kMalformed, "The PDF is damaged beyond reading: no page can be found in it.",
          0};
}

std::unique_ptr<PDFDoc> opened(std::string_view bytes, const PdfOptions& options, WarningLog& log) {
  std::optional<GooString> password;
  if (options.password) password.emplace(*options.password);
  // PDFDoc owns the stream.
  auto stream = std::make_unique<MemStream>(bytes.data(), 0, static_cast<Goffset>(bytes.size()),
                                            Object(objNull));
  return std::make_unique<PDFDoc>(stream.release(), password, password, nullptr, [&log] {
    log.add(0, "The PDF is damaged: its table of objects was rebuilt, something may be missing.");
  });
}

}  // namespace

void WarningLog::add(int page, std::string message) {
  if (!seen_.insert(message).second) return;
  if (warnings_.size() < kMostWarnings) {
    warnings_.push_back({page, std::move(message)});
  } else {
    ++left_out_;
    if (seen_.size() > 20 * kMostWarnings) seen_.erase(seen_.begin());
  }
}

std::vector<ReadWarning> WarningLog::take() {
  if (left_out_ > 0) warnings_.push_back({0, std::to_string(left_out_) + " more warnings"});
  left_out_ = 0;
  seen_.clear();
  return std::exchange(warnings_, {});
}

PopplerMessages::PopplerMessages(WarningLog& log) {
  prepare_poppler();
  sink() = {&log, 0};
}

PopplerMessages::~PopplerMessages() { sink() = {}; }

void PopplerMessages::set_page(int page) { sink().page = page; }

Result<PopplerDocument> open_poppler_document(std::string_view bytes, const PdfOptions& options,
                                              WarningLog& log) {
  if (bytes.empty()) return fail(ErrorCode::kEmpty, "The file is empty.");
  if (bytes.substr(0, kHeaderReach).find("%PDF") == std::string_view::npos) {
    return fail(ErrorCode::kUnsupported, "The file is not a PDF: it has no %PDF header.");
  }
  PopplerDocument document;
  document.pdf = opened(bytes, options, log);
  if (!document.pdf->isOk() && document.pdf->getErrorCode() != errEncrypted) {
    if (auto rebuilt = with_rebuilt_end(bytes)) {
      document.rebuilt = std::make_unique<std::string>(std::move(*rebuilt));
      auto rescued = opened(*document.rebuilt, options, log);
      if (rescued->isOk() && rescued->getNumPages() > 0) {
        document.pdf = std::move(rescued);
        log.add(0, "The end of the PDF is missing, and with it an unknown number of pages.");
      }
    }
  }
  if (!document.pdf->isOk()) {
    return tl::unexpected(open_error(*document.pdf, options.password.has_value()));
  }
  if (document.pdf->getNumPages() < 1) {
    return fail(ErrorCode::kMalformed, "The PDF has no pages.");
  }
  return document;
}

PageSize displayed_size(::Page& page) {
  PageSize size{page.getCropWidth(), page.getCropHeight(), 1};
  if (page.getRotate() % 180 != 0) std::swap(size.width, size.height);
  const Ref ref = page.getRef();
  const Object dictionary = page.getDoc()->getXRef()->fetch(ref);
  if (dictionary.isDict()) {
    const Object unit = dictionary.dictLookup("UserUnit");
    if (unit.isNum() && unit.getNum() > 0 && unit.getNum() <= kLargestUnit) {
      size.unit = unit.getNum();
    }
  }
  size.width *= size.unit;
  size.height *= size.unit;
  return size;
}

}  // namespace baku
