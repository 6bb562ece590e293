// Frames, outcomes and deaths of workers that are not to be trusted.
#include "app/worker/frame.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <csignal>
#include <limits>
#include <tuple>

#include "app/worker/death.h"
#include "app/worker/outcome.h"
#include "app/worker/page_bytes.h"
#include "app/worker/read_parts.h"
#include "app/worker/read_text.h"
#include "app/worker/task.h"
#include "schema/record_json.h"

namespace baku {
namespace {

std::string header(const std::string& magic, unsigned char kind, const std::string& length) {
  return magic + static_cast<char>(kind) + std::string(3, '\0') + length;
}

const std::string kNoLength(4, '\0');
const std::string kHugeLength = "\xFF\xFF\xFF\x7F";

struct StreamCase {
  const char* name;
  std::string bytes;
  int frames;      // whole ones
  ErrorCode code;  // kInternal: no error
  bool at_end;
};

TEST(FrameReader, TakesWholeFramesAndNothingElse) {
  const std::string done = frame_bytes(FrameKind::kDone, "{}");
  const std::string record = frame_bytes(FrameKind::kRecord, std::string(100000, 'x'));
  const StreamCase cases[] = {
      {"nothing", "", 0, ErrorCode::kInternal, true},
      {"one", done, 1, ErrorCode::kInternal, true},
      {"three", record + done + record, 3, ErrorCode::kInternal, true},
      {"an empty payload", frame_bytes(FrameKind::kNotes, ""), 1, ErrorCode::kInternal, true},
      {"cut in the payload", record.substr(0, 99), 0, ErrorCode::kInternal, false},
      {"cut in the header", done + done.substr(0, 7), 1, ErrorCode::kInternal, false},
      {"another magic", header("BKF2", 1, kNoLength), 0, ErrorCode::kMalformed, false},
      {"text", "Segmentation fault", 0, ErrorCode::kMalformed, false},
      {"kind 0", header("BKF1", 0, kNoLength), 0, ErrorCode::kMalformed, false},
      {"kind 11", header("BKF1", 11, kNoLength), 0, ErrorCode::kMalformed, false},
      {"a record of 2 GB", header("BKF1", 2, kHugeLength), 0, ErrorCode::kLimit, false},
      {"notes of 2 GB", header("BKF1", 3, kHugeLength), 0, ErrorCode::kLimit, false},
      {"rubbish after a frame", done + "rubbish", 1, ErrorCode::kInternal, false},
  };
  for (const StreamCase& each : cases) {
    for (const std::size_t step : {std::size_t{1}, std::size_t{5}, each.bytes.size() + 1}) {
      if (step == 1 && each.bytes.size() > 1000) continue;
      FrameReader reader;
      int frames = 0;
      ErrorCode code = ErrorCode::kInternal;
      for (std::size_t at = 0; at < each.bytes.size(); at += step) {
        const auto added = reader.add(std::string_view(each.bytes).substr(at, step));
        if (!added && code == ErrorCode::kInternal) code = added.error().code;
        while (reader.next()) ++frames;
      }
      EXPECT_EQ(frames, each.frames) << each.name << ", " << step << " bytes at a time";
      if (each.code != ErrorCode::kInternal) {
        EXPECT_EQ(code, each.code) << each.name;
        EXPECT_FALSE(reader.add("more").has_value()) << each.name;
      } else {
        EXPECT_EQ(reader.at_end(), each.at_end) << each.name;
      }
    }
  }
}

TEST(FrameReader, StopsAtItsLimits) {
  FrameReader few({.frames = 2});
  const std::string done = frame_bytes(FrameKind::kDone, "{}");
  EXPECT_TRUE(few.add(done + done + done));
  EXPECT_TRUE(few.next());
  EXPECT_TRUE(few.next());
  EXPECT_FALSE(few.next());
  EXPECT_FALSE(few.add(done));
  FrameReader small({.all_bytes = 20});
  EXPECT_TRUE(small.add(done));
  EXPECT_EQ(small.add(done).error().code, ErrorCode::kLimit);
}

Page page_number(int number) {
  Page page;
  page.number = number;
  return page;
}

// With something in every field.
Page full_page() {
  Page page = page_number(7);
  page.width = 595.25;
  page.height = 1e-300;
  page.incomplete = true;
  page.words = {
      {"a\xFF\n", {1, 2, 3, 4}, 9.5F, 0.25F, Direction::k270, Origin::kImage, true},
      {"", {-1.0 / 3, 0, 0, 0}, 0, 1, Direction::k0, Origin::kDigital, false, true, false}};
  page.rulings = {{Axis::kVertical, 0.1, 0.2, 0.3, 0.4, {1, 2, 255}, Origin::kImage}};
  page.shapes.push_back({Outline::kDocument, {1, 1, 2, 2}, {{1, 2}, {3, 4}}, 0.5, true, {9, 8, 7}});
  page.connectors.push_back({{{1, 2}, {3, 4}, {5, 6}}, 1.5, {3, 2, 1}, true, false, 0.5F});
  page.arrowheads.push_back({{1, 2}, {0, -1}, {1, 1, 2, 2}, Origin::kImage});
  page.images.push_back({{0, 0, 9, 9}, 2480, -1});
  page.stamps = {{5, 6, 7, 8}};
  page.straightened = Straightened{{{1, 2, 3, 4, 5, 6, 7, 8}}, 100, 200, {}};
  page.straightened->bend.across[5] = 0.125;
  page.straightened->bend.known = {-2, -3, 4, 5};
  return page;
}

TEST(PageBytes, KeepEveryField) {
  const std::string bytes = page_to_bytes(full_page());
  const auto page = page_from_bytes(bytes);
  ASSERT_TRUE(page);
  EXPECT_EQ(page_to_bytes(*page), bytes);
  EXPECT_EQ(page->words[0].text, full_page().words[0].text);
  EXPECT_EQ(page->words[1].box.left, -1.0 / 3);
  EXPECT_EQ(page->shapes[0].corners[1], (Point{3, 4}));
  EXPECT_EQ(page->images[0].pixel_height, -1);
  EXPECT_EQ(page->stamps.at(0), (Rect{5, 6, 7, 8}));
  EXPECT_EQ(page->straightened->bend.known, (Rect{-2, -3, 4, 5}));
  EXPECT_EQ(page->straightened->to_displayed.m[7], 8);
  EXPECT_FALSE(page_from_bytes(page_to_bytes(page_number(1)))->straightened.has_value());
}

TEST(PageBytes, AreOnePageOrNothing) {
  const std::string bytes = page_to_bytes(full_page());
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_FALSE(page_from_bytes(bytes.substr(0, length)).has_value()) << length;
  }
  EXPECT_FALSE(page_from_bytes(bytes + "x").has_value());
  // Whatever a byte is changed to, what is read is a page that can be written again.
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const char change : {'\x01', '\x7F', '\xFF'}) {
      std::string changed = bytes;
      changed[at] = static_cast<char>(changed[at] ^ change);
      const auto page = page_from_bytes(changed);
      EXPECT_TRUE(!page || page_to_bytes(*page) == changed) << at;
    }
  }
  Page endless = page_number(1);
  endless.width = std::numeric_limits<double>::infinity();
  EXPECT_FALSE(page_from_bytes(page_to_bytes(endless)).has_value());
}

