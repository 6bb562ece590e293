#include "app/input_files.h"

#include <gtest/gtest.h>

#include "tests/app/scratch_folder.h"

namespace baku {
namespace {

std::vector<std::string> names_of(const InputList& list) {
  std::vector<std::string> names;
  for (const InputFile& file : list.files) names.push_back(file.name.string());
  return names;
}

InputList list_of(const std::vector<std::string>& paths) { return list_input_files(paths); }

TEST(ListInputFiles, WalksFoldersInByteOrder) {
  const ScratchFolder folder;
  for (const char* name : {"b.pdf", "a/z.pdf", "a/A.PDF", "B.pdf", "notes.doc", "a/deep/c.pdf"}) {
    (void)folder.write(name, "x");
  }
  (void)folder.write("scan0001", "%PDF-1.4");
  (void)folder.write("plain", "no PDF");
  const InputList list = list_of({folder.path("").string()});
  EXPECT_EQ(names_of(list), (std::vector<std::string>{"B.pdf", "a/A.PDF", "a/deep/c.pdf", "a/z.pdf",
                                                      "b.pdf", "scan0001"}));
  EXPECT_TRUE(list.problems.empty());
}

TEST(ListInputFiles, TakesPicturesAndTextsFromAFolderButNoRecords) {
  const ScratchFolder folder;
  for (const char* name : {"a.txt", "b.MD", "c.html", "d.hocr", "e.xml", "f.jpg", "g.tif", "h.json",
                           "h.gold.json", "i.ndjson", "j.csv", "k.exe"}) {
    (void)folder.write(name, "x");
  }
  EXPECT_EQ(names_of(list_of({folder.path("").string()})),
            (std::vector<std::string>{"a.txt", "b.MD", "c.html", "d.hocr", "e.xml", "f.jpg",
                                      "g.tif", "j.csv"}));
}

TEST(ListInputFiles, DoesNotFollowLinksToFolders) {
  const ScratchFolder folder;
  (void)folder.write("a/one.pdf", "x");
  std::filesystem::create_directory_symlink(folder.path(""), folder.path("a/loop"));
  EXPECT_EQ(names_of(list_of({folder.path("").string()})), (std::vector<std::string>{"a/one.pdf"}));
}

TEST(ListInputFiles, TakesAFileAsItIsAndOnce) {
  const ScratchFolder folder;
  const std::string file = folder.write("x/sop.dat", "x");
  const std::string missing = folder.path("missing.pdf").string();
  const InputList list = list_of({file, missing, file, folder.path("x/../x/sop.dat").string()});
  EXPECT_EQ(names_of(list), (std::vector<std::string>{"sop.dat", "missing.pdf"}));
}

TEST(ListInputFiles, SaysWhichFolderHasNothingToRead) {
  const ScratchFolder folder;
  (void)folder.write("notes.doc", "x");
  const InputList list = list_of({folder.path("").string()});
  ASSERT_EQ(list.problems.size(), 1U);
  EXPECT_EQ(list.problems[0].error.code, ErrorCode::kNotFound);
}

TEST(OutputNames, NeverMeet) {
  const struct {
    std::vector<std::string> files;
    std::vector<std::string> outputs;
  } cases[] = {
      {{"a.pdf", "b.pdf"}, {"a.json", "b.json"}},
      {{"x/a.pdf", "y/a.pdf"}, {"x/a.json", "y/a.json"}},
      {{"a.PDF", "a.pdf"}, {"a.PDF.json", "a.pdf-2.json"}},
      {{"a.pdf", "a"}, {"a.pdf.json", "a.json"}},
      {{"a.pdf", "a.pdf"}, {"a.pdf.json", "a.pdf-2.json"}},
      {{"sop.1.pdf"}, {"sop.1.json"}},
      {{}, {}},
  };
  for (const auto& [files, outputs] : cases) {
    std::vector<InputFile> inputs;
    inputs.reserve(files.size());
    for (const std::string& file : files) inputs.push_back({"/in/" + file, file});
    std::vector<std::string> names;
    for (const auto& name : output_names(inputs, ".json")) names.push_back(name.string());
    EXPECT_EQ(names, outputs);
  }
}

}  // namespace
}  // namespace baku
