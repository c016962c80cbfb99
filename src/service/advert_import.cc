#include "service/advert_import.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "pack/archive.h"
#include "pack/csv.h"
#include "pack/package.h"
#include "pack/row_stream.h"
#include "pack/sheet_rows.h"
#include "pack/table_reader.h"
#include "reading/near_duplicates.h"
#include "service/advert_book.h"

namespace langqiao::service {
namespace {

using reading::AdvertColumn;
using reading::AdvertRow;

constexpr std::size_t kMostTextBytes = 100'000, kMostTitleBytes = 1'000, kMostIdBytes = 100;
constexpr std::size_t kShownErrors = 1000, kSampleCharacters = 60;

// The rows of a file, whichever kind of file it is.
struct FileRows {
  std::vector<std::string> columns;
  std::vector<pack::StreamedRow> rows;  // those of CSV and of sheets have a cell for every column
  std::string encoding;
};

bool is_blank(const pack::StreamedRow& row) {
  return !row.refused && std::ranges::all_of(row.cells, [](const auto& cell) { return trim(cell).empty(); });
}

Result<FileRows, Problem> rows_of_workbook(const AdvertFile& file) {
  const auto workbook = pack::read_xlsx(file.bytes, file.name);
  if (!workbook) return Failure<Problem>(workbook.error());
  const auto sheet = pack::sheet_of_table(*workbook, Table<Advert>::name, file.name);
  if (!sheet) return Failure<Problem>(sheet.error());
  FileRows read{.encoding = "UTF-8"};
  pack::SheetRows rows(**sheet);
  if (!rows.next()) return Failure<Problem>(Problem{{"空的工作表", "an empty sheet"}, file.name});
  for (const std::string_view cell : rows.cells()) read.columns.emplace_back(trim(cell));
  while (rows.next()) {
    pack::StreamedRow row{.line = rows.line(), .cells = {rows.cells().begin(), rows.cells().end()}};
    if (rows.fault()) row.refused = rows.fault()->found;
    if (!rows.cell_faults().empty()) row.refused = rows.cell_faults().front().found;
    read.rows.push_back(std::move(row));
  }
  return read;
}

Result<FileRows, Problem> rows_of_text(const AdvertFile& file) {
  auto stream = pack::RowStream::of(std::string(file.bytes), file.name);
  if (!stream) return Failure<Problem>(stream.error());
  FileRows read{.encoding = stream->encoding()};
  const bool csv = stream->format() == pack::RowFormat::csv;
  for (pack::StreamedRow row; stream->next(row); row = {}) {
    const std::size_t width = stream->columns().size();
    if (csv && !row.refused && row.cells.size() != width && !is_blank(row))
      row.refused =
          worded("{} 个单元格，首行有 {} 个", "{} cells, the header has {}", row.cells.size(), width);
    read.rows.push_back(std::move(row));
  }
  read.columns = stream->columns();
  return read;
}

Result<FileRows, Problem> rows_of(const AdvertFile& file) {
  if (pack::is_zip(file.bytes)) return rows_of_workbook(file);
  if (const auto phrase = pack::content_phrase(file.bytes)) {
    return Failure<Problem>(
        Problem{{"文件无法读取", "The file cannot be read"},
                file.name,
                *phrase,
                {"CSV、JSONL 或 Excel 工作簿（.xlsx）", "CSV, JSONL or an Excel workbook (.xlsx)"},
                {"请把表另存为 .xlsx 或 CSV", "Save the table as .xlsx or as CSV"}});
  }
  return rows_of_text(file);
}

// FNV-1a: the same advert has the same id whenever and wherever it is imported.
std::string digest_of(const AdvertRow& row) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const auto& [column, name] : names(AdvertColumn{})) {
    for (const char c : row.at(column) + '\x1f')
      hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return fmt::format("{:016x}", hash);
}

// Ids of different sites may be the same number.
std::string id_of(const AdvertFile& file, const AdvertRow& row) {
  const std::string& given = row.id();
  const bool usable =
      !given.empty() && given.size() <= kMostIdBytes && given.find_first_of(" \t\r\n") == std::string::npos;
  return fmt::format("{}-{}", file.source, usable ? given : digest_of(row));
}

bool is_plain_id(std::string_view id) {
  constexpr std::size_t kMost = 60;
  const auto plain = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == '_';
  };
  return !id.empty() && id.size() <= kMost && std::ranges::all_of(id, plain);
}

