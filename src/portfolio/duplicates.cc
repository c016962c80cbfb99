#include "portfolio/duplicates.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace langqiao::portfolio {
namespace {

std::uint64_t national_key(std::uint32_t program, SchoolYear year) {
  return (std::uint64_t{program} << 16) | static_cast<std::uint16_t>(year.begins());
}

Share ratio(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? Share() : Share::floor_ratio(rulebook::Count(part), rulebook::Count(whole));
}

std::unordered_map<std::uint64_t, int> national_points_of(const City& city) {
  std::unordered_map<std::uint64_t, int> points;
  for (const NationalPoints& row : city.tables().national_points) {
    points[national_key(city.position(*city.find(row.program)), row.year)] = row.points;
  }
  return points;
}

// Programs by level and name, over editions; of each program all of its name, itself included.
std::vector<std::vector<std::uint32_t>> programs_of_same_name(const std::vector<Program>& programs) {
  using Name = std::pair<ProgramLevel, std::string_view>;
  std::map<Name, std::vector<std::uint32_t>> groups;
  for (std::uint32_t at = 0; at < programs.size(); ++at) {
    groups[{programs[at].level, programs[at].name}].push_back(at);
  }
  std::vector<std::vector<std::uint32_t>> same;
  for (const Program& program : programs) same.push_back(groups.at({program.level, program.name}));
  return same;
}

// The district that a school stands in; nothing where the pack does not say.
std::vector<std::optional<std::uint32_t>> districts_of_schools(const City& city) {
  std::vector<std::optional<std::uint32_t>> districts;
  for (const School& school : city.tables().schools) {
    const Region* at = school.region ? city.find(*school.region) : nullptr;
    while (at != nullptr && at->kind != RegionKind::district)
      at = at->parent ? city.find(*at->parent) : nullptr;
    districts.push_back(at == nullptr ? std::nullopt : std::optional(city.position(*at)));
  }
  return districts;
}

// Adds up sites.
class Totalling {
 public:
  // `of`: the program of the site.
  void add(const Site& site, const ProgramDuplication& of) {
    const auto schools = std::ssize(of.schools);
    totals_.points += site.points;
    totals_.linked_points += of.official_occupations > 0 ? site.points : 0;
    totals_.sites += 1;
    totals_.duplicated += programs_.insert(site.program).second && schools > 1;
    schools_.insert(site.school);
    totals_.pairs += {of.pairs.pairs / schools, of.pairs.same / schools, of.pairs.near_bp / schools};
  }
  SiteTotals totals() const {
    SiteTotals out = totals_;
    out.programs = std::ssize(programs_);
    out.schools = std::ssize(schools_);
    return out;
  }

 private:
  SiteTotals totals_;
  std::set<std::uint32_t> programs_;
  std::set<std::uint32_t> schools_;
};

// The count over one city; borrows it for the length of a call.
class Counting {
 public:
  Counting(const City& city, Share near_same_weight) : city_(city), weight_(near_same_weight) {}

  Duplicates all() const {
    Duplicates out;
    for (const SchoolYear year : sites_.years()) out.years.push_back(year_of(year));
    out.newest = newest();
    return out;
  }

 private:
  const Program& record(std::uint32_t program) const { return city_.tables().programs[program]; }
  std::string_view code(std::uint32_t program) const { return record(program).id.text(); }
  bool same_edition_in(std::uint32_t program, SchoolYear year) const {
    return sites_.uses(record(program).edition, year);
  }

  std::int64_t points(std::uint32_t program, SchoolYear year) const;
  DuplicatePairs pairs_of_one_site(std::uint32_t program, SchoolYear year) const;
  std::int64_t near_bp(std::uint32_t program, SchoolYear year) const;

  ProgramDuplication program_in(std::span<const Site> sites, SchoolYear year) const;
  std::vector<ProgramDuplication> programs_in(SchoolYear year) const;
  void add_districts(ProgramDuplication& to) const;
  void add_class(ProgramDuplication& to, SchoolYear year) const;
  void add_years(ProgramDuplication& to) const;

  YearOfRegister year_of(SchoolYear year) const;
  using Programs = std::span<const ProgramDuplication>;  // of the year, in the order of its sites
  std::vector<ClassDuplication> classes_in(SchoolYear year, Programs programs) const;
  std::vector<SchoolDuplication> schools_in(SchoolYear year, Programs programs) const;
  template <class Key, class KeyOf>
  std::map<Key, Totalling> totals_by(SchoolYear year, Programs programs, KeyOf key_of) const;

  std::optional<SchoolYear> opened(const Site& site) const;
  bool offered_by_name_before(const Site& site, SchoolYear year) const;
  std::vector<NewDuplicate> newest() const;

