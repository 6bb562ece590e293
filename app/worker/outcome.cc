#include "app/worker/outcome.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "app/worker/page_bytes.h"
#include "schema/record_json.h"

namespace baku {
namespace {

using Json = nlohmann::json;

constexpr int kMostPages = 1000000;
constexpr std::size_t kMostNotes = 10000;
constexpr std::size_t kLongestText = 4096;  // bytes of one message
constexpr std::size_t kPartBytes = std::size_t{1} << 20U;
constexpr std::string_view kPdfBegin = "%PDF-";

// The errors that a worker may report of a document.
constexpr std::array kReported = {
    ErrorCode::kUsage,     ErrorCode::kEmpty,    ErrorCode::kUnsupported, ErrorCode::kMalformed,
    ErrorCode::kEncrypted, ErrorCode::kLimit,    ErrorCode::kNoSop,       ErrorCode::kOtherFormat,
    ErrorCode::kNotFound,  ErrorCode::kInternal, ErrorCode::kOutOfMemory};

std::string json_text(const Json& json) {
  // Invalid UTF-8 of a document becomes U+FFFD.
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json numbers(const std::vector<int>& pages) { return Json(pages); }

Json notes_json(const Outcome& outcome) {
  Json skipped = Json::array();
  for (const SkippedPages& part : outcome.skipped) {
    skipped.push_back({{"pages", numbers(part.pages)}, {"reason", part.reason}});
  }
  Json warnings = Json::array();
  for (const ReadWarning& warning : outcome.warnings) {
    warnings.push_back({{"page", warning.page}, {"message", warning.message}});
  }
  return {{"skipped", std::move(skipped)},
          {"warnings", std::move(warnings)},
          {"lost_pages", numbers(outcome.lost_pages)},
          {"pages", outcome.pages}};
}

tl::unexpected<Error> nonsense() {
  return fail(ErrorCode::kMalformed, "the worker's answer makes no sense");
}

const Json* member(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

Result<int> page_count(const Json& object, const char* key) {
  const Json* value = member(object, key);
  if (value == nullptr || !value->is_number_integer()) return nonsense();
  if (*value < 0 || *value > kMostPages) return nonsense();
  return value->get<int>();
}

Result<std::string> message_text(const Json& object, const char* key) {
  const Json* value = member(object, key);
  if (value == nullptr || !value->is_string()) return nonsense();
  std::string text = value->get<std::string>();
  if (text.size() > kLongestText) {
    std::size_t end = kLongestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    text.resize(end);
  }
  return text;
}

Result<std::vector<int>> page_numbers(const Json& object, const char* key) {
  const Json* value = member(object, key);
  if (value == nullptr || !value->is_array() || value->size() > kMostPages) return nonsense();
  std::vector<int> pages;
  for (const Json& page : *value) {
    if (!page.is_number_integer() || page < 1 || page > kMostPages) return nonsense();
    pages.push_back(page.get<int>());
  }
  return pages;
}

Result<std::vector<PageRange>> page_ranges(const Json& object) {
  BAKU_TRY(const std::vector<int> ends, page_numbers(object, "pages"));
  if (ends.size() % 2 != 0) return nonsense();
  std::vector<PageRange> ranges;
  for (std::size_t i = 0; i < ends.size(); i += 2) {
    if (ends[i] > ends[i + 1]) return nonsense();
    ranges.push_back({ends[i], ends[i + 1]});
  }
  return ranges;
}

Result<const Json*> note_list(const Json& object, const char* key) {
  const Json* value = member(object, key);
  if (value == nullptr || !value->is_array() || value->size() > kMostNotes) return nonsense();
  const bool objects =
      std::all_of(value->begin(), value->end(), [](const Json& note) { return note.is_object(); });
  if (!objects) return nonsense();
  return value;
}

Result<Json> object_of(std::string_view payload) {
  Json json = Json::parse(payload, nullptr, false);
  if (!json.is_object()) return nonsense();
  return json;
}

Result<void> read_notes(const Json& json, Outcome& outcome) {
  BAKU_TRY(const Json* skipped, note_list(json, "skipped"));
  for (const Json& note : *skipped) {
    BAKU_TRY(auto pages, page_numbers(note, "pages"));
    BAKU_TRY(auto reason, message_text(note, "reason"));
    outcome.skipped.push_back({std::move(pages), std::move(reason)});
  }
  BAKU_TRY(const Json* warnings, note_list(json, "warnings"));
  for (const Json& note : *warnings) {
    BAKU_TRY(const int page, page_count(note, "page"));
    BAKU_TRY(auto message, message_text(note, "message"));
    outcome.warnings.push_back({page, std::move(message)});
  }
  BAKU_TRY(outcome.lost_pages, page_numbers(json, "lost_pages"));
  BAKU_TRY(outcome.pages, page_count(json, "pages"));
  return {};
}

Result<Error> read_error(const Json& json) {
  Error error;
  BAKU_TRY(const std::string name, message_text(json, "code"));
  const auto* const found = std::find_if(kReported.begin(), kReported.end(),
                                         [&](ErrorCode code) { return name == error_name(code); });
  if (found == kReported.end()) return nonsense();
  error.code = *found;
  BAKU_TRY(error.message, message_text(json, "message"));
  BAKU_TRY(error.page, page_count(json, "page"));
  return error;
}

}  // namespace

std::string pages_frame(int pages) {
  return frame_bytes(FrameKind::kPages, json_text({{"pages", pages}}));
}

std::string page_frame(int page) {
  return frame_bytes(FrameKind::kPage, json_text({{"page", page}}));
}

std::string searchable_frames(std::string_view pdf) {
  std::string frames;
  for (std::size_t at = 0; at < pdf.size(); at += kPartBytes) {
    frames += frame_bytes(FrameKind::kSearchable, pdf.substr(at, kPartBytes));
  }
  return frames;
}

std::string read_page_frame(Page page) {
  return frame_bytes(FrameKind::kReadPage, page_to_bytes(std::move(page)));
}

Result<std::vector<Page>> pages_of_frames(std::string_view frames) {
  FrameReader reader;
  if (auto added = reader.add(frames); !added) return tl::unexpected(std::move(added).error());
  std::vector<Page> pages;
  while (const auto frame = reader.next()) {
    if (frame->kind != FrameKind::kReadPage) return nonsense();
    BAKU_TRY(Page page, page_from_bytes(frame->payload));
    pages.push_back(std::move(page));
  }
  if (!reader.at_end()) return nonsense();
  std::sort(pages.begin(), pages.end(),
            [](const Page& a, const Page& b) { return a.number < b.number; });
  return pages;
}

std::string record_frame(const SopRecord& record) {
  return frame_bytes(FrameKind::kRecord, record_to_json(record, JsonStyle::kCompact));
}

std::string closing_frames(const Outcome& outcome, std::size_t records) {
  std::string bytes = frame_bytes(FrameKind::kNotes, json_text(notes_json(outcome)));
  if (!outcome.left.empty()) {
    std::vector<int> ends;  // the first and the last page of each range
    for (const PageRange& range : outcome.left) ends.insert(ends.end(), {range.first, range.last});
    bytes += frame_bytes(FrameKind::kLeft, json_text({{"pages", numbers(ends)}}));
  }
  if (!outcome.text.parts.empty()) {
    bytes += frame_bytes(FrameKind::kTextParts, text_parts_to_bytes(outcome.text));
  }
  if (outcome.error) {
    const Json error = {{"code", error_name(outcome.error->code)},
                        {"message", outcome.error->message},
                        {"page", outcome.error->page}};
    bytes += frame_bytes(FrameKind::kError, json_text(error));
  }
  return bytes + frame_bytes(FrameKind::kDone, json_text({{"records", records}}));
}

Result<void> OutcomeReader::add_record(std::string_view payload) {
  auto record = record_from_json(payload);
  if (!record) return nonsense();
  return outcome_.records.add(std::move(*record), payload.size());
}

Result<void> OutcomeReader::add_page(std::string payload) {
  const auto page = page_from_bytes(payload);
  if (!page || page->number < 1 || page->number > kMostPages) return nonsense();
  outcome_.read.push_back({page->number, std::move(payload)});
  return {};
}

Result<void> OutcomeReader::finish(int records) {
  if (static_cast<std::size_t>(records) != outcome_.records.size()) return nonsense();
  const bool pdf = outcome_.searchable.empty() || outcome_.searchable.starts_with(kPdfBegin);
  if (!pdf) return nonsense();
  if (outcome_.error) {
    outcome_.records.clear();
    outcome_.searchable.clear();
    outcome_.read.clear();
    outcome_.left.clear();
    outcome_.text = {};
  }
  const bool pages = !outcome_.read.empty() || !outcome_.left.empty();
  const int kinds = (pages ? 1 : 0) + (outcome_.records.empty() ? 0 : 1) +
                    (outcome_.text.parts.empty() ? 0 : 1) + (outcome_.error ? 1 : 0);
  if (kinds != 1) return nonsense();
  complete_ = true;
  return {};
}

Result<void> OutcomeReader::add(const Frame& frame) {
  if (complete_) return nonsense();
  if (frame.kind == FrameKind::kRecord) return add_record(frame.payload);
  if (frame.kind == FrameKind::kReadPage) return add_page(frame.payload);
  if (frame.kind == FrameKind::kTextParts) {
    BAKU_TRY(outcome_.text, text_parts_from_bytes(frame.payload));
    return {};
  }
  if (frame.kind == FrameKind::kSearchable) {
    outcome_.searchable += frame.payload;
    return {};
  }
  BAKU_TRY(const Json json, object_of(frame.payload));
  switch (frame.kind) {
    case FrameKind::kPages: {
      BAKU_TRY(announced_pages_, page_count(json, "pages"));
      return {};
    }
    case FrameKind::kPage: {
      BAKU_TRY(current_page_, page_count(json, "page"));
      return {};
    }
    case FrameKind::kNotes: return read_notes(json, outcome_);
    case FrameKind::kError: {
      BAKU_TRY(outcome_.error, read_error(json));
      return {};
    }
    case FrameKind::kLeft: {
      BAKU_TRY(outcome_.left, page_ranges(json));
      return {};
    }
    case FrameKind::kDone: {
      BAKU_TRY(const int records, page_count(json, "records"));
      return finish(records);
    }
    case FrameKind::kRecord:
    case FrameKind::kReadPage:
    case FrameKind::kTextParts:
    case FrameKind::kSearchable: break;
  }
  return nonsense();
}

}  // namespace baku
