// The OpenAPI document as it was when the program was built.
#pragma once

#include <string_view>

namespace langqiao::http {

std::string_view openapi_document();

}  // namespace langqiao::http
