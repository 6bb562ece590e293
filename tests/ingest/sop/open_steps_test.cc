#include "ingest/sop/open_steps.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/layout/layout.h"
#include "ingest/sop/step_table.h"

namespace baku {
namespace {

constexpr double kLetter = 5;  // points
constexpr double kPitch = 14;  // points from line to line
constexpr double kMargin = 40;

using Lines = std::vector<std::string>;

// A page on which each letter is 5 points wide; a single blank parts words of one cell. A line of
// dashes is a ruling as long as they are, and takes no room.
Page page_of(const Lines& lines, int number) {
  Page page;
  page.number = number;
  page.width = 842;
  page.height = 595;
  double top = kMargin;
  for (const std::string& line : lines) {
    if (line.starts_with("---")) {
      Ruling ruling;
      ruling.position = top - 2;
      ruling.begin = kMargin;
      ruling.end = kMargin + kLetter * static_cast<double>(line.size());
      ruling.thickness = 0.5;
      page.rulings.push_back(ruling);
      continue;
    }
    for (std::size_t begin = 0; begin < line.size();) {
      const std::size_t end = std::min(line.find(' ', begin), line.size());
      if (end > begin) {
        const double left = kMargin + kLetter * static_cast<double>(begin);
        Word word;
        word.text = line.substr(begin, end - begin);
        word.box = {left, top, left + kLetter * static_cast<double>(end - begin), top + 10};
        word.font_size = 12;
        page.words.push_back(word);
      }
      begin = end + 1;
    }
    top += kPitch;
  }
  return page;
}

// A vertical ruling left of the letter `column`, over the lines [first, last).
void rule_column(Page& page, int column, int first, int last) {
  Ruling ruling;
  ruling.axis = Axis::kVertical;
  ruling.position = kMargin + kLetter * (column - 0.5);
  ruling.begin = kMargin + kPitch * first - 2;
  ruling.end = kMargin + kPitch * last - 2;
  ruling.thickness = 0.5;
  page.rulings.push_back(ruling);
}

struct Read {
  std::vector<std::string> actors;
  std::vector<std::string> steps;  // "number|activity|duration|output"
  friend bool operator==(const Read&, const Read&) = default;
};

std::ostream& operator<<(std::ostream& out, const Read& read) {
  for (const std::string& actor : read.actors) out << "\n  actor " << actor;
  for (const std::string& step : read.steps) out << "\n  step " << step;
  return out;
}

Read read_from(const std::vector<Page>& pages) {
  Document document;
  document.pages = pages;
  Read read;
  const Layout ruled = find_layout(document);
  StepHeaders headers(ruled);
  const auto layout = with_open_steps(document, ruled, headers);
  if (!layout) return read;
  for (const Table& table : layout->tables) {
    const auto header = find_step_header(table);
    if (!header) continue;
    RawSop sop;
    FlowGrid flow;
    read_actors(table, *header, sop);
    read_steps(table, header->columns, header->body_row, *layout, sop, flow);
    for (const RawActor& actor : sop.actors) read.actors.push_back(actor.label.text);
    for (const RawStep& step : sop.steps) {
      read.steps.push_back(step.number.text + "|" + step.activity.text + "|" + step.duration.text +
                           "|" + step.output.text);
    }
  }
  return read;
}

struct Case {
  std::string name;
  std::vector<Lines> pages;
  Read read;  // empty: the layout stays as it is
};

const std::vector<std::string> kActors = {"Kepala Dinas", "Staf"};

const std::vector<Case> kCases = {
    {"no line at all, values at the top of their rows",
     {{"                               Pelaksana                 Mutu Baku",
       "No  Kegiatan                   Kepala     Staf           Waktu     Output",
       "                               Dinas", "",
       "1.  Menerima surat masuk                                 1 Jam     Agenda",
       "    dari loket",
       "2.  Menyampaikan surat                                   2 Hari    Lembar",
       "                                                                   disposisi", "",
       "    Ditetapkan di tempat"}},
     {kActors,
      {"1.|Menerima surat masuk dari loket|1 Jam|Agenda",
       "2.|Menyampaikan surat|2 Hari|Lembar disposisi"}}},
    {"values in the middle of their rows",
     {{"No  Uraian Prosedur     Kepala Dinas    Staf     Kelengkapan    Waktu", "",
       "    Menerima surat",
       "1.  yang masuk dari                              Surat          1 Jam", "    loket depan",
       "", "    Menyampaikan surat",
       "2.  kepada kepala                                Agenda         2 Jam", "    dinas"}},
     {kActors,
      {"1.|Menerima surat yang masuk dari loket depan|1 Jam|",
       "2.|Menyampaikan surat kepada kepala dinas|2 Jam|"}}},
    {"lines between the rows only",
     {{"No  Kegiatan            Kepala Dinas    Staf     Kelengkapan    Waktu",
       "-----------------------------------------------------------------------",
       "1.  Menerima surat                               Surat          1 Jam",
       "-----------------------------------------------------------------------",
       "    Menyampaikan", "2.  surat                                        Agenda         2 Jam",
       "-----------------------------------------------------------------------"}},
     {kActors, {"1.|Menerima surat|1 Jam|", "2.|Menyampaikan surat|2 Jam|"}}},
    {"numbers in the activities, and column numbers under the header",
     {{"Kegiatan                Kepala Dinas    Staf     Waktu     Output",
       "1                            2            3        4          5",
       "1. Menerima surat                                1 Jam     Agenda",
       "2. Menyampaikan surat                            2 Jam     Disposisi"}},
     {kActors, {"1|Menerima surat|1 Jam|Agenda", "2|Menyampaikan surat|2 Jam|Disposisi"}}},
    {"steps without numbers begin beside their durations",
     {{"Kegiatan                Kepala Dinas    Staf     Waktu     Output", "",
       "Menerima surat                                   1 Jam     Agenda", "masuk",
       "Menyampaikan surat                               2 Jam     Disposisi"}},
     {kActors, {"|Menerima surat masuk|1 Jam|Agenda", "|Menyampaikan surat|2 Jam|Disposisi"}}},
    {"the table goes on, with its header and without it",
     {{"No  Kegiatan            Kepala Dinas    Staf     Waktu     Output",
       "1.  Menerima surat                               1 Jam     Agenda",
       "2.  Mencatat surat                               1 Jam     Agenda"},
      {"No  Kegiatan            Kepala Dinas    Staf     Waktu     Output",
       "3.  Menyampaikan surat                           2 Jam     Disposisi"},
      {"4.  Menyimpan surat                              2 Jam     Arsip"}},
     {kActors,
      {"1.|Menerima surat|1 Jam|Agenda", "2.|Mencatat surat|1 Jam|Agenda",
       "3.|Menyampaikan surat|2 Jam|Disposisi", "4.|Menyimpan surat|2 Jam|Arsip"}}},
    {"steps without numbers go on under the same header, and without one",
     {{"Kegiatan                Kepala Dinas    Staf     Waktu     Output",
       "Menerima surat                                   1 Jam     Agenda",
       "Mencatat surat                                   1 Jam     Agenda"},
      {"Kegiatan                Kepala Dinas    Staf     Waktu     Output",
       "Menyampaikan surat                               2 Jam     Disposisi",
       "Menyerahkan surat                                2 Jam     Disposisi"},
      {"Menyimpan surat                                  2 Jam     Arsip"}},
     {kActors,
      {"|Menerima surat|1 Jam|Agenda", "|Mencatat surat|1 Jam|Agenda",
       "|Menyampaikan surat|2 Jam|Disposisi", "|Menyerahkan surat|2 Jam|Disposisi",
       "|Menyimpan surat|2 Jam|Arsip"}}},
    {"names that begin above the labels and end below them",
     {{"PROSEDUR PENGELOLAAN SURAT", "",
       "                        Kepala                             ",
       "No  Kegiatan            Dinas           Staf     Waktu     Output",
       "                        Daerah                             ", "",
       "1.  Menerima surat                               1 Jam     Agenda",
       "2.  Menyimpan surat                              2 Jam     Arsip"}},
     {{"Kepala Dinas Daerah", "Staf"},
      {"1.|Menerima surat|1 Jam|Agenda", "2.|Menyimpan surat|2 Jam|Arsip"}}},
    {"no actors",
     {{"No  Kegiatan            Waktu     Output", "1.  Menerima surat      1 Jam     Agenda",
       "2.  Mencatat surat      1 Jam     Agenda"}},
     {}},
    {"a header without steps",
     {{"No  Kegiatan            Kepala Dinas    Staf     Waktu     Output", "",
       "Demikian untuk dilaksanakan."}},
     {}},
    {"a list whose activity has one column beside it",
     {{"No  Kegiatan            Waktu", "1.  Menerima surat      1 Jam",
       "2.  Mencatat surat      1 Jam"}},
     {}},
};

TEST(OpenSteps, StepTablesOfWords) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::vector<Page> pages;
    for (const Lines& lines : c.pages) {
      pages.push_back(page_of(lines, static_cast<int>(pages.size()) + 1));
    }
    EXPECT_EQ(read_from(pages), c.read);
  }
}

TEST(OpenSteps, LinesBetweenColumnsCountWhereTheyAreDrawn) {
  const Lines lines = {"------------------------------------------------------------------------",
                       "No  Kegiatan            Kepala Dinas    Staf     Kelengkapan    Waktu   ",
                       "------------------------------------------------------------------------",
                       "1.  Menerima surat                               Surat          1 Jam   ",
                       "2.  Menyampaikan surat                           Agenda         2 Jam   ",
                       "------------------------------------------------------------------------"};
  const Read read = {kActors, {"1.|Menerima surat|1 Jam|", "2.|Menyampaikan surat|2 Jam|"}};
  Page around = page_of(lines, 1);
  for (const int column : {0, 4, 24, 49, 64, 72}) rule_column(around, column, 0, 3);
  EXPECT_EQ(read_from({around}), read) << "the actors stand in one column of lines";

  Page whole = page_of({lines[0], lines[1], lines[2], lines[3], lines[2], lines[4], lines[5]}, 1);
  for (const int column : {0, 4, 24, 40, 49, 64, 72}) rule_column(whole, column, 0, 3);
  EXPECT_EQ(read_from({whole}), Read{}) << "a table of lines that lacks none stays as it is";
}

}  // namespace
}  // namespace baku
