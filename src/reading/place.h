// Which place is meant by the place words of a text.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "city/reading.h"
#include "reading/word_finder.h"

namespace langqiao::reading {

struct FoundPlace {
  std::string code;
  ByteSpan span;
};

// The smallest place that is sure: a name that several places have counts only where one of them lies in
// another place that is named, or in `home` (a code; may be empty). Of equally small ones the first. Nothing
// when no place is named or none is sure.
std::optional<FoundPlace> place_of(std::span<const FoundWord> found, const Vocabulary& vocabulary,
                                   std::string_view home);

// True when the place with code `inner` lies in the one with code `outer`, or is it.
bool lies_in(std::string_view inner, std::string_view outer);

}  // namespace langqiao::reading
