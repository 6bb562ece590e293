#include "tests/bench/synthetic_records.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <sstream>
#include <utility>

#include "tests/bench/synthetic_words.h"

namespace baku {
namespace {

std::string lower(std::string text) {
  for (char& letter : text) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return text;
}

std::vector<std::string> split_words(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), std::istream_iterator<std::string>()};
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Steps name their actors by the places of these.
void number_actors(SopRecord& record) {
  for (std::size_t i = 0; i < record.actors.size() && i < 5; ++i) {
    for (Step& step : record.steps) {
      std::replace(step.actors.begin(), step.actors.end(), record.actors[i].id, std::to_string(i));
    }
  }
}

void renumber(SopRecord& record) {
  for (std::size_t i = 0; i < record.steps.size(); ++i) {
    record.steps[i].number = static_cast<int>(i + 1);
  }
}

}  // namespace

struct SyntheticRecords::Office {
  std::uint32_t number = 0;
  std::string region;
  std::string code;
  std::string unit;
  std::string chief;
  std::string nip;
  std::array<std::string, 5> roles;  // who does the work of the procedure's roles
};

// Steps with the places of the roles in Step::actors ("0" .. "4").
struct SyntheticRecords::Procedure {
  SopRecord record;
  std::string verb, object, modifier;
  std::vector<std::string> details;
};

namespace {

// Procedures for each matter and for each detail that a growing registry adds.
constexpr std::uint64_t kProceduresPerMatter = 6;
constexpr std::uint64_t kProceduresPerDetail = 20;
constexpr std::size_t kEarlier = 64;
// Procedures that are a sample with some of its words changed; later ones have most words changed.
constexpr std::uint32_t kNearSamples = 200;

}  // namespace

SyntheticRecords::SyntheticRecords(std::vector<SopRecord> samples, std::uint64_t seed,
                                   const EditRates& rates)
    : samples_(std::move(samples)), rates_(rates), state_(seed) {}

// SplitMix64 (Steele, Lea, Flood 2014).
std::uint64_t SyntheticRecords::below(std::uint64_t limit) {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t value = state_;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return (value ^ (value >> 31U)) % limit;
}

bool SyntheticRecords::happens(double rate) {
  return static_cast<double>(below(1'000'000)) < rate * 1'000'000;
}

const char* SyntheticRecords::pick(const std::vector<const char*>& words) {
  return words[below(words.size())];
}

// A word that no vocabulary has, the same for the same number.
std::string SyntheticRecords::coined_word(std::uint64_t number) {
  static constexpr std::string_view kConsonants = "bdgjklmnprstw";
  static constexpr std::string_view kVowels = "aeiou";
  std::uint64_t rest = number * 0x9E3779B97F4A7C15U >> 20U;
  std::string word;
  for (std::size_t i = 0; i < 3 + number % 2; ++i) {
    word += kConsonants[rest % kConsonants.size()];
    rest /= kConsonants.size();
    word += kVowels[rest % kVowels.size()];
    rest /= kVowels.size();
  }
  word += kConsonants[rest % kConsonants.size()];
  return word;
}

// What a procedure is about: one of the known matters, or one that the registry knows by now.
std::string SyntheticRecords::matter() {
  const std::uint64_t number = below(kObjects.size() + procedures_ / kProceduresPerMatter);
  if (number < kObjects.size()) return kObjects[number];
  const std::string known = kObjects[number % kObjects.size()];
  std::string word = coined_word(number);
  word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return known.substr(0, known.find(' ') + 1) + word;
}

std::string SyntheticRecords::detail() {
  const std::uint64_t number = below(kDetails.size() + procedures_ / kProceduresPerDetail);
  if (number < kDetails.size()) return kDetails[number];
  const std::string known = kDetails[number % kDetails.size()];
  return known.substr(0, known.find(' ')) + " " + coined_word(number + 1'000'000);
}

