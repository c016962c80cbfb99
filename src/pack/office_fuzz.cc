// Office files from anybody: whatever the bytes, the readers answer, and what they answer is text. The first
// byte says what the rest is: a file as it came, or the XML of one part of a file that is otherwise sound.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/check.h"
#include "base/text.h"
#include "pack/docx_read.h"
#include "pack/office_samples.h"
#include "pack/sheet_rows.h"

namespace langqiao::pack {
namespace {

void read_as_document(std::string_view bytes) {
  const auto read = read_document(bytes, "fuzz");
  CHECK(read ? is_utf8(read->text) : !read.error().found.en.empty());
}

void read_as_workbook(std::string_view bytes) {
  const auto read = read_xlsx(bytes, "fuzz", {.archive = {}, .most_cells = 100'000});
  if (!read) {
    CHECK(!read.error().found.en.empty() && is_utf8(read.error().found.en));
    return;
  }
  for (const Sheet& sheet : read->sheets) {
    std::size_t last = 0;
    for (SheetRows rows(sheet); rows.next(); last = rows.line()) {
      CHECK(rows.line() > last);
      for (const std::string_view cell : rows.cells()) CHECK(is_utf8(cell));
    }
  }
}

// `part` in the place of the part at that position.
std::string with_part(samples::Entries entries, std::size_t position, std::string_view part) {
  entries[position].second = part;
  return samples::zip_of(entries);
}

void read_one(std::uint8_t kind, std::string_view rest) {
  const auto document = [] { return samples::entries_of(samples::Document{"<w:p/>", "", ""}); };
  const auto book = [] {
    return samples::entries_of(samples::Book{.rows = R"(<row><c t="s" s="1"><v>0</v></c></row>)"});
  };
  constexpr std::size_t kParts = 6;
  if (kind == 0) return read_as_document(rest);
  if (kind == 1) return read_as_workbook(rest);
  if (kind < 2 + kParts) return read_as_workbook(with_part(book(), kind - 2u, rest));
  read_as_document(with_part(document(), kind % document().size(), rest));
}

}  // namespace
}  // namespace langqiao::pack

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string bytes(data, data + size);
  langqiao::pack::read_one(data[0] % 16, std::string_view(bytes).substr(1));
  return 0;
}
