#include "schema/invariants.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string_view>
#include <tuple>

#include "schema/finding_codes.h"
#include "schema/iso_duration.h"
#include "schema/record_fields.h"
#include "schema/record_pointer.h"

namespace baku {
namespace {

constexpr std::array<std::string_view, 7> kLevels = {"nasional",  "provinsi",  "kabupaten", "kota",
                                                     "kecamatan", "kelurahan", "desa"};
constexpr std::array<std::string_view, 5> kCapacities = {"definitive", "plt", "plh", "pj", "a.n."};
constexpr std::array<std::string_view, 17> kLegalTypes = {
    "UUD",   "UU",     "Perppu", "PP",      "Perpres", "Inpres", "Keppres", "Permen", "Kepmen",
    "Perda", "Pergub", "Perbup", "Perwali", "Kepgub",  "Kepbup", "SE",      "Lainnya"};

bool is_one_of(std::string_view text, std::span<const std::string_view> names) {
  return std::find(names.begin(), names.end(), text) != names.end();
}

// Digits stand where `shape` has 9, hexadecimal digits where it has x, else the same character.
bool has_shape(std::string_view text, std::string_view shape) {
  const auto fits = [](char c, char wanted) {
    const bool digit = c >= '0' && c <= '9';
    if (wanted == '9') return digit;
    if (wanted == 'x') return digit || (c >= 'a' && c <= 'f');
    return c == wanted;
  };
  return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), fits);
}

int number_at(std::string_view text, std::size_t begin, std::size_t length) {
  int number = 0;
  for (const char c : text.substr(begin, length)) number = 10 * number + (c - '0');
  return number;
}

int days_in(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return kDays.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap ? 1 : 0);
}