// "Penerbitan Surat Keterangan" was there: now "Penerbitan Surat Keterangan Usaha".
bool SyntheticRecords::make_narrower(Procedure& procedure) {
  if (earlier_.empty()) return false;
  const Procedure& earlier = *earlier_[below(earlier_.size())];
  const std::string word = split_words(matter()).back();
  const std::string title = *earlier.record.title + " " + word;
  if (!titles_.insert(title).second) return false;
  procedure = earlier;
  procedure.object += " " + word;
  procedure.record.title = title;
  procedure.record.related_sops.clear();
  if (!happens(rates_.narrowed_steps)) {
    procedure.record.steps.clear();
    return true;
  }
  for (Step& step : procedure.record.steps) {
    replace_all(step.activity, lower(earlier.object), lower(procedure.object));
    if (step.output) replace_all(*step.output, lower(earlier.object), lower(procedure.object));
  }
  edit_steps(procedure.record, 1);
  return true;
}

std::string SyntheticRecords::step_text(const Procedure& procedure) {
  if (happens(0.12)) return pick(kCommonSteps);
  std::string text = pick(kPatterns);
  replace_all(text, "{a}", procedure.verb);
  replace_all(text, "{o}", lower(procedure.object));
  replace_all(text, "{m}", lower(procedure.modifier));
  replace_all(text, "{d}", procedure.details[below(procedure.details.size())]);
  replace_all(text, "{e}", procedure.details[below(procedure.details.size())]);
  replace_all(text, "{r}", below(2) == 0 ? "pelaksana" : "kepala bidang");
  return joined(split_words(text));
}

void SyntheticRecords::add_steps(Procedure& procedure) {
  SopRecord& record = procedure.record;
  const std::size_t steps = 5 + below(10);
  while (record.steps.size() < steps) {
    Step step;
    step.activity = step_text(procedure);
    const bool twice =
        std::any_of(record.steps.begin(), record.steps.end(),
                    [&](const Step& other) { return other.activity == step.activity; });
    if (twice && !happens(0.1)) continue;
    const std::uint64_t role = below(5);
    step.actors = {std::to_string(role)};
    step.duration =
        Duration{"", {static_cast<double>(5 * (1 + below(24)))}, DurationUnit::kMinute, {}};
    if (!happens(0.1)) {
      step.output = std::string(procedure.details[below(procedure.details.size())]) +
                    (happens(0.5) ? " " + lower(procedure.object) : "");
    }
    record.steps.push_back(std::move(step));
  }
}

// A title that no procedure had before.
std::string SyntheticRecords::new_title(Procedure& procedure) {
  for (;;) {
    const Action& action = kActions[below(std::size(kActions))];
    procedure.verb = action.verb;
    procedure.object = matter();
    procedure.modifier = pick(kModifiers);
    if (happens(0.3)) procedure.modifier += std::string(" ") + pick(kModifiers);
    std::string title = joined(
        split_words(std::string(action.noun) + " " + procedure.object + " " + procedure.modifier));
    if (titles_.insert(title).second) return title;
  }
}

SyntheticRecords::Procedure SyntheticRecords::invented_procedure() {
  Procedure procedure;
  SopRecord& record = procedure.record;
  if (happens(rates_.narrower) && make_narrower(procedure)) {
    if (record.steps.empty()) add_steps(procedure);
    return procedure;
  }
  const std::size_t details = 3 + below(6);
  for (std::size_t i = 0; i < details; ++i) procedure.details.push_back(detail());
  record.title = new_title(procedure);
  if (happens(rates_.vague_title)) record.title = pick(kVagueTitles);
  add_steps(procedure);
  const std::size_t laws = 1 + below(4);
  for (std::size_t i = 0; i < laws; ++i) {
    record.legal_basis.push_back(
        {"UU", {}, std::to_string(1 + below(30)), static_cast<int>(2000 + below(24)), {}, ""});
  }
  if (happens(0.5)) {
    const std::string other =
        std::string(kActions[below(std::size(kActions))].noun) + " " + pick(kObjects);
    record.related_sops.push_back("SOP " + other);
  }
  const auto kept = std::make_shared<const Procedure>(procedure);
  if (earlier_.size() < kEarlier)
    earlier_.push_back(kept);
  else
    earlier_[procedures_ % kEarlier] = kept;
  return procedure;
}

