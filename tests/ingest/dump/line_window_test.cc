// Long texts a part at a time: the same blocks and SOPs as all at once, and no more of them in
// memory.
#include "ingest/dump/line_window.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/dump/dump_reader.h"

namespace baku {
namespace {

std::vector<std::string> lines_through(const std::string& text, std::size_t least,
                                       std::size_t& most_ahead) {
  TextDecoder decoder(text);
  const bool is_double_spaced = survey_text(decoder).is_double_spaced();
  LineWindow window(decoder, is_double_spaced, least);
  std::vector<std::string> lines;
  while (!window.ahead().empty()) {
    most_ahead = std::max(most_ahead, window.text().size());
    lines.emplace_back(window.ahead().front());
    window.advance(1);
  }
  return lines;
}

std::string numbered_lines(int count, const std::string& end) {
  std::string text;
  for (int i = 0; i < count; ++i) text += "baris " + std::to_string(i) + end;
  return text;
}

TEST(LineWindow, GivesEveryLineOnce) {
  struct WindowCase {
    std::string text;
    std::size_t lines;
    std::string last;
  };
  const WindowCase cases[] = {
      {"", 0, ""},
      {"satu", 1, "satu"},
      {"satu\n\n", 2, ""},
      {numbered_lines(1000, "\n"), 1000, "baris 999"},
      {numbered_lines(1000, "\r\n") + "akhir", 1001, "akhir"},
      {numbered_lines(500, "\n\n"), 500, "baris 499"},  // double-spaced
      {std::string(9000, 'x') + "\n" + numbered_lines(40, "\n"), 41, "baris 39"},
  };
  for (const WindowCase& test : cases) {
    SCOPED_TRACE(test.text.substr(0, 40));
    std::size_t most_ahead = 0;
    const auto lines = lines_through(test.text, 64, most_ahead);
    ASSERT_EQ(lines.size(), test.lines);
    if (!lines.empty()) {
      EXPECT_EQ(lines.back(), test.last);
    }
    EXPECT_EQ(lines, lines_through(test.text, std::size_t{1} << 20U, most_ahead));
  }
}

TEST(LineWindow, KeepsNoMoreThanItLooksAt) {
  const std::string text = numbered_lines(100'000, "\n");
  std::size_t most_ahead = 0;
  EXPECT_EQ(lines_through(text, 4096, most_ahead).size(), 100'000U);
  EXPECT_LT(most_ahead, 10'000U);
}

TEST(LineWindow, GrowsAndSkips) {
  const std::string text = numbered_lines(1000, "\n");
  TextDecoder decoder(text);
  LineWindow window(decoder, false, 64);
  const std::size_t before = window.ahead().size();
  window.grow();
  EXPECT_GT(window.ahead().size(), before);
  while (!window.is_last()) window.grow();
  EXPECT_EQ(window.ahead().size(), 1000U);
  window.skip(std::string("baris 0\nbar").size());
  EXPECT_EQ(window.ahead().front(), "is 1");
}

TEST(TextDecoder, GivesTheSameInPieces) {
  const std::string texts[] = {"a\r\nb\u2192c\u00A0d\n", "\xFF\xFE" + std::string("S\0O\0\n\0", 6),
                               "SOP \x96 01 \x93oke\x94\r\n", "\xEF\xBB\xBFSOP \xE2\x80"};
  for (const std::string& text : texts) {
    const DecodedText whole = decode_text(text);
    TextDecoder decoder(text);
    std::string pieces;
    while (!decoder.at_end()) decoder.decode(1, pieces);
    EXPECT_EQ(pieces, whole.text);
    EXPECT_EQ(decoder.broken(), whole.broken);
  }
}

std::string sop(int number) {
  const std::string name = std::to_string(number);
  std::string text =
      "PEMERINTAH KABUPATEN MAJU\tNomor SOP\t065/" + name + "\n" +
      "\tTanggal Pembuatan\t3 Mei 2021\nDINAS CONTOH\tDisahkan oleh\tKEPALA DINAS\n" +
      "\tJudul SOP\tPelayanan " + name + "\nDasar Hukum\tKualifikasi pelaksana\n" +
      "- UU No. 1 Tahun 2010\tTeliti\nKeterkaitan\tPeralatan\nSOP Lain\tKomputer\n\n" +
      "No\tKegiatan\tPelaksana\t\tMutu Baku\t\t\tKet\n" +
      "\t\tKepala\tStaf\tKelengkapan\tWaktu\tOutput\t\n";
  for (int step = 1; step <= 12; ++step) {
    text += std::to_string(step) + "\tMenerima berkas " + name +
            "\t\t[]\tBerkas\t5 menit\tBerkas diterima\t\n";
  }
  return text + "\n";
}

// A part is handed on when the next SOP begins, whatever follows.
TEST(ReadDump, HandsSopsOnOneByOne) {
  constexpr int kSops = 600;
  std::string text;
  for (int i = 1; i <= kSops; ++i) text += sop(i);
  std::size_t sops = 0;
  std::size_t most_pages = 0;
  std::size_t most_behind = 0;  // bytes that were read and not handed on
  std::size_t released = 0;
  std::size_t handed_on = 0;
  DumpAssembler assembler([&](const RawSop& sop) {
    ++sops;
    handed_on = text.find("065/" + std::to_string(sop.ordinal + 1) + "\n", handed_on);
    EXPECT_EQ(sop.title.text, "Pelayanan " + std::to_string(sops));
    EXPECT_EQ(sop.steps.size(), 12U);
    if (released > handed_on) most_behind = std::max(most_behind, released - handed_on);
  });
  DumpOptions options;
  bool surveyed = false;  // the text is read once before
  options.release = [&](std::size_t bytes) {
    surveyed = surveyed || bytes == text.size();
    released = surveyed ? bytes : 0;
  };
  const auto dump = read_dump(text, options, [&](const DumpLayout& part) {
    most_pages = std::max(most_pages, part.document.pages.size());
    assembler.add(part);
  });
  ASSERT_TRUE(dump);
  EXPECT_EQ(assembler.finish().value_or(0), static_cast<std::size_t>(kSops));
  EXPECT_EQ(sops, static_cast<std::size_t>(kSops));
  EXPECT_LE(most_pages, 4U);
  EXPECT_LT(most_behind, std::size_t{1} << 20U);
}

}  // namespace
}  // namespace baku
