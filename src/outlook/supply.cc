#include "outlook/supply.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "base/check.h"
#include "outlook/supply_checks.h"

namespace langqiao::outlook {

Quotas held_quotas(const City& city, int years, std::span<const ScenarioChange> changes) {
  Quotas quotas{.first_year = last_known_year(city) + 1, .years = years};
  std::map<std::uint32_t, double> latest;
  for (const Enrolment& row : city.tables().enrolments) {
    if (row.year.begins() + 1 != quotas.first_year || row.quota <= Persons(0)) continue;
    latest[city.position(*city.find(row.offering))] = static_cast<double>(row.quota.count());
  }
  for (const auto& [offering, quota] : latest) {
    quotas.offerings.push_back(offering);
    const Program& program = *city.find(city.tables().offerings[offering].program);
    for (int year = quotas.first_year; year < quotas.first_year + years; ++year) {
      double factor = 1;
      for (const ScenarioChange& change : changes) {
        if (change.lever != ScenarioLever::quota || change.since.begins() > year) continue;
        if (takes_in(change.subject, program))
          factor *= 1 + static_cast<double>(change.change_bp) / Share::kWhole;
      }
      quotas.persons.push_back(quota * std::max(factor, 0.0));
    }
  }
  return quotas;
}

Result<Supply, std::vector<Problem>> Supply::of(const City& city, int years,
                                                std::span<const ScenarioChange> changes) {
  auto problems = enrolment_problems(city);
  if (!problems.empty()) return Failure<std::vector<Problem>>(std::move(problems));
  SupplyRates rates(city.tables().supply_rates, changes);
  for (auto found : {rates.problems(), rate_problems(city, rates, years)})
    std::ranges::move(found, std::back_inserter(problems));
  auto promotion = Promotion::of(city, latest_entrants(city));
  if (!promotion) std::ranges::move(promotion.error(), std::back_inserter(problems));
  if (!problems.empty()) return Failure<std::vector<Problem>>(std::move(problems));
  return Supply(city, years, std::move(rates), std::move(*promotion));
}

Supply::Supply(const City& city, int years, SupplyRates rates, Promotion promotion)
    : city_(&city),
      last_known_(last_known_year(city)),
      years_(years),
      rates_(std::move(rates)),
      promotion_(std::move(promotion)),
      unknown_(unknown_cohorts(city)) {}

const Program& Supply::program_of(std::uint32_t offering) const {
  return *city_->find(city_->tables().offerings[offering].program);
}

double Supply::rate(SupplyStep step, const Program& program, int year, int year_of_study) const {
  const auto found = rates_.of(step, program, year, year_of_study);
  CHECK(found.has_value());  // rate_problems has looked
  return *found;
}

// Of one who enters in `year` at `year_of_study`: who graduates.
double Supply::survivors(std::uint32_t offering, int year, int year_of_study) const {
  const Program& program = program_of(offering);
  double share = 1;
  for (int of_study = year_of_study; of_study <= length_of(offering); ++of_study)
    share *= rate(SupplyStep::progress, program, year + of_study - year_of_study, of_study);
  return share;
}

// People in order of their years of entry; who studies on enters later and is met later.
class Supply::Walk {
 public:
  explicit Walk(const Supply& supply) : supply_(supply) {}

  void enter(const Entry& entry, double quota, double entrants) {
    Amounts& at = entries_[entry];
    at.quota += quota;
    at.entrants += entrants;
  }
  // Who graduated in a year that is known.
  void graduated(std::uint32_t offering, int year, double graduates) { send_on(offering, year, graduates); }

  std::vector<Cohort> run() {
    while (!entries_.empty()) {
      const auto [entry, amounts] = *entries_.begin();
      entries_.erase(entries_.begin());
      graduate(entry, amounts);
    }
    for (const auto& [back, people] : returns_) come_back(back, people);
    std::ranges::sort(cohorts_, {}, [](const Cohort& c) {
      return std::tuple(c.graduated, c.offering, c.entered, c.promoted, c.returned);
    });
    return std::move(cohorts_);
  }

