// A server that keeps records, over HTTP: PUT and DELETE of /records/{record_id}.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "base/result.h"
#include "registry/store/push.h"

namespace baku {

struct HttpOptions {
  std::string token;  // sent as "Authorization: Bearer"; empty for none
  std::chrono::seconds timeout{30};
};

// `url`: http://HOST[:PORT][/PATH] or https://...; records are put below it. Certificates are
// checked against those of the system; redirections are not followed. Errors: kUsage (no such URL,
// or a token that would go over plain HTTP to another machine).
Result<std::unique_ptr<PushTarget>> open_http_target(const std::string& url,
                                                     const HttpOptions& options);

}  // namespace baku
