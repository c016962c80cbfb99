// Any bytes as a request target: never a crash, and what is taken keeps the promises of Target.
#include <cstddef>
#include <cstdint>

#include "base/check.h"
#include "base/text.h"
#include "http/message.h"

using namespace langqiao;

namespace {

bool is_normal(std::string_view path) {
  if (path == "*" || path == "/") return true;
  const auto parts = split(path, '/');
  if (parts.size() < 2 || !parts[0].empty()) return false;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].empty() || parts[i] == "." || parts[i] == "..") return false;
  }
  return path.find('\\') == path.npos && path.find('\0') == path.npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view raw(reinterpret_cast<const char*>(data), size);
  const auto target = http::parse_target(raw);
  if (!target) {
    CHECK(!target.error().what.en.empty() && is_utf8(target.error().found.en));
    return 0;
  }
  CHECK(is_utf8(target->path) && is_normal(target->path));
  for (const auto& [name, value] : target->query) CHECK(is_utf8(name) && is_utf8(value));
  return 0;
}