ReadPage read_page(int number) { return {number, page_to_bytes(page_number(number))}; }

Outcome answer_of(const std::vector<int>& read, std::vector<PageRange> left) {
  Outcome outcome;
  for (const int number : read) outcome.read.push_back(read_page(number));
  outcome.left = std::move(left);
  return outcome;
}

TEST(ReadParts, TakeAnswersToTheirQuestionOnly) {
  const struct {
    const char* name;
    std::optional<PageRange> asked;
    std::vector<int> read;
    std::vector<PageRange> left;
    bool accepted;
  } cases[] = {
      {"all pages left", {}, {}, {{1, 40}, {41, 50}}, true},
      {"some pages left", {}, {2, 4}, {{3, 3}, {5, 5}}, true},
      {"nothing", {}, {}, {}, false},
      {"a gap", {}, {1}, {{3, 3}}, false},
      {"a page twice", {}, {1, 2}, {{2, 3}}, false},
      {"more than there may be", {}, {}, {{1, 51}}, false},
      {"very many more", {}, {}, {{1, 1000000}}, false},
      {"the pages of a part", PageRange{4, 5}, {4, 5}, {}, true},
      {"a picture in a part", PageRange{4, 5}, {4}, {{5, 5}}, true},
      {"other pages", PageRange{4, 5}, {5, 6}, {}, false},
      {"fewer pages", PageRange{4, 5}, {4}, {}, false},
      {"a part that is left as it was", PageRange{4, 5}, {}, {{4, 5}}, false},
      {"a page that is left as it was", PageRange{4, 4}, {}, {{4, 4}}, false},
  };
  for (const auto& each : cases) {
    auto parts = ReadParts::create(50);
    ASSERT_TRUE(parts) << parts.error().message;
    if (each.asked) {
      ASSERT_TRUE(parts->add({}, answer_of({}, {{1, 3}, *each.asked})));
    }
    const auto added = parts->add(each.asked, answer_of(each.read, each.left));
    const ErrorCode code = added ? ErrorCode::kInternal : added.error().code;
    EXPECT_EQ(code, each.accepted ? ErrorCode::kInternal : ErrorCode::kCrash) << each.name;
  }
}

