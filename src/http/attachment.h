// The name under which a browser keeps an answer: Content-Disposition (RFC 6266) with a name in any script
// (RFC 8187, once RFC 5987) and one in ASCII for those who cannot read the other.
#pragma once

#include <string>
#include <string_view>

namespace langqiao::http {

// `attachment; filename="schools.xlsx"; filename*=UTF-8''%E5%AD%A6…`. Of `plain` what is no letter, digit,
// dot, dash or underscore becomes an underscore; `name` is UTF-8, and what no file system takes becomes one
// too.
std::string attachment(std::string_view plain, std::string_view name);

}  // namespace langqiao::http