// Lines end with LF, so that the rows of what is written can be counted.
std::string with_plain_line_ends(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    plain += text[i] == '\r' ? '\n' : text[i];
  }
  return plain;
}

// An advert in the columns of the table.
struct MappedRow {
  std::size_t line = 0;
  std::string id, posted, title, organisation, region, education, pay_min, pay_max, text;
};

// Cells into fields. What no field of the table holds stays in the text, where it is read like the rest.
class Mapper {
 public:
  Mapper(const AdvertFile& file, const CityView& view, const reading::Reader& reader)
      : file_(file), city_(view.city), reader_(reader), desk_(reader) {
    for (const Organisation& each : city_.tables().organisations) learn(each.name, &each);
    for (const Alias& each : city_.tables().aliases) {
      if (each.kind != AliasKind::organisation) continue;
      if (const Organisation* const target = city_.find(Id<Organisation>(each.target)))
        learn(each.alias, target);
    }
  }

  MappedRow mapped(const AdvertRow& row, std::size_t line) {
    const Reading reading = reader_.read(row.view(), desk_);
    MappedRow to{.line = line,
                 .id = id_of(file_, row),
                 .posted = posted(row),
                 .title = row.at(AdvertColumn::title),
                 .education = row.at(AdvertColumn::education),
                 .text = row.at(AdvertColumn::text)};
    const auto keep = [&](const char* label, AdvertColumn column) {
      if (row.at(column).empty()) return;
      to.text.append(to.text.empty() ? "" : "\n").append(label).append("：").append(row.at(column));
    };
    keep("标签", AdvertColumn::tags);
    keep("经验", AdvertColumn::experience);
    if (!put_pay(reading, to)) keep("薪资", AdvertColumn::pay);
    if (!put_region(reading, to)) keep("工作地点", AdvertColumn::place);
    if (!put_organisation(row, to)) keep("公司", AdvertColumn::company);
    keep("行业", AdvertColumn::industry);
    if (to.text.empty()) to.text = to.title;
    to.title = with_plain_line_ends(to.title);
    to.text = with_plain_line_ends(to.text);
    return to;
  }

 private:
  // As the table writes days; empty where none is said.
  std::string posted(const AdvertRow& row) const {
    const std::string& cell = row.at(AdvertColumn::posted);
    const auto day = cell.empty() ? file_.posted : reading::read_day(cell);
    return day ? day->iso() : std::string();
  }
  static bool put_pay(const Reading& reading, MappedRow& to) {
    if (!reading.pay || reading.pay->at.field != AdvertField::pay) return false;
    to.pay_min = std::to_string(reading.pay->least_yuan);
    if (reading.pay->most_yuan) to.pay_max = std::to_string(*reading.pay->most_yuan);
    return true;
  }
  bool put_region(const Reading& reading, MappedRow& to) const {
    if (!reading.place || reading.place->at.field != AdvertField::place) return false;
    const Region* const region = region_of_place(city_, reading.place->code);
    if (region) to.region = region->id.text();
    return region != nullptr;
  }
  bool put_organisation(const AdvertRow& row, MappedRow& to) const {
    const auto named = organisations_.find(row.at(AdvertColumn::company));
    if (named == organisations_.end() || !named->second) return false;
    to.organisation = named->second->id.text();
    return true;
  }
  // A name that two have names neither.
  void learn(std::string_view name, const Organisation* organisation) {
    const auto [at, is_new] = organisations_.try_emplace(name, organisation);
    if (!is_new && at->second != organisation) at->second = nullptr;
  }

