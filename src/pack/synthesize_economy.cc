// Employment: published totals, spread over divisions and districts by iterative proportional fitting (Deming
// and Stephan 1940). Staffing: occupations by likeness of names, beside those that every industry has.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "pack/synthesis.h"

namespace langqiao::pack {
namespace {

constexpr std::string_view kSecondary = "BCDE";

struct Division {
  const Industry* industry;
  std::string section;
  double weight;  // within the section, in the first year
  double growth;  // a year
};

double bp(std::int64_t basis_points) { return static_cast<double>(basis_points) / 10'000; }

std::vector<Division> divisions_of(const Synthesis& synthesis) {
  std::vector<Division> divisions;
  for (const Industry& industry : synthesis.measured.industries) {
    if (industry.level != 2 || !industry.parent ||
        !synthesis.recipe.sections.contains(industry.parent->text()))
      continue;
    const auto at = synthesis.recipe.divisions.find(industry.id.text());
    const bool known = at != synthesis.recipe.divisions.end() && at->second.weight > 0;
    if (known)
      divisions.push_back({&industry, industry.parent->text(), static_cast<double>(at->second.weight),
                           bp(at->second.growth_bp)});
  }
  return divisions;
}

// Employment of one year: divisions are rows, districts are columns.
class Grid {
 public:
  Grid(std::size_t rows, std::size_t columns) : columns_(columns), cells_(rows * columns) {}

  double& at(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }
  std::span<const double> cells() const { return cells_; }

  // Scales rows and columns in turn until both sums are as given, nearly.
  void fit(std::span<const double> rows, std::span<const double> columns) {
    constexpr int kRounds = 12;
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t row = 0; row < rows.size(); ++row) scale(row * columns_, 1, columns_, rows[row]);
      for (std::size_t column = 0; column < columns_; ++column)
        scale(column, columns_, rows.size(), columns[column]);
    }
  }

 private:
  void scale(std::size_t begin, std::size_t step, std::size_t count, double wanted) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += cells_[begin + i * step];
    for (std::size_t i = 0; sum > 0 && i < count; ++i) cells_[begin + i * step] *= wanted / sum;
  }

  std::size_t columns_;
  std::vector<double> cells_;
};

class EmploymentMaker {
 public:
  explicit EmploymentMaker(Synthesis& synthesis)
      : synthesis_(synthesis), recipe_(synthesis.recipe), divisions_(divisions_of(synthesis)) {}

  void make() {
    if (divisions_.empty() || recipe_.districts.empty()) return;
    Grid grid = first_guess();
    std::vector<double> drift(divisions_.size(), 1);
    for (int year = recipe_.first_year; year <= recipe_.last_year; ++year) {
      const auto total = employed_in(recipe_, year).count();
      grid.fit(division_totals(year, static_cast<double>(total), drift),
               district_totals(static_cast<double>(total)));
      add_year(grid, year, total);
      Random random = synthesis_.random("employment drift", static_cast<std::uint64_t>(year));
      for (double& of_division : drift) of_division *= 1 + bp(random.between(-120, 120));
    }
  }

 private:
  // How the people of a division would spread over the districts before totals are looked at.
  Grid first_guess() const {
    Grid grid(divisions_.size(), recipe_.districts.size());
    Random random = synthesis_.random("employment places");
    for (std::size_t row = 0; row < divisions_.size(); ++row) {
      for (std::size_t column = 0; column < recipe_.districts.size(); ++column) {
        const double chance = bp(random.between(4'000, 16'000));
        grid.at(row, column) = static_cast<double>(recipe_.districts[column].weight) *
                               tilt(divisions_[row].section, recipe_.districts[column]) * chance * chance;
      }
    }
    return grid;
  }

  // How much more of the section a district has than the city.
  double tilt(const std::string& section, const DistrictWeight& district) const {
    for (const DistrictSections& known : recipe_.district_sections) {
      const auto at = known.persons.find(section);
      if (known.region != district.region || at == known.persons.end()) continue;
      std::int64_t all = 0, all_shares = 0;
      for (const auto& [letter, persons] : known.persons) {
        all += persons;
        all_shares += recipe_.sections.at(letter).first.basis_points();
      }
      const double here = static_cast<double>(at->second) / static_cast<double>(all);
      const double city = static_cast<double>(recipe_.sections.at(section).first.basis_points()) /
                          static_cast<double>(all_shares);
      return std::clamp(here / city, 0.1, 4.0);
    }
    return kSecondary.find(section) == std::string_view::npos ? 1.0 : bp(district.secondary_bp);
  }

