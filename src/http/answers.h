// What handlers of the API have in common: an answer of a use case as a response, and parts of the path as
// values.
#pragma once

#include <type_traits>

#include "city/field.h"
#include "http/api.h"
#include "http/message.h"
#include "http/router.h"
#include "service/json/json_of.h"
#include "service/refusal.h"

namespace langqiao::http {

// The answer as JSON, or its refusal with the status that belongs to it. T has a json_of in service/json.
template <class T>
Response respond(const service::Answer<T>& answer, int status = 200) {
  if (!answer) return Response::error(status_of(answer.error().kind), answer.error().problem);
  if constexpr (std::is_void_v<T>) {
    return Response::no_content();
  } else {
    using service::json_of;  // also of records of the city
    return Response::json(json_of(*answer), status);
  }
}

inline Response bad_request(Problem problem) { return Response::error(400, std::move(problem)); }

// A part of the path as a T, or the problem with it.
template <class T>
Result<T, Problem> part(const PathParams& path, std::string_view name) {
  T value{};
  if (Field<T>::read(path[name], value)) return value;
  return Failure<Problem>(Problem{{"地址的一部分无法读取", "A part of the address cannot be read"},
                                  std::string(name),
                                  as_is(shown(path[name])),
                                  Field<T>::wanted(),
                                  {"请更正地址", "Correct the address"}});
}

}  // namespace langqiao::http
