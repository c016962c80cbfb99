// Why a use case did not do what it was asked. The doors map the kind to a status or an exit code in one
// switch.
#pragma once

#include "base/result.h"

namespace langqiao::service {

enum class RefusalKind {
  malformed,  // the request makes no sense
  forbidden,  // the actor may not
  missing,    // no such thing
  no_city,    // nothing has been imported yet
  conflict,   // not in the present state
};

struct Refusal {
  RefusalKind kind = RefusalKind::malformed;
  Problem problem;

  bool operator==(const Refusal&) const = default;
};

template <class T>
using Answer = Result<T, Refusal>;

inline Failure<Refusal> refuse(RefusalKind kind, Problem problem) {
  return Failure<Refusal>(Refusal{kind, std::move(problem)});
}

// No thing of this kind with this id: {"学校", "school"}, "4131010246".
Failure<Refusal> no_such(const Words& kind, std::string_view id, Wording action);

}  // namespace langqiao::service
