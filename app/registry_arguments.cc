#include "app/registry_arguments.h"

#include <array>
#include <cstdlib>
#include <ctime>

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
  const std::size_t user = scheme + 3;
  const std::size_t host = url.find('@', user);
  const std::size_t colon = url.find(':', user);
  if (host == std::string::npos || colon == std::string::npos || colon > host) return url;
  return url.substr(0, colon) + url.substr(host);
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
