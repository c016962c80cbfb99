#include "pack/book_writer.h"

#include <algorithm>
#include <cerrno>
#include <fmt/format.h>
#include <sys/mman.h>
#include <system_error>
#include <unistd.h>

#include "base/text.h"

namespace langqiao::pack {
namespace {

// Numbers of built-in formats (ECMA-376 part 1, 18.8.30).
constexpr std::uint8_t kGeneralFormat = 0;
constexpr std::uint8_t kWholeFormat = 1;
constexpr std::uint8_t kGroupedFormat = 3;
constexpr std::uint8_t kPercentFormat = 10;
constexpr std::uint8_t kTextFormat = 49;

}  // namespace

void written(lxw_error error) {
  if (error != LXW_NO_ERROR)
    throw std::system_error(std::make_error_code(std::errc::io_error),
                            fmt::format("cannot write a workbook: {}", lxw_strerror(error)));
}

std::string with_escapes(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = std::string_view(text).substr(at);
    const bool escape =
        rest.size() >= 7 && rest.starts_with("_x") && rest[6] == '_' &&
        rest.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    out += escape ? "_x005F_" : std::string(1, text[at]);
  }
  return out;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += point.value >= 0x1100 ? 2 : 1;
    at += point.bytes;
  }
  return width;
}

BookWriter::MemoryFile::MemoryFile() : descriptor_(::memfd_create("workbook", MFD_CLOEXEC)) {
  if (descriptor_ < 0)
    throw std::system_error(errno, std::generic_category(), "cannot make a file in memory");
}

BookWriter::MemoryFile::~MemoryFile() { ::close(descriptor_); }

std::string BookWriter::MemoryFile::path() const { return fmt::format("/proc/self/fd/{}", descriptor_); }

std::string BookWriter::MemoryFile::bytes() const {
  std::string out(static_cast<std::size_t>(std::max<off_t>(0, ::lseek(descriptor_, 0, SEEK_END))), '\0');
  std::size_t done = 0;
  while (done < out.size()) {
    const ssize_t got = ::pread(descriptor_, out.data() + done, out.size() - done, static_cast<off_t>(done));
    if (got <= 0) throw std::system_error(errno, std::generic_category(), "cannot read a file in memory");
    done += static_cast<std::size_t>(got);
  }
  return out;
}

BookWriter::BookWriter(const std::string& title, Date made) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  workbook_.reset(workbook_new_opt(file_.path().c_str(), &options));
  if (!workbook_)
    throw std::system_error(std::make_error_code(std::errc::not_enough_memory), "cannot make a workbook");
  lxw_doc_properties properties{};
  std::string own = title;
  properties.title = own.data();
  properties.created = std::chrono::system_clock::to_time_t(std::chrono::sys_days(made.days()));
  written(workbook_set_properties(workbook_.get(), &properties));
  formats_.bold = add_format(kTextFormat);
  format_set_bold(formats_.bold);
  format_set_bottom(formats_.bold, LXW_BORDER_THIN);
  formats_.text = add_format(kTextFormat);
  formats_.whole = add_format(kWholeFormat);
  formats_.decimal = add_format(kGeneralFormat);
  formats_.date = add_format(kGeneralFormat);
  format_set_num_format(formats_.date, "yyyy-mm-dd");
  formats_.grouped = add_format(kGroupedFormat);
  formats_.percent = add_format(kPercentFormat);
  formats_.heading = add_format(kTextFormat);
  format_set_bold(formats_.heading);
  format_set_bottom(formats_.heading, LXW_BORDER_THIN);
  format_set_text_wrap(formats_.heading);
  formats_.paragraph = add_format(kTextFormat);
  format_set_text_wrap(formats_.paragraph);
  format_set_align(formats_.paragraph, LXW_ALIGN_VERTICAL_TOP);
}

lxw_format* BookWriter::add_format(std::uint8_t number_format) {
  lxw_format* format = workbook_add_format(workbook_.get());
  format_set_num_format_index(format, number_format);
  return format;
}

lxw_worksheet* BookWriter::add_sheet(const std::string& name) {
  lxw_worksheet* sheet = workbook_add_worksheet(workbook_.get(), name.c_str());
  if (sheet == nullptr)
    throw std::system_error(std::make_error_code(std::errc::not_enough_memory), "cannot add a sheet");
  worksheet_freeze_panes(sheet, 1, 0);
  return sheet;
}

void BookWriter::text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text,
                      lxw_format* format) {
  written(worksheet_write_string(sheet, row, column, with_escapes(text).c_str(),
                                 format == nullptr ? formats_.text : format));
}

void BookWriter::date(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, Date date) {
  lxw_datetime day{};
  day.year = date.year();
  day.month = static_cast<int>(static_cast<unsigned>(date.ymd().month()));
  day.day = static_cast<int>(static_cast<unsigned>(date.ymd().day()));
  written(worksheet_write_datetime(sheet, row, column, &day, formats_.date));
}

std::string BookWriter::close() {
  written(workbook_close(workbook_.release()));
  return file_.bytes();
}

}  // namespace langqiao::pack
