#include "registry/export/workbook.h"

#include <xlsxwriter.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "base/code_points.h"
#include "registry/export/sheets.h"

namespace baku {
namespace {

constexpr std::size_t kMostCharacters = 32767;
constexpr double kColumnWidth = 24;  // characters

struct WorkbookCloser {
  void operator()(lxw_workbook* workbook) const { workbook_close(workbook); }
};

// At most as many UTF-16 units as a cell holds; each code point counts as two, to be sure.
std::string shortened(const std::string& text) {
  if (text.size() <= kMostCharacters) return text;
  std::size_t at = 0;
  for (std::size_t units = 0; at < text.size() && units + 2 <= kMostCharacters; units += 2) {
    at += code_point_at(text, at).length;
  }
  return text.substr(0, at);
}

}  // namespace

struct Workbook::Parts {
  std::string path;  // of the finished file
  std::string part;  // while it is written
  std::unique_ptr<lxw_workbook, WorkbookCloser> workbook;
  std::array<lxw_worksheet*, 2> sheets = {};  // owned by the workbook
  std::array<lxw_row_t, 2> rows = {1, 1};     // the next ones, below the heads
};

Workbook::Workbook(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Workbook::Workbook(Workbook&&) noexcept = default;

Workbook::~Workbook() {
  if (!parts_ || !parts_->workbook) return;
  parts_->workbook.reset();
  std::error_code ignored;
  std::filesystem::remove(parts_->part, ignored);
}

Result<Workbook> Workbook::create(const std::string& path) {
  auto parts = std::make_unique<Parts>();
  parts->path = path;
  parts->part = path + ".part";
  // The library would say what is wrong on standard error, and not before the end.
  if (!std::ofstream(parts->part)) return fail(ErrorCode::kWrite, "cannot write " + path);
  lxw_workbook_options options = {};
  options.constant_memory = LXW_TRUE;
  parts->workbook.reset(workbook_new_opt(parts->part.c_str(), &options));
  if (!parts->workbook) return fail(ErrorCode::kWrite, "cannot write " + path);
  const std::array<const char*, 2> names = {"SOP", "Langkah"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    lxw_worksheet* sheet = workbook_add_worksheet(parts->workbook.get(), names[i]);
    if (sheet == nullptr) return fail(ErrorCode::kWrite, "cannot write " + path);
    parts->sheets[i] = sheet;
    worksheet_freeze_panes(sheet, 1, 0);
    lxw_col_t column = 0;
    for (const std::string_view head : columns_of(i == 0 ? Sheet::kSops : Sheet::kSteps)) {
      worksheet_write_string(sheet, 0, column++, std::string(head).c_str(), nullptr);
    }
    worksheet_set_column(sheet, 0, static_cast<lxw_col_t>(column - 1), kColumnWidth, nullptr);
  }
  return Workbook(std::move(parts));
}

Result<void> Workbook::add(const SopRecord& record) {
  for (std::size_t i = 0; i < parts_->sheets.size(); ++i) {
    for (const auto& row : rows_of(i == 0 ? Sheet::kSops : Sheet::kSteps, record)) {
      lxw_col_t column = 0;
      for (const std::string& text : row) {
        if (!text.empty() &&
            worksheet_write_string(parts_->sheets[i], parts_->rows[i], column,
                                   shortened(text).c_str(), nullptr) != LXW_NO_ERROR) {
          return fail(ErrorCode::kLimit, "a sheet is full; export fewer records, or CSV");
        }
        ++column;
      }
      ++parts_->rows[i];
    }
  }
  return {};
}

Result<void> Workbook::finish() {
  const lxw_error closed = workbook_close(parts_->workbook.release());
  std::error_code error;
  if (closed == LXW_NO_ERROR) std::filesystem::rename(parts_->part, parts_->path, error);
  if (closed == LXW_NO_ERROR && !error) return {};
  std::error_code ignored;
  std::filesystem::remove(parts_->part, ignored);
  return fail(ErrorCode::kWrite, "cannot write " + parts_->path);
}

}  // namespace baku