TEST(ReadParts, KeepPagesInTheirOrder) {
  auto parts = ReadParts::create(50);
  ASSERT_TRUE(parts);
  Outcome whole = answer_of({2}, {{1, 1}, {3, 3}});
  whole.warnings = {{0, "old"}};
  ASSERT_TRUE(parts->add({}, std::move(whole)));
  EXPECT_TRUE(parts->lose({3, 3}, "dark"));
  EXPECT_FALSE(parts->is_complete());
  Outcome part = answer_of({1}, {});
  part.warnings = {{0, "old"}, {1, "odd"}};
  ASSERT_TRUE(parts->add(PageRange{1, 1}, std::move(part)));
  EXPECT_TRUE(parts->is_complete());
  EXPECT_FALSE(parts->is_all_lost());
  std::string warnings;
  for (const ReadWarning& warning : parts->warnings()) warnings += warning.message + " ";
  EXPECT_EQ(warnings, "old odd dark ");
  const ReadParts::Frames frames = parts->close();
  std::string bytes(frames.bytes, '\0');
  ASSERT_EQ(::pread(frames.file, bytes.data(), bytes.size(), 0),
            static_cast<ssize_t>(bytes.size()));
  EXPECT_EQ(::pwrite(frames.file, "x", 1, 0), -1) << "it can still be changed";
  const auto pages = pages_of_frames(bytes);
  ASSERT_TRUE(pages);
  ASSERT_EQ(pages->size(), 3U);
  for (int i = 0; i < 3; ++i) EXPECT_EQ((*pages)[static_cast<std::size_t>(i)].number, i + 1);
  EXPECT_TRUE((*pages)[2].incomplete);
  EXPECT_FALSE(pages_of_frames(bytes.substr(1)).has_value());
  EXPECT_FALSE(pages_of_frames(bytes.substr(0, bytes.size() - 1)).has_value());
}

struct AnswerCase {
  const char* name;
  std::vector<Frame> frames;
  bool accepted;
};

const std::string kNotes =
    R"({"skipped": [{"pages": [1, 2], "reason": "cover"}],
        "warnings": [{"page": 3, "message": "x"}], "lost_pages": [4], "pages": 9})";
const std::string kError = R"({"code": "no_sop", "message": "m", "page": 0})";

