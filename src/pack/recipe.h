// synthesis.toml: what the generator of synthetic tables is scaled to in one city. Published figures carry
// the address where they were published; the other numbers are assumptions and are said to be.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "base/result.h"
#include "city/economy.h"
#include "pack/row_error.h"

namespace langqiao::pack {

// A number that somebody published, and where.
struct PublishedCount {
  int year = 0;
  Persons persons;
  std::string from;
};

// A section's share of all employed, at the first and at the last year. Assumed.
struct SectionShare {
  Share first;
  Share last;
};

// How large a division is beside the others of its section. `growth` is assumed, a year, beside them too.
struct DivisionWeight {
  std::int64_t weight = 0;
  std::int64_t growth_bp = 0;
};

// How many of the employed work in a district, beside the others, and how much likelier than the city's
// average they are to work in sections B to E (10,000: just as likely). Assumed.
struct DistrictWeight {
  Id<Region> region;
  std::int64_t weight = 0;
  std::int64_t secondary_bp = 10'000;
};

// Published employment of a district by section, instead of `secondary_bp`.
struct DistrictSections {
  Id<Region> region;
  std::map<std::string, std::int64_t> persons;  // by section letter
  std::string from;
};

// Entrants of a year over all offerings of a level, at the first and the last school year. Assumed.
struct LevelEntrants {
  ProgramLevel level = ProgramLevel::higher_vocational;
  Persons first;
  Persons last;
};

// A place where enterprises of one kind gather.
struct Cluster {
  std::string place;  // as people call it: 张江
  Id<Region> region;
  Id<Industry> industry;  // a division
  std::string label;      // what they make, in a few characters: 集成电路
  int enterprises = 0;
};

struct Recipe {
  int first_year = 0;
  int last_year = 0;
  std::vector<PublishedCount> employed;  // all employed of the city, by year, ascending
  std::int64_t growth_bp = 0;            // of all employed, a year after the last published one; assumed
  std::map<std::string, SectionShare> sections;  // by letter; each end sums to the whole
  std::map<std::string, DivisionWeight> divisions;
  std::vector<DistrictWeight> districts;
  std::vector<DistrictSections> district_sections;
  std::map<std::string, std::int64_t> common_staff;  // occupation of every industry → basis points
  // Section letter → beginnings of occupation ids where the rest of its people work → weight.
  std::map<std::string, std::map<std::string, std::int64_t>> staff_fields;
  int entrants_from = 0;  // school years of `entrants`
  int entrants_until = 0;
  std::vector<LevelEntrants> entrants;
  std::vector<Cluster> clusters;
};

// The recipe in `folder`, or everything that is wrong with it.
Result<Recipe, RowErrors> read_recipe(const std::filesystem::path& folder);

// All employed of the city in `year`: published where it is, on the straight line between two published
// years, and by `growth_bp` a year after the last one. Precondition: not before the first published year.
Persons employed_in(const Recipe& recipe, int year);

}  // namespace langqiao::pack