// A sample with some of its words changed throughout: another procedure of the same shape.
SyntheticRecords::Procedure SyntheticRecords::sampled_procedure() {
  Procedure procedure;
  for (int i = 0; i < 4; ++i) procedure.details.push_back(detail());
  SopRecord record = samples_[below(samples_.size())];
  const double changed = near_samples_ < kNearSamples ? 0.45 : 0.85;
  ++near_samples_;
  std::map<std::string, std::string> other;
  const auto change = [&](const std::string& text) {
    std::vector<std::string> words = split_words(text);
    for (std::string& word : words) {
      if (word.size() < 5) continue;
      const auto [entry, fresh] = other.emplace(lower(word), word);
      if (fresh && happens(changed)) entry->second = lower(matter());
      word = entry->second;
    }
    return joined(words);
  };
  procedure.record.title = new_title(procedure);
  number_actors(record);
  for (Step& step : record.steps) {
    step.activity = change(step.activity);
    if (happens(0.3)) step.activity += " " + lower(procedure.object);
    if (step.output) step.output = change(*step.output);
    std::erase_if(step.actors, [](const std::string& actor) { return actor.size() > 1; });
    procedure.record.steps.push_back(step);
  }
  procedure.record.legal_basis = record.legal_basis;
  return procedure;
}

SyntheticRecords::Office SyntheticRecords::new_office() {
  Office office;
  office.number = offices_++;
  const std::uint64_t region = below(500);
  office.code = std::to_string(11 + region / 15) + "." + (region % 15 < 9 ? "0" : "") +
                std::to_string(1 + region % 15);
  office.region = std::string(region % 5 == 0 ? "Kota " : "Kabupaten ") +
                  kPlaces[region % kPlaces.size()] + " " + std::to_string(region / kPlaces.size());
  office.unit = happens(0.35) ? "Kecamatan " + std::string(pick(kPlaces)) + " " + pick(kLastNames)
                              : pick(kUnits);
  office.chief = std::string(pick(kFirstNames)) + " " + pick(kFirstNames) + " " + pick(kLastNames);
  office.nip = std::to_string(196001011985031000U + below(30'000'000'000'000'000U));
  office.roles = {pick(kLeaders), pick(kMiddles), pick(kMiddles), pick(kClerks), pick(kClerks)};
  return office;
}

std::string SyntheticRecords::other_words(const std::string& text, double rate) {
  std::vector<std::string> words = split_words(text);
  for (std::string& word : words) {
    if (!happens(rate)) continue;
    for (const Words& meaning : kMeanings) {
      const auto same = std::find_if(meaning.begin(), meaning.end(),
                                     [&](const char* other) { return lower(word) == other; });
      if (same == meaning.end()) continue;
      const bool capital = word.front() >= 'A' && word.front() <= 'Z';
      word = meaning[below(meaning.size())];
      if (capital) word.front() = static_cast<char>(word.front() - 'a' + 'A');
      break;
    }
  }
  return joined(words);
}

void SyntheticRecords::edit_steps(SopRecord& record, double strength) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < record.steps.size(); ++i) {
    Step step = record.steps[i];
    if (record.steps.size() > 3 && happens(strength * rates_.removed_step)) continue;
    step.activity = other_words(step.activity, strength * rates_.other_word * 4);
    if (happens(strength * rates_.merged_step) && i + 1 < record.steps.size()) {
      step.activity += " dan " + lower(record.steps[++i].activity);
      step.output = record.steps[i].output;
    }
    std::vector<std::string> words = split_words(step.activity);
    if (happens(strength * rates_.split_step) && words.size() >= 6) {
      Step second = step;
      const auto middle = static_cast<std::ptrdiff_t>(words.size() / 2);
      step.activity = joined({words.begin(), words.begin() + middle});
      second.activity = "Melanjutkan " + joined({words.begin() + middle, words.end()});
      steps.push_back(step);
      steps.push_back(second);
    } else {
      steps.push_back(step);
    }
    if (happens(strength * rates_.inserted_step)) {
      Step extra;
      extra.activity = happens(0.5)
                           ? pick(kCommonSteps)
                           : std::string("Menyiapkan ") + pick(kDetails) + " dan " + pick(kDetails);
      extra.actors = {std::to_string(below(5))};
      steps.push_back(extra);
    }
    if (steps.size() > 1 && happens(strength * rates_.moved_step)) {
      std::swap(steps.back(), steps[steps.size() - 2]);
    }
  }
  record.steps = std::move(steps);
}

