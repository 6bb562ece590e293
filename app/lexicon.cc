// baku lexicon: are the word lists of a folder fit for use?
#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/output.h"
#include "normalize/lexicon.h"

namespace baku {
namespace {

Result<void> check_folder(const std::string& folder) {
  BAKU_TRY(const std::vector<std::string> problems, Lexicon::problems_in(folder));
  if (problems.empty()) return {};
  auto printed = write_output("", fmt::format("{}\n", fmt::join(problems, "\n")));
  if (!printed) return printed;
  return fail(ErrorCode::kMalformed,
              fmt::format("{} problems in the word lists; mend the lines above", problems.size()));
}

}  // namespace

Run add_lexicon(Arguments& arguments) {
  auto folder = std::make_shared<std::string>();
  arguments.add_text("FOLDER", *folder, "Folder with word lists (roles.txt, offices.txt, ...)",
                     Presence::kRequired);
  return [folder] { return finish(*folder, check_folder(*folder)); };
}

}  // namespace baku
