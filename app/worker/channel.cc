#include "app/worker/channel.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace baku {
namespace {

constexpr std::size_t kMostDescriptors = 4;

tl::unexpected<Error> channel_error(const char* what) {
  return fail(ErrorCode::kInternal,
              std::string(what) + ": " + std::generic_category().message(errno));
}

struct alignas(cmsghdr) ControlBytes {
  std::array<char, CMSG_SPACE(kMostDescriptors * sizeof(int))> bytes = {};
};

void take_descriptors(msghdr& header, std::vector<Descriptor>& descriptors) {
  for (cmsghdr* part = CMSG_FIRSTHDR(&header); part != nullptr; part = CMSG_NXTHDR(&header, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int fd = -1;
      std::memcpy(&fd, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
      descriptors.emplace_back(fd);
    }
  }
}

}  // namespace

Result<std::pair<Descriptor, Descriptor>> make_channel() {
  std::array<int, 2> ends = {-1, -1};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return channel_error("cannot make a socket");
  }
  return std::pair(Descriptor(ends[0]), Descriptor(ends[1]));
}

Result<void> send_message(int channel, std::string_view bytes, std::span<const int> descriptors) {
  iovec part = {const_cast<char*>(bytes.data()), bytes.size()};
  ControlBytes control;
  msghdr header = {};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  if (!descriptors.empty()) {
    header.msg_control = control.bytes.data();
    header.msg_controllen = CMSG_SPACE(descriptors.size_bytes());
    cmsghdr* rights = CMSG_FIRSTHDR(&header);
    rights->cmsg_level = SOL_SOCKET;
    rights->cmsg_type = SCM_RIGHTS;
    rights->cmsg_len = CMSG_LEN(descriptors.size_bytes());
    std::memcpy(CMSG_DATA(rights), descriptors.data(), descriptors.size_bytes());
  }
  ssize_t sent = 0;
  do {
    sent = ::sendmsg(channel, &header, MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  if (sent != static_cast<ssize_t>(bytes.size())) return channel_error("cannot send a task");
  return {};
}

Result<ChannelMessage> receive_message(int channel, std::size_t most) {
  ChannelMessage message;
  message.bytes.resize(most);
  iovec part = {message.bytes.data(), message.bytes.size()};
  ControlBytes control;
  msghdr header = {};
  header.msg_iov = &part;
  header.msg_iovlen = 1;
  header.msg_control = control.bytes.data();
  header.msg_controllen = control.bytes.size();
  ssize_t got = 0;
  do {
    got = ::recvmsg(channel, &header, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got < 0) return channel_error("cannot receive a message");
  take_descriptors(header, message.descriptors);
  if ((header.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
    return fail(ErrorCode::kInternal, "a message is longer than it may be");
  }
  message.bytes.resize(static_cast<std::size_t>(got));
  return message;
}

}  // namespace baku
