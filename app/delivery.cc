#include "app/delivery.h"

#include <fmt/format.h>

#include <cstdio>
#include <system_error>
#include <utility>

#include "app/console.h"
#include "app/output.h"
#include "base/file.h"

namespace baku {
namespace {

namespace fs = std::filesystem;

Result<void> make_folder_of(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (!error) return {};
  return fail(ErrorCode::kWrite, fmt::format("cannot make the folder {}: {}",
                                             path.parent_path().string(), error.message()));
}

Result<void> write_below(const fs::path& path, std::string_view bytes) {
  return make_folder_of(path).and_then([&] { return write_file_atomic(path, bytes); });
}

std::string join_numbers(const std::vector<int>& numbers) {
  return fmt::format("{}", fmt::join(numbers, ", "));
}

void put(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

void announce(const std::string& file, const Outcome& outcome) {
  for (const ReadWarning& warning : outcome.warnings) {
    const std::string page = warning.page > 0 ? fmt::format("page {}: ", warning.page) : "";
    say_detail(fmt::format("{}: {}{}", printable(file), page, printable(warning.message)));
  }
  for (const SkippedPages& skipped : outcome.skipped) {
    say_detail(fmt::format("{}: skipped pages {} ({})", printable(file),
                           join_numbers(skipped.pages), printable(skipped.reason)));
  }
  if (!outcome.lost_pages.empty()) {
    say_warning(fmt::format("{}: the records are incomplete: pages {} could not be read (partial)",
                            printable(file), join_numbers(outcome.lost_pages)));
  }
  if (outcome.error) report(file, *outcome.error);
}

bool has_something_to_say(const Outcome& outcome) {
  return outcome.error || !outcome.lost_pages.empty() || !outcome.warnings.empty() ||
         !outcome.skipped.empty();
}

}  // namespace

Delivery::Delivery(const DeliveryOptions& options, std::vector<InputFile> files,
                   IngestRegistry* registry, RunSummary& summary)
    : options_(options),
      files_(std::move(files)),
      registry_(registry),
      progress_(tally_, options.progress),
      summary_(summary) {
  tally_.files = files_.size();
  if (!options_.searchable.empty()) {
    for (const fs::path& name : output_names(files_, ".pdf")) {
      searchables_.push_back(fs::path(options_.searchable) / name);
    }
  }
  if (options_.out.empty()) return;
  const bool json = options_.format == RecordFormat::kJson;
  for (const fs::path& name : output_names(files_, json ? ".json" : ".ndjson")) {
    outputs_.push_back(fs::path(options_.out) / name);
  }
}

Result<void> Delivery::take(std::size_t index, FileEnd end) {
  waiting_.emplace(index, std::move(end));
  for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_;
       first = waiting_.begin()) {
    FileEnd ready = std::move(first->second);
    waiting_.erase(first);
    if (auto delivered = deliver(next_, std::move(ready)); !delivered) return delivered;
    ++next_;
  }
  return {};
}

void Delivery::write_files(std::size_t index, Outcome& outcome) const {
  if (outcome.error) return;
  if (!searchables_.empty() && !outcome.searchable.empty()) {
    auto written = write_below(searchables_[index], outcome.searchable);
    if (!written) outcome.error = std::move(written).error();
  }
  if (!outputs_.empty() && !outcome.error) {
    auto written = write_records(outputs_[index], outcome.records);
    if (!written) outcome.error = std::move(written).error();
  }
}

// Each record as it stands in the stream.
Result<void> Delivery::for_each_text(
    const RecordSpool& records, const std::function<Result<void>(std::string_view)>& visit) const {
  if (options_.format == RecordFormat::kNdjson) return records.for_each_line(visit);
  return records.for_each(
      [&](const SopRecord& record) { return visit(stream_text(record, options_.format)); });
}

Result<void> Delivery::write_records(const fs::path& path, const RecordSpool& records) const {
  if (auto made = make_folder_of(path); !made) return made;
  BAKU_TRY(OutputStream output, OutputStream::create(path.string()));
  std::size_t count = 0;
  const auto written = for_each_text(records, [&](std::string_view text) {
    return output.write(text_before(count++, options_.format)).and_then([&] {
      return output.write(text);
    });
  });
  return written.and_then([&] { return output.write(text_at_end(count, options_.format)); })
      .and_then([&] { return output.finish(); });
}

Result<void> Delivery::deliver(std::size_t index, FileEnd end) {
  const std::string file = files_[index].path.string();
  write_files(index, end.outcome);
  if (registry_ != nullptr) {
    auto kept =
        end.unchanged ? registry_->note_unchanged(end.key, file) : registry_->commit(file, end);
    if (!kept) return kept;
  }
  if (registry_ == nullptr && outputs_.empty()) {
    if (auto printed = print(end.outcome.records); !printed) end.outcome.error = printed.error();
  }
  if (has_something_to_say(end.outcome)) {
    progress_.clear();
    announce(file, end.outcome);
  }
  count(end);
  progress_.show();
  return {};
}

void Delivery::count(const FileEnd& end) {
  const Outcome& outcome = end.outcome;
  tally_.pages += static_cast<std::size_t>(outcome.pages);
  if (end.unchanged) {
    ++tally_.unchanged;
    if (end.earlier.state == DocumentState::kSetAside) ++tally_.set_aside;
    summary_.add_success();
    return;
  }
  if (outcome.error) {
    ++tally_.failed[error_name(outcome.error->code)];
    if (registry_ != nullptr && is_set_aside(outcome.error->code)) ++tally_.set_aside;
    summary_.add_failure(outcome.error->code);
    return;
  }
  tally_.records += outcome.records.size();
  if (outcome.lost_pages.empty()) {
    ++tally_.done;
    summary_.add_success();
  } else {
    ++tally_.partial;
    summary_.add_partial();
  }
}

Result<void> Delivery::print(const RecordSpool& records) {
  auto printed = for_each_text(records, [this](std::string_view text) -> Result<void> {
    put(text_before(printed_, options_.format));
    put(text);
    ++printed_;
    return {};
  });
  std::fflush(stdout);
  return printed;
}

void Delivery::finish() {
  if (registry_ == nullptr && outputs_.empty()) {
    put(text_at_end(printed_, options_.format));
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
      report("", {ErrorCode::kWrite, "cannot write to standard output", 0});
      summary_.add_failure(ErrorCode::kWrite);
    }
  }
  progress_.summarize(registry_ != nullptr);
}

}  // namespace baku
