#include "pack/xlsx_read.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "pack/number_format.h"
#include "pack/package.h"
#include "pack/xml_items.h"

namespace langqiao::pack {
namespace {

constexpr Wanting kWanting = {
    {"Excel 工作簿（.xlsx）", "an Excel workbook (.xlsx)"},
    "xl/",
    {"请用 Excel 或 WPS 打开，另存为 .xlsx（或 CSV），不设密码，再上传",
     "open it in Excel or WPS, save it as .xlsx (or as CSV) without a password and upload that file"}};
constexpr Words kTypeAgain{"请更正单元格并重新保存文件", "correct the cell and save the file again"};

// The text of an <si> or <is>: its own <t> and those of its runs, without readings (rPh).
void append_rich_text(const pugi::xml_node& node, std::string& to) {
  for_each_child(node, [&](const pugi::xml_node& each) {
    if (local(each) == "t") append_text(each, to);
    if (local(each) == "r") append_rich_text(each, to);
  });
}

// _xHHHH_ is how spreadsheets write a character that XML cannot hold.
void undo_escapes(std::string& text) {
  constexpr std::size_t kLength = 7;
  std::size_t at = text.find("_x");
  if (at == std::string::npos) return;
  std::string out = text.substr(0, at);
  while (at < text.size()) {
    unsigned code = 0;
    const char* const digits = text.data() + at + 2;
    const bool fits = text.size() - at >= kLength && text[at] == '_' && text[at + 1] == 'x' &&
                      text[at + kLength - 1] == '_';
    const auto read = fits ? std::from_chars(digits, digits + 4, code, 16)
                           : std::from_chars_result{digits, std::errc::invalid_argument};
    if (read.ec == std::errc{} && read.ptr == digits + 4) {
      append_utf8(out, code >= 0xD800 && code < 0xE000 ? U'\uFFFD' : static_cast<char32_t>(code));
      at += kLength;
    } else {
      out += text[at++];
    }
  }
  text = std::move(out);
}

void make_plain(std::string& text) {
  undo_escapes(text);
  if (!is_utf8(text)) text = readable(text);
}

// "C" of "C12" as 2; nothing when it is no name of a cell.
struct Position {
  std::uint32_t row;
  std::uint32_t column;
};
std::optional<Position> position_of(std::string_view name) {
  std::uint32_t column = 0;
  std::size_t letters = 0;
  for (; letters < name.size() && name[letters] >= 'A' && name[letters] <= 'Z' && letters < 3; ++letters)
    column = column * 26 + static_cast<std::uint32_t>(name[letters] - 'A') + 1;
  std::uint32_t row = 0;
  const char* const end = name.data() + name.size();
  const auto read = std::from_chars(name.data() + letters, end, row);
  if (letters == 0 || read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  if (column > kMostSheetColumns || row == 0 || row > kMostSheetRows) return std::nullopt;
  return Position{row, column - 1};
}

std::optional<CellRange> range_of(std::string_view reference) {
  const std::size_t colon = reference.find(':');
  const auto first = position_of(reference.substr(0, colon));
  const auto last = colon == std::string_view::npos ? first : position_of(reference.substr(colon + 1));
  if (!first || !last || last->row < first->row || last->column < first->column) return std::nullopt;
  return CellRange{first->row, first->column, last->row, last->column};
}

// What the sheets of one workbook share.
struct Book {
  std::vector<std::string_view> shared;  // shared texts
  std::vector<Shape> shapes;             // by cell style
  Epoch epoch = Epoch::y1900;
};

// One reading of one sheet.
class SheetReader {
 public:
  SheetReader(const Book& book, TextPool& texts, Sheet& sheet, std::size_t most_cells)
      : book_(book), texts_(texts), sheet_(sheet), most_cells_(most_cells) {}

  // False when the sheet cannot be read on; see `stopped`.
  bool read_row(const pugi::xml_node& node) {
    const int given = number(node, "r", static_cast<int>(row_) + 1);
    if (given <= static_cast<int>(row_) || given > static_cast<int>(kMostSheetRows))
      return stop(worded("行号 {} 在行号 {} 之后", "row {} after row {}", given, row_));
    row_ = static_cast<std::uint32_t>(given);
    next_column_ = 0;
    const std::size_t begin = sheet_.cells.size();
    for (pugi::xml_node each = node.first_child(); each && stopped_.empty(); each = each.next_sibling()) {
      if (local(each) == "c") read_cell(each);
    }
    if (sheet_.cells.size() > begin) sheet_.rows.push_back({row_, begin, sheet_.cells.size()});
    if (sheet_.cells.size() > most_cells_) full_ = true;
    return stopped_.empty() && !full_;
  }

  const Wording& stopped() const { return stopped_; }
  bool full() const { return full_; }

 private:
  bool stop(Wording why) {
    stopped_ = std::move(why);
    return false;
  }

  void read_cell(const pugi::xml_node& node) {
    const std::string_view reference = attribute(node, "r");
    const auto position = reference.empty() ? Position{row_, next_column_} : position_of(reference);
    if (!position || position->column < next_column_ || position->column >= kMostSheetColumns) {
      stop(
          worded("单元格 {} 出现在第 {} 行", "a cell {} in row {}", readable(reference.substr(0, 20)), row_));
      return;
    }
    column_ = position->column;
    next_column_ = column_ + 1;
    read_value(node, attribute(node, "t"));
  }

  void read_value(const pugi::xml_node& node, std::string_view type) {
    if (type == "inlineStr") return add_text(child(node, "is"));
    const pugi::xml_node stored = child(node, "v");
    const std::string_view value = text_in(stored);
    if (value.empty()) {
      if (child(node, "f") && type != "str")
        add_fault({"没有值的公式", "a formula without a value"},
                  {"已经算出值的公式", "a formula that has been computed"},
                  {"请用 Excel 或 WPS 打开文件，保存后再上传",
                   "open the file in Excel or WPS, save it and upload it again"});
      return;
    }
    if (type == "s") return add_shared(value);
    if (type == "str") return add_text(stored, false);
    if (type == "b") return add(value == "1" || value == "true" ? "1" : "0");
    if (type == "e")
      return add_fault(as_is(readable(value.substr(0, 40))), {"值，而不是错误", "a value, no error"},
                       {"请更正公式，或直接填写值", "correct the formula or type the value"});
    if (type == "d") return add_iso(value);
    add_number(value, number(node, "s", 0));
  }

  void add(std::string_view text) {
    if (!text.empty()) sheet_.cells.push_back({column_, false, text});
  }

  void add_fault(Wording found, Wording wanted, Wording action) {
    sheet_.cells.push_back({column_, true, texts_.keep(found.en)});
    sheet_.faults.push_back({row_, column_, std::move(found), std::move(wanted), std::move(action)});
  }

  void add_text(const pugi::xml_node& node, bool rich = true) {
    buffer_.clear();
    rich ? append_rich_text(node, buffer_) : append_text(node, buffer_);
    make_plain(buffer_);
    add(texts_.keep(buffer_));
  }

  void add_shared(std::string_view value) {
    std::size_t index = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), index);
    if (read.ec != std::errc{} || read.ptr != value.data() + value.size() || index >= book_.shared.size())
      return add_fault(worded("共享文本 {}", "shared text {}", readable(value.substr(0, 20))),
                       worded("{} 个共享文本之一", "one of {} shared texts", book_.shared.size()),
                       kTypeAgain);
    add(book_.shared[index]);
  }

