// NIP, the civil servants' number: 18 digits, YYYYMMDD of birth, YYYYMM of appointment, 1 man or
// 2 woman, serial of three (head of the state personnel agency, regulation 22 of 2007).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "schema/raw_sop.h"

namespace baku {

enum class NipFault : std::uint8_t { kNone, kLength, kBirthDate, kAppointment, kSex };

struct Nip {
  std::string digits;  // without spaces; as read where it is not 18 digits
  NipFault fault = NipFault::kNone;
  bool has_usual_groups = true;  // 8-6-1-3, 8 6 4, or written as one
  std::string printed;           // with its label and spaces
  std::string before_repair;     // the digits as read; empty where nothing was changed

  [[nodiscard]] bool is_valid() const { return fault == NipFault::kNone; }
};

// The number printed behind "NIP", or standing alone, in `text`; nullopt where there is none.
// Letters read for digits (O, l, S, B) and one wrong digit are mended in recognized text only, and
// only if exactly one change makes the number valid.
std::optional<Nip> read_nip(std::string_view text, TextOrigin origin);

// Where in `text` the number with its label stands; length 0 where there is none.
struct NipPlace {
  std::size_t begin = 0;
  std::size_t length = 0;
};
NipPlace find_nip(std::string_view text);

// read_nip() and find_nip() at once.
struct FoundNip {
  Nip nip;
  NipPlace place;
};
std::optional<FoundNip> find_and_read_nip(std::string_view text, TextOrigin origin);

// What is wrong with 18 digits; kNone where they may be a NIP.
NipFault check_nip(std::string_view digits);

// Why a valid number is hard to believe, in one sentence; empty where it is not. `date` is the
// document's (YYYY-MM-DD or shorter, empty if unknown); `sex` is '1', '2' or 0 where unknown.
std::string doubt_about_nip(std::string_view digits, std::string_view date, char sex);

}  // namespace baku
