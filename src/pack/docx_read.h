// A Word document (.docx, .docm; ECMA-376 part 1, WordprocessingML) as plain text in the order in which it is
// read: what a person would copy out, and the labels of automatic numbering, which copying keeps and the file
// does not hold. Layout, pictures, headers and footers are left out; what was left out is told.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pack/archive.h"

namespace langqiao::pack {

// Parts of a document that are not in its text.
enum class LeftOut {
  header_or_footer,
  footnote,  // and endnotes
  comment,
  deletion,  // runs that a tracked change took away
  hidden_text,
  table_of_contents,  // paragraphs
  picture,            // and charts, drawings, embedded files
  symbol,             // of a symbol font, without a character
};

// "header_or_footer", "footnote" …: the enumerator, for the API.
std::string_view name_of(LeftOut what);

struct LeftOutCount {
  LeftOut what;
  std::size_t count = 0;

  bool operator==(const LeftOutCount&) const = default;
};

struct DocumentText {
  std::string text;      // UTF-8; every line ends with LF
  std::string encoding;  // that the text was in: "UTF-8", "GB18030" …
  std::vector<LeftOutCount> left_out;

  bool operator==(const DocumentText&) const = default;
};

// The archive of a document, pictures included, and how much XML its text may be.
inline constexpr ArchiveLimits kDocumentLimits = {.most_entry_bytes = std::size_t{64} << 20};

// Reads the Word document in `bytes`; `name` is the name of the file in messages. One paragraph is one line,
// with its label in front ("（一）总体要求"); a row of a table is one line with a TAB between cells (cells
// that span columns are followed by empty ones, a cell that continues the one above is empty) and a space
// between the paragraphs of a cell; a text box follows the paragraph that holds it. Tracked insertions are
// text, tracked deletions are not. Problems: no Word document (an old .doc, a password, a PDF …), damaged,
// over a limit.
Result<DocumentText, Problem> read_docx(std::string_view bytes, const std::string& name,
                                        const ArchiveLimits& limits = kDocumentLimits);

// Reads a policy text that came as a file: a Word document, or plain text in any encoding (base/encoding.h).
// What it is is decided from the content alone. Problems: as above, and files that are neither.
Result<DocumentText, Problem> read_document(std::string_view bytes, const std::string& name);

}  // namespace langqiao::pack
