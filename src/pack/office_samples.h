// Office files made in memory, for tests and fuzzers. No part of the library.
#pragma once

#include <cstdlib>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <zip.h>

#include "base/check.h"

namespace langqiao::pack::samples {

using Entries = std::vector<std::pair<std::string, std::string>>;

// A zip archive of these entries, deflated.
inline std::string zip_of(const Entries& entries) {
  zip_source_t* const buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  CHECK(buffer != nullptr);
  zip_source_keep(buffer);
  zip_t* const archive = zip_open_from_source(buffer, ZIP_TRUNCATE, nullptr);
  CHECK(archive != nullptr);
  for (const auto& [name, text] : entries) {
    zip_source_t* const entry = zip_source_buffer(archive, text.data(), text.size(), 0);
    CHECK(zip_file_add(archive, name.c_str(), entry, ZIP_FL_ENC_UTF_8) >= 0);
  }
  CHECK(zip_close(archive) == 0);
  zip_stat_t about;
  CHECK(zip_source_stat(buffer, &about) == 0 && zip_source_open(buffer) == 0);
  std::string bytes(about.size, '\0');
  CHECK(zip_source_read(buffer, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

inline constexpr std::string_view kTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

// One <Relationship>.
inline std::string link(std::string_view id, std::string_view type, std::string_view target) {
  return fmt::format(R"(<Relationship Id="{}" Type="{}{}" Target="{}"/>)", id, kTypes, type, target);
}
inline std::string links(std::string_view inside) {
  return fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>)",
      inside);
}

inline constexpr std::string_view kWordSpace =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main")";

// The parts of a Word document: what is inside <w:body>, <w:numbering> and <w:styles>.
struct Document {
  std::string body;
  std::string numbering;
  std::string styles;
};
inline Entries entries_of(const Document& document) {
  return {
      {"_rels/.rels", links(link("rId1", "officeDocument", "word/document.xml"))},
      {"word/_rels/document.xml.rels",
       links(link("rId1", "numbering", "numbering.xml") + link("rId2", "styles", "styles.xml"))},
      {"word/document.xml",
       fmt::format("<w:document {}><w:body>{}</w:body></w:document>", kWordSpace, document.body)},
      {"word/numbering.xml", fmt::format("<w:numbering {}>{}</w:numbering>", kWordSpace, document.numbering)},
      {"word/styles.xml", fmt::format("<w:styles {}>{}</w:styles>", kWordSpace, document.styles)}};
}
inline std::string docx_of(const Document& document) { return zip_of(entries_of(document)); }

// The parts of a workbook of one sheet, "Sheet1".
struct Book {
  std::string rows;        // inside <sheetData>
  std::string after_rows;  // behind it, such as <mergeCells>
  std::string shared;      // inside <sst>
  std::string styles;      // inside <styleSheet>
  std::string workbook;    // inside <workbook>, before <sheets>
};
inline Entries entries_of(const Book& book) {
  return {{"_rels/.rels", links(link("rId1", "officeDocument", "xl/workbook.xml"))},
          {"xl/_rels/workbook.xml.rels", links(link("rId1", "worksheet", "worksheets/sheet1.xml") +
                                               link("rId2", "sharedStrings", "sharedStrings.xml") +
                                               link("rId3", "styles", "/xl/styles.xml"))},
          {"xl/workbook.xml",
           fmt::format(
               R"(<workbook>{}<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>)",
               book.workbook)},
          {"xl/worksheets/sheet1.xml",
           fmt::format("<worksheet><sheetData>{}</sheetData>{}</worksheet>", book.rows, book.after_rows)},
          {"xl/sharedStrings.xml", fmt::format("<sst>{}</sst>", book.shared)},
          {"xl/styles.xml", fmt::format("<styleSheet>{}</styleSheet>", book.styles)}};
}
inline std::string xlsx_of(const Book& book) { return zip_of(entries_of(book)); }

}  // namespace langqiao::pack::samples