  // A day written out: its time is left away where it is midnight.
  void add_iso(std::string_view value) {
    const std::size_t zero = value.find("T00:00:00");
    add(texts_.keep(readable(value.substr(0, zero))));
  }

  void add_number(std::string_view text, int style) {
    const Shape shape = style >= 0 && static_cast<std::size_t>(style) < book_.shapes.size()
                            ? book_.shapes[static_cast<std::size_t>(style)]
                            : Shape::plain;
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || value - value != 0)
      return add_fault(as_is(readable(text.substr(0, 40))), {"数", "a number"}, kTypeAgain);
    if (shape != Shape::plain) return add_date(text, value, shape);
    constexpr double kMostKept = 1e15;
    if (value >= kMostKept || value <= -kMostKept)
      return add_fault(
          as_is(number_text(value)),
          {"至多 15 位数字，电子表格只保留这么多", "at most 15 digits, which is what a spreadsheet keeps"},
          {"请把该列设为文本格式，重新输入完整代码",
           "format the column as text and type the whole code again"});
    add(texts_.keep(number_text(value)));
  }

  void add_date(std::string_view text, double serial, Shape shape) {
    const auto date = date_text(serial, shape, book_.epoch);
    if (!date)
      return add_fault(worded("日期序号 {}", "day number {}", text),
                       {"1900-01-01 到 9999-12-31 之间的日期", "a day from 1900-01-01 to 9999-12-31"},
                       kTypeAgain);
    add(texts_.keep(*date));
  }

