#include "http/compression.h"

#define ZLIB_CONST
#include <algorithm>
#include <array>
#include <limits>
#include <zlib.h>

#include "base/check.h"
#include "http/message.h"

namespace langqiao::http {
namespace {

// A weight in thousandths (RFC 9110 section 12.4.2); what is no weight counts as zero.
int weight_of(std::string_view text) {
  if (text.empty() || (text[0] != '0' && text[0] != '1')) return 0;
  int weight = (text[0] - '0') * 1000;
  if (text.size() == 1) return weight;
  if (text[1] != '.' || text.size() > 5) return 0;
  for (std::size_t i = 2, unit = 100; i < text.size(); ++i, unit /= 10) {
    if (text[i] < '0' || text[i] > '9') return 0;
    weight += (text[i] - '0') * static_cast<int>(unit);
  }
  return std::min(weight, 1000);
}

struct Coding {
  std::string_view name;
  int weight = 1000;
};

Coding coding_of(std::string_view item) {
  const std::size_t mark = item.find(';');
  Coding coding{.name = item.substr(0, item.find_first_of("; \t"))};
  if (mark == std::string_view::npos) return coding;
  std::string_view rest = item.substr(mark + 1);
  rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  coding.weight = equals_ignoring_case(rest.substr(0, 2), "q=") ? weight_of(rest.substr(2)) : 0;
  return coding;
}

}  // namespace

bool accepts_gzip(std::optional<std::string_view> accept_encoding) {
  std::optional<int> gzip, identity, any;
  for (const std::string_view item : list_of(accept_encoding.value_or(""))) {
    const Coding coding = coding_of(item);
    if (equals_ignoring_case(coding.name, "gzip") || equals_ignoring_case(coding.name, "x-gzip"))
      gzip = coding.weight;
    if (equals_ignoring_case(coding.name, "identity")) identity = coding.weight;
    if (coding.name == "*") any = coding.weight;
  }
  const int weight = gzip.value_or(any.value_or(0));
  return weight > 0 && weight >= identity.value_or(0);
}

bool is_compressible(std::string_view content_type) {
  constexpr std::array<std::string_view, 6> kTypes{"application/json", "application/javascript",
                                                   "application/xml",  "application/geo+json",
                                                   "image/svg+xml",    "application/manifest+json"};
  const std::string_view essence = content_type.substr(0, content_type.find_first_of("; \t"));
  return essence.starts_with("text/") || std::ranges::find(kTypes, essence) != kTypes.end();
}

std::string gzip(std::string_view bytes, Effort effort) {
  constexpr int kGzipWindow = 15 + 16;  // zlib.h: "add 16 to windowBits to write a simple gzip header"
  constexpr int kMemory = 8;
  // deflate counts in unsigned int; more than 4 GiB at once is the caller's bug.
  CHECK(bytes.size() < std::numeric_limits<uInt>::max() / 2);
  z_stream stream{};
  const int level = effort == Effort::kept ? 9 : 4;
  CHECK(deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int end = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  CHECK(end == Z_STREAM_END);
  return out;
}

}  // namespace langqiao::http