// The office's own words: most verbs changed, words left out and added, steps put together.
void SyntheticRecords::rewrite_steps(SopRecord& record) {
  edit_steps(record, 3);
  for (Step& step : record.steps) {
    std::vector<std::string> words = split_words(other_words(step.activity, 0.8));
    std::vector<std::string> kept;
    for (const std::string& word : words) {
      if (kept.empty() || !happens(0.25)) kept.push_back(word);
      if (happens(0.15)) kept.emplace_back(pick(kDetails));
    }
    step.activity = joined(kept);
    if (step.output && happens(0.5)) step.output = std::string(pick(kDetails));
  }
}

void SyntheticRecords::change_title(SopRecord& record, const Office& office) {
  if (happens(rates_.same_title)) return;
  std::string title = *record.title;
  const std::uint64_t way = below(100);
  if (way < 30) {
    title = other_words(title, 1);
  } else if (way < 50) {
    title += " " + office.unit;
  } else if (way < 65) {
    title += happens(0.5) ? " Perangkat Daerah" : " di Lingkungan " + office.unit;
  } else if (way < 80) {
    title = std::string(happens(0.5) ? "Mekanisme " : "Tata Cara ") + title;
  } else if (way < 92) {
    title += std::string(" ") + pick(happens(0.75) ? kQualifiers : kModifiers);
  } else {
    std::vector<std::string> words = split_words(title);
    if (words.size() > 3) words.pop_back();
    title = joined(words);
  }
  record.title = joined(split_words(title));
}

void SyntheticRecords::sign(SopRecord& record, const Office& office) {
  record.organization.government = "Pemerintah " + office.region;
  record.organization.region = Region{office.region, "kabupaten", office.code};
  record.organization.unit = office.unit;
  record.approval.name = office.chief;
  record.approval.nip = office.nip;
  record.approval.position = "Kepala";
  record.approval.capacity = "definitive";
  const auto day = [&] {
    const std::uint64_t month = 1 + below(12);
    const std::uint64_t date = 1 + below(28);
    return std::to_string(2015 + below(9)) + (month < 10 ? "-0" : "-") + std::to_string(month) +
           (date < 10 ? "-0" : "-") + std::to_string(date);
  };
  if (!happens(0.15)) record.dates.created = day();
  record.dates.effective = record.dates.created;
  if (!happens(0.35)) {
    record.sop_number = std::to_string(100 + below(900)) + "/" + std::to_string(1 + below(99)) +
                        "/SOP/" + office.code + "/" + std::to_string(2015 + below(9));
  }
}

SopRecord SyntheticRecords::adopted(const Procedure& procedure, const Office& office,
                                    bool original) {
  SopRecord record = procedure.record;
  record.actors.clear();
  for (std::size_t i = 0; i < office.roles.size(); ++i) {
    record.actors.push_back(
        {std::to_string(i), office.roles[i], office.roles[i], {office.roles[i]}});
  }
  if (!original) {
    change_title(record, office);
    if (happens(rates_.written_anew)) {
      Procedure anew = procedure;
      anew.record.steps.clear();
      add_steps(anew);
      record.steps = std::move(anew.record.steps);
    } else if (happens(rates_.rewritten)) {
      rewrite_steps(record);
    } else {
      edit_steps(record, 1);
    }
    const bool own_durations = happens(0.5);
    for (Step& step : record.steps) {
      if (own_durations && step.duration && happens(0.7))
        step.duration->value = {static_cast<double>(5 * (1 + below(24)))};
      if (step.output && happens(0.15))
        step.output = other_words(*step.output, 0.8) + " " + pick(kDetails);
    }
    std::erase_if(record.legal_basis, [&](const LegalCitation&) { return happens(0.3); });
  }
  record.legal_basis.push_back(
      {"Perbup", {}, std::to_string(1 + below(90)), static_cast<int>(2010 + below(14)), {}, ""});
  record.legal_basis.push_back({"Permen", "PANRB", "35", 2012, {}, ""});
  sign(record, office);
  renumber(record);
  return record;
}

