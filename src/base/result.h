// Result: a value or the reason why there is none. `E` is the module's own small type, never a bare string.
#pragma once

#include <string>
#include <tl/expected.hpp>

namespace langqiao {

template <class T, class E>
using Result = tl::expected<T, E>;

template <class E>
using Failure = tl::unexpected<E>;

// What a person needs to mend an input: where it stands, what stood there, what would have been right, and
// what to do next. Texts are UTF-8 and ready to show; `where` is as exact as the reader knows ("plan.txt:12",
// "--port").
struct Problem {
  std::string what;
  std::string where;
  std::string found;
  std::string wanted;
  std::string action;

  bool operator==(const Problem&) const = default;
};

}  // namespace langqiao
