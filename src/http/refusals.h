// The problems that the server itself has to tell, as text. No sockets here.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

#include "base/result.h"

namespace langqiao::http {

Problem too_slow(Wording what, std::chrono::milliseconds limit);
Problem too_many_connections(std::size_t most);
Problem failed_inside(std::string_view path);
// Why `address`:`port` cannot be listened on, from the system's answer.
Problem cannot_listen(const std::string& address, std::uint16_t port, std::error_code error);

}  // namespace langqiao::http