  const Book& book_;
  TextPool& texts_;
  Sheet& sheet_;
  std::size_t most_cells_;
  std::uint32_t row_ = 0;
  std::uint32_t column_ = 0;
  std::uint32_t next_column_ = 0;
  std::string buffer_;
  Wording stopped_;
  bool full_ = false;
};

// Knows which cells lie under a merged range without being its first.
class CoveredCells {
 public:
  explicit CoveredCells(std::vector<CellRange> ranges) : waiting_(std::move(ranges)) {
    std::ranges::sort(waiting_, std::ranges::greater{}, &CellRange::top);
  }

  // Goes down to `row`, which never goes up. False when two ranges overlap there.
  bool go_to(std::uint32_t row) {
    for (; !by_bottom_.empty() && by_bottom_.begin()->first < row; by_bottom_.erase(by_bottom_.begin()))
      active_.erase(by_bottom_.begin()->second);
    for (; !waiting_.empty() && waiting_.back().top <= row; waiting_.pop_back()) {
      if (const CellRange& range = waiting_.back(); range.bottom >= row && !add(range)) return false;
    }
    return true;
  }

  bool covers(std::uint32_t row, std::uint32_t column) const {
    auto next = active_.upper_bound(column);
    if (next == active_.begin()) return false;
    const CellRange& range = std::prev(next)->second;
    return column <= range.right && !(range.top == row && range.left == column);
  }

 private:
  bool add(const CellRange& range) {
    const auto next = active_.lower_bound(range.left);
    if (next != active_.end() && next->first <= range.right) return false;
    if (next != active_.begin() && std::prev(next)->second.right >= range.left) return false;
    active_.emplace(range.left, range);
    by_bottom_.emplace(range.bottom, range.left);
    return true;
  }

  std::vector<CellRange> waiting_;             // top row last
  std::map<std::uint32_t, CellRange> active_;  // by left column
  std::set<std::pair<std::uint32_t, std::uint32_t>> by_bottom_;
};

// Takes away values that stand under a merged range, which nobody sees. False when ranges overlap.
bool drop_covered(Sheet& sheet) {
  if (sheet.merged.empty()) return true;
  CoveredCells covered(sheet.merged);
  std::size_t kept = 0;
  for (SheetRow& row : sheet.rows) {
    if (!covered.go_to(row.number)) return false;
    const std::size_t begin = kept;
    for (std::size_t cell = row.begin; cell < row.end; ++cell) {
      if (!covered.covers(row.number, sheet.cells[cell].column)) sheet.cells[kept++] = sheet.cells[cell];
    }
    row = {row.number, begin, kept};
  }
  sheet.cells.resize(kept);
  std::erase_if(sheet.rows, [](const SheetRow& row) { return row.begin == row.end; });
  CoveredCells again(sheet.merged);
  std::erase_if(sheet.faults, [&](const CellFault& fault) {
    return again.go_to(fault.row) && again.covers(fault.row, fault.column);
  });
  return true;
}

// One reading of a workbook.
class WorkbookReader {
 public:
  WorkbookReader(Package package, const WorkbookLimits& limits)
      : package_(std::move(package)), limits_(limits) {}

  Result<Workbook, Problem> read() {
    auto links = package_.relationships(package_.main_part());
    if (!links) return Failure<Problem>(std::move(links.error()));
    if (auto done = read_shared(*links); !done) return Failure<Problem>(std::move(done.error()));
    if (auto done = read_styles(*links); !done) return Failure<Problem>(std::move(done.error()));
    const auto main = package_.parse(package_.main_part());
    if (!main) return Failure<Problem>(main.error());
    if (is_on_attribute(child(main->root(), "workbookPr"), "date1904")) book_.epoch = Epoch::y1904;
    std::optional<Problem> problem;
    for_each_child(child(main->root(), "sheets"), "sheet", [&](const pugi::xml_node& node) {
      if (problem) return;
      if (auto done = read_sheet(node, *links); !done) problem = std::move(done.error());
    });
    if (problem) return Failure<Problem>(std::move(*problem));
    return std::move(workbook_);
  }

 private:
  static bool is_on_attribute(const pugi::xml_node& node, std::string_view name) {
    const std::string_view value = attribute(node, name);
    return value == "1" || value == "true" || value == "on";
  }

