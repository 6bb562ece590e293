#include "normalize/flow_labels.h"

#include <algorithm>
#include <string>

#include "normalize/text.h"

namespace baku {
namespace {

constexpr std::string_view kYes[] = {"y",
                                     "ya",
                                     "iya",
                                     "yes",
                                     "ok",
                                     "setuju",
                                     "disetujui",
                                     "sesuai",
                                     "lengkap",
                                     "benar",
                                     "diterima",
                                     "terima",
                                     "memenuhi",
                                     "layak",
                                     "ada",
                                     "sudah",
                                     "selesai",
                                     "valid",
                                     "sah",
                                     "acc",
                                     "lanjut",
                                     "dilanjutkan",
                                     "cukup",
                                     "baik",
                                     "lulus",
                                     "tersedia",
                                     "terpenuhi",
                                     "memenuhisyarat",
                                     "sudahlengkap",
                                     "sudahsesuai",
                                     "telahsesuai",
                                     "telahlengkap",
                                     "jikaya",
                                     "jikasetuju",
                                     "jikasesuai",
                                     "jikalengkap",
                                     "apabilasesuai",
                                     "apabilalengkap",
                                     "apabilasetuju"};

constexpr std::string_view kNo[] = {
    "t",      "tdk",      "no",        "n",          "salah",   "ditolak",      "tolak",
    "revisi", "perbaiki", "perbaikan", "diperbaiki", "kembali", "dikembalikan", "kurang",
    "gagal",  "batal",    "koreksi"};

// A denial at the beginning decides: "Tidak lengkap", "Belum sesuai", "Tdk setuju".
constexpr std::string_view kDenials[] = {"tidak", "tdk", "belum", "kurang", "bukan", "tak"};

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view key) {
  return std::find(std::begin(words), std::end(words), key) != std::end(words);
}

bool all_agree(std::string_view words) {
  const auto list = split_words(words);
  return std::all_of(list.begin(), list.end(), [](std::string_view word) {
    return word == "dan" || word == "atau" || contains(kYes, word);
  });
}

}  // namespace

Text flow_label(std::string_view printed) {
  const std::string words = fold_words(printed);
  if (words.empty()) return std::nullopt;
  const std::string_view first = std::string_view(words).substr(0, words.find(' '));
  const std::string key = fold(printed);
  if (contains(kYes, key)) return "ya";
  if (contains(kNo, key) || contains(kDenials, first)) return "tidak";
  for (const std::string_view condition : {"jika", "bila", "apabila", "kalau"}) {
    if (first != condition) continue;
    const std::string rest = words.substr(std::min(words.size(), first.size() + 1));
    return flow_label(rest);
  }
  // "Ya, lanjut", "Lengkap dan benar"
  if (first == "ya" || first == "y" || (contains(kYes, first) && all_agree(words))) return "ya";
  return std::nullopt;
}

}  // namespace baku
