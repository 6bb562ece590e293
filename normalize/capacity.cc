#include "normalize/capacity.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace baku {
namespace {

// All forms begin with one of two letters: cheaper than trying each.
bool may_begin_with_capacity(const std::string& post) {
  const auto first = std::find_if(post.begin(), post.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
  return first != post.end() && (*first == 'p' || *first == 'P' || *first == 'a' || *first == 'A');
}

}  // namespace

std::string take_capacity(std::string& post) {
  if (!may_begin_with_capacity(post)) return {};
  struct Form {
    const char* pattern;
    const char* capacity;
  };
  constexpr std::array<Form, 4> kForms = {
      {{R"(^\W*(?i:p\s?[l1i|]\s?t\b|pelaksana\s+tugas\b)[\s.,:]*(?:\(\s*plt\s*\))?\s*)", "plt"},
       {R"(^\W*(?i:p\s?[l1i|]\s?h\b|pelaksana\s+harian\b)[\s.,:]*)", "plh"},
       {R"(^\W*(?i:pjs?\b|pj\s?\.|penjabat(?:\s+sementara)?\b)[\s.,:]*)", "pj"},
       {R"(^\W*(?i:a\s?[./]\s?n\b|an\s?\.|atas\s+nama\b)[\s.,:]*)", "a.n."}}};
  static const std::array<RE2, 4> patterns = {RE2(kForms[0].pattern), RE2(kForms[1].pattern),
                                              RE2(kForms[2].pattern), RE2(kForms[3].pattern)};
  for (std::size_t i = 0; i < kForms.size(); ++i) {
    if (RE2::Replace(&post, patterns[i], "")) return kForms[i].capacity;
  }
  return {};
}

}  // namespace baku
