#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>

#include "schema/enum_names.h"
#include "schema/record_fields.h"
#include "schema/record_json.h"

namespace baku {
namespace {

using Json = nlohmann::json;

struct JsonLimits {
  int nesting = 32;  // levels; a record has six
};

// A value and the way to it; the way is only spelled out for a message.
struct Place {
  const Json& value;
  const Place* parent = nullptr;
  std::string_view key = {};  // in an object
  std::size_t index = 0;      // in an array, where key is empty

  [[nodiscard]] std::string pointer() const {
    if (parent == nullptr) return "";
    std::string step;
    for (const char c : key) step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return parent->pointer() + "/" + (key.empty() ? std::to_string(index) : step);
  }
};

// Fills a record from JSON. Keeps the first thing that is wrong; what comes after it is not read.
class RecordReader {
 public:
  explicit RecordReader(Completeness completeness) : completeness_(completeness) {}

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  void record(const Place& at, SopRecord& record) {
    if (!is_object(at)) return;
    version(at);
    read(at, record);
  }

 private:
  void refuse(const Place& at, const std::string& what) {
    if (error_) return;
    const std::string pointer = at.pointer();
    error_ =
        Error{ErrorCode::kMalformed, (pointer.empty() ? "the record" : pointer) + ": " + what, 0};
  }

  void expected(const Place& at, const std::string& wanted) {
    refuse(at, "expected " + wanted + ", found " + at.value.type_name());
  }

  // In a partial record null stands for an object, a list or a text without anything in it.
  [[nodiscard]] bool blank(const Place& at) const {
    return at.value.is_null() && completeness_ == Completeness::kPartial;
  }

  bool is_object(const Place& at) {
    if (!at.value.is_object() && !blank(at)) expected(at, "an object");
    return at.value.is_object();
  }

  void version(const Place& at) {
    const auto found = at.value.find("schema_version");
    if (found == at.value.end()) {
      if (completeness_ == Completeness::kWhole)
        refuse(at, "the key \"schema_version\" is missing");
      return;
    }
    const Place here{*found, &at, "schema_version"};
    if (!found->is_string()) return expected(here, "a string");
    const std::string& written = found->get_ref<const std::string&>();
    if (written.rfind("1.", 0) != 0) {
      error_ = Error{ErrorCode::kUnsupported,
                     "schema_version is " + written.substr(0, 20) + "; this program reads 1.x", 0};
    }
  }

  template <class T>
  requires requires(T& part) {
    fields(part, [](const char*, auto&) {});
  }
  void read(const Place& at, T& part) {
    if (!is_object(at)) return;
    fields(part, [this, &at](const char* key, auto& member) {
      if (error_) return;
      const auto found = at.value.find(key);
      if (found != at.value.end()) {
        read(Place{*found, &at, key}, member);
      } else if (completeness_ == Completeness::kWhole) {
        refuse(at, "the key \"" + std::string(key) + "\" is missing");
      }
    });
  }

  void read(const Place& at, std::string& text) {
    if (blank(at)) return;
    if (!at.value.is_string()) return expected(at, "a string");
    text = at.value.get_ref<const std::string&>();
  }

  void read(const Place& at, int& number) {
    const double value = at.value.is_number() ? at.value.get<double>() : std::nan("");
    if (std::isnan(value) || value != std::floor(value)) return expected(at, "a whole number");
    if (std::abs(value) > std::numeric_limits<int>::max()) return refuse(at, "too large a number");
    number = static_cast<int>(value);
  }

  void read(const Place& at, double& number) {
    if (!at.value.is_number()) return expected(at, "a number");
    number = at.value.get<double>();
  }

  template <class T>
  requires std::is_enum_v<T>
  void read(const Place& at, T& value) {
    if (!at.value.is_string()) return expected(at, "a string");
    const auto& name = at.value.get_ref<const std::string&>();
    const std::optional<T> known = from_name<T>(name);
    if (!known) return refuse(at, "no such value: \"" + name.substr(0, 40) + "\"");
    value = *known;
  }

  template <class T>
  void read(const Place& at, std::optional<T>& value) {
    if (at.value.is_null()) return;
    read(at, value.emplace());
  }

  template <class T>
  void read(const Place& at, std::vector<T>& items) {
    if (blank(at)) return;
    if (!at.value.is_array()) return expected(at, "an array");
    items.reserve(at.value.size());
    for (std::size_t i = 0; i < at.value.size() && !error_; ++i) {
      read(Place{at.value[i], &at, {}, i}, items.emplace_back());
    }
  }