  std::vector<double> division_totals(int year, double total, std::span<const double> drift) const {
    std::vector<double> totals(divisions_.size());
    std::map<std::string_view, double> sums;
    for (std::size_t i = 0; i < divisions_.size(); ++i) {
      totals[i] = divisions_[i].weight * drift[i];
      for (int at = recipe_.first_year; at < year; ++at) totals[i] *= 1 + divisions_[i].growth;
      sums[divisions_[i].section] += totals[i];
    }
    for (std::size_t i = 0; i < divisions_.size(); ++i)
      totals[i] *= total * section_share(divisions_[i].section, year) / sums[divisions_[i].section];
    return totals;
  }

  double section_share(const std::string& section, int year) const {
    const SectionShare& share = recipe_.sections.at(section);
    const int years = std::max(1, recipe_.last_year - recipe_.first_year);
    const auto change = (share.last - share.first).basis_points() * (year - recipe_.first_year);
    return bp(share.first.basis_points()) + bp(change) / years;
  }

  std::vector<double> district_totals(double total) const {
    std::vector<double> totals;
    double sum = 0;
    for (const DistrictWeight& district : recipe_.districts) sum += static_cast<double>(district.weight);
    for (const DistrictWeight& district : recipe_.districts)
      totals.push_back(total * static_cast<double>(district.weight) / sum);
    return totals;
  }

  void add_year(const Grid& grid, int year, std::int64_t total) {
    const auto persons = apportioned(grid.cells(), total);
    for (std::size_t row = 0; row < divisions_.size(); ++row) {
      for (std::size_t column = 0; column < recipe_.districts.size(); ++column) {
        synthesis_.made.employment.push_back(
            {divisions_[row].industry->id, recipe_.districts[column].region, SchoolYear(year),
             Persons(persons[row * recipe_.districts.size() + column]), synthesis_.provenance()});
      }
    }
  }

  Synthesis& synthesis_;
  const Recipe& recipe_;
  std::vector<Division> divisions_;
};

// Groups of occupations (level 3) and how much their names say about an industry.
class StaffingMaker {
 public:
  explicit StaffingMaker(Synthesis& synthesis) : synthesis_(synthesis) {
    std::unordered_map<std::string_view, NamePairs> below;  // pairs of the occupations of a group
    for (const Occupation& occupation : synthesis.measured.occupations) {
      if (occupation.level != 4) continue;
      if (occupation.digital) digital_.insert(group_of(occupation.id));
      below[group_of(occupation.id)].merge(pairs_of(occupation.name));
    }
    for (const Occupation& occupation : synthesis.measured.occupations) {
      if (occupation.level != 3 || is_catch_all(occupation)) continue;
      groups_.push_back({&occupation, pairs_of(occupation.name)});
      groups_.back().pairs.merge(below[occupation.id.text()]);
      for (const std::uint64_t pair : groups_.back().pairs) ++groups_with_[pair];
    }
  }

  void make() {
    for (const Division& division : divisions_of(synthesis_)) make_pattern(division);
  }

 private:
  struct Group {
    const Occupation* occupation;
    NamePairs pairs;  // of its name and of those below it
  };
  struct Part {
    const Occupation* occupation;
    double weight;
  };
  static constexpr std::size_t kMostOfField = 8;  // occupations of one field
  static constexpr double kLeastLikeness = 0.25;  // beside the likest of the field
  static constexpr double kLeast = 0.003;  // of an industry's people; occupations with less are left out

  static bool is_catch_all(const Occupation& occupation) { return occupation.name.starts_with("其他"); }

  void make_pattern(const Division& division) {
    std::vector<Part> parts = common_parts();
    double left = 1;
    for (const Part& part : parts) left -= part.weight;
    std::vector<Part> own = own_parts(division);
    double sum = 0;
    for (const Part& part : own) sum += part.weight;
    for (const Part& part : own) add({part.occupation, part.weight / sum * left}, parts);
    std::erase_if(parts, [](const Part& part) { return part.weight < kLeast; });
    if (parts.empty()) return;
    add_year(*division.industry, parts, synthesis_.recipe.first_year);
    for (Part& part : parts) part.weight *= drift_of(*part.occupation);
    if (synthesis_.recipe.last_year > synthesis_.recipe.first_year)
      add_year(*division.industry, parts, synthesis_.recipe.last_year);
  }