  const City& city_;
  Share weight_;
  Sites sites_{city_};
  NearSame near_same_{city_};
  std::vector<std::vector<std::uint32_t>> same_name_ = programs_of_same_name(city_.tables().programs);
  std::unordered_map<std::uint64_t, int> national_ = national_points_of(city_);
  std::vector<std::optional<std::uint32_t>> districts_ = districts_of_schools(city_);
};

std::int64_t Counting::points(std::uint32_t program, SchoolYear year) const {
  std::int64_t sum = 0;
  for (const Site& site : sites_.of(program, year)) sum += site.points;
  return sum;
}

// What the schools without the program itself add: each its nearest near-same program, weighted, once.
std::int64_t Counting::near_bp(std::uint32_t program, SchoolYear year) const {
  std::set<std::uint32_t> counted;
  for (const Site& site : sites_.of(program, year)) counted.insert(site.school);
  std::int64_t sum = 0;
  for (const Neighbour& near : near_same_.neighbours_of(program)) {
    const std::int64_t weighted = near.overlap.basis_points() * weight_.basis_points() / Share::kWhole;
    for (const Site& site : sites_.of(near.program, year)) {
      if (counted.insert(site.school).second) sum += weighted;
    }
  }
  return sum;
}

DuplicatePairs Counting::pairs_of_one_site(std::uint32_t program, SchoolYear year) const {
  const auto others = std::ssize(sites_.of(program, year)) - 1;
  const std::int64_t could = sites_.schools_at(record(program).level, year) - 1;
  return {.pairs = could, .same = others, .near_bp = near_bp(program, year)};
}

void Counting::add_districts(ProgramDuplication& to) const {
  std::map<std::uint32_t, std::int64_t> schools;
  for (const std::uint32_t school : to.schools) {
    if (districts_[school]) ++schools[*districts_[school]];
  }
  if (schools.empty()) return;
  std::int64_t placed = 0, squares = 0;
  for (const auto& [district, count] : schools) {
    to.districts.push_back(district);
    placed += count;
    squares += count * count;
  }
  const auto largest = std::ranges::max_element(schools, {}, [](const auto& entry) { return entry.second; });
  to.largest_district = largest->first;
  to.largest_district_share = ratio(largest->second, placed);
  to.district_concentration = ratio(squares, placed * placed);
}

void Counting::add_class(ProgramDuplication& to, SchoolYear year) const {
  for (const std::uint32_t mate : near_same_.classmates_of(to.program)) to.neighbours += points(mate, year);
  for (const Neighbour& near : near_same_.neighbours_of(to.program)) {
    if (!sites_.of(near.program, year).empty()) to.near_same.push_back(near);
  }
}

void Counting::add_years(ProgramDuplication& to) const {
  to.by_name_2021 = !same_edition_in(to.program, kBaseYear);
  for (const std::uint32_t same : same_name_[to.program]) {
    if (same == to.program || to.by_name_2021) to.points_2021 += points(same, kBaseYear);
  }
  for (const SchoolYear year : sites_.years()) {
    const auto offered = [&](std::uint32_t program) { return !sites_.of(program, year).empty(); };
    if (!to.first_year && offered(to.program)) to.first_year = year.begins();
    if (!to.first_year_by_name && std::ranges::any_of(same_name_[to.program], offered)) {
      to.first_year_by_name = year.begins();
    }
  }
}

ProgramDuplication Counting::program_in(std::span<const Site> sites, SchoolYear year) const {
  ProgramDuplication out{.program = sites.front().program};
  out.points = points(out.program, year);
  for (const Site& site : sites) out.schools.push_back(site.school);
  const DuplicatePairs one = pairs_of_one_site(out.program, year);
  for (std::size_t i = 0; i < sites.size(); ++i) out.pairs += one;
  out.rate = out.pairs.rate();
  out.official_occupations = near_same_.occupations_named(out.program);
  const auto national = national_.find(national_key(out.program, year));
  if (national != national_.end()) out.national_points = national->second;
  add_districts(out);
  add_class(out, year);
  add_years(out);
  return out;
}

std::vector<ProgramDuplication> Counting::programs_in(SchoolYear year) const {
  std::vector<ProgramDuplication> programs;
  const auto all = sites_.in(year);
  for (auto first = all.begin(); first != all.end();) {
    const auto last =
        std::find_if(first, all.end(), [&](const Site& s) { return s.program != first->program; });
    programs.push_back(program_in(std::span(first, last), year));
    first = last;
  }
  return programs;
}

template <class Key, class KeyOf>
std::map<Key, Totalling> Counting::totals_by(SchoolYear year, Programs programs, KeyOf key_of) const {
  std::map<Key, Totalling> groups;
  auto of = programs.begin();
  for (const Site& site : sites_.in(year)) {
    while (of->program != site.program) ++of;
    groups[key_of(site)].add(site, *of);
  }
  return groups;
}

std::vector<ClassDuplication> Counting::classes_in(SchoolYear year, Programs programs) const {
  using Class = std::tuple<Id<Edition>, ProgramLevel, std::string, std::string>;
  std::vector<ClassDuplication> list;
  for (const auto& [of, group] : totals_by<Class>(year, programs, [&](const Site& site) {
         const Program& program = record(site.program);
         return Class(program.edition, program.level, program.class_code, program.class_name);
       })) {
    const auto& [edition, level, class_code, class_name] = of;
    list.push_back({edition, level, class_code, class_name, group.totals()});
  }
  std::ranges::sort(list, {}, [](const ClassDuplication& each) {
    return std::tuple(-each.totals.pairs.rate().basis_points(), -each.totals.points,
                      std::string_view(each.class_code), std::string_view(each.edition.text()), each.level);
  });
  return list;
}

std::vector<SchoolDuplication> Counting::schools_in(SchoolYear year, Programs programs) const {
  std::vector<SchoolDuplication> list;
  for (const auto& [school, group] :
       totals_by<std::uint32_t>(year, programs, [](const Site& site) { return site.school; })) {
    list.push_back({school, group.totals()});
  }
  return list;
}

YearOfRegister Counting::year_of(SchoolYear year) const {
  auto programs = programs_in(year);
  const SiteTotals city = totals_by<int>(year, programs, [](const Site&) { return 0; }).at(0).totals();
  YearOfRegister out{.year = year.begins(),
                     .points = city.points,
                     .schools = city.schools,
                     .sites = city.sites,
                     .duplicated = city.duplicated,
                     .pairs = city.pairs,
                     .rate = city.pairs.rate(),
                     .with_official_occupation = ratio(city.linked_points, city.points),
                     .programs = {},
                     .classes = classes_in(year, programs),
                     .by_school = schools_in(year, programs)};
  std::ranges::sort(programs, {}, [&](const ProgramDuplication& each) {
    return std::pair(-each.points, code(each.program));
  });
  out.programs = std::move(programs);
  return out;
}

// The first year in which the site stands in the register under this code.
std::optional<SchoolYear> Counting::opened(const Site& site) const {
  const auto years = sites_.years();
  const auto first = std::ranges::find_if(
      years, [&](SchoolYear year) { return sites_.has(site.program, site.school, year); });
  return first == years.end() ? std::nullopt : std::optional(*first);
}

bool Counting::offered_by_name_before(const Site& site, SchoolYear year) const {
  return std::ranges::any_of(sites_.years(), [&](SchoolYear each) {
    return each < year && std::ranges::any_of(
                              same_name_[site.program],
                              [&](std::uint32_t same) { return sites_.has(same, site.school, each); });
  });
}

std::vector<NewDuplicate> Counting::newest() const {
  std::vector<NewDuplicate> list;
  if (sites_.years().empty()) return list;
  for (const Site& site : sites_.in(sites_.years().back())) {
    const auto year = opened(site);
    if (!year || *year <= kBaseYear) continue;
    const auto before = sites_.of(site.program, SchoolYear(year->begins() - 1));
    if (before.empty()) continue;
    list.push_back(
        {site.program, site.school, year->begins(), std::ssize(before), offered_by_name_before(site, *year)});
  }
  std::ranges::sort(list, {}, [&](const NewDuplicate& each) {
    return std::tuple(-each.year, -each.already_at, code(each.program), each.school);
  });
  return list;
}

}  // namespace

Share DuplicatePairs::rate() const { return ratio(same * Share::kWhole + near_bp, pairs * Share::kWhole); }

Share DuplicatePairs::same_rate() const { return ratio(same, pairs); }

DuplicatePairs& DuplicatePairs::operator+=(const DuplicatePairs& other) {
  pairs += other.pairs;
  same += other.same;
  near_bp += other.near_bp;
  return *this;
}

std::optional<Share> ProgramDuplication::national_share() const {
  return national_points.value_or(0) > 0 ? std::optional(ratio(points, *national_points)) : std::nullopt;
}

Duplicates duplicates(const City& city, Share near_same_weight) {
  return Counting(city, near_same_weight).all();
}

std::optional<Share> near_same_weight(const rulebook::Rulebook& book, const rulebook::Setting& setting) {
  const auto held = book.held<Share>("portfolio.near_same_weight", setting);
  return held ? std::optional(held->value) : std::nullopt;
}

const YearOfRegister* find_year(const Duplicates& duplicates, int year) {
  const auto at = std::ranges::lower_bound(duplicates.years, year, {}, &YearOfRegister::year);
  return at == duplicates.years.end() || at->year != year ? nullptr : &*at;
}

}  // namespace langqiao::portfolio