// YYYY, YYYY-MM or YYYY-MM-DD of the calendar.
bool is_date(std::string_view text) {
  if (has_shape(text, "9999")) return true;
  if (!has_shape(text, "9999-99") && !has_shape(text, "9999-99-99")) return false;
  const int month = number_at(text, 5, 2);
  if (month < 1 || month > 12) return false;
  if (text.size() == 7) return true;
  const int day = number_at(text, 8, 2);
  return day >= 1 && day <= days_in(number_at(text, 0, 4), month);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool is_share(double value) { return value >= 0 && value <= 1; }

std::string at(std::string_view list, std::size_t place, std::string_view rest = "") {
  return std::string(list) + "/" + std::to_string(place) + std::string(rest);
}

class Checks {
 public:
  explicit Checks(const SopRecord& record) : record_(record) {}

  std::vector<std::string> run() {
    source();
    dates();
    organization();
    approval();
    legal_basis();
    blanks();
    actors();
    for (std::size_t i = 0; i < record_.steps.size(); ++i) step(record_.steps[i], at("/steps", i));
    nodes();
    edges();
    normalizations();
    findings();
    for (const auto& [path, evidence] : record_.evidence) this->evidence(path, evidence);
    return std::move(broken_);
  }

 private:
  void require(bool holds, std::string_view path, std::string_view sentence) {
    if (!holds) broken_.push_back(std::string(path) + ": " + std::string(sentence));
  }

  [[nodiscard]] bool is_found(std::string_view code, std::string_view path) const {
    return std::any_of(
        record_.findings.begin(), record_.findings.end(),
        [&](const Finding& finding) { return finding.code == code && finding.path == path; });
  }

  [[nodiscard]] bool has_actor(std::string_view id) const {
    return std::any_of(record_.actors.begin(), record_.actors.end(),
                       [id](const Actor& actor) { return actor.id == id; });
  }

  void source() {
    const RecordSource& source = record_.source;
    const std::string& id = record_.record_id;
    require(id.rfind("sop-", 0) == 0 && id.size() >= 12 && id.size() <= 68 &&
                has_shape(id.substr(4), std::string(id.size() - 4, 'x')),
            "/record_id", "not \"sop-\" and 8 to 64 hexadecimal digits");
    require(has_shape(source.sha256, std::string(64, 'x')), "/source/sha256",
            "not 64 hexadecimal digits");
    require(!is_blank(source.file_name), "/source/file_name", "blank");
    require(!is_blank(source.media_type), "/source/media_type", "blank");
    require(source.ordinal >= 1, "/source/ordinal", "below 1");
    for (std::size_t i = 0; i < source.pages.size(); ++i) {
      require(source.pages[i] > (i == 0 ? 0 : source.pages[i - 1]), at("/source/pages", i),
              "pages are not counted from 1 and in order");
    }
    require(source.text_origin != TextOrigin::kText || source.pages.empty(), "/source/pages",
            "a text dump has no pages");
  }

  void dates() {
    fields(record_.dates, [this](std::string_view key, const Text& date) {
      require(!date || is_date(*date), "/dates/" + std::string(key),
              "no date of the form YYYY-MM-DD, YYYY-MM or YYYY");
    });
  }

  void organization() {
    if (!record_.organization.region) return;
    const Region& region = *record_.organization.region;
    const std::string path = "/organization/region";
    require(!is_blank(region.name), path + "/name", "blank");
    require(is_one_of(region.level, kLevels), path + "/level", "no such level");
    if (!region.code) return;
    const std::string& level = region.level;
    const std::string_view shape = level == "provinsi"                       ? "99"
                                   : level == "kabupaten" || level == "kota" ? "99.99"
                                   : level == "kecamatan"                    ? "99.99.99"
                                                                             : "";
    const bool known = has_shape(*region.code, "99") || has_shape(*region.code, "99.99") ||
                       has_shape(*region.code, "99.99.99");
    require(shape.empty() ? known : has_shape(*region.code, shape), path + "/code",
            "no code of a region of this level");
  }

  void approval() {
    const Approval& approval = record_.approval;
    require(!approval.capacity || is_one_of(*approval.capacity, kCapacities), "/approval/capacity",
            "no such capacity");
    require(!approval.nip || has_shape(*approval.nip, std::string(18, '9')) ||
                is_found("person.nip_invalid", "/approval/nip"),
            "/approval/nip", "not 18 digits, and there is no finding that says so");
  }

  void legal_basis() {
    for (std::size_t i = 0; i < record_.legal_basis.size(); ++i) {
      const Text& type = record_.legal_basis[i].type;
      require(!type || is_one_of(*type, kLegalTypes), at("/legal_basis", i, "/type"),
              "no such kind of regulation");
    }
  }

  // Blank is null, and a list has no blank items.
  void blanks() { not_blank("", record_); }

  void not_blank(const std::string& path, const Text& text) {
    require(!text || !is_blank(*text), path, "blank instead of null");
  }

  void not_blank(const std::string& path, const std::vector<std::string>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      require(!is_blank(items[i]), at(path, i), "a blank item");
    }
  }

  template <class T>
  requires requires(const T& part) {
    fields(part, [](const char*, const auto&) {});
  }
  void not_blank(const std::string& path, const T& part) {
    fields(part, [this, &path](std::string_view key, const auto& member) {
      this->not_blank(path + "/" + std::string(key), member);
    });
  }

  template <class T>
  void not_blank(const std::string& path, const std::vector<T>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) not_blank(at(path, i), items[i]);
  }

  template <class T>
  void not_blank(const std::string& path, const std::optional<T>& value) {
    if (value) not_blank(path, *value);
  }

  template <class T>
  void not_blank(const std::string& /*path*/, const T& /*other*/) {}

  void actors() {
    for (std::size_t i = 0; i < record_.actors.size(); ++i) {
      require(record_.actors[i].id == "a" + std::to_string(i + 1), at("/actors", i, "/id"),
              "ids are not a1, a2, ... from left to right");
    }
  }

  void step(const Step& step, const std::string& path) {
    for (std::size_t i = 0; i < step.actors.size(); ++i) {
      const auto here = step.actors.begin() + static_cast<std::ptrdiff_t>(i);
      require(has_actor(step.actors[i]), at(path + "/actors", i), "no such actor");
      require(std::find(step.actors.begin(), here, *here) == here, at(path + "/actors", i),
              "the actor stands there twice");
    }
    require(step.actors.empty() == (step.actor_source == ActorSource::kNone),
            path + "/actor_source", "disagrees with the list of actors");
    require(!is_blank(step.activity) || is_found("text.incomplete", path + "/activity"),
            path + "/activity", "blank without a finding");
    if (step.duration) duration(*step.duration, path + "/duration");
  }

  void duration(const Duration& duration, const std::string& path) {
    const auto sound = [](double amount) { return std::isfinite(amount) && amount >= 0; };
    const std::vector<double>& value = duration.value;
    require(std::all_of(value.begin(), value.end(), sound), path + "/value", "below 0");
    require(value.size() <= 2, path + "/value", "more than two amounts");
    require(value.size() != 2 || value[0] <= value[1], path + "/value", "the range is inverted");
    if (value.size() == 1 && duration.unit) {
      require(duration.iso8601 && is_same_duration(*duration.iso8601, value[0], *duration.unit),
              path + "/iso8601", "disagrees with value and unit");
    } else {
      require(!duration.iso8601, path + "/iso8601", "stands without one value and a unit");
    }
  }

  // The step that a node names: by number, or by place where numbers repeat or are missing.
  [[nodiscard]] const Step* step_of(const FlowNode& node) const {
    std::set<std::optional<int>> numbers;
    for (const Step& step : record_.steps) numbers.insert(step.number);
    const bool by_place = numbers.size() != record_.steps.size() || numbers.count(std::nullopt) > 0;
    for (std::size_t i = 0; i < record_.steps.size(); ++i) {
      const Step& step = record_.steps[i];
      if (by_place ? node.step == static_cast<int>(i) + 1 : node.step == step.number) return &step;
    }
    return nullptr;
  }

  void nodes() {
    for (std::size_t i = 0; i < record_.flow.nodes.size(); ++i) {
      const FlowNode& node = record_.flow.nodes[i];
      const std::string path = at("/flow/nodes", i);
      require(node.id == "n" + std::to_string(i + 1), path + "/id", "ids are not n1, n2, ...");
      require(has_actor(node.actor), path + "/actor", "no such actor");
      const Step* step = step_of(node);
      require(step != nullptr, path + "/step", "no such step");
      if (step == nullptr || step->actor_source != ActorSource::kSymbol) continue;
      require(std::find(step->actors.begin(), step->actors.end(), node.actor) != step->actors.end(),
              path + "/actor", "is not among the actors of its step");
    }
  }

  [[nodiscard]] bool has_node(std::string_view id) const {
    return std::any_of(record_.flow.nodes.begin(), record_.flow.nodes.end(),
                       [id](const FlowNode& node) { return node.id == id; });
  }

  void edges() {
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < record_.flow.edges.size(); ++i) {
      const FlowEdge& edge = record_.flow.edges[i];
      const std::string path = at("/flow/edges", i);
      require(has_node(edge.from), path + "/from", "no such node");
      require(has_node(edge.to), path + "/to", "no such node");
      require(!edge.label || *edge.label == "ya" || *edge.label == "tidak", path + "/label",
              "neither ya nor tidak");
      require(seen.emplace(edge.from, edge.to).second, path, "the edge stands there twice");
    }
  }

  void normalizations() {
    for (std::size_t i = 0; i < record_.normalizations.size(); ++i) {
      const Normalization& change = record_.normalizations[i];
      const std::string path = at("/normalizations", i);
      require(leads_into(record_, change.path), path + "/path", "leads nowhere: " + change.path);
      require(is_share(change.confidence), path + "/confidence", "not between 0 and 1");
      require(!is_blank(change.rule), path + "/rule", "blank");
      require(change.from != change.to, path + "/to", "nothing was changed");
    }
  }

  void findings() {
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < record_.findings.size(); ++i) {
      const Finding& finding = record_.findings[i];
      const std::string path = at("/findings", i);
      require(severity_of(finding.code).has_value(), path + "/code",
              "no such code: " + finding.code);
      require(leads_into(record_, finding.path), path + "/path", "leads nowhere: " + finding.path);
      require(!is_blank(finding.message), path + "/message", "blank");
      require(seen.emplace(finding.code, finding.path).second, path,
              "a second finding with this code and path");
    }
  }

  void evidence(const std::string& key, const Evidence& evidence) {
    const std::string path = "/evidence[" + key + "]";
    const std::vector<int>& pages = record_.source.pages;
    require(leads_into(record_, key), path, "leads nowhere");
    require(pages.empty() ? evidence.page == 0
                          : std::find(pages.begin(), pages.end(), evidence.page) != pages.end(),
            path + "/page", "not among the pages of the record");
    const Rect& box = evidence.box;
    require(std::isfinite(box.width()) && std::isfinite(box.height()) && box.width() >= 0 &&
                box.height() >= 0,
            path + "/box", "inverted");
    require(is_share(evidence.confidence), path + "/confidence", "not between 0 and 1");
  }

  const SopRecord& record_;
  std::vector<std::string> broken_;
};

}  // namespace

std::vector<std::string> broken_invariants(const SopRecord& record) { return Checks(record).run(); }

}  // namespace baku