 private:
  struct Amounts {
    double quota = 0, entrants = 0;
  };
  struct Return {
    std::uint32_t offering = 0;
    int graduated = 0, back = 0;

    auto operator<=>(const Return&) const = default;
  };

  void graduate(const Entry& entry, const Amounts& amounts) {
    Cohort cohort{.offering = entry.offering,
                  .entered = entry.year,
                  .graduated = entry.year + supply_.length_of(entry.offering) - entry.year_of_study + 1,
                  .promoted = entry.promoted,
                  .quota = amounts.quota,
                  .entrants = amounts.entrants};
    // Known graduates of past years include those who came from another level.
    if (cohort.graduated < supply_.first_year() || cohort.graduated >= supply_.end_year()) return;
    cohort.graduates = amounts.entrants * supply_.survivors(entry.offering, entry.year, entry.year_of_study);
    cohort.further = send_on(entry.offering, cohort.graduated, cohort.graduates);
    settle(cohort);
  }

  // Sends graduates on to further study, and says how many that are.
  double send_on(std::uint32_t offering, int year, double graduates) {
    double further = 0;
    const std::uint32_t program = supply_.city_->position(supply_.program_of(offering));
    for (const std::uint32_t at : supply_.promotion_.routes_of(program)) {
      const Promotion::Route& route = supply_.promotion_.route(at);
      const double people = graduates * route.share;
      further += people;
      for (const PromotionTarget& target : route.targets)
        enter({year, target.offering, supply_.length_of(target.offering) - route.years_more + 1, true}, 0,
              people * target.part);
      if (route.targets.empty()) returns_[{offering, year, year + route.years_more}] += people;
    }
    return further;
  }

  void come_back(const Return& back, double people) {
    if (back.back < supply_.first_year() || back.back >= supply_.end_year() || people == 0) return;
    settle({.offering = back.offering,
            .entered = back.graduated,
            .graduated = back.back,
            .returned = true,
            .entrants = people,
            .graduates = people});
  }

  void settle(Cohort cohort) {
    const Program& program = supply_.program_of(cohort.offering);
    const double done = cohort.graduates - cohort.further;
    const double look = done * supply_.rate(SupplyStep::participation, program, cohort.graduated);
    cohort.stay = look * supply_.rate(SupplyStep::stay, program, cohort.graduated);
    cohort.idle = done - look;
    cohort.gone = look - cohort.stay;
    cohorts_.push_back(cohort);
  }

