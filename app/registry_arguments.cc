#include "app/registry_arguments.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <string_view>

namespace baku {

void add_registry_argument(Arguments& arguments, std::string& url) {
  arguments.add_text("--registry", url,
                     "A SQLite file, or postgresql://USER@HOST/NAME (default: $BAKU_REGISTRY)");
}

Result<Registry> open_registry(const std::string& url, OpenMode mode) {
  if (!url.empty()) return Registry::open(url, mode);
  const char* usual = std::getenv("BAKU_REGISTRY");  // NOLINT(concurrency-mt-unsafe)
  if (usual == nullptr || *usual == '\0') {
    return fail(ErrorCode::kUsage, "which registry? give --registry, or set BAKU_REGISTRY");
  }
  return Registry::open(usual, mode);
}

std::string without_password(const std::string& url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return url;
  std::string shown = url;
  constexpr std::string_view kParameter = "password=";
  const std::size_t parameter = shown.find(kParameter, scheme);
  if (parameter != std::string::npos) {
    const std::size_t begin = parameter + kParameter.size();
    const std::size_t end = shown.find('&', begin);
    shown.erase(begin, end == std::string::npos ? end : end - begin);
  }
  // A password may hold any sign but the last @ before the name of the server.
  const std::size_t user = scheme + 3;
  const std::size_t path = std::min(shown.find_first_of("/?", user), shown.size());
  const std::size_t host = path > user ? shown.rfind('@', path - 1) : std::string::npos;
  const std::size_t colon = shown.find(':', user);
  if (host == std::string::npos || host < user || colon > host) return shown;
  return shown.erase(colon, host - colon);
}

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts = {};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text = {};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), length};
}

}  // namespace baku
