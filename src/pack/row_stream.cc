#include "pack/row_stream.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <simdjson.h>
#include <sstream>
#include <system_error>

#include "base/encoding.h"
#include "base/text.h"
#include "pack/csv.h"

namespace langqiao::pack {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

// True when `text` is UTF-8 but for a character that its end may have cut.
bool is_utf8_so_far(std::string_view text) { return text.size() - first_invalid_utf8(text) < 4; }

bool begins_utf16(std::string_view text) {
  return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

Problem unreadable(const std::filesystem::path& file, Wording found) {
  return {{"文件无法读取", "The file cannot be read"},
          file.string(),
          std::move(found),
          {"CSV（首行为列名）或每行一个 JSON 对象的文件",
           "CSV with a header, or a file with one JSON object a line"},
          {"请检查文件名和内容", "Check the name and the content of the file"}};
}

// Behind the last line end of `text` that is outside quotes, or 0. A quote that is never closed would keep
// all that follows in one cell: then the last line end of all, and the reader reports the row.
std::size_t whole_rows(std::string_view text, bool give_up_quotes) {
  std::size_t quotes = count_letter(text, '"');
  for (std::size_t end = text.rfind('\n'); end != text.npos;) {
    quotes -= count_letter(text.substr(end), '"');
    if (quotes % 2 == 0 || give_up_quotes) return end + 1;
    text = text.substr(0, end);
    end = text.rfind('\n');
  }
  return 0;
}

}  // namespace

struct RowStream::State {
  std::unique_ptr<std::istream> in;
  std::filesystem::path file;
  RowFormat format = RowFormat::csv;
  std::string encoding = "UTF-8";
  bool converts = false;
  std::size_t total = 0;
  std::size_t read = 0;
  bool at_end = false;

  std::string raw;   // bytes of the file that belong to no block yet
  std::string text;  // the present block: whole rows
  std::size_t line = 1;

  std::optional<CsvReader> csv;
  std::size_t at = 0;  // in `text`, of JSONL
  simdjson::dom::parser json;
  std::vector<std::string> columns;

