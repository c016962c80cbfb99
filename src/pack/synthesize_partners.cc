// Enterprises where the recipe says that they gather, and what they do with schools: projects, platforms,
// agreements. Names say that they are examples; credit codes carry a right check character and an
// organisation code that begins XXXX, which no office gives out.
#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "city/credit_code.h"
#include "pack/synthesis.h"

namespace langqiao::pack {
namespace {

constexpr std::string_view kExample = "示例·";

std::string credit_code(const Id<Region>& district, std::size_t number) {
  std::string code = fmt::format("91{}XXXX{:05}", district.text(), number);
  const auto check = credit_code_check(code);
  CHECK(check);
  return code + *check;
}

// The administrative code that a region's enterprises are registered under: its own, or that of the district
// above its first member.
Id<Region> registration_area(const CityTables& tables, const Id<Region>& id) {
  const auto region = std::ranges::find(tables.regions, id, &Region::id);
  if (region == tables.regions.end() || region->members.empty()) return id;
  const auto member = std::ranges::find(tables.regions, region->members.front(), &Region::id);
  return member != tables.regions.end() && member->parent ? *member->parent : id;
}

// Six digits of an administrative code; zeros where a region has none.
Id<Region> six_digits(const Id<Region>& id) {
  const bool digits =
      id.text().size() == 6 && std::ranges::all_of(id.text(), [](char c) { return c >= '0' && c <= '9'; });
  return digits ? id : Id<Region>("000000");
}

Date some_day(Random& random, Date from, Date until) {
  return Date(from.days() + std::chrono::days(random.between(0, days_between(from, until))));
}

// Enterprises are mostly of medium size, with a long tail.
Persons staff_of(Random& random) {
  const std::int64_t size = random.between(40, 420);
  return Persons(random.chance(2'000) ? size * random.between(3, 14) : size);
}

CultivationStage stage_of(Random& random) {
  const std::size_t draw = random.below(100);
  return draw < 15   ? CultivationStage::certified
         : draw < 50 ? CultivationStage::in_cultivation
                     : CultivationStage::none;
}

struct Theme {
  std::string_view suffix;
  ProjectKind kind;
};
constexpr std::array<Theme, 5> kProjects = {{{"产教融合实训基地", ProjectKind::training},
                                             {"公共实训中心", ProjectKind::training},
                                             {"现场工程师培养基地", ProjectKind::training},
                                             {"协同创新中心", ProjectKind::innovation},
                                             {"中试与成果转化平台", ProjectKind::innovation}}};
constexpr std::array<std::string_view, 6> kPlatforms = {"区域平台",     "行业平台", "公共实训基地",
                                                        "信息服务平台", "产业学院", "技术服务平台"};

// Kinds of agreement and how often they are made.
struct AgreementWeight {
  AgreementKind kind;
  std::size_t parts;
};
constexpr std::array<AgreementWeight, 7> kAgreements = {{{AgreementKind::internship, 34},
                                                         {AgreementKind::order_class, 18},
                                                         {AgreementKind::apprenticeship, 14},
                                                         {AgreementKind::base, 14},
                                                         {AgreementKind::training, 10},
                                                         {AgreementKind::research, 7},
                                                         {AgreementKind::donation, 3}}};

AgreementKind some_kind(Random& random) {
  std::size_t draw = random.below(100);
  for (const auto& [kind, parts] : kAgreements) {
    if (draw < parts) return kind;
    draw -= parts;
  }
  return AgreementKind::internship;
}

bool has_program(AgreementKind kind) {
  return kind != AgreementKind::research && kind != AgreementKind::donation && kind != AgreementKind::base;
}

// Which offerings train for an industry: through the occupations of its staffing pattern and the official
// links of programs, and by likeness of names where a program has no such link.
class Training {
 public:
  explicit Training(const Synthesis& synthesis) : synthesis_(synthesis), crosswalk_(synthesis.measured) {
    for (const Offering* offering : running_offerings(synthesis.measured, synthesis.made.enrolments))
      running_[offering->program.text()].push_back(offering);
    for (const Program& program : synthesis.measured.programs) programs_.emplace(program.id.text(), &program);
  }

  // Running offerings for the cluster's enterprises; may be empty.
  const std::vector<const Offering*>& offerings_for(const Cluster& cluster) {
    const auto [at, fresh] = by_cluster_.try_emplace(cluster.industry.text() + cluster.label);
    if (fresh) at->second = find(cluster);
    return at->second;
  }

 private:
  std::vector<const Offering*> find(const Cluster& cluster) const {
    std::set<std::string_view> programs;
    for (const Staffing& staffing : synthesis_.made.staffing) {
      const bool own = staffing.industry == cluster.industry &&
                       !synthesis_.recipe.common_staff.contains(staffing.occupation.text());
      if (!own) continue;
      for (const Program* program : crosswalk_.programs_of(staffing.occupation))
        programs.insert(program->id.text());
    }
    const NamePairs label = pairs_of(cluster.label);
    for (const auto& [id, offerings] : running_) {
      const NamePairs name = pairs_of(programs_.at(id)->name);
      if (std::ranges::any_of(name, [&](std::uint64_t pair) { return label.contains(pair); }))
        programs.insert(id);
    }
    std::vector<const Offering*> found;
    for (const std::string_view program : programs) {
      const auto at = running_.find(program);
      if (at != running_.end()) found.insert(found.end(), at->second.begin(), at->second.end());
    }
    return found;
  }

  const Synthesis& synthesis_;
  Crosswalk crosswalk_;
  std::map<std::string_view, std::vector<const Offering*>> running_;  // by program
  std::unordered_map<std::string_view, const Program*> programs_;
  std::map<std::string, std::vector<const Offering*>> by_cluster_;
};

class AgreementMaker {
 public:
  explicit AgreementMaker(Synthesis& synthesis) : synthesis_(synthesis), training_(synthesis) {}

  void make() {
    constexpr std::size_t kAgreementsMade = 1500;
    std::size_t enterprise = 0;
    std::vector<const Cluster*> cluster_of;
    for (const Cluster& cluster : synthesis_.recipe.clusters)
      cluster_of.insert(cluster_of.end(), static_cast<std::size_t>(cluster.enterprises), &cluster);
    if (cluster_of.empty()) return;
    for (std::size_t number = 1; number <= kAgreementsMade; ++number) {
      Random random = synthesis_.random("agreement", number);
      enterprise = random.below(cluster_of.size());
      const auto& offerings = training_.offerings_for(*cluster_of[enterprise]);
      if (!offerings.empty())
        add(number, synthesis_.made.organisations[enterprise], *random.one_of(offerings), random);
    }
  }

 private:
  void add(std::size_t number, const Organisation& organisation, const Offering& offering, Random& random) {
    const AgreementKind kind = some_kind(random);
    const Date today = synthesis_.options.as_of;
    const Date signed_on = some_day(random, Date(today.year() - 6, 1, 1), today);
    const bool bounded = kind != AgreementKind::donation;
    Agreement agreement{
        .id = Id<Agreement>(fmt::format("syn-agr-{:05}", number)),
        .kind = kind,
        .school = offering.school,
        .organisation = organisation.id,
        .program = has_program(kind) ? std::optional(offering.program) : std::nullopt,
        .region = {},
        .signed_on = signed_on,
        .starts = {},
        .until = bounded
                     ? std::optional(Date(signed_on.days() + std::chrono::days(365 * random.between(1, 5))))
                     : std::nullopt,
        .persons = {},
        .money = {},
        .state = {},
        .deal = {},
        .provenance = synthesis_.provenance()};
    if (has_program(kind)) agreement.persons = Persons(random.between(2, 12) * 5);
    if (!has_program(kind)) agreement.money = yuan(random.between(5, 300) * 10'000);
    synthesis_.made.agreements.push_back(std::move(agreement));
  }

  Synthesis& synthesis_;
  Training training_;
};

}  // namespace

void make_enterprises(Synthesis& synthesis) {
  std::size_t number = 0;
  for (const Cluster& cluster : synthesis.recipe.clusters) {
    const Id<Region> area = six_digits(registration_area(synthesis.measured, cluster.region));
    for (int i = 1; i <= cluster.enterprises; ++i) {
      Random random = synthesis.random("enterprise", ++number);
      synthesis.made.organisations.push_back(
          {.id = Id<Organisation>(fmt::format("syn-ent-{:05}", number)),
           .name = fmt::format("{}{}{}企业 {:03}", kExample, cluster.place, cluster.label, i),
           .kind = OrganisationKind::enterprise,
           .credit_code = credit_code(area, number),
           .region = cluster.region,
           .industry = cluster.industry,
           .staff = staff_of(random),
           .listed_as = {},
           .stage = stage_of(random),
           .provenance = synthesis.provenance()});
    }
  }
}

void make_projects(Synthesis& synthesis) {
  constexpr std::size_t kProjectsMade = 30;
  const Date today = synthesis.options.as_of;
  for (std::size_t number = 1; number <= kProjectsMade && !synthesis.recipe.clusters.empty(); ++number) {
    Random random = synthesis.random("project", number);
    const Cluster& cluster = synthesis.recipe.clusters[(number - 1) % synthesis.recipe.clusters.size()];
    const Theme& theme = random.one_of(kProjects);
    const Date begins = some_day(random, Date(today.year() - 5, 3, 1), Date(today.year() + 1, 6, 30));
    const Date finishes = Date(begins.days() + std::chrono::days(random.between(300, 1'100)));
    const bool stopped = random.chance(500) && begins <= today;
    const ProjectStage stage = stopped            ? ProjectStage::stopped
                               : begins > today   ? ProjectStage::planned
                               : finishes > today ? ProjectStage::building
                                                  : ProjectStage::finished;
    const auto enterprise = std::ranges::find_if(synthesis.made.organisations, [&](const Organisation& each) {
      return each.industry == cluster.industry && each.region == cluster.region;
    });
    synthesis.made.projects.push_back(
        {.id = Id<Project>(fmt::format("syn-prj-{:03}", number)),
         .name = fmt::format("{}{}{}{} {:02}", kExample, cluster.place, cluster.label, theme.suffix, number),
         .kind = theme.kind,
         .region = cluster.region,
         .organisation =
             enterprise == synthesis.made.organisations.end() ? std::nullopt : std::optional(enterprise->id),
         .stage = stage,
         .investment = yuan(random.between(20, 900) * 1'000'000),
         .begins = begins,
         .finishes = finishes,
         .provenance = synthesis.provenance()});
  }
}

void make_platforms(Synthesis& synthesis) {
  constexpr std::size_t kPlatformsMade = 40;
  const Date today = synthesis.options.as_of;
  const auto running = running_offerings(synthesis.measured, synthesis.made.enrolments);
  for (std::size_t number = 1; number <= kPlatformsMade && !synthesis.recipe.clusters.empty(); ++number) {
    Random random = synthesis.random("platform", number);
    const Cluster& cluster = synthesis.recipe.clusters[(number * 7) % synthesis.recipe.clusters.size()];
    const std::string_view kind = random.one_of(kPlatforms);
    const bool of_school = !running.empty() && random.chance(6'000);
    const auto enterprise = std::ranges::find_if(synthesis.made.organisations, [&](const Organisation& each) {
      return each.industry == cluster.industry && each.region == cluster.region;
    });
    synthesis.made.platforms.push_back(
        {.id = Id<Platform>(fmt::format("syn-plf-{:03}", number)),
         .name = fmt::format("{}{}{}{} {:02}", kExample, cluster.place, cluster.label, kind, number),
         .kind = std::string(kind),
         .region = cluster.region,
         .organisation =
             enterprise == synthesis.made.organisations.end() ? std::nullopt : std::optional(enterprise->id),
         .school = of_school ? std::optional(random.one_of(running)->school) : std::nullopt,
         .opened = some_day(random, Date(today.year() - 6, 1, 1), today),
         .provenance = synthesis.provenance()});
  }
}

void make_agreements(Synthesis& synthesis) { AgreementMaker(synthesis).make(); }

}  // namespace langqiao::pack
