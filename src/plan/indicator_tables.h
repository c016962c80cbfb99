// Tables of indicators: 指标 | 单位 | 2020年 | 2025年 | 属性, the columns between tabs, bars or blanks. Which
// rows they have and which amount by which year stands in each. Tables of duties are read in table.h; whether
// such a row is a clause of its own is decided there.
#pragma once

#include "plan/amounts.h"

namespace langqiao::plan {

struct IndicatorValue {
  Amount amount;
  std::optional<int> year;  // of its column; nothing under 目标值
};

struct IndicatorRow {
  Range line;
  Range name;  // without number and unit
  std::vector<IndicatorValue> values;
};

// In text order. Columns of what was there before (基期, 现状, a year before the one of `issued`) are left
// out.
std::vector<IndicatorRow> find_indicator_rows(const Page& page, std::optional<int> issued);

}  // namespace langqiao::plan