  const AdvertFile& file_;
  const City& city_;
  const reading::Reader& reader_;
  reading::Reader::Desk desk_;
  std::unordered_map<std::string_view, const Organisation*> organisations_;  // by name and alias
};

// The rows as a file of the table, and on which line of it which row of the person's file stands.
class TableText {
 public:
  explicit TableText(const std::string& source) : source_(source) {}

  void add(const MappedRow& row) {
    lines_.emplace_back(next_line_, row.line);
    const std::size_t begin = text_.size();
    for (const std::string* cell :
         {&row.id, &row.posted, &row.title, &row.organisation, &row.region, &row.education, &row.pay_min,
          &row.pay_max, &row.text, &source_, &row.posted}) {
      pack::write_cell(*cell, text_);
      text_ += ',';
    }
    text_ += "measured\n";
    next_line_ += pack::count_letter(std::string_view(text_).substr(begin), '\n');
  }

  const std::string& text() const { return text_; }
  std::size_t line_of(std::size_t written) const {
    const auto at =
        std::ranges::lower_bound(lines_, written, {}, &std::pair<std::size_t, std::size_t>::first);
    return at == lines_.end() || at->first != written ? 0 : at->second;
  }

 private:
  const std::string& source_;
  std::string text_ =
      "id,posted,title,organisation,region,education,pay_min_yuan,pay_max_yuan,text,source,as_of,quality\n";
  std::size_t next_line_ = 2;
  std::vector<std::pair<std::size_t, std::size_t>> lines_;
};

class Import {
 public:
  Import(const Office& office, const Actor& actor, const AdvertFile& file, ImportMode mode)
      : office_(office), actor_(actor), file_(file), mode_(mode) {}

  Answer<AdvertImportReport> run(const CityView& view) {
    if (!is_plain_id(file_.source)) {
      return refuse(RefusalKind::malformed,
                    {.what = {"来源编号不可用", "This id of a source cannot be used"},
                     .where = "source",
                     .found = as_is(pack::shown(file_.source)),
                     .wanted = {"至多 60 个字母、数字、点、减号、下划线",
                                "up to 60 letters, digits, dots, hyphens and underscores"},
                     .action = {"请更正来源编号", "Correct the id of the source"}});
    }
    const auto read = rows_of(file_);
    if (!read) {
      const Problem& problem = read.error();
      return refused_whole(worded("{}：{}", "{}: {}", problem.what, problem.found), problem.wanted,
                           problem.action);
    }
    if (const auto unknown = unknown_column(*read)) return Failure<Refusal>(*unknown);
    lay_out(*read);
    if (std::ranges::find(layout_, std::optional(AdvertColumn::title)) == layout_.end()) {
      const std::string found = fmt::format("{}", fmt::join(read->columns, " "));
      return refused_whole(trim(found).empty() ? Wording{"没有列名", "no names of columns"} : as_is(found),
                           {"一列职位名称", "a column of titles"},
                           {"请指明哪一列是职位名称（title）", "Say which column holds the titles (title)"});
    }
    map_rows(*read, view);
    find_near_duplicates();
    return take(*read);
  }

 private:
  AdvertImportReport refused_whole(Wording found, Wording wanted, Wording action) {
    report_.rows.mode = mode_;
    report_.rows.errors = {{file_.name, 0, "", std::move(found), std::move(wanted), std::move(action)}};
    report_.rows.error_total = 1;
    return report_;
  }

  std::optional<Refusal> unknown_column(const FileRows& read) const {
    for (const auto& [name, column] : file_.columns) {
      if (std::ranges::find(read.columns, name) != read.columns.end()) continue;
      return Refusal{RefusalKind::malformed,
                     {.what = {"没有这一列", "There is no such column"},
                      .where = file_.name,
                      .found = as_is(name),
                      .wanted = as_is(fmt::format("{}", fmt::join(read.columns, " "))),
                      .action = {"请更正列名", "Correct the name of the column"}}};
    }
    return std::nullopt;
  }