  static void add(Part part, std::vector<Part>& parts) {
    const auto at = std::ranges::find(parts, part.occupation, &Part::occupation);
    if (at == parts.end()) {
      parts.push_back(part);
    } else {
      at->weight += part.weight;
    }
  }

  std::vector<Part> common_parts() const {
    std::vector<Part> parts;
    for (const Occupation& occupation : synthesis_.measured.occupations) {
      const auto at = synthesis_.recipe.common_staff.find(occupation.id.text());
      if (at != synthesis_.recipe.common_staff.end()) parts.push_back({&occupation, bp(at->second)});
    }
    return parts;
  }

  std::vector<Part> own_parts(const Division& division) const {
    std::vector<Part> parts;
    const auto fields = synthesis_.recipe.staff_fields.find(division.section);
    if (fields == synthesis_.recipe.staff_fields.end()) return parts;
    NamePairs below;
    for (const Industry& group : synthesis_.measured.industries)
      if (group.parent == division.industry->id) below.merge(pairs_of(group.name));
    for (const auto& [beginning, weight] : fields->second)
      for (const Part& part : field_parts(*division.industry, below, beginning, static_cast<double>(weight)))
        add(part, parts);
    return parts;
  }

  // The occupations of a field whose names are likest to the industry's: pairs of characters in common count
  // the more, the fewer occupations have them. They share the weight of the field.
  std::vector<Part> field_parts(const Industry& industry, const NamePairs& below, std::string_view beginning,
                                double weight) const {
    const NamePairs name = pairs_of(industry.name);
    std::vector<Part> parts;
    for (const Group& group : groups_) {
      if (!group.occupation->id.text().starts_with(beginning)) continue;
      double likeness = 0;
      for (const std::uint64_t pair : group.pairs)
        likeness += (3.0 * name.contains(pair) + below.contains(pair)) / groups_with_.at(pair);
      const bool named = group.occupation->id.text() == beginning;  // whatever its name is like
      if (named || likeness > 0) parts.push_back({group.occupation, std::max(likeness, kLeast)});
    }
    std::ranges::stable_sort(parts, std::ranges::greater{}, &Part::weight);
    if (parts.size() > kMostOfField) parts.resize(kMostOfField);
    Random random = synthesis_.random(fmt::format("staffing {} {}", industry.id.text(), beginning));
    double sum = 0;
    std::erase_if(parts, [least = parts.empty() ? 0 : parts.front().weight * kLeastLikeness](
                             const Part& part) { return part.weight < least; });
    for (Part& part : parts) sum += part.weight *= bp(random.between(6'000, 14'000));
    for (Part& part : parts) part.weight *= weight / sum;
    return parts;
  }

  // From the first year to the last: digital occupations gain, production loses.
  double drift_of(const Occupation& occupation) const {
    if (digital_.contains(occupation.id.text())) return 1.3;
    return occupation.id.text().front() == '6' ? 0.92 : 1.0;
  }

  void add_year(const Industry& industry, std::span<const Part> parts, int year) {
    std::vector<double> weights;
    for (const Part& part : parts) weights.push_back(part.weight);
    const auto shares = apportioned(weights, Share::kWhole);
    for (std::size_t i = 0; i < parts.size(); ++i)
      synthesis_.made.staffing.push_back({industry.id, parts[i].occupation->id, SchoolYear(year),
                                          Share::basis_points(shares[i]), synthesis_.provenance()});
  }

  Synthesis& synthesis_;
  std::vector<Group> groups_;
  std::unordered_set<std::string_view> digital_;  // groups with a digital occupation
  std::unordered_map<std::uint64_t, double> groups_with_;
};

}  // namespace

void make_employment(Synthesis& synthesis) { EmploymentMaker(synthesis).make(); }
void make_staffing(Synthesis& synthesis) { StaffingMaker(synthesis).make(); }

}  // namespace langqiao::pack
