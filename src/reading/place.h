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

// A cell that holds places and nothing else, as it was written, where a district may go by its short name
// beside its city: 杭州·余杭, 北京-朝阳. Empty for running text.
struct PlaceText {
  std::string_view cell;
  std::string_view home;  // code of the city whose places are meant where a name is that of several, or empty
};

// The smallest place that is sure, from the place words among `found`: a name that several places have counts
// only where one of them lies in another place that is named, or in the home, or where all the others lie in
// it (吉林). Of equally small ones the first. Nothing when no place is named or none is sure.
std::optional<FoundPlace> place_of(std::span<const FoundWord> found, const Vocabulary& vocabulary,
                                   PlaceText text);

// True when the place with code `inner` lies in the one with code `outer`, or is it.
bool lies_in(std::string_view inner, std::string_view outer);

}  // namespace langqiao::reading
