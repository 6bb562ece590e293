// baku search: records by words.
#include "registry/store/search.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/listed_line.h"
#include "app/registry_arguments.h"

namespace baku {
namespace {

constexpr int kMaxHits = 10000;

struct SearchArguments {
  std::vector<std::string> words;
  std::string registry;
  int limit = 20;
  ListFormat format = ListFormat::kText;
};

Result<void> run_search(const SearchArguments& arguments) {
  BAKU_TRY(Registry registry, open_registry(arguments.registry));
  std::string words;
  for (const std::string& word : arguments.words) words += word + " ";
  BAKU_TRY(const auto hits, search(registry, words, arguments.limit));
  BAKU_TRY(OutputStream output, OutputStream::create(""));
  for (const SearchHit& hit : hits) {
    const std::array<ListedField, 6> fields = {{{"record_id", hit.record_id},
                                                {"title", hit.title},
                                                {"unit", hit.unit},
                                                {"government", hit.government},
                                                {"path", hit.path},
                                                {"ordinal", std::int64_t{hit.ordinal}}}};
    if (auto written = write_line(output, arguments.format, fields); !written) return written;
  }
  return output.finish();
}

}  // namespace

Run add_search(Arguments& arguments) {
  auto values = std::make_shared<SearchArguments>();
  arguments.add_texts("WORDS", values->words, "Words that a record must have, or their beginnings",
                      Presence::kRequired);
  add_registry_argument(arguments, values->registry);
  arguments.add_number("--limit", values->limit, {1, kMaxHits}, "Most records (default: 20)");
  arguments.add_choice("--format", values->format, {"text", "ndjson"},
                       "text: fields with tabs between them; ndjson (default: text)");
  return [values] { return finish("", run_search(*values)); };
}

}  // namespace baku
