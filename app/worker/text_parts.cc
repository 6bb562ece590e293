#include "app/worker/text_parts.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace baku {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMostParts = 20000;
constexpr std::size_t kMostSops = std::size_t{1} << 24U;
constexpr std::size_t kNumbers = 6;  // of a part

tl::unexpected<Error> nonsense() {
  return fail(ErrorCode::kMalformed, "the parts of a text make no sense");
}

bool is_number(const Json& json) { return json.is_number_unsigned(); }

Result<TextPart> part_of(const Json& json) {
  if (!json.is_array() || json.size() != kNumbers) return nonsense();
  if (!std::all_of(json.begin(), json.end(), is_number)) return nonsense();
  std::array<std::size_t, kNumbers> numbers = {};
  json.get_to(numbers);
  const auto [encoding, begin, skip, length, before, sops] = numbers;
  const bool known = encoding == static_cast<std::size_t>(Encoding::kUtf8) ||
                     encoding == static_cast<std::size_t>(Encoding::kWindows1252);
  if (!known || before > kMostSops || sops == 0 || sops > kMostSops) return nonsense();
  return TextPart{static_cast<Encoding>(encoding), begin, skip, length, static_cast<int>(before),
                  static_cast<int>(sops)};
}

}  // namespace

std::string text_parts_to_bytes(const TextParts& text) {
  Json parts = Json::array();
  for (const TextPart& part : text.parts) {
    parts.push_back({static_cast<std::size_t>(part.encoding), part.begin, part.skip, part.length,
                     static_cast<std::size_t>(part.sops_before),
                     static_cast<std::size_t>(part.sops)});
  }
  return Json({{"parts", std::move(parts)}, {"sha256", text.sha256}}).dump();
}

Result<TextParts> text_parts_from_bytes(std::string_view bytes) {
  const Json json = Json::parse(bytes, nullptr, false);
  if (!json.is_object() || !json.contains("parts") || !json.contains("sha256")) return nonsense();
  const Json& parts = json["parts"];
  const Json& sha256 = json["sha256"];
  if (!parts.is_array() || parts.empty() || parts.size() > kMostParts) return nonsense();
  if (!sha256.is_string()) return nonsense();
  TextParts text;
  text.sha256 = sha256.get<std::string>();
  for (const Json& each : parts) {
    BAKU_TRY(const TextPart part, part_of(each));
    const TextPart* last = text.parts.empty() ? nullptr : &text.parts.back();
    if (last != nullptr && part.sops_before != last->sops_before + last->sops) return nonsense();
    text.parts.push_back(part);
  }
  return text;
}

}  // namespace baku
