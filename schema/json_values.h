// How values become JSON; used by the writers of this folder, each with fields() for its structs.
#pragma once

#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/geometry.h"
#include "schema/enum_names.h"
#include "schema/json_writer.h"

namespace baku {

inline void write_value(JsonWriter& json, std::string_view text) { json.string(text); }
inline void write_value(JsonWriter& json, const std::string& text) { json.string(text); }
inline void write_value(JsonWriter& json, int value) { json.integer(value); }
inline void write_value(JsonWriter& json, bool value) { json.boolean(value); }

// A floating-point member is a confidence.
template <std::floating_point T>
void write_value(JsonWriter& json, T confidence) {
  json.number(static_cast<double>(confidence), 100);
}

template <class T>
requires std::is_enum_v<T>
void write_value(JsonWriter& json, T value) { json.string(name_of(value)); }

// [left, top, right, bottom]
inline void write_value(JsonWriter& json, const Rect& box) {
  json.begin_array();
  for (const double edge : {box.left, box.top, box.right, box.bottom}) json.number(edge, 10);
  json.end_array();
}

// The amounts of a duration: null, a number, or [min, max].
inline void write_value(JsonWriter& json, const std::vector<double>& amounts) {
  if (amounts.empty()) return json.null();
  if (amounts.size() == 1) return json.number(amounts.front());
  json.begin_array();
  for (const double amount : amounts) json.number(amount);
  json.end_array();
}

struct IgnoreFields {
  void operator()(const char* /*key*/, const auto& /*member*/) const {}
};

// A struct: an object with its fields in their order.
template <class T>
requires requires(const T& part) { fields(part, IgnoreFields()); }
void write_value(JsonWriter& json, const T& part) {
  json.begin_object();
  fields(part, [&json](std::string_view key, const auto& member) {
    json.key(key);
    write_value(json, member);
  });
  json.end_object();
}

template <class T>
void write_value(JsonWriter& json, const std::optional<T>& value) {
  if (value) {
    write_value(json, *value);
  } else {
    json.null();
  }
}

template <class T>
void write_value(JsonWriter& json, const std::vector<T>& items) {
  json.begin_array();
  for (const T& item : items) write_value(json, item);
  json.end_array();
}

template <class T>
void write_value(JsonWriter& json, const std::map<std::string, T>& members) {
  json.begin_object();
  for (const auto& [key, member] : members) {
    json.key(key);
    write_value(json, member);
  }
  json.end_object();
}

}  // namespace baku
