#include "pack/synthesis_texts.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

#include "pack/synthesis_phrases.h"

namespace langqiao::pack {
namespace {

bool ends(std::string_view text, std::string_view with) {
  return text.size() > with.size() && text.ends_with(with);
}

// The title that an occupation has in adverts: 集成电路工程技术人员 → 集成电路工程师, 会计专业人员 →
// 会计专员.
std::string title_of(std::string_view occupation) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kEndings = {
      {{"工程技术人员", "工程师"},
       {"专业技术人员", "技术员"},
       {"技术人员", "技术员"},
       {"专业人员", "专员"},
       {"服务人员", "服务员"},
       {"人员", "员"}}};
  for (const auto& [ending, title] : kEndings)
    if (ends(occupation, ending))
      return std::string(occupation.substr(0, occupation.size() - ending.size())).append(title);
  return std::string(occupation);
}

Date day_before(Date day, std::int64_t days) { return Date(day.days() - std::chrono::days(days)); }

}  // namespace

TextMaker::TextMaker(const CityTables& city, const Recipe& recipe, const SynthesisOptions& options)
    : options_(options), provenance_{Id<Source>(kSyntheticSource), options.as_of, Quality::synthetic} {
  find_jobs(city);
  find_employers(city, recipe);
  find_wanted(city);
  find_offered(city);
}

void TextMaker::find_jobs(const CityTables& city) {
  const Crosswalk crosswalk(city);
  std::unordered_map<std::string_view, std::string_view> skill_names;
  for (const Skill& skill : city.skills) skill_names.emplace(skill.id.text(), skill.name);
  std::unordered_map<std::string_view, std::vector<std::string_view>> skills;  // by occupation and by group
  for (const OccupationSkill& link : city.occupation_skills) {
    for (const std::string_view of : {std::string_view(link.occupation.text()), group_of(link.occupation)}) {
      auto& names = skills[of];
      const std::string_view name = skill_names.at(link.skill.text());
      if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    }
  }
  for (const Occupation& occupation : city.occupations) {
    const bool common = std::string_view("2346").find(occupation.id.text().front()) != std::string_view::npos;
    if (occupation.level != 4 || !common) continue;
    Job job{&occupation, title_of(occupation.name), {}, {}};
    const auto own = skills.find(occupation.id.text());
    const auto group = skills.find(group_of(occupation.id));
    if (own != skills.end()) job.skills = own->second;
    if (own == skills.end() && group != skills.end()) job.skills = group->second;
    for (const Program* program : crosswalk.programs_of(occupation.id))
      if (std::ranges::find(job.programs, program->name) == job.programs.end())
        job.programs.push_back(program->name);
    jobs_.push_back(std::move(job));
  }
}

void TextMaker::find_employers(const CityTables& city, const Recipe& recipe) {
  std::unordered_map<std::string_view, const Region*> regions;
  for (const Region& region : city.regions) regions.emplace(region.id.text(), &region);
  for (const Organisation& organisation : city.organisations) {
    if (organisation.provenance.source != provenance_.source || !organisation.region) continue;
    const auto cluster = std::ranges::find_if(recipe.clusters, [&](const Cluster& each) {
      return each.region == organisation.region && each.industry == organisation.industry &&
             organisation.name.find(each.place + each.label) != std::string::npos;
    });
    if (cluster == recipe.clusters.end()) continue;
    const Region& region = *regions.at(organisation.region->text());
    employers_.push_back({&organisation, &*cluster, region.name, region.kind == RegionKind::zone});
  }
}

void TextMaker::find_wanted(const CityTables& city) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_group;
  for (std::size_t i = 0; i < jobs_.size(); ++i) by_group[group_of(jobs_[i].occupation->id)].push_back(i);
  std::map<std::string_view, SchoolYear> newest;
  for (const Staffing& staffing : city.staffing)
    newest[staffing.industry.text()] = std::max(newest[staffing.industry.text()], staffing.year);
  for (const Staffing& staffing : city.staffing) {
    const auto jobs = by_group.find(staffing.occupation.text());
    if (staffing.year != newest[staffing.industry.text()] || jobs == by_group.end()) continue;
    Wanted& wanted = wanted_[staffing.industry.text()];
    wanted.until.push_back((wanted.until.empty() ? 0 : wanted.until.back()) + staffing.share.basis_points());
    wanted.jobs.push_back(jobs->second);
  }
}

