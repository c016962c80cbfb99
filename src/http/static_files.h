// The built web application as it is sent: files of one folder, and its index page for the addresses that the
// application itself knows. Never lists a folder, never follows a link, never answers below /api.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "http/message.h"

namespace langqiao::http {

class StaticFiles {
 public:
  // `folder` may be missing: then pages say how to build it. It is looked at anew with every request.
  explicit StaticFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // The file at the path of a GET or HEAD. A path that names no file is the index page when it has no
  // extension, lies neither below /api nor below /assets, and the client asks for HTML; else 404. Below
  // /assets names carry a hash of the content, so those files may be kept for ever; all others are asked for
  // again each time.
  Response operator()(const Request& request) const;

 private:
  Response page() const;

  std::filesystem::path folder_;
};

// By extension; application/octet-stream for one that is not known.
std::string_view content_type_of(std::string_view path);

// True when an Accept value names text/html or text/*; a bare "*/*" does not: that is a program,
// not a person.
bool asks_for_html(std::string_view accept);

}  // namespace langqiao::http
