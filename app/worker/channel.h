// Messages with descriptors between the coordinator and the process that launches its workers.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"

namespace baku {

struct ChannelMessage {
  std::string bytes;
  std::vector<Descriptor> descriptors;
};

// Two ends of a socket that keeps messages apart. Errors: kInternal, as below.
Result<std::pair<Descriptor, Descriptor>> make_channel();

Result<void> send_message(int channel, std::string_view bytes, std::span<const int> descriptors);

// Waits for the next message, of `most` bytes at the most. Empty bytes: the other end is closed.
Result<ChannelMessage> receive_message(int channel, std::size_t most);

// What the launching process says first.
struct Hello {
  std::uint32_t magic = kMagic;
  std::uint32_t layers = 0;  // LayerSet, with kSeccomp where the filter can be used
  static constexpr std::uint32_t kMagic = 0x42414B55;
};

// What it answers to a task.
struct Launched {
  std::int32_t pid = 0;  // a child of the coordinator; not positive where there is none
};

}  // namespace baku
