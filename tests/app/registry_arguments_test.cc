#include "app/registry_arguments.h"

#include <gtest/gtest.h>

namespace baku {
namespace {

TEST(WithoutPassword, KeepsTheRest) {
  const std::pair<const char*, const char*> cases[] = {
      {"baku.db", "baku.db"},
      {"sqlite:/a:b@c", "sqlite:/a:b@c"},
      {"postgresql://host/name", "postgresql://host/name"},
      {"postgresql://host:5432/name", "postgresql://host:5432/name"},
      {"postgresql://user@host:5432/name", "postgresql://user@host:5432/name"},
      {"postgresql://user:secret@host:5432/name", "postgresql://user@host:5432/name"},
      {"postgresql://user:se@cr:et@host/name", "postgresql://user@host/name"},
      {"postgresql://user:secret@host", "postgresql://user@host"},
      {"postgresql:///name?user=u&password=secret&host=h",
       "postgresql:///name?user=u&password=&host=h"},
      {"postgresql:///name?password=secret", "postgresql:///name?password="},
      {"postgresql://", "postgresql://"},
  };
  for (const auto& [url, shown] : cases) EXPECT_EQ(without_password(url), shown);
}

}  // namespace
}  // namespace baku