  void lay_out(const FileRows& read) {
    for (std::size_t i = 0; i < read.columns.size(); ++i) {
      const std::string& name = read.columns[i];
      const auto said = file_.columns.find(name);
      AdvertColumnView column{.name = name, .said = said != file_.columns.end()};
      column.holds = column.said ? said->second : reading::column_of_header(name);
      const auto first = std::ranges::find_if(
          read.rows, [&](const auto& row) { return i < row.cells.size() && !trim(row.cells[i]).empty(); });
      if (first != read.rows.end()) column.sample = cut(trim(first->cells[i]));
      layout_.push_back(column.holds);
      report_.columns.push_back(std::move(column));
    }
  }

  static std::string cut(std::string_view cell) {
    std::size_t at = 0;
    for (std::size_t n = 0; at < cell.size() && n < kSampleCharacters; ++n)
      at += code_point_at(cell, at).bytes;
    return std::string(cell.substr(0, at)) + (at < cell.size() ? "…" : "");
  }

  // The header of the column that holds this, for messages.
  std::string header_of(std::optional<AdvertColumn> column) const {
    const auto at = std::ranges::find_if(
        report_.columns, [&](const AdvertColumnView& each) { return each.holds && each.holds == column; });
    return at == report_.columns.end() ? "" : at->name;
  }

  void refuse_row(std::size_t line, std::string column, Wording found, Wording wanted, Wording action) {
    errors_.push_back(
        {file_.name, line, std::move(column), std::move(found), std::move(wanted), std::move(action)});
  }

  bool is_too_long(const MappedRow& row) {
    const auto check = [&](AdvertColumn column, std::size_t bytes, std::size_t most) {
      if (bytes <= most) return false;
      refuse_row(row.line, header_of(column), worded("{} 字节", "{} bytes", bytes),
                 worded("至多 {} 字节", "at most {} bytes", most),
                 {"请检查这一行是否少了引号或换行", "See whether a quote or a line end is missing"});
      return true;
    };
    return check(AdvertColumn::title, row.title.size(), kMostTitleBytes) ||
           check(AdvertColumn::text, row.text.size(), kMostTextBytes);
  }

  bool has_no_day(const MappedRow& row, const std::string& cell) {
    if (!row.posted.empty()) return false;
    refuse_row(row.line, header_of(AdvertColumn::posted),
               cell.empty() ? pack::kEmptyCell : as_is(pack::shown(cell)),
               {"发布日期，如 2025-03-01", "the day of posting, such as 2025-03-01"},
               {"请补上日期；空单元格可统一指定发布日期",
                "Add the day; for empty cells one day may be named for all"});
    return true;
  }

  void map_rows(const FileRows& read, const CityView& view) {
    const auto reader = view.adverts->reader(view.city, view.head.city.text());
    Mapper mapper(file_, view, *reader);
    std::set<std::string> seen;
    for (const pack::StreamedRow& row : read.rows) {
      if (is_blank(row)) continue;
      ++rows_;
      if (row.refused) {
        refuse_row(row.line, "", *row.refused,
                   {"与首行列数相当的一行，或一个 JSON 对象", "a row like the header, or a JSON object"},
                   {"请更正该行", "Correct the row"});
        continue;
      }
      const AdvertRow advert(layout_, row.cells);
      MappedRow mapped = mapper.mapped(advert, row.line);
      if (is_too_long(mapped) || has_no_day(mapped, advert.at(AdvertColumn::posted))) continue;
      if (seen.insert(mapped.id).second) {
        mapped_.push_back(std::move(mapped));
      } else {
        ++report_.repeats;
      }
    }
  }