  static const Relationship* find(const std::vector<Relationship>& links, std::string Relationship::* field,
                                  std::string_view value) {
    const auto found = std::ranges::find(links, value, field);
    return found == links.end() || found->outside ? nullptr : &*found;
  }

  Result<bool, Problem> read_shared(const std::vector<Relationship>& links) {
    const Relationship* link = find(links, &Relationship::type, "sharedStrings");
    if (link == nullptr || !package_.has(link->target)) return true;
    auto xml = package_.read(link->target);
    if (!xml) return Failure<Problem>(std::move(xml.error()));
    std::string text;
    const auto rest = for_each_item(std::move(*xml), "sst", "si", package_.where(link->target),
                                    [&](const pugi::xml_node& item) {
                                      text.clear();
                                      append_rich_text(item, text);
                                      make_plain(text);
                                      book_.shared.push_back(workbook_.texts.keep(text));
                                      return true;
                                    });
    if (!rest) return Failure<Problem>(rest.error());
    return true;
  }

  Result<bool, Problem> read_styles(const std::vector<Relationship>& links) {
    const Relationship* link = find(links, &Relationship::type, "styles");
    if (link == nullptr || !package_.has(link->target)) return true;
    const auto part = package_.parse(link->target);
    if (!part) return Failure<Problem>(part.error());
    std::map<int, Shape> own;
    for_each_child(child(part->root(), "numFmts"), "numFmt", [&](const pugi::xml_node& format) {
      own[number(format, "numFmtId", -1)] = shape_of_code(attribute(format, "formatCode"));
    });
    for_each_child(child(part->root(), "cellXfs"), "xf", [&](const pugi::xml_node& style) {
      const int id = number(style, "numFmtId", 0);
      const auto found = own.find(id);
      book_.shapes.push_back(found == own.end() ? shape_of_builtin(id) : found->second);
    });
    return true;
  }

  Result<bool, Problem> read_sheet(const pugi::xml_node& node, const std::vector<Relationship>& links) {
    const Relationship* link = find(links, &Relationship::id, relationship_id(node));
    if (link == nullptr || link->type != "worksheet") return true;
    auto xml = package_.read(link->target);
    if (!xml) return Failure<Problem>(std::move(xml.error()));
    const std::string where = package_.where(link->target);
    Sheet& sheet = workbook_.sheets.emplace_back();
    sheet.name = readable(attribute(node, "name"));
    sheet.hidden = attribute(node, "state").ends_with("idden");
    SheetReader reader(book_, workbook_.texts, sheet, limits_.most_cells - cells_);
    const auto rest = for_each_item(std::move(*xml), "sheetData", "row", where,
                                    [&](const pugi::xml_node& row) { return reader.read_row(row); });
    if (!rest) return Failure<Problem>(rest.error());
    if (!reader.stopped().empty()) return broken_xml(where, reader.stopped());
    if (reader.full())
      return Failure<Problem>(
          {{"工作簿过大", "the workbook is too large"},
           where,
           worded("超过 {} 个单元格", "more than {} cells", limits_.most_cells),
           worded("至多 {} 个单元格", "at most {} cells", limits_.most_cells),
           {"请把每个工作表另存为 CSV，分别上传", "save each sheet as CSV and upload it"}});
    cells_ += sheet.cells.size();
    for_each_child(child(rest->root(), "mergeCells"), "mergeCell", [&](const pugi::xml_node& merged) {
      if (const auto range = range_of(attribute(merged, "ref"))) sheet.merged.push_back(*range);
    });
    if (!drop_covered(sheet)) return broken_xml(where, {"合并的单元格互相重叠", "merged cells that overlap"});
    return true;
  }

  // r:id; <sheet> has no other attribute of that local name.
  static std::string_view relationship_id(const pugi::xml_node& sheet) { return attribute(sheet, "id"); }

  Package package_;
  WorkbookLimits limits_;
  Book book_;
  Workbook workbook_;
  std::size_t cells_ = 0;
};

}  // namespace

std::string cell_name(std::uint32_t row, std::uint32_t column) {
  std::string letters;
  for (std::uint32_t left = column + 1; left > 0; left = (left - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  return fmt::format("{}{}", letters, row);
}

Result<Workbook, Problem> read_xlsx(std::string_view bytes, const std::string& name,
                                    const WorkbookLimits& limits) {
  auto package = Package::open(bytes, name, kWanting, limits.archive);
  if (!package) return Failure<Problem>(std::move(package.error()));
  return WorkbookReader(std::move(*package), limits).read();
}

}  // namespace langqiao::pack
