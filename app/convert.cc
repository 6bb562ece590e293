#include "app/convert.h"

#include <utility>

#include "base/file.h"
#include "ingest/layout/layout.h"
#include "normalize/normalize.h"

namespace baku {

RecordSource source_of(std::string_view bytes, std::string_view file_name,
                       const Document& document) {
  RecordSource source;
  source.file_name = file_name;
  source.sha256 = sha256_hex(bytes);
  source.media_type = document.media_type;
  return source;
}

Result<Conversion> convert(std::string_view bytes, std::string_view file_name,
                           const PdfOptions& options, const Lexicon& lexicon) {
  BAKU_TRY(Document document, read_pdf(bytes, options));
  const Layout layout = find_layout(document);
  BAKU_TRY(Assembly assembly, assemble(document, layout));

  return Conversion{
      .records = normalize(assembly.sops, source_of(bytes, file_name, document), lexicon),
      .skipped = std::move(assembly.skipped),
      .warnings = std::move(document.warnings),
      .lost_pages = {},
  };
}

}  // namespace baku
