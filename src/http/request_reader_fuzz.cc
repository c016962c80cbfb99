// Any bytes as a connection: never a crash, limits kept, and the same requests however the bytes are divided.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/check.h"
#include "http/request_reader.h"

using namespace langqiao;

namespace {

constexpr http::ReaderLimits kLimits{.target_bytes = 64, .header_bytes = 256, .body_bytes = 128};

struct Heard {
  std::vector<std::string> requests;
  int failure = 0;

  bool operator==(const Heard&) const = default;
};

Heard listen(std::string_view bytes, std::size_t at_once) {
  Heard heard;
  http::RequestReader reader(kLimits);
  while (!bytes.empty()) {
    const std::size_t n = std::min(at_once, bytes.size());
    reader.feed(bytes.substr(0, n));
    bytes.remove_prefix(n);
    while (reader.reading() == http::Reading::complete) {
      const http::Request& request = reader.request();
      CHECK(request.body.size() <= kLimits.body_bytes);
      heard.requests.push_back(request.method + " " + request.path + " " + request.body);
      reader.next();
    }
    if (reader.reading() == http::Reading::failed) {
      heard.failure = reader.failure().status;
      break;
    }
  }
  return heard;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const Heard whole = listen(bytes, bytes.size() + 1);
  const Heard divided = listen(bytes, data[0] % 16 + 1);
  // A limit may be met at another byte when more arrives at once; what was understood before must
  // be the same.
  const bool limited = whole.failure != divided.failure;
  const std::size_t both = std::min(whole.requests.size(), divided.requests.size());
  CHECK(limited || whole == divided);
  CHECK(std::equal(whole.requests.begin(), whole.requests.begin() + static_cast<std::ptrdiff_t>(both),
                   divided.requests.begin()));
  return 0;
}
