// SOP records made from samples and from a vocabulary, by edits as offices and scanners make them,
// with the truth about who belongs to whom.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "schema/sop_record.h"

namespace baku {

struct SyntheticRecord {
  SopRecord record;
  std::uint32_t procedure = 0;  // records of one procedure
  std::uint32_t office = 0;     // of one office
  std::uint32_t paper = 0;      // of one paper: a file, its scan, another rendering
};

// How often an edit is made, 0..1.
struct EditRates {
  double removed_step = 0.08;
  double inserted_step = 0.07;
  double moved_step = 0.04;
  double merged_step = 0.04;
  double split_step = 0.04;
  double other_word = 0.1;       // a word of a step by another one of its meaning
  double same_title = 0.62;      // an adopting office keeps the title; else it changes it a little
  double rewritten = 0.1;        // an adopting office writes the steps anew in its own words
  double written_anew = 0.12;    // or makes its own steps for the same matter
  double vague_title = 0.02;     // a procedure has a title that other procedures have too
  double narrower = 0.1;         // is an earlier one for a matter with one more word in its name
  double narrowed_steps = 0.5;   // of these: with the steps of the earlier one
  double revision = 0.15;        // an office has a later version too
  double copy = 0.25;            // a paper is there twice
  double scanned = 0.6;          // of the copies
  double least_misread = 0.005;  // letters of a scan
  double most_misread = 0.05;
};

// Families of records, one procedure each: the same seed gives the same records. The words grow
// with the number of procedures, as those of a registry do, so that each procedure has about as
// many near misses among many as among few.
class SyntheticRecords {
 public:
  // `samples` are records of real shape whose procedures are varied too; may be empty.
  SyntheticRecords(std::vector<SopRecord> samples, std::uint64_t seed, const EditRates& rates = {});

  // All records of the next procedure: one office or up to 60, versions and copies.
  std::vector<SyntheticRecord> next_family();

 private:
  struct Office;
  struct Procedure;

  std::uint64_t below(std::uint64_t limit);
  bool happens(double rate);
  const char* pick(const std::vector<const char*>& words);

  Procedure invented_procedure();
  Procedure sampled_procedure();
  Office new_office();
  SopRecord adopted(const Procedure& procedure, const Office& office, bool original);
  void edit_steps(SopRecord& record, double strength);
  void rewrite_steps(SopRecord& record);
  std::string matter();
  std::string detail();
  std::string coined_word(std::uint64_t number);
  bool make_narrower(Procedure& procedure);
  void add_steps(Procedure& procedure);
  std::string new_title(Procedure& procedure);
  void change_title(SopRecord& record, const Office& office);
  void sign(SopRecord& record, const Office& office);
  SopRecord revised(const SopRecord& record);
  SopRecord copied(const SopRecord& record);
  void misread(std::string& text, double rate);
  void name_source(SopRecord& record);
  std::string other_words(const std::string& text, double rate);
  std::string step_text(const Procedure& procedure);

  std::vector<SopRecord> samples_;
  EditRates rates_;
  std::vector<std::shared_ptr<const Procedure>> earlier_;  // the last of the invented ones
  std::set<std::string> titles_;  // of the procedures so far: each stands for one
  std::uint64_t state_;
  std::uint32_t procedures_ = 0;
  std::uint32_t near_samples_ = 0;
  std::uint32_t offices_ = 0;
  std::uint32_t papers_ = 0;
  std::uint32_t records_ = 0;
};

}  // namespace baku
