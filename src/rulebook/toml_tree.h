// One TOML text as a plain tree with line numbers. The only place that knows the TOML library; what the tree
// means is read.cc's business.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace langqiao::rulebook {

struct TomlNode;
using TomlTable = std::map<std::string, TomlNode, std::less<>>;
using TomlArray = std::vector<TomlNode>;

// What the rulebook never takes (decimal numbers, times of day), as it would be printed.
struct TomlOther {
  Wording printed;
};

struct TomlNode {
  std::variant<std::string, std::int64_t, bool, Date, TomlArray, TomlTable, TomlOther> value;
  int line = 0;
};

// The root table, or the one place where the text stops being TOML or UTF-8. `path` names the text in
// problems.
Result<TomlTable, Problem> parse_toml(std::string_view text, std::string_view path);

// The node in a few words, for problems: `"3 years"`, `12`, `a table`.
Wording printed(const TomlNode& node);

}  // namespace langqiao::rulebook
