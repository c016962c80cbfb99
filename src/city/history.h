// The history of employment of a country or region, as a statistical office publishes it: what a backtest is
// run on. Rows as they stand in the files of a backtest pack (docs/reference/backtest-pack.md), with the
// column map of each; codes are the office's own and mean nothing elsewhere. A value that was suppressed is
// unknown, never zero.
#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "city/columns.h"
#include "city/field.h"

namespace langqiao {

// People as surveys count them: with decimals where an office counts in thousands; NaN where nothing was
// published.
struct SurveyedPersons {
  double persons = std::numeric_limits<double>::quiet_NaN();

  bool is_known() const { return persons == persons; }
  bool operator==(const SurveyedPersons& other) const {
    return persons == other.persons || (!is_known() && !other.is_known());
  }
};

// A part of a whole, 0 … 1.
struct Part {
  double value = 0;

  bool operator==(const Part&) const = default;
};

// A year of the Gregorian calendar.
struct HistoryYear {
  int year = 0;

  auto operator<=>(const HistoryYear&) const = default;
};

struct HistoryHead {
  std::string title;
  std::string publisher;
  std::string address;
  Quality quality = Quality::measured;

  bool operator==(const HistoryHead&) const = default;
};

struct HistoryIndustry {
  std::string code;
  std::string name;
  std::string parent;  // code of an industry, or any name of a group; empty: none

  bool operator==(const HistoryIndustry&) const = default;
};

struct HistoryOccupation {
  std::string code;
  std::string name;
  std::string group;  // code of an occupation, or any name of a group; empty: none

  bool operator==(const HistoryOccupation&) const = default;
};

// Without industry: of all industries. Without occupation: of all occupations.
struct HistoryEmployment {
  HistoryYear year;
  std::string industry;
  std::string occupation;
  SurveyedPersons persons;

  bool operator==(const HistoryEmployment&) const = default;
};

struct IndustryTotal {
  HistoryYear year;
  std::string industry;
  SurveyedPersons persons;

  bool operator==(const IndustryTotal&) const = default;
};

struct OccupationTotal {
  HistoryYear year;
  std::string occupation;
  SurveyedPersons persons;

  bool operator==(const OccupationTotal&) const = default;
};

// Yearly parts of an occupation's people who leave the labour force, and who move to another occupation.
struct SeparationRate {
  std::string occupation;
  Part leave;
  Part move;

  bool operator==(const SeparationRate&) const = default;
};

struct ProgramCompletions {
  HistoryYear year;
  std::string program;
  SurveyedPersons persons;

  bool operator==(const ProgramCompletions&) const = default;
};

struct HistoryCrosswalk {
  std::string program;
  std::string occupation;
  std::optional<Part> share;

  bool operator==(const HistoryCrosswalk&) const = default;
};

enum class CodeKind { industry, occupation };

constexpr auto names(CodeKind) {
  using enum CodeKind;
  return Names<CodeKind, 2>{{{industry, "industry"}, {occupation, "occupation"}}};
}

// From `year` on, a part of what was `from` is called `to`. Parts of one `from` and year sum to 1; a split
// without parts is even.
struct CodeChange {
  CodeKind kind = CodeKind::occupation;
  std::string from;
  std::string to;
  HistoryYear year;
  std::optional<Part> share;

