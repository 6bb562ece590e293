#include "registry/dedup/decisions.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/file.h"
#include "base/text.h"

namespace baku {
namespace {

constexpr std::size_t kMaxText = std::size_t{1} << 28U;  // bytes of a file of decisions

std::pair<std::string, std::string> ordered(std::string_view a, std::string_view b) {
  if (b < a) std::swap(a, b);
  return {std::string(a), std::string(b)};
}

std::vector<std::string_view> words_in(std::string_view line) {
  std::vector<std::string_view> words;
  for (line = trimmed(line); !line.empty(); line = trimmed(line)) {
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(end);
  }
  return words;
}

}  // namespace

void Decisions::set(std::string_view a, std::string_view b, Decision decision) {
  decisions_[ordered(a, b)] = decision;
}

std::optional<Decision> Decisions::find(std::string_view a, std::string_view b) const {
  if (decisions_.empty()) return std::nullopt;
  const auto found = decisions_.find(ordered(a, b));
  if (found == decisions_.end()) return std::nullopt;
  return found->second;
}

Result<Decisions> decisions_from_text(std::string_view text) {
  Decisions decisions;
  int number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    const auto words = words_in(line.substr(0, line.find('#')));
    text.remove_prefix(std::min(end + 1, text.size()));
    ++number;
    if (words.empty()) continue;
    const bool confirm = words[0] == "confirm";
    if (words.size() != 3 || (!confirm && words[0] != "reject") || words[1] == words[2]) {
      return fail(ErrorCode::kMalformed, "line " + std::to_string(number) +
                                             ": a line is \"confirm A B\" or \"reject A B\"");
    }
    decisions.set(words[1], words[2],
                  confirm ? Decision::kSameProcedure : Decision::kOtherProcedure);
  }
  return decisions;
}

std::string decisions_to_text(const Decisions& decisions) {
  std::string text =
      "# Decisions about pairs of SOP records; made by baku dedup confirm and reject.\n";
  for (const auto& [pair, decision] : decisions.all()) {
    text += decision == Decision::kSameProcedure ? "confirm " : "reject ";
    text += pair.first + " " + pair.second + "\n";
  }
  return text;
}

Result<Decisions> read_decisions(const std::filesystem::path& path) {
  auto text = read_file(path, kMaxText);
  if (!text) {
    const ErrorCode code = text.error().code;
    if (code == ErrorCode::kNotFound || code == ErrorCode::kEmpty) return Decisions{};
    return tl::unexpected(text.error());
  }
  return decisions_from_text(*text);
}

}  // namespace baku