  const Supply& supply_;
  std::map<Entry, Amounts> entries_;
  std::map<Return, double> returns_;
  std::vector<Cohort> cohorts_;
};

namespace {

Problem quota_problem(Wording what, std::string where, Wording found, Wording wanted) {
  return {.what = std::move(what),
          .where = std::move(where),
          .found = std::move(found),
          .wanted = std::move(wanted),
          .action = {"请更正计划数", "Correct the quotas"}};
}

std::optional<Problem> problem_of(const Quotas& quotas, const City& city, int first_year, int years) {
  if (quotas.first_year != first_year || quotas.years != years) {
    return quota_problem({"计划数的年份不符", "Quotas are of other years"}, "quotas",
                         as_is(fmt::format("{}, {}", quotas.first_year, quotas.years)),
                         as_is(fmt::format("{}, {}", first_year, years)));
  }
  const std::size_t cells = quotas.offerings.size() * static_cast<std::size_t>(years);
  if (quotas.persons.size() != cells) {
    return quota_problem({"计划数的个数不符", "Quotas are too many or too few"}, "quotas",
                         as_is(std::to_string(quotas.persons.size())), as_is(std::to_string(cells)));
  }
  for (std::size_t k = 0; k < quotas.offerings.size(); ++k) {
    if (quotas.offerings[k] >= city.tables().offerings.size()) {
      return quota_problem({"没有这个开设专业", "There is no such offering"}, fmt::format("quotas: {}", k),
                           as_is(std::to_string(quotas.offerings[k])),
                           worded("小于 {} 的位置", "a position below {}", city.tables().offerings.size()));
    }
    for (int year = first_year; year < first_year + years; ++year) {
      if (quotas.of(k, year) >= 0) continue;
      const std::string& id = city.tables().offerings[quotas.offerings[k]].id.text();
      return quota_problem({"计划数为负", "A quota is below zero"}, fmt::format("quotas: {} {}", id, year),
                           as_is(fmt::format("{}", quotas.of(k, year))), {"0 或以上", "0 or more"});
    }
  }
  return std::nullopt;
}

}  // namespace

Result<std::vector<Cohort>, Problem> Supply::cohorts(const Quotas& quotas) const {
  if (auto problem = problem_of(quotas, *city_, first_year(), years_))
    return Failure<Problem>(std::move(*problem));
  Walk walk(*this);
  for (const Enrolment& row : city_->tables().enrolments) {
    const std::uint32_t offering = city_->position(*city_->find(row.offering));
    const int year = row.year.begins();
    walk.graduated(offering, year, static_cast<double>(row.graduates.count()));
    if (year + length_of(offering) <= last_known_) continue;
    walk.enter({year, offering, 1, false}, static_cast<double>(row.quota.count()),
               static_cast<double>(row.entrants.count()));
  }
  for (std::size_t k = 0; k < quotas.offerings.size(); ++k) {
    for (int year = first_year(); year < end_year(); ++year) {
      const double quota = quotas.of(k, year);
      const double fill = rate(SupplyStep::fill, program_of(quotas.offerings[k]), year);
      if (quota > 0) walk.enter({year, quotas.offerings[k], 1, false}, quota, quota * fill);
    }
  }
  return walk.run();
}

// Of one person who enters an offering, or takes a route: graduates by program and year. What several ways
// lead to is computed once.
class Supply::Coefficients {
 public:
  using Terms = std::map<std::pair<int, std::uint32_t>, double>;  // (year, program position) → persons

  explicit Coefficients(const Supply& supply) : supply_(supply) {}

  const Terms& of_entry(int year, std::uint32_t offering, int year_of_study) {
    const Entry entry{year, offering, year_of_study, false};
    if (const auto known = entries_.find(entry); known != entries_.end()) return known->second;
    Terms terms;
    const int graduated = year + supply_.length_of(offering) - year_of_study + 1;
    if (graduated < supply_.end_year()) {
      add(terms, of_graduate(graduated, offering), supply_.survivors(offering, year, year_of_study));
    }
    return entries_.emplace(entry, std::move(terms)).first->second;
  }

 private:
  Terms of_graduate(int year, std::uint32_t offering) {
    const Program& program = supply_.program_of(offering);
    const std::uint32_t position = supply_.city_->position(program);
    Terms terms;
    double further = 0;
    for (const std::uint32_t at : supply_.promotion_.routes_of(position)) {
      const Promotion::Route& route = supply_.promotion_.route(at);
      further += route.share;
      if (!route.targets.empty()) {
        add(terms, of_route(year, at), route.share);
      } else {
        stay(terms, year + route.years_more, program, position, route.share);
      }
    }
    stay(terms, year, program, position, 1 - further);
    return terms;
  }

  const Terms& of_route(int year, std::uint32_t at) {
    const auto key = std::pair(year, at);
    if (const auto known = routes_.find(key); known != routes_.end()) return known->second;
    const Promotion::Route& route = supply_.promotion_.route(at);
    Terms terms;
    for (const PromotionTarget& target : route.targets) {
      add(terms, of_entry(year, target.offering, supply_.length_of(target.offering) - route.years_more + 1),
          target.part);
    }
    return routes_.emplace(key, std::move(terms)).first->second;
  }

  void stay(Terms& terms, int year, const Program& program, std::uint32_t position, double people) const {
    if (year < supply_.first_year() || year >= supply_.end_year()) return;
    const double share = people * supply_.rate(SupplyStep::participation, program, year) *
                         supply_.rate(SupplyStep::stay, program, year);
    if (share > 0) terms[{year, position}] += share;
  }

