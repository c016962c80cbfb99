// What a concept is called.
#pragma once

#include <optional>
#include <string>

#include "city/city.h"
#include "city/reading.h"

namespace langqiao::service {

// The name where the city knows the concept; the id itself of courses, and of skills and places that only
// texts name; nothing where the city should know it and does not.
std::optional<std::string> name_of_concept(const City& city, ConceptKind kind, const std::string& id);

}  // namespace langqiao::service