  bool operator==(const CodeChange&) const = default;
};

struct History {
  std::string id;  // name of the folder
  std::optional<HistoryHead> head;
  std::vector<HistoryIndustry> industries;
  std::vector<HistoryOccupation> occupations;
  std::vector<HistoryEmployment> employment;
  std::vector<IndustryTotal> industry_totals;
  std::vector<OccupationTotal> occupation_totals;
  std::vector<SeparationRate> separations;
  std::vector<ProgramCompletions> completions;
  std::vector<HistoryCrosswalk> crosswalk;
  std::vector<CodeChange> code_changes;
};

// Calls `visit(rows)` with every table that may have many rows.
template <class Of, class Visit>
void for_each_history_table(Of& history, Visit&& visit) {
  visit(history.industries);
  visit(history.occupations);
  visit(history.employment);
  visit(history.industry_totals);
  visit(history.occupation_totals);
  visit(history.separations);
  visit(history.completions);
  visit(history.crosswalk);
  visit(history.code_changes);
}

// What offices print where they publish no number.
inline constexpr std::array<std::string_view, 16> kNotPublished = {
    "*", "**", "***", "#", "-", "–", ".", "..", "...", "…", ":", "x", "X", "s", "NA", "n/a"};

template <>
struct Field<SurveyedPersons> {
  static bool read(std::string_view text, SurveyedPersons& to) {
    for (const auto marker : kNotPublished)
      if (text == marker) return to = {}, true;
    std::string digits;  // thousands as they are printed: 1,234,567
    for (const char letter : text)
      if (letter != ',') digits += letter;
    return Field<double>::read(digits, to.persons) && to.persons >= 0 && to.persons < 1e12;
  }
  static void write(const SurveyedPersons& value, std::string& to) {
    if (value.is_known()) Field<double>::write(value.persons, to);
  }
  static Wording wanted() {
    return {"数值，0 或以上；未公布的留空或写 *", "a number, 0 or more; empty or * where none was published"};
  }
};

template <>
struct Field<Part> {
  static bool read(std::string_view text, Part& to) {
    return Field<double>::read(text, to.value) && to.value >= 0 && to.value <= 1;
  }
  static void write(const Part& value, std::string& to) { Field<double>::write(value.value, to); }
  static Wording wanted() { return {"0 到 1 之间的小数", "a decimal number from 0 to 1"}; }
};

template <>
struct Field<HistoryYear> {
  static bool read(std::string_view text, HistoryYear& to) {
    return text.size() == 4 && read_number(text, to.year) && to.year >= 1000;
  }
  static void write(const HistoryYear& value, std::string& to) { write_number(value.year, to); }
  static Wording wanted() { return {"四位数的年份", "a year of four digits"}; }
};

template <>
struct Table<HistoryHead> {
  static constexpr std::string_view name = "about";
  static constexpr void visit(auto&& column) {
    column(key("title", &HistoryHead::title));
    column(may("publisher", &HistoryHead::publisher));
    column(may("address", &HistoryHead::address));
    column(must("quality", &HistoryHead::quality));
  }
};
template <>
struct Table<HistoryIndustry> {
  static constexpr std::string_view name = "industries";
  static constexpr void visit(auto&& column) {
    column(key("code", &HistoryIndustry::code));
    column(may("name", &HistoryIndustry::name));
    column(may("parent", &HistoryIndustry::parent));
  }
};
template <>
struct Table<HistoryOccupation> {
  static constexpr std::string_view name = "occupations";
  static constexpr void visit(auto&& column) {
    column(key("code", &HistoryOccupation::code));
    column(may("name", &HistoryOccupation::name));
    column(may("group", &HistoryOccupation::group));
  }
};
template <>
struct Table<HistoryEmployment> {
  static constexpr std::string_view name = "employment";
  static constexpr void visit(auto&& column) {
    column(key("year", &HistoryEmployment::year));
    column(may("industry", &HistoryEmployment::industry));
    column(may("occupation", &HistoryEmployment::occupation));
    column(may("persons", &HistoryEmployment::persons));
  }
};
template <>
struct Table<IndustryTotal> {
  static constexpr std::string_view name = "industry_totals";
  static constexpr void visit(auto&& column) {
    column(key("year", &IndustryTotal::year));
    column(key("industry", &IndustryTotal::industry));
    column(may("persons", &IndustryTotal::persons));
  }
};
template <>
struct Table<OccupationTotal> {
  static constexpr std::string_view name = "occupation_totals";
  static constexpr void visit(auto&& column) {
    column(key("year", &OccupationTotal::year));
    column(key("occupation", &OccupationTotal::occupation));
    column(may("persons", &OccupationTotal::persons));
  }
};
template <>
struct Table<SeparationRate> {
  static constexpr std::string_view name = "separations";
  static constexpr void visit(auto&& column) {
    column(key("occupation", &SeparationRate::occupation));
    column(must("leave_share", &SeparationRate::leave));
    column(must("move_share", &SeparationRate::move));
  }
};
template <>
struct Table<ProgramCompletions> {
  static constexpr std::string_view name = "completions";
  static constexpr void visit(auto&& column) {
    column(key("year", &ProgramCompletions::year));
    column(key("program", &ProgramCompletions::program));
    column(may("persons", &ProgramCompletions::persons));
  }
};
template <>
struct Table<HistoryCrosswalk> {
  static constexpr std::string_view name = "crosswalk";
  static constexpr void visit(auto&& column) {
    column(key("program", &HistoryCrosswalk::program));
    column(key("occupation", &HistoryCrosswalk::occupation));
    column(may("share", &HistoryCrosswalk::share));
  }
};
template <>
struct Table<CodeChange> {
  static constexpr std::string_view name = "code_changes";
  static constexpr void visit(auto&& column) {
    column(key("kind", &CodeChange::kind));
    column(key("from_code", &CodeChange::from));
    column(key("to_code", &CodeChange::to));
    column(key("year", &CodeChange::year));
    column(may("share", &CodeChange::share));
  }
};

}  // namespace langqiao
