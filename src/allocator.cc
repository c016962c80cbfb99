// The allocator of the program: one that asks the system for large pages, because a city of a million rows is
// mostly the first touch of fresh memory (docs/decisions/0016-allocator.md).

#include <mimalloc.h>

namespace {

[[maybe_unused]] const bool large_pages_wanted = [] {
  mi_option_enable(mi_option_large_os_pages);
  return true;
}();

}  // namespace
