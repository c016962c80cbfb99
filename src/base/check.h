// CHECK: a bug found is a stop, in release too. Not for bad input: that is a value (base/result.h).
#pragma once

#include <cstdio>
#include <cstdlib>

namespace langqiao {

[[noreturn]] inline void fail_check(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "langqiao: bug: CHECK(%s) failed at %s:%d\n", condition, file, line);
  std::abort();
}

}  // namespace langqiao

#define CHECK(condition) ((condition) ? void(0) : ::langqiao::fail_check(#condition, __FILE__, __LINE__))
