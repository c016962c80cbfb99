// Who may speak to this server from inside a browser: the Host field against rebound names, Origin and
// Sec-Fetch-Site against writes that another site's page sends. Looks at headers only; who the person is and
// what they may do is asked by the use cases.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/message.h"
#include "http/request_reader.h"

namespace langqiao::http {

class Guard {
 public:
  // `on_loopback`: the server listens on a loopback address, where only local names and `hosts` (without
  // port) are answered.
  Guard(bool on_loopback, std::vector<std::string> hosts)
      : on_loopback_(on_loopback), hosts_(std::move(hosts)) {}

  // 421 for a host that is not this server's, 403 for a write from another site; nothing for what may pass. A
  // client that sends neither Origin nor Sec-Fetch-Site is no browser and passes.
  std::optional<ReadFailure> refusal(const Request& request) const;

 private:
  bool is_own_host(std::string_view host) const;

  bool on_loopback_;
  std::vector<std::string> hosts_;
};

// "example.org" of "example.org:8080", "::1" of "[::1]:8080".
std::string_view host_name_of(std::string_view authority);

}  // namespace langqiao::http
