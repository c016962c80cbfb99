#include "http/take_home.h"

#include "http/api.h"
#include "http/attachment.h"

namespace langqiao::http {
namespace {

const char* media_type_of(service::FileFormat format) {
  switch (format) {
    case service::FileFormat::csv:
      return "text/csv; charset=utf-8";
    case service::FileFormat::xlsx:
      break;
  }
  return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

}  // namespace

Response respond(const service::Answer<service::Download>& answer) {
  if (!answer) return Response::error(status_of(answer.error().kind), answer.error().problem);
  const std::string ending = "." + std::string(name_of(answer->format));
  Response response{.content_type = media_type_of(answer->format), .body = answer->bytes};
  response.headers.set("Content-Disposition", attachment(answer->name + ending, answer->title + ending));
  return response;
}

bool as_workbook(Arguments& arguments) {
  return arguments.get<ListFormat>("format").value_or(ListFormat::json) == ListFormat::xlsx;
}

Response taken_home(const service::Office& office, const service::Answer<service::Report>& report) {
  return respond(service::workbook(office, report));
}

}  // namespace langqiao::http
