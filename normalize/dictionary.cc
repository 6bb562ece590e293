#include "normalize/dictionary.h"

#include <exception>
#include <filesystem>
#include <hunspell/hunspell.hxx>
#include <memory>
#include <mutex>

namespace baku {
namespace {

class Dictionary {
 public:
  // Hunspell itself says nothing about files that do not exist.
  Dictionary() {
    const std::filesystem::path folder(BAKU_DICTIONARY_DIR);
    const std::filesystem::path affixes = folder / "id_ID.aff";
    const std::filesystem::path words = folder / "id_ID.dic";
    std::error_code error;
    if (!std::filesystem::exists(affixes, error) || !std::filesystem::exists(words, error)) return;
    try {
      hunspell_ = std::make_unique<Hunspell>(affixes.c_str(), words.c_str());
    } catch (const std::exception&) {
      hunspell_.reset();
    }
  }

  [[nodiscard]] bool is_loaded() const { return hunspell_ != nullptr; }

  bool knows(const std::string& word) {
    if (!hunspell_) return false;
    const std::lock_guard lock(mutex_);  // Hunspell keeps state while it looks a word up
    try {
      return hunspell_->spell(word);
    } catch (const std::exception&) {
      return false;
    }
  }

 private:
  std::unique_ptr<Hunspell> hunspell_;
  std::mutex mutex_;
};

Dictionary& dictionary() {
  static Dictionary dictionary;
  return dictionary;
}

}  // namespace

bool has_dictionary() { return dictionary().is_loaded(); }

bool dictionary_knows(const std::string& word) { return dictionary().knows(word); }

}  // namespace baku