  // The amounts of a duration: null, a number, or [min, max].
  void read(const Place& at, std::vector<double>& amounts) {
    if (at.value.is_null()) return;
    if (at.value.is_number()) return read(at, amounts.emplace_back());
    if (!at.value.is_array() || at.value.size() != 2) {
      return expected(at, "a number, [min, max] or null");
    }
    for (std::size_t i = 0; i < 2; ++i) {
      read(Place{at.value[i], &at, {}, i}, amounts.emplace_back());
    }
  }

  void read(const Place& at, Rect& box) {
    if (!at.value.is_array() || at.value.size() != 4) {
      return expected(at, "[left, top, right, bottom]");
    }
    std::size_t i = 0;
    for (double* edge : {&box.left, &box.top, &box.right, &box.bottom}) {
      read(Place{at.value[i], &at, {}, i}, *edge);
      ++i;
    }
  }

  void read(const Place& at, std::map<std::string, Evidence>& evidence) {
    if (!is_object(at)) return;
    for (const auto& [path, value] : at.value.items()) {
      if (error_) return;
      read(Place{value, &at, path}, evidence[path]);
    }
  }

  Completeness completeness_;
  std::optional<Error> error_;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_blank(std::string_view text) { return std::all_of(text.begin(), text.end(), is_space); }

bool nested_deeper(std::string_view text, int limit) {
  int level = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_string = !in_string;
    } else if (!in_string && (c == '[' || c == '{')) {
      if (++level > limit) return true;
    } else if (!in_string && (c == ']' || c == '}')) {
      --level;
    }
  }
  return false;
}

// "[json.exception.parse_error.101] parse error at line 1, column 2: ..." without its first part.
std::string reason_of(const Json::exception& error) {
  const std::string_view what = error.what();
  const std::size_t end = what.find("] ");
  return std::string(what.substr(end == std::string_view::npos ? 0 : end + 2, 200));
}

Result<Json> parse(std::string_view text) {
  if (is_blank(text)) return fail(ErrorCode::kEmpty, "there is no JSON in the text");
  if (nested_deeper(text, JsonLimits().nesting)) {
    return fail(ErrorCode::kLimit, "the JSON is nested too deeply to be a record");
  }
  try {
    return Json::parse(text.begin(), text.end());
  } catch (const Json::exception& error) {
    return fail(ErrorCode::kMalformed, "not JSON: " + reason_of(error));
  }
}

Result<SopRecord> record_of(const Json& json, Completeness completeness) {
  SopRecord record;
  RecordReader reader(completeness);
  reader.record(Place{json}, record);
  if (reader.error()) return tl::unexpected(*reader.error());
  return record;
}

tl::unexpected<Error> named(Error error, const std::string& name, std::size_t number) {
  error.message = name + " " + std::to_string(number) + ": " + error.message;
  return tl::unexpected<Error>(std::move(error));
}

Result<std::vector<SopRecord>> records_of(const Json& list, Completeness completeness) {
  std::vector<SopRecord> records;
  for (const Json& item : list) {
    auto record = record_of(item, completeness);
    if (!record) return named(record.error(), "record", records.size() + 1);
    records.push_back(std::move(*record));
  }
  return records;
}

std::string_view first_line(std::string_view text) { return text.substr(0, text.find('\n')); }

Result<std::vector<SopRecord>> records_of_lines(std::string_view text, Completeness completeness) {
  std::vector<SopRecord> records;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::string_view line = first_line(text);
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (is_blank(line)) continue;
    auto record = record_from_json(line, completeness);
    if (!record) return named(record.error(), "line", number);
    records.push_back(std::move(*record));
  }
  return records;
}

// More than one line, and the first that is not blank is an object by itself.
bool is_ndjson(std::string_view text) {
  while (!text.empty() && is_blank(first_line(text))) {
    text.remove_prefix(std::min(first_line(text).size() + 1, text.size()));
  }
  const std::string_view line = first_line(text);
  if (line.size() == text.size()) return false;
  const auto json = parse(line);
  return json && json->is_object();
}

}  // namespace

Result<SopRecord> record_from_json(std::string_view text, Completeness completeness) {
  BAKU_TRY(const Json json, parse(text));
  return record_of(json, completeness);
}

Result<std::vector<SopRecord>> records_from_json(std::string_view text, Completeness completeness) {
  auto json = parse(text);
  if (!json) {
    const bool lines = json.error().code == ErrorCode::kMalformed && is_ndjson(text);
    if (lines) return records_of_lines(text, completeness);
    return tl::unexpected(json.error());
  }
  if (json->is_array()) return records_of(*json, completeness);
  if (const auto list = json->find("records"); json->is_object() && list != json->end()) {
    if (!list->is_array()) return fail(ErrorCode::kMalformed, "/records: expected an array");
    return records_of(*list, completeness);
  }
  BAKU_TRY(SopRecord record, record_of(*json, completeness));
  return std::vector<SopRecord>{std::move(record)};
}

}  // namespace baku
