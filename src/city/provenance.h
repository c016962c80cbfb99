// Where a record comes from. Every record of the city carries one (feature I3): a number that cannot be
// opened to its source is not shown.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "base/id.h"

namespace langqiao {

// measured: counted or published by who owns the fact. estimated: derived by a stated method. synthetic: made
// by the generator so that the system can be tried; never evidence.
enum class Quality { measured, estimated, synthetic };

// A publication or file that facts were taken from.
struct Source {
  Id<Source> id;
  std::string title;
  std::string publisher;
  std::string address;  // public page or repository; may be empty
  std::optional<Date> retrieved;
  std::string licence;
  std::string note;  // known holes and what was done to the data

  bool operator==(const Source&) const = default;
};

struct Provenance {
  Id<Source> source;
  Date as_of;
  Quality quality = Quality::measured;

  bool operator==(const Provenance&) const = default;
};

}  // namespace langqiao
