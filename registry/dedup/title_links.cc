#include "registry/dedup/title_links.h"

#include <algorithm>
#include <unordered_map>

#include "registry/dedup/candidates.h"
#include "registry/dedup/clues.h"

namespace baku {
namespace {

using Places = std::vector<std::uint32_t>;

bool is_same_office(const RecordFeatures& a, const RecordFeatures& b) {
  return !a.unit.empty() && a.unit == b.unit && a.region == b.region && a.sub_unit == b.sub_unit;
}

// Records of the title `words`, by the words first, then by words that differ in a letter or two.
Places records_of_title(const std::unordered_map<std::uint64_t, Places>& by_key,
                        std::span<const RecordFeatures> records, std::span<const TitleWord> words) {
  const std::vector<std::uint64_t> keys = title_keys(words);
  Places found;
  for (const std::uint64_t key : keys) {
    const auto places = by_key.find(key);
    if (places == by_key.end()) continue;
    for (const std::uint32_t place : places->second) {
      if (titles_agree(words, records[place].title_words)) found.push_back(place);
    }
    if (!found.empty() && key == keys.front()) break;
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

std::vector<TitleLink> link_titles(std::span<const RecordFeatures> records,
                                   const TitleLinkSettings& settings) {
  constexpr std::size_t kMostPerKey = 2000;
  std::unordered_map<std::uint64_t, Places> by_key;  // looked up only, never gone through
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const std::uint64_t key : title_keys(records[i].title_words)) {
      Places& places = by_key[key];
      if (places.size() < kMostPerKey) places.push_back(static_cast<std::uint32_t>(i));
    }
  }
  std::vector<TitleLink> links;
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (std::size_t entry = 0; entry < records[i].related.size(); ++entry) {
      TitleLink link{static_cast<std::uint32_t>(i), entry, {}, false};
      Places found = records_of_title(by_key, records, records[i].related[entry].words);
      std::erase(found, link.from);
      std::copy_if(found.begin(), found.end(), std::back_inserter(link.to),
                   [&](std::uint32_t to) { return is_same_office(records[i], records[to]); });
      link.same_office = !link.to.empty();
      if (!link.same_office) link.to = std::move(found);
      if (link.to.size() > settings.most_targets) link.to.resize(settings.most_targets);
      links.push_back(std::move(link));
    }
  }
  return links;
}

}  // namespace baku
