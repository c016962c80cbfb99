// Which column of a file of adverts holds what, by the names that sites and spreadsheets give.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  industry
};

// "title", "pay_least" …, as a person names it.
std::optional<AdvertColumn> advert_column_named(std::string_view name);

// By the header's name, whatever its case, width and underscores: 职位名称, "Job Title", salary_raw.
std::optional<AdvertColumn> column_of_header(std::string_view header);

// A row of a file as an advert. Keeps what it had to join.
class AdvertRow {
 public:
  // Columns by position; nothing for those that hold no part of an advert.
  using Layout = std::vector<std::optional<AdvertColumn>>;

  AdvertRow(const Layout& layout, const std::vector<std::string>& cells);

  AdvertText view() const;
  const std::string& id() const { return at(AdvertColumn::id); }
  const std::string& part(AdvertField field) const;
  bool empty() const;

 private:
  const std::string& at(AdvertColumn column) const { return parts_[static_cast<std::size_t>(column)]; }

  std::vector<std::string> parts_;
};

}  // namespace langqiao::reading
