// Result: a value or the reason why there is none. `E` is the module's own small type, never a bare string.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "base/wording.h"

namespace langqiao {

template <class T, class E>
using Result = tl::expected<T, E>;

template <class E>
using Failure = tl::unexpected<E>;

// What a person needs to mend an input: where it stands, what stood there, what would have been right, and
// what to do next. Texts are UTF-8 and ready to show in either language; `where` belongs to none and is as
// exact as the reader knows ("plan.txt:12", "--port").
struct Problem {
  Wording what;
  std::string where;
  Wording found;
  Wording wanted;
  Wording action;

  bool operator==(const Problem&) const = default;
};

}  // namespace langqiao