  void read_more();
  bool next_block();
  bool next_csv(StreamedRow& row);
  bool next_json(StreamedRow& row);
  void read_object(std::string_view line_text, StreamedRow& row);
  std::size_t column_of(std::string_view key);
};

namespace {

// The text of a JSON value: strings as they are, lists joined, null nothing, all else as JSON writes it.
std::string text_of(simdjson::dom::element value) {
  if (value.is_string()) return std::string(std::string_view(value));
  if (value.is_null()) return {};
  if (!value.is_array()) return simdjson::to_string(value);
  std::string list;
  for (const simdjson::dom::element item : simdjson::dom::array(value)) {
    if (!list.empty()) list += '|';
    list += text_of(item);
  }
  return list;
}

}  // namespace

void RowStream::State::read_more() {
  const std::size_t before = raw.size();
  raw.resize(before + kBlockBytes);
  in->read(raw.data() + before, static_cast<std::streamsize>(kBlockBytes));
  if (in->bad()) throw std::system_error(errno, std::generic_category(), file.string());
  const auto got = static_cast<std::size_t>(in->gcount());
  raw.resize(before + got);
  read += got;
  at_end = got < kBlockBytes;
}

bool RowStream::State::next_block() {
  // In the encodings that are read block by block no byte of a longer character is a line end.
  std::size_t whole = 0;
  while (true) {
    if (!at_end) read_more();
    const bool give_up = raw.size() > kMostRowBytes;
    whole = at_end ? raw.size() : format == RowFormat::jsonl ? raw.rfind('\n') + 1 : whole_rows(raw, give_up);
    if (whole > 0 || at_end || raw.size() > 2 * kMostRowBytes) break;
  }
  if (whole == 0) whole = raw.size();  // a line longer than any row: reported by its reader
  if (whole == 0) return false;
  text.assign(raw, 0, whole);
  raw.erase(0, whole);
  if (converts) text = decode(text).text;
  if (format == RowFormat::csv) {
    if (csv) line = csv->next_line();
    csv.emplace(text, line);
  }
  at = 0;
  return true;
}

bool RowStream::State::next_csv(StreamedRow& row) {
  while (!csv->next()) {
    if (at_end && raw.empty()) return false;
    if (!next_block()) return false;
  }
  row.line = csv->line();
  if (csv->fault()) {
    row.refused = worded("{}（应为{}）", "{}; wanted {}", csv->fault()->found, csv->fault()->wanted);
    return true;
  }
  row.cells.assign(csv->cells().begin(), csv->cells().end());
  return true;
}

std::size_t RowStream::State::column_of(std::string_view key) {
  const auto known = static_cast<std::size_t>(std::ranges::find(columns, key) - columns.begin());
  if (known == columns.size()) columns.emplace_back(key);
  return known;
}

void RowStream::State::read_object(std::string_view line_text, StreamedRow& row) {
  simdjson::dom::object object;
  if (json.parse(line_text.data(), line_text.size()).get_object().get(object) != simdjson::SUCCESS) {
    row.refused = Wording{"不是 JSON 对象", "not a JSON object"};
    return;
  }
  row.cells.assign(columns.size(), {});
  for (const auto [key, value] : object) {
    if (columns.size() >= CsvReader::kMostCells && std::ranges::find(columns, key) == columns.end()) continue;
    const std::size_t column = column_of(key);
    row.cells.resize(columns.size());
    row.cells[column] = text_of(value);
  }
}

bool RowStream::State::next_json(StreamedRow& row) {
  while (true) {
    if (at >= text.size()) {
      if ((at_end && raw.empty()) || !next_block()) return false;
    }
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line_text = trim(std::string_view(text).substr(at, end - at));
    at = end + 1;
    row.line = line++;
    if (line_text.empty()) continue;
    if (line_text.size() > kMostRowBytes) {
      row.refused = worded("一行超过 {} 字节", "a line of more than {} bytes", kMostRowBytes);
    } else if (!is_utf8(line_text)) {
      row.repaired = true;
      read_object(decode(line_text).text, row);
    } else {
      read_object(line_text, row);
    }
    return true;
  }
}

RowStream::RowStream(std::unique_ptr<State> state) : state_(std::move(state)) {}
RowStream::RowStream(RowStream&&) noexcept = default;
RowStream& RowStream::operator=(RowStream&&) noexcept = default;
RowStream::~RowStream() = default;

Result<RowStream, Problem> RowStream::open(const std::filesystem::path& file,
                                           std::optional<RowFormat> format) {
  auto state = std::make_unique<State>();
  state->file = file;
  std::error_code missing;
  state->total = std::filesystem::is_directory(file, missing) ? 0 : std::filesystem::file_size(file, missing);
  state->in = std::make_unique<std::ifstream>(file, std::ios::binary);
  if (missing || !*state->in || std::filesystem::is_directory(file))
    return Failure<Problem>(
        unreadable(file, {"没有这个文件，或无权读取", "no such file, or no right to read it"}));
  return begin(std::move(state), format);
}

Result<RowStream, Problem> RowStream::of(std::string bytes, const std::string& file,
                                         std::optional<RowFormat> format) {
  auto state = std::make_unique<State>();
  state->file = file;
  state->total = bytes.size();
  state->in = std::make_unique<std::istringstream>(std::move(bytes), std::ios::binary);
  return begin(std::move(state), format);
}

Result<RowStream, Problem> RowStream::begin(std::unique_ptr<State> state, std::optional<RowFormat> format) {
  const std::filesystem::path& file = state->file;
  state->read_more();
  if (state->raw.starts_with(kMark)) state->raw.erase(0, kMark.size());
  if (begins_utf16(state->raw)) {
    while (!state->at_end) state->read_more();
    auto decoded = decode(state->raw);
    state->raw = std::move(decoded.text);
    state->encoding = decoded.encoding;
  } else if (!is_utf8_so_far(state->raw)) {
    // A few bad bytes in UTF-8 make no other encoding: those are mended row by row.
    const auto decoded = decode(state->raw);
    state->encoding = decoded.encoding;
    state->converts = decoded.encoding != "UTF-8";
  }
  const std::string_view front = trim(std::string_view(state->raw).substr(0, 256));
  state->format = format.value_or(front.starts_with("{") ? RowFormat::jsonl : RowFormat::csv);
  if (!state->raw.empty()) state->next_block();
  if (state->format == RowFormat::jsonl) return RowStream(std::move(state));
  StreamedRow header;
  if (!state->csv || !state->next_csv(header) || header.refused)
    return Failure<Problem>(unreadable(file, header.refused.value_or(Wording{"没有首行", "no header"})));
  for (const std::string& name : header.cells) state->columns.emplace_back(trim(name));
  return RowStream(std::move(state));
}

RowFormat RowStream::format() const { return state_->format; }
const std::string& RowStream::encoding() const { return state_->encoding; }
const std::vector<std::string>& RowStream::columns() const { return state_->columns; }
std::size_t RowStream::bytes_read() const { return state_->read; }
std::size_t RowStream::bytes_total() const { return state_->total; }

bool RowStream::next(StreamedRow& row) {
  row = {};
  const bool found = state_->format == RowFormat::jsonl ? state_->next_json(row) : state_->next_csv(row);
  for (std::string& cell : row.cells) {
    if (is_utf8(cell)) continue;
    row.repaired = true;
    std::string mended;
    std::string_view rest = cell;
    while (!rest.empty()) {
      const std::size_t good = first_invalid_utf8(rest);
      mended.append(rest.substr(0, good));
      if (good == rest.size()) break;
      append_utf8(mended, U'\uFFFD');
      rest.remove_prefix(good + 1);
    }
    cell = std::move(mended);
  }
  return found;
}

}  // namespace langqiao::pack
