// Whole dumps to SOPs as printed.
#include "ingest/dump/dump_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ingest/dump/text_parts.h"
#include "schema/raw_json.h"

namespace baku {
namespace {

std::vector<RawSop> sops_of(const std::string& text) {
  std::vector<RawSop> sops;
  DumpAssembler assembler([&sops](RawSop sop) { sops.push_back(std::move(sop)); });
  const LayoutSink sink = [&assembler](const DumpLayout& part) { assembler.add(part); };
  if (!read_dump(text, {}, sink) || !assembler.finish()) return {};
  return sops;
}

std::string tabs(std::string text) {
  for (char& c : text) {
    if (c == '>') c = '\t';
  }
  return text;
}

std::string identity(const std::string& title) {
  return " PEMERINTAH KABUPATEN MAJU>Nomor SOP>065/" + title +
         "\n>Tanggal Pembuatan>3 Mei 2021\n>Tanggal Revisi>\n>Tanggal Efektif>4 Mei 2021\n"
         "DINAS CONTOH>Disahkan oleh> KEPALA DINAS Ir. SITI AMINAH NIP. 19700101 199503 2 001\n"
         ">Judul SOP>" +
         title + "\n\n";
}

std::string lists() {
  return "Dasar Hukum>Kualifikasi pelaksana\n- UU No. 1 Tahun 2010>Teliti\n"
         "Keterkaitan>Peralatan\nSOP Lain>Komputer\n\n";
}

std::string steps(const std::string& title, const std::string& first_mark) {
  return "SOP " + title +
         "\n\nNo>Kegiatan>Pelaksana>Mutu Baku>>>Ket\n>>Kepala>Staf>Kelengkapan>Waktu (menit)>>"
         "Output\n1>Mencatat surat>" +
         first_mark +
         ">>Surat>10>Buku agenda>\n2>Meneliti surat>>[]>Surat>15>Surat>\n"
         "3>Memutuskan>\u2192>\u2192>Surat>5>Surat>\n4>Mengirim surat>>Selesai>Surat>5>Tanda>\n\n";
}

std::string signature() {
  return " KEPALA DINAS\n\n\n\nIr. SITI AMINAH\nNIP. 19700101 199503 2 001\n\n";
}

TEST(Dump, GivesOneSopWithItsParts) {
  const auto sops = sops_of(
      tabs(identity("Surat Masuk") + lists() + steps("SURAT MASUK", "Mulai") + signature()));
  ASSERT_EQ(sops.size(), 1U);
  const RawSop& sop = sops.front();
  EXPECT_EQ(sop.origin, TextOrigin::kText);
  EXPECT_TRUE(sop.pages.empty());
  EXPECT_EQ(sop.title.text, "Surat Masuk");
  EXPECT_EQ(sop.title.page, 0);
  EXPECT_EQ(sop.heading.text, "SOP SURAT MASUK");
  ASSERT_EQ(sop.actors.size(), 2U);
  EXPECT_EQ(sop.actors[1].label.text, "Staf");
  ASSERT_EQ(sop.steps.size(), 4U);
  EXPECT_EQ(sop.steps[0].requirements.text, "Surat");
  EXPECT_EQ(sop.steps[0].duration.text, "10");
  EXPECT_EQ(sop.steps[0].output.text, "Buku agenda");
  EXPECT_EQ(sop.duration_header.text, "Waktu (menit)");
  ASSERT_EQ(sop.nodes.size(), 3U);
  EXPECT_EQ(sop.nodes[0].shape, NodeShape::kStart);
  EXPECT_EQ(sop.nodes[1].actor, 1);
  EXPECT_EQ(sop.nodes[2].shape, NodeShape::kEnd);
  ASSERT_EQ(sop.arrows.size(), 2U);
  EXPECT_EQ(sop.arrows[0].step, 2);
  EXPECT_EQ(sop.arrows[0].direction, ArrowDirection::kRight);
  ASSERT_EQ(sop.signature.lines.size(), 3U);
  EXPECT_EQ(sop.signature.lines[1].text, "Ir. SITI AMINAH");
  ASSERT_EQ(sop.repairs.size(), 1U);
  EXPECT_EQ(sop.repairs[0].rule, "table.header_shift");
}

TEST(Dump, PartsSopsAndGivesEachItsOwn) {
  const std::string first =
      identity("Surat Masuk") + lists() + steps("SURAT MASUK", "") + signature();
  const std::string second = identity("Surat Keluar") + lists() + steps("SURAT KELUAR", "[]");
  const auto sops = sops_of(tabs(first + second));
  ASSERT_EQ(sops.size(), 2U);
  EXPECT_EQ(sops[0].title.text, "Surat Masuk");
  EXPECT_EQ(sops[1].title.text, "Surat Keluar");
  EXPECT_EQ(sops[0].signature.lines.size(), 3U);
  EXPECT_TRUE(sops[1].signature.lines.empty());
  EXPECT_EQ(sops[0].repairs.size(), 1U);
  EXPECT_EQ(sops[1].repairs.size(), 1U);
  EXPECT_EQ(sops[0].nodes.size(), 2U);
  EXPECT_EQ(sops[1].nodes.size(), 3U);
}

TEST(Dump, TakesTheSheetBehindItsTable) {
  const auto sops = sops_of(tabs(steps("SURAT MASUK", "") + identity("Surat Masuk") + lists()));
  ASSERT_EQ(sops.size(), 1U);
  EXPECT_TRUE(sops.front().has_identity);
  EXPECT_EQ(sops.front().steps.size(), 4U);
}

TEST(Dump, GoesOnBehindAPageBreakWithFillerRows) {
  const std::string rest =
      ">>>>>>>\n\n>>>>>>\n5>Menyimpan>>>Surat>5>Arsip\n6>Melapor>>>Surat>5>Laporan\n";
  const auto sops = sops_of(tabs(identity("Surat Masuk") + steps("SURAT MASUK", "") + rest));
  ASSERT_EQ(sops.size(), 1U);
  ASSERT_EQ(sops.front().steps.size(), 6U);
  EXPECT_EQ(sops.front().steps[5].output.text, "Laporan");
}

TEST(Dump, ReadsLabelsInStepsOfAStaggeredForm) {
  const auto sops =
      sops_of(tabs(identity("Surat Masuk") +
                   "Dasar Hukum>\nUU No. 1 Tahun 2010>Kualifikasi pelaksana\n>Teliti\n"
                   "Peringatan>\nApabila lalai terhambat>Peralatan\n>Komputer\n\n" +
                   steps("SURAT MASUK", "")));
  ASSERT_EQ(sops.size(), 1U);
  const RawSop& sop = sops.front();
  ASSERT_EQ(sop.legal_basis.size(), 1U);
  EXPECT_EQ(sop.legal_basis[0].text, "UU No. 1 Tahun 2010");
  ASSERT_EQ(sop.qualifications.size(), 1U);
  EXPECT_EQ(sop.qualifications[0].text, "Teliti");
  ASSERT_EQ(sop.warnings.size(), 1U);
  ASSERT_EQ(sop.equipment.size(), 1U);
  EXPECT_EQ(sop.equipment[0].text, "Komputer");
}

TEST(Dump, ReadsAFormOfLines) {
  const auto sops = sops_of(
      "PEMERINTAH KABUPATEN MAJU\nDINAS CONTOH\n\n**Nomor SOP** : 12\n\n**Judul SOP** : Surat "
      "Masuk\n\n### Dasar Hukum\n\n1. UU No. 1 Tahun 2010\n2. UU No. 2 Tahun 2011\n\n### "
      "Pencatatan dan Pendataan\n\n1. Buku agenda\n\n" +
      tabs(steps("SURAT MASUK", "")));
  ASSERT_EQ(sops.size(), 1U);
  const RawSop& sop = sops.front();
  EXPECT_EQ(sop.title.text, "Surat Masuk");
  EXPECT_EQ(sop.letterhead.size(), 2U);
  EXPECT_EQ(sop.legal_basis.size(), 2U);
  ASSERT_EQ(sop.record_keeping.size(), 1U);
  EXPECT_EQ(sop.record_keeping[0].text, "Buku agenda");
  EXPECT_EQ(sop.steps.size(), 4U);
}

TEST(Dump, ReadsWhatOtherToolsMakeOfAHeader) {
  const std::string first = "1>Mencatat surat>Mulai>>Surat>10>Buku agenda\n";
  const std::string rest = "2>Meneliti surat>>[]>Surat>15>Surat\n3>Memutuskan>[]>>Surat>5>Surat\n";
  const std::string last = "4>Mengirim surat>>Selesai>Surat>5>Tanda terima\n";
  const std::string high = "No>Kegiatan>Pelaksana>>Mutu Baku\n";
  const std::string low = ">>Camat>Staf>Kelengkapan>Waktu>Output\n";
  const struct {
    const char* name;
    std::string table;
  } cases[] = {
      {"two rows", high + low + first + rest + last},
      {"the second row begins with the first actor",
       high + "Camat>Staf>Kelengkapan>Waktu>Output\n" + first + rest + last},
      {"groups in the cells below them",
       "No>Kegiatan>Pelaksana Camat>Staf>Mutu Baku Kelengkapan>Waktu>Output\n" + first + rest +
           last},
      {"groups before each label, with points",
       "No>Kegiatan>Pelaksana.Camat>Pelaksana.Staf>Mutu Baku.Kelengkapan>Mutu Baku.Waktu>"
       "Mutu Baku.Output\n" +
           first + rest + last},
      {"header again behind a page break", high + low + first + rest + high + low + last},
      {"groups in each column, header again",
       "No>Kegiatan>Pelaksana>Pelaksana>Mutu Baku>Mutu Baku>Mutu Baku\nNo>Kegiatan" +
           low.substr(1) + first + rest +
           "No>Kegiatan>Pelaksana>Pelaksana>Mutu Baku>Mutu Baku>Mutu Baku\nNo>Kegiatan" +
           low.substr(1) + last},
      {"a label without a column, header again",
       "No>Kegiatan>Pelaksana>Mutu Baku>>Ket\n" + low + first + rest +
           "No>Kegiatan>Pelaksana>Mutu Baku>>Ket\n" + low + last},
      {"blank cells at the ends of rows are lost",
       "No>Kegiatan>Pelaksana>>Mutu Baku>>>>Ket\n>>Camat>Staf>Kelengkapan>Waktu>Output>Biaya\n" +
           first + rest + "\n\n" + last},
      {"remarks behind a page break alone",
       high + low + first + rest + "\n\n4>Mengirim surat>>Selesai>Surat>5>Tanda terima>Segera\n"},
      {"names over two rows", high + low + ">>>Ahli>>>\n" + first + rest + last},
      {"numbers in the activities", high + low +
                                        ">1. Mencatat surat>Mulai>>Surat>10>Buku agenda\n"
                                        ">2. Meneliti surat>>[]>Surat>15>Surat\n"
                                        ">3. Memutuskan>[]>>Surat>5>Surat\n"
                                        ">4. Mengirim surat>>Selesai>Surat>5>Tanda terima\n"},
  };
  for (const auto& each : cases) {
    const auto sops = sops_of(tabs(identity("Surat Masuk") + lists() + each.table));
    ASSERT_EQ(sops.size(), 1U) << each.name;
    const RawSop& sop = sops.front();
    ASSERT_EQ(sop.actors.size(), 2U) << each.name;
    EXPECT_EQ(sop.actors[0].label.text, "Camat") << each.name;
    EXPECT_TRUE(sop.actors[1].label.text.starts_with("Staf")) << each.name;
    ASSERT_EQ(sop.steps.size(), 4U) << each.name;
    EXPECT_EQ(sop.steps[3].number.text, "4") << each.name;
    EXPECT_EQ(sop.steps[3].activity.text, "Mengirim surat") << each.name;
    EXPECT_EQ(sop.steps[3].output.text, "Tanda terima") << each.name;
    EXPECT_EQ(sop.steps[3].duration.text, "5") << each.name;
    EXPECT_EQ(sop.nodes.size(), 4U) << each.name;
  }
}

TEST(Dump, ReadsLinesOverATableOfLists) {
  const auto sops =
      sops_of(tabs("Pemerintah Kabupaten Maju\nKecamatan Contoh\n\nNomor SOP : 38/SOP/2024\n"
                   "Tgl. Pembuatan : 4 Mei 2024\nTanggal Revisi : \nTanggal Efektif : 3 Juni 2024\n"
                   "Disahkan oleh : Camat Contoh\nJudul SOP : Surat Masuk\n\n" +
                   lists() + steps("SURAT MASUK", "Mulai")));
  ASSERT_EQ(sops.size(), 1U);
  EXPECT_EQ(sops[0].number.text, "38/SOP/2024");
  EXPECT_EQ(sops[0].date_effective.text, "3 Juni 2024");
  EXPECT_EQ(sops[0].title.text, "Surat Masuk");
  EXPECT_EQ(sops[0].equipment.size(), 1U);
  EXPECT_EQ(sops[0].steps.size(), 4U);
}

TEST(Dump, GivesTheSameFromMarkdownAndHtml) {
  const std::string plain = tabs(identity("Surat Masuk") + lists() + steps("SURAT MASUK", "Mulai"));
  std::string markdown;
  std::string html = "<!DOCTYPE html><html><body>";
  bool table = false;
  for (std::size_t begin = 0; begin < plain.size();) {
    const std::size_t end = plain.find('\n', begin);
    std::string line = plain.substr(begin, end - begin);
    begin = end + 1;
    const bool row = line.find('\t') != std::string::npos;
    if (row != table) html += row ? "<table>" : "</table>";
    table = row;
    if (!row) {
      markdown += "# " + line + "\n";
      html += "<p>" + line + "</p>";
      continue;
    }
    html += "<tr><td>";
    markdown += "| ";
    for (const char c : line) {
      markdown += c == '\t' ? std::string(" | ") : std::string(1, c);
      html += c == '\t' ? std::string("</td><td>") : std::string(1, c);
    }
    markdown += " |\n";
    html += "</td></tr>";
  }
  html += "</body></html>";
  for (const std::string& text : {markdown, html}) {
    SCOPED_TRACE(text.substr(0, 30));
    const auto sops = sops_of(text);
    ASSERT_EQ(sops.size(), 1U);
    EXPECT_EQ(sops.front().title.text, "Surat Masuk");
    EXPECT_EQ(sops.front().steps.size(), 4U);
    EXPECT_EQ(sops.front().nodes.size(), 3U);
    EXPECT_EQ(sops.front().steps[3].output.text, "Tanda");
  }
}

// The cells of lines with tabs, written another way.
std::string rewritten(const std::string& text, char separator, bool even) {
  std::string out;
  std::string line;
  for (const char c : text) {
    if (c != '\n') {
      line += c == '\t' ? separator : c;
      continue;
    }
    constexpr std::ptrdiff_t kSeparators = 7;
    const std::ptrdiff_t there = std::count(line.begin(), line.end(), separator);
    if (even) line.append(static_cast<std::size_t>(kSeparators - there), separator);
    out += line + "\r\n";
    line.clear();
  }
  return out;
}

TEST(Dump, ReadsWhatSpreadsheetsWrite) {
  std::string text = tabs(identity("Surat Masuk") + lists() + steps("SURAT MASUK", "Mulai"));
  const std::string plain = "- UU No. 1 Tahun 2010\t";
  text.replace(text.find(plain), plain.size(), "\"1. UU No. 1\n2. UU \"\"Dua\"\"\"\t");
  const std::string quoted = "\"1. UU No. 1\n2. UU \"\"Dua\"\"\"";
  const struct {
    const char* name;
    char separator;
    bool even;
  } cases[] = {{"rows of their own width", '\t', false},
               {"a sheet with tabs", '\t', true},
               {"semicolons", ';', true},
               {"commas", ',', true}};
  for (const auto& each : cases) {
    // Line ends inside of quotation marks take no separators.
    std::string sheet = text;
    sheet.replace(sheet.find(quoted), quoted.size(), "@");
    sheet = rewritten(sheet, each.separator, each.even);
    sheet.replace(sheet.find('@'), 1, quoted);
    std::string twice = sheet;
    twice += "\r\n";
    twice += sheet;
    for (const std::string& copies : {sheet, twice}) {
      const auto sops = sops_of(copies);
      ASSERT_EQ(sops.size(), copies.size() > sheet.size() ? 2U : 1U) << each.name;
      const RawSop& sop = sops.back();
      EXPECT_EQ(sop.title.text, "Surat Masuk") << each.name;
      ASSERT_EQ(sop.steps.size(), 4U) << each.name;
      EXPECT_EQ(sop.steps[1].requirements.text, "Surat") << each.name;
      ASSERT_EQ(sop.legal_basis.size(), 2U) << each.name;
      EXPECT_EQ(sop.legal_basis[1].text, "UU \"Dua\"") << each.name;
    }
  }
}

TEST(Dump, ReadsTablesUnderRowsOfDashes) {
  const std::string sheet =
      "PEMERINTAH KOTA BARU\n\nNomor SOP : 7/2024\nTanggal Pembuatan : 3 Mei 2021\n"
      "Nama SOP : Surat\nDasar Hukum :\n1. UU No. 1 Tahun 2010\n\n";
  const std::string columns =
      "  ---- --------------- ------- ------- ------------ -------- -------\n";
  const std::string labels =
      "  No   Kegiatan        Camat   Staf    Kelengkapan  Waktu    Output\n";
  const std::string simple =
      "  1    Menerima surat          X       Surat        5 Menit  Agenda\n"
      "  2    Menyetujui      X               Surat        1 Jam    Izin\n";
  const std::string several =
      "  1    Menerima                X       Surat        5 Menit  Agenda\n"
      "       surat\n\n"
      "  2    Menyetujui      X               Surat        1 Jam    Izin\n";
  const std::string frame = "  " + std::string(69, '-') + "\n";
  const std::string texts[] = {sheet + labels + columns + simple + "\n",
                               sheet + columns + labels + simple + columns + "\n",
                               sheet + frame + labels + columns + several + frame + "\n"};
  for (const std::string& text : texts) {
    SCOPED_TRACE(text);
    const auto sops = sops_of(text);
    ASSERT_EQ(sops.size(), 1U);
    ASSERT_EQ(sops.front().steps.size(), 2U);
    EXPECT_EQ(sops.front().steps[0].activity.text, "Menerima surat");
    EXPECT_EQ(sops.front().steps[1].output.text, "Izin");
    EXPECT_EQ(sops.front().actors.size(), 2U);
  }
}

TEST(Dump, MakesPagesOfColumnsThatBlanksPart) {
  const std::string page =
      "   PEMERINTAH KOTA BARU            Nomor SOP            7/2024\n"
      "     DINAS CONTOH                  Tanggal Pembuatan    3 Mei 2021\n"
      "                                   Nama SOP             Surat Masuk\n"
      "Dasar Hukum :                      Kualifikasi Pelaksana :\n"
      "1. UU No. 1 Tahun 2010             1. Teliti\n\n"
      "                                   Pelaksana                     Mutu Baku\n"
      "No       Kegiatan             Camat       Staf      Kelengkapan    Waktu     Output\n"
      "1           2                   3          4             5           6         7\n"
      "     Menerima surat dan                              Surat dari\n"
      "1.                                                                 5 Menit   Agenda\n"
      "     mencatat                                        pemohon\n"
      "     Meneliti surat dan                              Surat yang\n"
      "2.   memberi                                         dicatat       1 Jam     Izin\n"
      "     persetujuan\n\n\nHalaman 1 dari 1\n";
  const LayoutSink nowhere = [](const DumpLayout& /*layout*/) {};
  const auto dump = read_dump(page + "\f" + page, {}, nowhere);
  ASSERT_TRUE(dump && dump->has_pages);
  ASSERT_EQ(dump->document.pages.size(), 2U);
  const auto words_of = [&](std::string_view text) {
    const auto& words = dump->document.pages.front().words;
    return std::count_if(words.begin(), words.end(),
                         [text](const Word& word) { return word.text == text; });
  };
  EXPECT_EQ(words_of("Halaman"), 0);
  EXPECT_EQ(words_of("7"), 0) << "numbers of columns";
  std::vector<double> rows;
  for (const Ruling& ruling : dump->document.pages.front().rulings) {
    if (ruling.axis == Axis::kHorizontal) rows.push_back(ruling.position);
  }
  std::sort(rows.begin(), rows.end());
  ASSERT_EQ(rows.size(), 4U);
  constexpr double kBetween = 30 + 12 * 11 - 1;  // points down to the end of the first step
  EXPECT_NEAR(rows[2], kBetween, 2);
  EXPECT_EQ(read_dump(page + page, {}, nowhere)->document.pages.size(), 2U) << "no form feed";
  EXPECT_FALSE(read_dump("No       Kegiatan\n", {}, nowhere)->has_pages);
}

std::vector<RawSop> sops_of_parts(const std::string& text, const DividedText& divided) {
  std::vector<RawSop> sops;
  for (const TextPart& part : divided.parts) {
    DumpAssembler assembler([&](RawSop sop) {
      sop.ordinal += part.sops_before;
      sops.push_back(std::move(sop));
    });
    const LayoutSink sink = [&assembler](const DumpLayout& each) { assembler.add(each); };
    EXPECT_TRUE(read_dump_part(text, part, {}, sink));
    EXPECT_EQ(assembler.finish().value_or(0), static_cast<std::size_t>(part.sops));
  }
  return sops;
}

TEST(DividedDump, HasTheSopsOfTheWhole) {
  const auto sop = [](const std::string& title) {
    return tabs(identity(title) + lists() + steps(title, "Mulai") + signature());
  };
  const std::string letter =
      "PEMERINTAH KOTA BARU\n\nNomor SOP : 7/2024\nTanggal Pembuatan : 3 Mei 2021\n"
      "Nama SOP : Surat\nDasar Hukum :\n1. UU No. 1 Tahun 2010\n\n";
  const std::string four = sop("A") + sop("B") + letter + tabs(steps("SURAT", "")) + sop("C");
  std::string returns;
  for (const char c : four) returns += c == '\n' ? std::string("\r\n") : std::string(1, c);
  std::string spaced;
  for (const char c : four) spaced += c == '\n' ? "\n\n" : std::string(1, c);
  const struct {
    const char* name;
    std::string text;
    std::size_t parts;
  } cases[] = {
      {"four SOPs", four, 4},
      {"ends of lines of two bytes", returns, 4},
      {"Windows-1252", "Catatan \x96 satu\n" + returns, 4},
      {"a mark of UTF-8 and a sign that is dropped", "\xEF\xBB\xBF\u00ADCatatan\n" + four, 4},
      {"pieces that are longer than a window", sop("A") + std::string(600'000, '\n') + sop("B"), 2},
      {"one SOP", sop("A"), 1},
      {"tables before their sheets",
       tabs(steps("A", "") + identity("A") + steps("B", "") + identity("B")), 1},
      {"double spacing", spaced, 0},
      {"HTML", "<html><body><table><tr><td>a</td></tr></table></body></html>", 0},
  };
  for (const auto& each : cases) {
    const auto divided = divide_dump(each.text, {}, {.shortest = 0, .part = 1});
    ASSERT_TRUE(divided) << each.name;
    EXPECT_EQ(divided->parts.size(), each.parts) << each.name;
    if (each.parts == 0) continue;
    EXPECT_EQ(raw_sops_to_json(sops_of_parts(each.text, *divided)),
              raw_sops_to_json(sops_of(each.text)))
        << each.name;
  }
  EXPECT_TRUE(divide_dump(four, {})->parts.empty()) << "short";
  EXPECT_FALSE(divide_dump(std::string(99, 'x'), {}, {.shortest = 0})) << "no SOP";
  const LayoutSink nowhere = [](const DumpLayout& /*layout*/) {};
  EXPECT_FALSE(read_dump_part(four, {.begin = four.size(), .length = 1}, {}, nowhere));
  EXPECT_FALSE(read_dump_part(four, {.length = 0}, {}, nowhere));
}

}  // namespace
}  // namespace baku
