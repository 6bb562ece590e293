#include "app/worker/read_parts.h"

#include <fcntl.h>
#include <sys/mman.h>

#include <algorithm>
#include <cerrno>
#include <set>
#include <system_error>
#include <utility>

#include "app/worker/page_bytes.h"

namespace baku {
namespace {

tl::unexpected<Error> file_error(const char* what) {
  return fail(ErrorCode::kWrite, std::string(what) + " the pages of a document: " +
                                     std::generic_category().message(errno));
}

// The pages that an answer speaks of; empty where it does so twice, or of too many.
std::set<int> pages_of(const Outcome& outcome, int most) {
  std::set<int> pages;
  const auto add = [&](int page) {
    return pages.size() < static_cast<std::size_t>(most) && pages.insert(page).second;
  };
  for (const ReadPage& page : outcome.read) {
    if (!add(page.number)) return {};
  }
  for (const PageRange& part : outcome.left) {
    for (int page = part.first; page <= part.last; ++page) {
      if (!add(page)) return {};
    }
  }
  return pages;
}

}  // namespace

Result<ReadParts> ReadParts::create(int most_pages) {
  ReadParts parts(most_pages);
  parts.file_ = Descriptor(::memfd_create("pages", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!parts.file_.valid()) return file_error("cannot keep");
  return parts;
}

// The number of pages that the answer is about.
Result<int> ReadParts::check(std::optional<PageRange> asked, const Outcome& outcome) const {
  const std::set<int> pages = pages_of(outcome, most_pages_);
  const PageRange range = pages.empty() ? PageRange{} : PageRange{*pages.begin(), *pages.rbegin()};
  bool sense = !pages.empty() && static_cast<std::size_t>(range.size()) == pages.size();
  if (asked) {
    // What is left of a part is less than the part.
    const bool less = std::all_of(outcome.left.begin(), outcome.left.end(), [&](PageRange left) {
      return left.size() == 1 && asked->size() > 1;
    });
    sense = sense && range == *asked && less;
  }
  if (!sense) return fail(ErrorCode::kCrash, "the worker's answer makes no sense");
  return range.size();
}

Result<void> ReadParts::keep(std::string_view page) {
  const std::string frame = frame_bytes(FrameKind::kReadPage, page);
  if (bytes_ + frame.size() > FrameLimits{}.all_bytes) {
    return fail(ErrorCode::kLimit, "its pages hold more than can be kept; choose --pages");
  }
  for (std::size_t at = 0; at < frame.size();) {
    const ssize_t written = ::write(file_.get(), frame.data() + at, frame.size() - at);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return file_error("cannot keep");
    at += static_cast<std::size_t>(written);
  }
  bytes_ += frame.size();
  --missing_;
  return {};
}

Result<void> ReadParts::add(std::optional<PageRange> asked, Outcome outcome) {
  BAKU_TRY(const int pages, check(asked, outcome));
  if (!asked) pages_ = missing_ = pages;
  warnings_[asked ? asked->first : 0] = std::move(outcome.warnings);
  for (const ReadPage& page : outcome.read) {
    if (auto kept = keep(page.bytes); !kept) return kept;
    ++read_;
  }
  return {};
}

Result<void> ReadParts::lose(PageRange pages, const std::string& why) {
  for (int number = pages.first; number <= pages.last; ++number) {
    Page page;
    page.number = number;
    page.incomplete = true;
    if (auto kept = keep(page_to_bytes(std::move(page))); !kept) return kept;
    warnings_[number].push_back({number, why});
  }
  return {};
}

ReadParts::Frames ReadParts::close() {
  // Those who read it cannot change it.
  ::fcntl(file_.get(), F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE);
  return {file_.get(), bytes_};
}

std::vector<ReadWarning> ReadParts::warnings() const {
  std::vector<ReadWarning> all;
  std::set<std::pair<int, std::string>> seen;
  for (const auto& [first, part] : warnings_) {
    for (const ReadWarning& warning : part) {
      if (seen.emplace(warning.page, warning.message).second) all.push_back(warning);
    }
  }
  return all;
}

}  // namespace baku
