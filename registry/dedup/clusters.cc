#include "registry/dedup/clusters.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace baku {
namespace {

using Members = std::vector<std::uint32_t>;

// Up to `count` members, the first, the last and evenly between.
Members sampled(const Members& members, std::size_t count) {
  if (members.size() <= count || count < 2) return members;
  Members sample;
  for (std::size_t i = 0; i < count; ++i) {
    sample.push_back(members[i * (members.size() - 1) / (count - 1)]);
  }
  return sample;
}

class Clustering {
 public:
  Clustering(std::size_t count, std::span<const std::pair<std::uint32_t, std::uint32_t>> rejected,
             const std::function<double(std::uint32_t, std::uint32_t)>& bits_of,
             const ClusterSettings& settings)
      : settings_(settings), bits_of_(bits_of), cluster_of_(count), members_(count) {
    std::iota(cluster_of_.begin(), cluster_of_.end(), 0U);
    for (std::size_t i = 0; i < count; ++i) members_[i] = {static_cast<std::uint32_t>(i)};
    for (const auto& [a, b] : rejected) {
      apart_[a].push_back(b);
      apart_[b].push_back(a);
    }
  }

  // Whether the two records stand in one cluster afterwards.
  bool join(const Relation& relation) {
    std::uint32_t a = cluster_of_[relation.a];
    std::uint32_t b = cluster_of_[relation.b];
    if (a == b) return true;
    if (are_apart(a, b)) return false;
    if (!relation.decided && !agree(members_[a], members_[b])) return false;
    if (members_[a].size() < members_[b].size()) std::swap(a, b);
    for (const std::uint32_t member : members_[b]) cluster_of_[member] = a;
    Members both;
    both.reserve(members_[a].size() + members_[b].size());
    std::merge(members_[a].begin(), members_[a].end(), members_[b].begin(), members_[b].end(),
               std::back_inserter(both));
    members_[a] = std::move(both);
    members_[b] = {};
    return true;
  }

  // By the smallest member.
  [[nodiscard]] Members named() const {
    Members out(cluster_of_.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = members_[cluster_of_[i]].front();
    return out;
  }

 private:
  [[nodiscard]] bool are_apart(std::uint32_t a, std::uint32_t b) const {
    if (apart_.empty()) return false;
    return std::any_of(members_[a].begin(), members_[a].end(), [&](std::uint32_t member) {
      const auto found = apart_.find(member);
      return found != apart_.end() &&
             std::any_of(found->second.begin(), found->second.end(),
                         [&](std::uint32_t other) { return cluster_of_[other] == b; });
    });
  }

  [[nodiscard]] bool agree(const Members& left, const Members& right) const {
    if (left.size() == 1 && right.size() == 1) return true;
    double sum = 0;
    double pairs = 0;
    for (const std::uint32_t a : sampled(left, settings_.sample)) {
      for (const std::uint32_t b : sampled(right, settings_.sample)) {
        sum +=
            std::clamp(bits_of_(std::min(a, b), std::max(a, b)), -settings_.clip, settings_.clip);
        pairs += 1;
      }
    }
    return sum >= settings_.least_mean * pairs;
  }

  const ClusterSettings& settings_;
  const std::function<double(std::uint32_t, std::uint32_t)>& bits_of_;
  Members cluster_of_;
  std::vector<Members> members_;  // of the clusters, at the place of one of them
  std::map<std::uint32_t, Members> apart_;
};

}  // namespace

std::vector<std::uint32_t> cluster_records(
    std::size_t count, std::span<Relation> relations,
    std::span<const std::pair<std::uint32_t, std::uint32_t>> rejected,
    const std::function<double(std::uint32_t, std::uint32_t)>& bits_of,
    const ClusterSettings& settings) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    if (relations[i].kind < RelationKind::kRelated) order.push_back(i);
  }
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    const Relation& a = relations[x];
    const Relation& b = relations[y];
    const auto rank = [](const Relation& r) {
      return r.decided ? 0 : r.kind == RelationKind::kSameFile ? 1 : 2;
    };
    return std::tuple(rank(a), -a.bits, a.a, a.b) < std::tuple(rank(b), -b.bits, b.a, b.b);
  });
  Clustering clustering(count, rejected, bits_of, settings);
  for (const std::size_t i : order) relations[i].held_back = !clustering.join(relations[i]);
  // What was held back may have been joined by way of others afterwards.
  std::vector<std::uint32_t> cluster_of = clustering.named();
  for (const std::size_t i : order) {
    relations[i].held_back = cluster_of[relations[i].a] != cluster_of[relations[i].b];
  }
  return cluster_of;
}

std::vector<std::vector<std::uint32_t>> members_of(std::span<const std::uint32_t> cluster_of) {
  std::map<std::uint32_t, Members> by_first;
  for (std::size_t i = 0; i < cluster_of.size(); ++i) {
    by_first[cluster_of[i]].push_back(static_cast<std::uint32_t>(i));
  }
  std::vector<Members> clusters;
  for (auto& [first, members] : by_first) {
    if (members.size() > 1) clusters.push_back(std::move(members));
  }
  return clusters;
}

}  // namespace baku
