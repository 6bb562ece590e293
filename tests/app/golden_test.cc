// What each stage makes of some samples, compared with files of tests/app/golden.
// BAKU_UPDATE_GOLDEN=1 rewrites the files; read the difference before committing it.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "app/convert.h"
#include "app/table_text.h"
#include "base/file.h"
#include "ingest/layout/layout.h"
#include "ingest/sop/assemble.h"
#include "normalize/normalize.h"
#include "schema/raw_json.h"
#include "schema/record_json.h"
#include "tests/app/scratch_folder.h"

namespace baku {
namespace {

const char* update_flag() { return std::getenv("BAKU_UPDATE_GOLDEN"); }

void compare_with_golden(const std::string& name, const std::string& actual) {
  const std::string path = BAKU_SOURCE_DIR "/tests/app/golden/" + name;
  if (update_flag() != nullptr) {
    ASSERT_TRUE(write_file_atomic(path, actual));
    return;
  }
  const std::string expected = read_whole(path);
  if (actual == expected) return;
  const auto different =
      std::mismatch(actual.begin(), actual.end(), expected.begin(), expected.end());
  const auto line = 1 + std::count(actual.begin(), different.first, '\n');
  ADD_FAILURE() << name << " differs from line " << line
                << " on; if it should, run with BAKU_UPDATE_GOLDEN=1 and read the difference";
}

std::string rect_text(const Rect& box) {
  return fmt::format("{:.1f} {:.1f} {:.1f} {:.1f}", box.left, box.top, box.right, box.bottom);
}

// Counts of each kind of mark, and each shape and connector.
std::string document_text(const Document& document) {
  std::string text;
  for (const Page& page : document.pages) {
    text += fmt::format("page {} {:.1f} x {:.1f}: {} words, {} rulings, {} arrowheads, {} images\n",
                        page.number, page.width, page.height, page.words.size(),
                        page.rulings.size(), page.arrowheads.size(), page.images.size());
    for (const Shape& shape : page.shapes) {
      text +=
          fmt::format("  shape {} at {}\n", static_cast<int>(shape.outline), rect_text(shape.box));
    }
    for (const Connector& connector : page.connectors) {
      text += fmt::format("  connector {}{}", connector.arrow_at_begin ? "<" : "-",
                          connector.arrow_at_end ? ">" : "-");
      for (const Point& point : connector.points) {
        text += fmt::format(" {:.1f},{:.1f}", point.x, point.y);
      }
      text += '\n';
    }
  }
  return text;
}

class Golden : public testing::TestWithParam<const char*> {};

TEST_P(Golden, EveryStage) {
  const std::string name = GetParam();
  const auto bytes = read_file(BAKU_SOURCE_DIR "/corpus/digital/" + name + ".pdf", 100 << 20);
  ASSERT_TRUE(bytes);
  const auto document = read_pdf(*bytes, {});
  ASSERT_TRUE(document);
  compare_with_golden(name + ".document.txt", document_text(*document));
  const Layout layout = find_layout(*document);
  compare_with_golden(name + ".tables.json", tables_to_json(layout.tables));
  const auto assembly = assemble(*document, layout);
  ASSERT_TRUE(assembly);
  compare_with_golden(name + ".raw.json", raw_sops_to_json(assembly->sops));
  const auto records =
      normalize(assembly->sops, source_of(*bytes, name + ".pdf", *document), Lexicon::built_in());
  compare_with_golden(name + ".records.json", records_to_json(records));
}

INSTANTIATE_TEST_SUITE_P(Samples, Golden, testing::Values("d001", "d006", "d007-lo", "d010"),
                         [](const auto& sample) {
                           std::string name = sample.param;
                           std::erase(name, '-');
                           return name;
                         });

// Two runs of the whole pipeline over the same bytes.
TEST(Pipeline, GivesTheSameRecordsAgain) {
  const auto bytes = read_file(BAKU_SOURCE_DIR "/corpus/digital/d001.pdf", 100 << 20);
  ASSERT_TRUE(bytes);
  const auto first = convert(*bytes, "d001.pdf", {}, Lexicon::built_in());
  const auto second = convert(*bytes, "d001.pdf", {}, Lexicon::built_in());
  ASSERT_TRUE(first && second);
  EXPECT_EQ(records_to_json(first->records), records_to_json(second->records));
}

TEST(UpdateFlag, IsNotLeftOn) {
  EXPECT_EQ(update_flag(), nullptr) << "unset BAKU_UPDATE_GOLDEN: with it no golden test compares";
}

}  // namespace
}  // namespace baku