TEST(OutcomeReader, BelievesNothingThatIsNotSound) {
  const Frame notes{FrameKind::kNotes, kNotes};
  const Frame error{FrameKind::kError, kError};
  const Frame done{FrameKind::kDone, R"({"records": 0})"};
  const AnswerCase cases[] = {
      {"an error", {{FrameKind::kPages, R"({"pages": 9})"}, notes, error, done}, true},
      {"neither record nor error", {notes, done}, false},
      {"a frame after the last", {error, done, notes}, false},
      {"more records said than sent", {error, {FrameKind::kDone, R"({"records": 1})"}}, false},
      {"fewer than none", {error, {FrameKind::kDone, R"({"records": -1})"}}, false},
      {"a record that is none", {{FrameKind::kRecord, "{}"}, done}, false},
      {"a record that is no JSON", {{FrameKind::kRecord, "\xFF\xFE"}, done}, false},
      {"invalid UTF-8",
       {{FrameKind::kError, "{\"code\": \"no_sop\", \"message\": \"\xFF\"}"}},
       false},
      {"an error of the coordinator",
       {{FrameKind::kError, R"({"code": "write", "message": "", "page": 0})"}},
       false},
      {"an unknown error",
       {{FrameKind::kError, R"({"code": "x", "message": "", "page": 0})"}},
       false},
      {"a page below 1",
       {{FrameKind::kNotes, R"({"skipped": [], "warnings": [], "lost_pages": [0], "pages": 1})"}},
       false},
      {"a page of 10^12", {{FrameKind::kPages, R"({"pages": 1000000000000})"}}, false},
      {"a page of 1.5", {{FrameKind::kPages, R"({"pages": 1.5})"}}, false},
      {"a list in place of an object", {{FrameKind::kNotes, "[]"}}, false},
      {"numbers in place of notes",
       {{FrameKind::kNotes, R"({"skipped": [1], "warnings": [], "lost_pages": [], "pages": 1})"}},
       false},
      {"a searchable PDF", {{FrameKind::kSearchable, "%PDF-"}, error, done}, true},
      {"one that is no PDF", {{FrameKind::kSearchable, "x"}, error, done}, false},
      {"a page that was read", {{FrameKind::kReadPage, page_to_bytes(page_number(3))}, done}, true},
      {"page 0", {{FrameKind::kReadPage, page_to_bytes(page_number(0))}, done}, false},
      {"a page that is none", {{FrameKind::kReadPage, "BKP1"}, done}, false},
      {"pages that are left", {{FrameKind::kLeft, R"({"pages": [1, 1, 2, 9]})"}, done}, true},
      {"half a range", {{FrameKind::kLeft, R"({"pages": [1, 1, 2]})"}, done}, false},
      {"a range that runs backwards", {{FrameKind::kLeft, R"({"pages": [2, 1]})"}, done}, false},
      {"parts of a text",
       {{FrameKind::kTextParts, R"({"parts": [[0,0,0,9,0,2],[3,0,7,9,2,1]], "sha256": "a"})"},
        done},
       true},
      {"parts between which SOPs are missing",
       {{FrameKind::kTextParts, R"({"parts": [[0,0,0,9,0,2],[3,0,7,9,3,1]], "sha256": "a"})"},
        done},
       false},
      {"a part without SOPs",
       {{FrameKind::kTextParts, R"({"parts": [[0,0,0,9,0,0]], "sha256": "a"})"}, done},
       false},
      {"a part in UTF-16",
       {{FrameKind::kTextParts, R"({"parts": [[1,0,0,9,0,2]], "sha256": "a"})"}, done},
       false},
      {"a part that begins below 0",
       {{FrameKind::kTextParts, R"({"parts": [[0,-1,0,9,0,2]], "sha256": "a"})"}, done},
       false},
      {"no parts", {{FrameKind::kTextParts, R"({"sha256": "a"})"}, done}, false},
      {"parts and pages",
       {{FrameKind::kTextParts, R"({"parts": [[0,0,0,9,0,2]], "sha256": "a"})"},
        {FrameKind::kLeft, R"({"pages": [1, 1]})"},
        done},
       false},
      {"a key that is missing", {{FrameKind::kNotes, R"({"skipped": []})"}}, false},
      {"nesting without end", {{FrameKind::kNotes, std::string(100000, '[')}}, false},
  };
  for (const AnswerCase& each : cases) {
    OutcomeReader reader;
    bool sound = true;
    for (const Frame& frame : each.frames) sound = sound && reader.add(frame).has_value();
    EXPECT_EQ(sound && reader.is_complete(), each.accepted) << each.name;
  }
}

TEST(OutcomeReader, GivesBackWhatWasSaid) {
  Outcome outcome;
  outcome.error = Error{ErrorCode::kLimit, "too \xFF large", 7};
  outcome.skipped = {{{1, 2}, "cover"}};
  outcome.warnings = {{3, "odd"}};
  outcome.lost_pages = {4, 5};
  outcome.pages = 9;
  FrameReader frames;
  ASSERT_TRUE(frames.add(pages_frame(12) + closing_frames(outcome, 0)));
  OutcomeReader reader;
  while (const auto frame = frames.next()) ASSERT_TRUE(reader.add(*frame));
  ASSERT_TRUE(reader.is_complete());
  EXPECT_EQ(reader.announced_pages(), 12);
  const Outcome read = reader.take();
  EXPECT_EQ(read.error->code, ErrorCode::kLimit);
  EXPECT_EQ(read.error->message, "too \xEF\xBF\xBD large");
  EXPECT_EQ(read.error->page, 7);
  EXPECT_EQ(read.skipped[0].pages, outcome.skipped[0].pages);
  EXPECT_EQ(read.warnings[0].message, "odd");
  EXPECT_EQ(read.lost_pages, outcome.lost_pages);
  EXPECT_EQ(read.pages, 9);
}