SopRecord SyntheticRecords::revised(const SopRecord& record) {
  SopRecord later = record;
  later.dates.revised = std::to_string(2024 + below(2)) + "-0" + std::to_string(1 + below(9)) +
                        "-1" + std::to_string(below(9));
  if (happens(0.5)) later.dates.effective = later.dates.revised;
  if (happens(0.5) && later.sop_number)
    later.sop_number = std::to_string(below(999)) + *later.sop_number;
  if (happens(0.3)) later.approval.name = std::string(pick(kFirstNames)) + " " + pick(kLastNames);
  if (happens(0.8)) edit_steps(later, 1);
  renumber(later);
  return later;
}

void SyntheticRecords::misread(std::string& text, double rate) {
  static constexpr std::string_view kFrom = "oil1eacnumhrbgs5tfS";
  static constexpr std::string_view kTo = "01l1ceoumnbnhq5s7l8";
  std::string out;
  for (const char letter : text) {
    if (!happens(rate)) {
      out += letter;
      continue;
    }
    const std::size_t at = kFrom.find(letter);
    const std::uint64_t way = below(20);
    if (way < 16 && at != std::string_view::npos) {
      out += kTo[at];
    } else if (way < 17) {
      out += letter;
      out += '.';
    } else if (letter != ' ' || way == 18) {
      out += way == 19 ? std::string() : std::string(1, letter);
    }
  }
  text = out;
}

SopRecord SyntheticRecords::copied(const SopRecord& record) {
  SopRecord copy = record;
  if (!happens(rates_.scanned)) return copy;
  copy.source.text_origin = TextOrigin::kOcr;
  const double rate = rates_.least_misread + static_cast<double>(below(1000)) / 1000 *
                                                 (rates_.most_misread - rates_.least_misread);
  const auto misread_text = [&](Text& text) {
    if (text) misread(*text, rate);
  };
  misread_text(copy.title);
  misread_text(copy.sop_number);
  misread_text(copy.approval.name);
  misread_text(copy.organization.unit);
  if (happens(0.1)) copy.dates.effective.reset();
  if (happens(0.1)) copy.dates.revised.reset();
  if (happens(0.08) && copy.dates.created) (*copy.dates.created)[6] = '8';
  if (happens(0.1)) copy.approval.nip.reset();
  if (copy.steps.size() > 4 && happens(0.15))
    copy.steps.erase(copy.steps.begin() + static_cast<std::ptrdiff_t>(below(copy.steps.size())));
  for (Step& step : copy.steps) {
    misread(step.activity, rate);
    misread_text(step.output);
    if (step.duration && happens(rate * 2)) step.duration.reset();
    if (happens(rate)) step.actors.clear();
  }
  return copy;
}

void SyntheticRecords::name_source(SopRecord& record) {
  const std::string number = std::to_string(records_++);
  record.record_id =
      "sop-" + std::string(10 - std::min<std::size_t>(10, number.size()), '0') + number;
  record.source.file_name = "doc" + number + ".pdf";
  record.source.sha256 = std::string(64 - number.size(), 'a') + number;
  record.source.ordinal = 1;
}

std::vector<SyntheticRecord> SyntheticRecords::next_family() {
  const bool sampled = !samples_.empty() && happens(0.2);
  const Procedure procedure = sampled ? sampled_procedure() : invented_procedure();
  const std::uint64_t kind = below(100);
  const std::uint64_t size = kind < 35   ? 1
                             : kind < 55 ? 2
                             : kind < 80 ? 3 + below(3)
                             : kind < 95 ? 6 + below(10)
                                         : 16 + below(45);
  std::vector<SyntheticRecord> family;
  const auto add = [&](SopRecord record, std::uint32_t office, std::uint32_t paper) {
    name_source(record);
    family.push_back({std::move(record), procedures_, office, paper});
  };
  for (std::uint64_t i = 0; i < size; ++i) {
    const Office office = new_office();
    const SopRecord record = adopted(procedure, office, i == 0);
    const bool again = happens(rates_.revision);
    add(record, office.number, papers_);
    if (happens(rates_.copy)) add(copied(record), office.number, papers_);
    ++papers_;
    if (again) add(revised(record), office.number, papers_++);
  }
  ++procedures_;
  return family;
}

}  // namespace baku