void TextMaker::find_offered(const CityTables& city) {
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_group;
  for (std::size_t i = 0; i < jobs_.size(); ++i) by_group[group_of(jobs_[i].occupation->id)].push_back(i);
  std::unordered_map<std::string_view, std::vector<std::size_t>> by_program;
  for (const ProgramOccupation& link : city.program_occupations) {
    auto& jobs = by_program[link.program.text()];
    const auto group = by_group.find(group_of(link.occupation));
    if (group != by_group.end()) jobs.insert(jobs.end(), group->second.begin(), group->second.end());
  }
  std::unordered_map<std::string_view, const School*> schools;
  for (const School& school : city.schools) schools.emplace(school.id.text(), &school);
  std::unordered_map<std::string_view, std::string_view> programs, regions;
  for (const Program& program : city.programs) programs.emplace(program.id.text(), program.name);
  for (const Region& region : city.regions) regions.emplace(region.id.text(), region.name);
  for (const Offering* offering : running_offerings(city, city.enrolments)) {
    const auto jobs = by_program.find(offering->program.text());
    if (jobs == by_program.end() || jobs->second.empty()) continue;
    const School* school = schools.at(offering->school.text());
    const std::string_view place = school->region ? regions.at(school->region->text()) : school->name;
    offered_.push_back({school, programs.at(offering->program.text()), place, jobs->second});
  }
}

const Job& TextMaker::job_at(const Employer& employer, Random& random) const {
  const auto at = wanted_.find(employer.organisation->industry->text());
  if (at == wanted_.end()) return random.one_of(jobs_);
  const Wanted& wanted = at->second;
  const auto draw = random.between(0, wanted.until.back() - 1);
  const auto share = std::ranges::upper_bound(wanted.until, draw) - wanted.until.begin();
  return jobs_[random.one_of(wanted.jobs[static_cast<std::size_t>(share)])];
}

Advert TextMaker::advert(std::size_t number) const {
  Random random = Random(options_.seed).split("advert", number);
  const Employer& employer = random.one_of(employers_);
  const Job& job = job_at(employer, random);
  const Terms terms = terms_for(job, random);
  const bool named = random.chance(8'000);
  const std::string title = advert_title(job, employer.cluster->label, random);
  const std::string place = employer.city_zone || random.chance(3'000)
                                ? employer.cluster->place
                                : fmt::format("{}{}", employer.district, employer.cluster->place);
  const std::int64_t age = random.between(0, 3 * 365);
  return {.id = Id<Advert>(fmt::format("syn-adv-{:07}", number)),
          .posted = day_before(options_.as_of, age),
          .title = title,
          .organisation = named ? std::optional(employer.organisation->id) : std::nullopt,
          .region = employer.organisation->region,
          .occupation = job.occupation->id,
          .education = std::string(kEducations[static_cast<std::size_t>(terms.education)]),
          .pay_min_yuan = terms.pay_min,
          .pay_max_yuan = terms.pay_max,
          .text = advert_text(
              {job, terms, title, named ? std::string_view(employer.organisation->name) : "", place}, random),
          .provenance = provenance_};
}

Listing TextMaker::listing(std::size_t number) const {
  Random random = Random(options_.seed).split("listing", number);
  const ListingSide side = number % 5 < 3 ? ListingSide::need : ListingSide::offer;
  const ListingPattern& pattern = listing_pattern(side, !offered_.empty(), random);
  const Employer& employer = random.one_of(employers_);
  const Offered* offered = pattern.by_school ? &random.one_of(offered_) : nullptr;
  const Job& job = offered != nullptr ? jobs_[random.one_of(offered->jobs)] : job_at(employer, random);
  const ListingFacts facts{
      .job = job,
      .programs = offered != nullptr ? std::span(&offered->program, 1)
                                     : std::span<const std::string_view>(job.programs),
      .owner = offered != nullptr ? offered->school->name : employer.organisation->name,
      .label = offered != nullptr ? offered->program : std::string_view(employer.cluster->label),
      .place = offered != nullptr ? offered->place : std::string_view(employer.cluster->place),
      .seats = random.between(1, 12) * 5};
  const bool counted =
      pattern.kind != ListingKind::technical_problem && pattern.kind != ListingKind::equipment;
  const Date posted = day_before(options_.as_of, random.between(0, 360));
  Random words = random.split("words");
  Random same_words = words;  // the title says what the text says
  return {.id = Id<Listing>(fmt::format("syn-lst-{:07}", number)),
          .side = side,
          .kind = pattern.kind,
          .title = listing_title(pattern, facts, same_words),
          .organisation = offered == nullptr ? std::optional(employer.organisation->id) : std::nullopt,
          .school = offered != nullptr ? std::optional(offered->school->id) : std::nullopt,
          .region = offered != nullptr ? offered->school->region : employer.organisation->region,
          .posted = posted,
          .starts = {},
          .ends = {},
          .expires = Date(posted.days() + std::chrono::days(random.between(60, 400))),
          .seats = counted ? std::optional(Persons(facts.seats)) : std::nullopt,
          .education = {},
          .text = listing_text(pattern, facts, posted.year(), words),
          .state = {},
          .provenance = provenance_};
}

}  // namespace langqiao::pack
