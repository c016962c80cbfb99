// The items of a large XML part (the rows of a sheet, the shared texts), a few at a time: the whole tree of a
// large sheet takes ten times the memory of its text.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "pack/xml.h"

namespace langqiao::pack {

// Called with each item; false stops the reading.
using VisitItem = std::function<bool(const pugi::xml_node& item)>;

// Calls `visit` for each `item` element inside the first `container` element of `xml` in order, names without
// prefix. What comes back is the part without its items. `where` names the part in messages; the problem is
// XML that is not well-formed.
Result<XmlPart, Problem> for_each_item(std::string xml, std::string_view container, std::string_view item,
                                       std::string_view where, const VisitItem& visit);

}  // namespace langqiao::pack
