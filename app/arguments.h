// The arguments of the command line, bound to variables. Covers CLI11, which only arguments.cc
// sees.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace baku {

enum class Presence : std::uint8_t { kOptional, kRequired };

template <class T>
struct Limits {
  T least;
  T most;
};

// Declares what a command takes. A name without dashes is a positional argument; several names of
// one option are separated by commas ("--out,-o"). A value that is not given keeps what it has; the
// variables must live until the command runs.
class Arguments {
 public:
  explicit Arguments(CLI::App& parser) : parser_(parser) {}

  void add_text(const char* names, std::string& value, const char* help,
                Presence presence = Presence::kOptional);
  void add_texts(const char* names, std::vector<std::string>& values, const char* help,
                 Presence presence = Presence::kOptional);
  void add_number(const char* names, int& value, Limits<int> limits, const char* help);
  void add_number(const char* names, double& value, Limits<double> limits, const char* help);
  // Bytes, with "kB", "MB" or "GB" behind the number.
  void add_size(const char* names, std::size_t& value, const char* help);
  void add_flag(const char* names, bool& value, const char* help);

  // One of `words`; its place among them becomes the value.
  template <class Enum>
  void add_choice(const char* names, Enum& value, const std::vector<std::string>& words,
                  const char* help) {
    add_choice_by_index(
        names, [&value](std::size_t i) { value = static_cast<Enum>(i); }, words, help);
  }

  // The two options cannot be given together.
  void exclude(const char* first, const char* second);

 private:
  void add_choice_by_index(const char* names, const std::function<void(std::size_t)>& choose,
                           const std::vector<std::string>& words, const char* help);

  CLI::App& parser_;
};

}  // namespace baku
