// Lines that show how each command is called, for its help.
#pragma once

#include <string>
#include <string_view>

namespace langqiao::cli {

// Of a command ("pack import") or a group of them ("pack": of all its commands). A line each, two spaces
// before it; empty for a command that has none.
std::string examples_of(std::string_view command);

}  // namespace langqiao::cli