SopRecord numbered(int ordinal) {
  SopRecord record;
  record.record_id = "sop-" + std::to_string(ordinal);
  record.source.ordinal = ordinal;
  return record;
}

TEST(RecordSpool, GivesBackAllRecordsInOrder) {
  const struct {
    const char* name;
    SpoolLimits limits;
    std::size_t bytes;
  } cases[] = {
      {"all in memory", {100, 100000}, 10},
      {"some in a file", {3, 100000}, 10},
      {"full by their bytes", {100, 1000}, 300},
      {"one that is too large, too", {0, 0}, 10},
  };
  for (const auto& each : cases) {
    RecordSpool spool(each.limits);
    for (int i = 0; i < 9; ++i) ASSERT_TRUE(spool.add(numbered(i), each.bytes)) << each.name;
    EXPECT_EQ(spool.size(), 9U) << each.name;
    EXPECT_EQ(spool.front().source.ordinal, 0) << each.name;
    for (int again = 0; again < 2; ++again) {
      std::string order;
      const auto read = spool.for_each([&](const SopRecord& record) -> Result<void> {
        order += std::to_string(record.source.ordinal);
        return {};
      });
      EXPECT_TRUE(read) << each.name << ": " << read.error().message;
      EXPECT_EQ(order, "012345678") << each.name;
    }
    int visits = 0;
    const auto stopped = spool.for_each([&](const SopRecord& /*record*/) -> Result<void> {
      return ++visits == 5 ? Result<void>(fail(ErrorCode::kLimit, "enough")) : Result<void>();
    });
    EXPECT_EQ(visits, 5) << each.name;
    EXPECT_FALSE(stopped.has_value()) << each.name;
    spool.clear();
    EXPECT_TRUE(spool.empty() && spool.size() == 0) << each.name;
  }
}

std::string order_of(const RecordSpool& spool) {
  std::string order;
  const auto read = spool.for_each([&](const SopRecord& record) -> Result<void> {
    order += std::to_string(record.source.ordinal);
    return {};
  });
  return read ? order : read.error().message;
}

TEST(RecordSpool, TakesThoseOfAnother) {
  for (const std::size_t most : {0U, 2U, 4U, 100U}) {
    RecordSpool spool({most, 100000});
    for (int part = 0; part < 3; ++part) {
      RecordSpool other({2, 100000});
      for (int i = 0; i < 3; ++i) ASSERT_TRUE(other.add(numbered(3 * part + i), 10));
      ASSERT_TRUE(spool.append(std::move(other)));
    }
    EXPECT_EQ(spool.size(), 9U) << most;
    EXPECT_EQ(order_of(spool), "012345678") << most;
    std::string lines;
    const auto read = spool.for_each_line([&lines](std::string_view line) -> Result<void> {
      lines += line;
      return {};
    });
    std::string expected;
    for (int i = 0; i < 9; ++i) {
      expected += record_to_json(numbered(i), JsonStyle::kCompact) + '\n';
    }
    EXPECT_TRUE(read) << most;
    EXPECT_EQ(lines, expected) << most;
  }
}

RecordSpool records_of(int first, int count) {
  RecordSpool spool;
  for (int i = 0; i < count; ++i) {
    SopRecord record = numbered(first + i);
    record.source.sha256 = "a";
    EXPECT_TRUE(spool.add(std::move(record), 10));
  }
  return spool;
}