  // Those that are kept already come first. One that is written anew is no duplicate of itself.
  void find_near_duplicates() {
    std::set<std::string_view> fresh;
    for (const MappedRow& row : mapped_) fresh.insert(row.id);
    struct Earlier {
      std::string id;
      std::size_t line;
    };
    std::vector<Earlier> all;
    reading::NearDuplicates seen;
    for (const Advert& each : office_.store().load({Table<Advert>::name}).adverts) {
      if (fresh.contains(each.id.text())) continue;
      seen.first_like(fmt::format("{}\n{}", each.title, each.text));
      all.push_back({each.id.text(), 0});
    }
    for (const MappedRow& row : mapped_) {
      const auto first = seen.first_like(fmt::format("{}\n{}", row.title, row.text));
      all.push_back({row.id, row.line});
      if (!first) continue;
      ++report_.near_duplicates;
      if (report_.like.size() < AdvertImportReport::kMostLike) {
        report_.like.push_back({static_cast<std::int64_t>(row.line), row.title,
                                static_cast<std::int64_t>(all[*first].line), all[*first].id});
      }
    }
  }

  Answer<AdvertImportReport> take(const FileRows& read) {
    TableText table(file_.source);
    for (const MappedRow& row : mapped_) table.add(row);
    const bool hold = mode_ == ImportMode::all_or_nothing && !errors_.empty();
    const Source source{.id = Id<Source>(file_.source),
                        .title = file_.source == kOwnAdverts ? "自行导入的招聘信息" : file_.source,
                        .note = "由招聘信息文件导入时建立。made when a file of adverts was imported"};
    auto taken = import_rows(office_, actor_, std::string(Table<Advert>::name), table.text(),
                             hold ? ImportMode::check : mode_, source);
    if (!taken) return Failure<Refusal>(taken.error());
    report_.rows = std::move(*taken);
    report_.rows.mode = mode_;
    report_.rows.rows_read = rows_;
    report_.rows.encoding = read.encoding;
    tell_errors(table);
    return report_;
  }

  void tell_errors(const TableText& table) {
    std::vector<pack::RowError>& told = report_.rows.errors;
    for (pack::RowError& error : told) {
      error.file = file_.name;
      error.row = table.line_of(error.row);
      error.column = header_of(column_of(error.column));
    }
    report_.rows.error_total += static_cast<std::int64_t>(errors_.size());
    std::ranges::move(errors_, std::back_inserter(told));
    std::ranges::stable_sort(told, {}, &pack::RowError::row);
    if (told.size() > kShownErrors) told.resize(kShownErrors);
  }

  // Which part of an advert a column of the table comes from.
  static std::optional<AdvertColumn> column_of(std::string_view of_table) {
    if (of_table == "organisation") return AdvertColumn::company;
    if (of_table == "region") return AdvertColumn::place;
    if (of_table == "as_of") return AdvertColumn::posted;
    return named<AdvertColumn>(of_table);
  }

  const Office& office_;
  const Actor& actor_;
  const AdvertFile& file_;
  ImportMode mode_;
  AdvertRow::Layout layout_;
  std::int64_t rows_ = 0;
  std::vector<MappedRow> mapped_;
  std::vector<pack::RowError> errors_;
  AdvertImportReport report_;
};

}  // namespace

bool say_column(std::string_view words, ColumnsSaid& to) {
  const std::size_t sign = words.rfind('=');
  if (sign == words.npos || sign == 0) return false;
  const std::string_view part = words.substr(sign + 1);
  const auto column = named<AdvertColumn>(part);
  if (!column && part != "none") return false;
  to[std::string(trim(words.substr(0, sign)))] = column;
  return true;
}

Answer<AdvertImportReport> import_adverts(const Office& office, const Actor& actor, const AdvertFile& file,
                                          ImportMode mode) {
  if (const auto refusal = refused(actor, Act::import_data)) return Failure<Refusal>(*refusal);
  const auto view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  return Import(office, actor, file, mode).run(**view);
}

}  // namespace langqiao::service