  static void add(Terms& to, const Terms& from, double times) {
    if (times == 0) return;
    for (const auto& [key, value] : from) to[key] += times * value;
  }

  const Supply& supply_;
  std::map<Entry, Terms> entries_;
  std::map<std::pair<int, std::uint32_t>, Terms> routes_;
};

SupplyMap Supply::map(std::span<const std::uint32_t> offerings) const {
  SupplyMap map{.first_year = first_year(),
                .years = years_,
                .offerings = {offerings.begin(), offerings.end()},
                .begin = {0}};
  const auto base = cohorts({.first_year = first_year(), .years = years_});
  CHECK(base.has_value());
  std::map<std::uint32_t, std::uint32_t> index;  // of programs
  for (const Cohort& cohort : *base) index.emplace(city_->position(program_of(cohort.offering)), 0);

  Coefficients coefficients(*this);
  std::vector<Coefficients::Terms> rows;
  for (const std::uint32_t offering : offerings) {
    for (int year = first_year(); year < end_year(); ++year) {
      const double fill = rate(SupplyStep::fill, program_of(offering), year);
      Coefficients::Terms row = coefficients.of_entry(year, offering, 1);
      for (auto& [key, value] : row) value *= fill;
      for (const auto& [key, value] : row) index.emplace(key.second, 0);
      rows.push_back(std::move(row));
    }
  }
  for (auto& [program, at] : index) {
    at = static_cast<std::uint32_t>(map.programs.size());
    map.programs.push_back(program);
  }
  for (const auto& row : rows) {
    for (const auto& [key, value] : row) {
      if (value <= 0) continue;
      map.terms.push_back(
          {index.at(key.second), static_cast<std::uint32_t>(key.first - first_year()), value});
    }
    map.begin.push_back(static_cast<std::uint32_t>(map.terms.size()));
  }
  map.base.assign(map.programs.size() * static_cast<std::size_t>(years_), 0);
  for (const Cohort& cohort : *base) {
    const std::size_t program = index.at(city_->position(program_of(cohort.offering)));
    map.base[program * static_cast<std::size_t>(years_) +
             static_cast<std::size_t>(cohort.graduated - first_year())] += cohort.stay;
  }
  map.quality = qualities(map.programs);
  return map;
}

// The weakest of a program's enrolments, of the rates of its level, and of the routes that lead to it, with
// the enrolments of the level that they begin at.
std::vector<Quality> Supply::qualities(std::span<const std::uint32_t> programs) const {
  std::map<ProgramLevel, Quality> of_level;
  std::map<std::uint32_t, Quality> of_program;
  for (const Enrolment& row : city_->tables().enrolments) {
    const Program& program = *city_->find(city_->find(row.offering)->program);
    Quality& weakest = of_level[program.level];
    weakest = std::max(weakest, row.provenance.quality);
    Quality& own = of_program[city_->position(program)];
    own = std::max({own, row.provenance.quality, rates_.quality_of(program.level)});
  }
  for (std::size_t at = 0; at < promotion_.size(); ++at) {
    const PromotionRoute& row =
        city_->tables().promotion_routes[promotion_.route(static_cast<std::uint32_t>(at)).row];
    const ProgramLevel from = row.from_program ? city_->find(*row.from_program)->level : row.from_level;
    std::set<std::uint32_t> reached;
    for (const PromotionTarget& target : promotion_.route(static_cast<std::uint32_t>(at)).targets)
      reached.insert(city_->position(program_of(target.offering)));
    for (const std::uint32_t program : reached) {
      Quality& own = of_program[program];
      own = std::max({own, row.provenance.quality, of_level[from], rates_.quality_of(from)});
    }
  }
  std::vector<Quality> out;
  for (const std::uint32_t program : programs) out.push_back(of_program[program]);
  return out;
}

}  // namespace langqiao::outlook
