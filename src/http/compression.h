// gzip, and whether to use it: what a client accepts (RFC 9110 section 12.5.3) and which types are worth it.
// The only source of the house that includes zlib.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace langqiao::http {

// True when the field value gives gzip a weight above zero that is not below identity's. An absent field
// (nullopt) or an empty one accepts no gzip.
bool accepts_gzip(std::optional<std::string_view> accept_encoding);

// True for text, JSON, JavaScript, XML, SVG and web manifests; false for what is already dense.
bool is_compressible(std::string_view content_type);

enum class Effort { once, kept };  // kept: worth more time, because the result is sent many times

std::string gzip(std::string_view bytes, Effort effort);

}  // namespace langqiao::http
