// The pipeline: the bytes of a file to the records of its SOPs.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ingest/dump/text_parts.h"
#include "ingest/page.h"
#include "ingest/pdf/pdf_reader.h"
#include "ingest/sop/assemble.h"
#include "normalize/lexicon.h"
#include "schema/sop_record.h"

namespace baku {

// A file as the pipeline takes it.
struct SourceFile {
  std::string_view bytes;
  std::string_view name;
  std::string sha256 = {};  // of the bytes where it is known; else it is computed
  // Called with a number of bytes from the beginning that will not be read again; may be empty.
  std::function<void(std::size_t)> release = {};
  // Called with the number of pages of a PDF that are pictures before they are read; may be empty.
  std::function<void(int)> announce = {};
  // Called with the pages of a PDF or a picture file as they were read, before anything is looked
  // for in them; what fails in it is the error of the file. May be empty.
  std::function<Result<void>(const Document&)> look = {};
};

// Takes the records of a file, in document order.
using RecordSink = std::function<void(SopRecord)>;

struct Conversion {
  std::vector<SopRecord> records;  // in document order, at least one; empty if a sink took them
  std::vector<SkippedPages> skipped;
  std::vector<ReadWarning> warnings;
  std::vector<int> lost_pages;  // not read: the records may miss something of them
  int pages = 0;                // that were looked at; 0 for a text without pages
};

// The SOPs of a text dump that are in memory at a time: what they say about each other is compared.
struct TogetherLimits {
  std::size_t sops = 256;
  std::size_t steps = 8000;
};

// Gives each record to `sink` as soon as it is done; the SOPs of a text dump come in groups of
// TogetherLimits, so that a dump of any length takes little memory. Where an error follows, the
// records that were given are no result. Errors: those of read_pdf, read_dump and assemble.
Result<Conversion> convert(const SourceFile& file, const PdfOptions& options,
                           const Lexicon& lexicon, const RecordSink& sink);

// Where a long text dump can be cut; no parts where it is no text, short, or one piece. The records
// of its parts, one part after the other, are those of the dump: SOPs of different parts are not
// compared. Errors: those of read_dump and DumpAssembler.
Result<DividedText> divide_text(const SourceFile& file);

// The records of one of the parts. Errors: kMalformed where there is no such part, kLimit.
Result<Conversion> convert_part(const SourceFile& file, const TextPart& part,
                                const Lexicon& lexicon, const RecordSink& sink);

// Those of all parts, of which there is one at least.
Result<Conversion> convert_parts(const SourceFile& file, const DividedText& text,
                                 const Lexicon& lexicon, const RecordSink& sink);

// The same as convert() for a text that divide_text() left whole.
Result<Conversion> convert_undivided(const SourceFile& file, const PdfOptions& options,
                                     const Lexicon& lexicon, const RecordSink& sink);

// The same for the pages of a PDF or a picture file, however they were read.
Result<Conversion> convert_document(const SourceFile& file, Document document,
                                    const PdfOptions& options, const Lexicon& lexicon,
                                    const RecordSink& sink);

// The same with all records at once.
Result<Conversion> convert(std::string_view bytes, std::string_view file_name,
                           const PdfOptions& options, const Lexicon& lexicon);

// Where the records of a file come from.
RecordSource source_of(std::string_view bytes, std::string_view file_name,
                       const Document& document);
RecordSource source_of(const SourceFile& file, std::string_view media_type);

}  // namespace baku
