// Answers that a person keeps as a file: tables, templates, and lists as workbooks.
#pragma once

#include "http/arguments.h"
#include "http/message.h"
#include "service/reports.h"

namespace langqiao::http {

// The file with its name in Chinese and in Latin letters, or the refusal.
Response respond(const service::Answer<service::Download>& answer);

// A list as the page reads it, or as a person takes it home.
enum class ListFormat { json, xlsx };
constexpr auto names(ListFormat) {
  using enum ListFormat;
  return Names<ListFormat, 2>{{{json, "json"}, {xlsx, "xlsx"}}};
}
bool as_workbook(Arguments& arguments);

// The report as a workbook.
Response taken_home(const service::Office& office, const service::Answer<service::Report>& report);

}  // namespace langqiao::http
