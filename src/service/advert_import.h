// A file of adverts as a site or a spreadsheet gives it, taken into the table of adverts: columns are known
// by their headers, cells are read into the fields of the table, and the rows go the way of every import of
// rows (data.h), with its checks, its version and its withdrawal.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reading/advert_columns.h"
#include "service/data.h"

namespace langqiao::service {

// Of adverts for which nobody names a source; made with the first import.
inline constexpr std::string_view kOwnAdverts = "own-adverts";

// What a person says that columns hold, by their headers; nothing: the column is passed over.
using ColumnsSaid = std::map<std::string, std::optional<reading::AdvertColumn>>;

struct AdvertFile {
  std::string name;        // as the person knows it
  std::string_view bytes;  // CSV with a header, an object a line (JSONL) or an Excel workbook
  ColumnsSaid columns;     // over what is known
  std::string source = std::string(kOwnAdverts);
  std::optional<Date> posted;  // of adverts that say no day
};

struct AdvertColumnView {
  std::string name;
  std::optional<reading::AdvertColumn> holds;
  bool said = false;   // by a person
  std::string sample;  // the first cell that is not empty
};

// A row that says nearly what an earlier advert says, of the file or of those that are kept.
struct NearDuplicateView {
  std::int64_t row = 0;  // of the file
  std::string title;
  std::int64_t earlier_row = 0;  // of the file; 0: an advert that is kept already
  std::string earlier;           // its id
};

struct AdvertImportReport {
  std::vector<AdvertColumnView> columns;
  std::int64_t repeats = 0;  // rows with the id of an earlier row, or the same word for word: left out
  std::int64_t near_duplicates = 0;     // taken; the board counts the first of them only
  std::vector<NearDuplicateView> like;  // the first kMostLike
  ImportReport rows;                    // lines and columns are those of the file

  static constexpr std::size_t kMostLike = 20;
};

// Adds "标题=title", or "备注=none" for a column to pass over; false when it is neither.
bool say_column(std::string_view words, ColumnsSaid& to);

// A file that cannot be read, or without a column of titles, is an answer with an error of row 0. Refused
// with malformed when a column that a person names does not stand in the file.
Answer<AdvertImportReport> import_adverts(const Office& office, const Actor& actor, const AdvertFile& file,
                                          ImportMode mode);

}  // namespace langqiao::service
