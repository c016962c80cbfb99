// Which column of a file of adverts holds what, by the names that sites and spreadsheets give.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "city/names.h"
#include "reading/reader.h"

namespace langqiao::reading {

// What a column of a file may hold. Pay may stand in two columns, a place in several.
enum class AdvertColumn {
  id,
  title,
  text,
  tags,
  pay,
  pay_least,
  pay_most,
  education,
  experience,
  place,
  company,
  industry,
  posted
};

constexpr auto names(AdvertColumn) {
  using enum AdvertColumn;
  return Names<AdvertColumn, 13>{{{id, "id"},
                                  {title, "title"},
                                  {text, "text"},
                                  {tags, "tags"},
                                  {pay, "pay"},
                                  {pay_least, "pay_least"},
                                  {pay_most, "pay_most"},
                                  {education, "education"},
                                  {experience, "experience"},
                                  {place, "place"},
                                  {company, "company"},
                                  {industry, "industry"},
                                  {posted, "posted"}}};
}

// By the header's name, whatever its case, width and underscores: 职位名称, "Job Title", salary_raw.
std::optional<AdvertColumn> column_of_header(std::string_view header);

// The day with which a cell begins, whatever time of day follows: 2025-03-01, 2025/3/1, 2025.3.1,
// 2025年3月1日, 20250301, or seconds or milliseconds since 1970 (then the day in China). Nothing for days
// that do not exist and for those that say no year, such as 03-01 and 3天前.
std::optional<Date> read_day(std::string_view cell);

// A row of a file as an advert. Keeps what it had to join.
class AdvertRow {
 public:
  // Columns by position; nothing for those that hold no part of an advert.
  using Layout = std::vector<std::optional<AdvertColumn>>;

  AdvertRow(const Layout& layout, const std::vector<std::string>& cells);

  AdvertText view() const;
  const std::string& id() const { return at(AdvertColumn::id); }
  // All cells of a part, joined; empty where the file has none.
  const std::string& at(AdvertColumn column) const { return parts_[static_cast<std::size_t>(column)]; }
  const std::string& part(AdvertField field) const;
  bool empty() const;

 private:
  std::vector<std::string> parts_;
};

}  // namespace langqiao::reading
