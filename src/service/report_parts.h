// What the reports of several subjects are put together from.
#pragma once

#include <fmt/format.h>
#include <string>

#include "pack/report.h"
#include "service/office.h"

namespace langqiao::service {

// "甲、乙、丙".
template <class Items, class NameOf>
std::string listed(const Items& items, NameOf name_of_one) {
  std::string text;
  for (const auto& each : items) text.append(text.empty() ? "" : "、").append(name_of_one(each));
  return text;
}

// What was asked for, told as "年份 2025；层次 高职专科".
class Asked {
 public:
  Asked& with(const char* label, const std::string& value) {
    if (!value.empty()) text_ += fmt::format("{}{} {}", text_.empty() ? "" : "；", label, value);
    return *this;
  }
  pack::ReportNote note() const { return {"筛选", "filters", text_.empty() ? "无 none" : text_}; }

 private:
  std::string text_;
};

inline pack::ReportNote city_note(const CityView& view) {
  return {"城市", "city", fmt::format("{} {}", view.head.title_zh, view.head.title_en)};
}
inline pack::ReportNote method_note(const char* text) { return {"口径", "method", text}; }

}  // namespace langqiao::service