TEST(ReadText, PutsPartsInTheirOrderAndTakesNoOthers) {
  Outcome divided;
  divided.text.parts = {{.length = 9, .sops_before = 0, .sops = 2},
                        {.length = 9, .sops_before = 2, .sops = 1},
                        {.length = 9, .sops_before = 3, .sops = 3}};
  divided.text.sha256 = "a";
  divided.warnings = {{0, "odd"}};
  ReadText text(std::move(divided));
  EXPECT_FALSE(text.add(0, records_of(1, 1)).has_value()) << "a record is missing";
  EXPECT_FALSE(text.add(0, records_of(3, 2)).has_value()) << "those of another part";
  EXPECT_FALSE(text.add(0, RecordSpool()).has_value()) << "none";
  EXPECT_TRUE(text.add(2, records_of(4, 3)));
  EXPECT_TRUE(text.add(0, records_of(1, 2)));
  EXPECT_FALSE(text.is_complete());
  EXPECT_TRUE(text.add(1, records_of(3, 1)));
  ASSERT_TRUE(text.is_complete());
  const Outcome whole = text.take();
  EXPECT_EQ(order_of(whole.records), "123456");
  EXPECT_EQ(whole.warnings.size(), 1U);
}

TEST(Task, KeepsThePartOfAText) {
  Task task;
  task.kind = TaskKind::kTextPart;
  task.text = {{{Encoding::kWindows1252, 1, 2, 3, 4, 5}}, "abc"};
  const auto read = task_from_bytes(task_to_bytes(task));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->text.sha256, "abc");
  const TextPart& part = read->text.parts.front();
  EXPECT_EQ(part.encoding, Encoding::kWindows1252);
  EXPECT_EQ(std::tuple(part.begin, part.skip, part.length), std::tuple(1U, 2U, 3U));
  EXPECT_EQ(std::pair(part.sops_before, part.sops), std::pair(4, 5));
}

TEST(Task, KeepsEveryByte) {
  Task task;
  task.file_name = "a\xFF\n\"b.pdf";
  task.bytes = 123456789012;
  task.options.password = std::string("p\0\xFE", 3);
  task.kind = TaskKind::kAssemble;
  task.pages_bytes = 5;
  task.options.last_page = 7;
  task.limits.descriptors = 9;
  const auto read = task_from_bytes(task_to_bytes(task));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->file_name, task.file_name);
  EXPECT_EQ(read->bytes, task.bytes);
  EXPECT_EQ(read->options.password, task.options.password);
  EXPECT_EQ(read->kind, TaskKind::kAssemble);
  EXPECT_EQ(read->pages_bytes, 5U);
  EXPECT_EQ(read->options.last_page, 7);
  EXPECT_EQ(read->limits.descriptors, 9);
  EXPECT_FALSE(task_from_bytes("").has_value());
  EXPECT_FALSE(task_from_bytes("{}").has_value());
}

TEST(Death, HasAKindForEachWayToDie) {
  const struct {
    Death death;
    ErrorCode code;
    bool again;
  } cases[] = {
      {{.code = CLD_KILLED, .status = SIGKILL, .overdue = true}, ErrorCode::kTimeout, false},
      {{.code = CLD_KILLED, .status = SIGXCPU}, ErrorCode::kTimeout, false},
      {{.code = CLD_KILLED, .status = SIGSYS}, ErrorCode::kViolation, false},
      {{.code = CLD_KILLED, .status = SIGKILL}, ErrorCode::kOutOfMemory, true},
      {{.code = CLD_KILLED, .status = SIGXFSZ}, ErrorCode::kLimit, false},
      {{.code = CLD_KILLED, .status = SIGSEGV}, ErrorCode::kCrash, true},
      {{.code = CLD_DUMPED, .status = SIGABRT}, ErrorCode::kCrash, true},
      {{.code = CLD_KILLED, .status = SIGABRT, .messages = "what(): std::bad_alloc"},
       ErrorCode::kOutOfMemory,
       true},
      {{.code = CLD_EXITED, .status = 1, .messages = "Out of memory\n"},
       ErrorCode::kOutOfMemory,
       true},
      {{.code = CLD_EXITED, .status = 0}, ErrorCode::kCrash, true},
      {{.code = CLD_EXITED, .status = 3}, ErrorCode::kCrash, true},
  };
  for (const auto& each : cases) {
    const Error error = error_of(each.death);
    EXPECT_STREQ(error_name(error.code), error_name(each.code)) << error.message;
    EXPECT_EQ(is_tried_again(error.code), each.again) << error.message;
  }
}

}  // namespace
}  // namespace baku
