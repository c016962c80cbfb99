#include "portfolio/quota_plan_limits.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace langqiao::portfolio {
namespace {

constexpr double kThousand = 1000;

bool contains(const std::vector<std::string>& list, const std::string& text) {
  return std::ranges::find(list, text) != list.end();
}

class Limits {
 public:
  Limits(const QuotaPlanQuestion& question, QuotaPlanModel& model)
      : ask_(question), model_(model), tables_(question.city.tables()) {
    for (const ResourceUse& row : tables_.resource_uses)
      uses_[{row.resource, row.level, row.category}] = static_cast<double>(row.per_thousand) / kThousand;
    for (const Enrolment& row : tables_.enrolments)
      past_[{question.city.position(*question.city.find(row.offering)), row.year.begins()}] =
          static_cast<double>(row.quota.count());
    for (std::uint32_t k = 0; k < model.offerings.size(); ++k)
      by_school_[offering(k).school.text()].push_back(k);
  }

  void add() {
    add_capacities();
    for (const auto& [school, offerings] : by_school_) add_school_step(school, offerings);
    for (const QuotaConventions::Science& science : ask_.conventions.science) add_science(science);
    for (const QuotaFloor& floor : tables_.quota_floors) add_floor(floor);
  }

 private:
  const Offering& offering(std::uint32_t k) const { return tables_.offerings[model_.offerings[k]]; }
  const Program& program(std::uint32_t k) const { return *ask_.city.find(offering(k).program); }
  std::string category(std::uint32_t k) const {
    return program(k).edition.text() + ":" + program(k).category_code;
  }
  int last(std::uint32_t k) const { return model_.problem.offerings[k].last; }
  std::uint32_t decision(std::uint32_t k, int t) const {
    return k * model_.problem.years + static_cast<std::uint32_t>(t);
  }

  void add_row(QuotaLimit row, QuotaLimitOrigin origin) {
    row.equation = name_of(origin.kind);
    row.subject = origin.subject;
    row.rule = origin.basis ? origin.basis->rule : origin.row.value_or("");
    model_.problem.limits.push_back(std::move(row));
    model_.origins.push_back(std::move(origin));
  }

  // --- (capacity): students of all years, at their quotas and without those who leave ---

  double use_of(TeachingResource resource, std::uint32_t k) const {
    auto at = uses_.find({resource, program(k).level, category(k)});
    if (at == uses_.end()) at = uses_.find({resource, program(k).level, std::string(kEverything)});
    return at == uses_.end() ? 0 : at->second;
  }

  void add_capacities() {
    // What is in force in each year: rows of the latest year that has come.
    using What = std::tuple<std::string, std::string, TeachingResource>;  // school, campus
    std::map<What, std::vector<const SchoolResource*>> rows;
    for (const SchoolResource& row : tables_.school_resources)
      rows[{row.school.text(), row.campus ? row.campus->text() : "", row.resource}].push_back(&row);
    for (const auto& [what, of] : rows)
      for (int t = 0; t < ask_.years; ++t) add_capacity(of, t);
  }

  void add_capacity(const std::vector<const SchoolResource*>& rows, int t) {
    const int year = model_.first_year + t;
    const SchoolResource* latest = nullptr;
    for (const SchoolResource* row : rows)
      if (row->since.begins() <= year && (!latest || row->since > latest->since)) latest = row;
    if (!latest) return;
    double amount = 0;
    for (const SchoolResource* row : rows)
      if (row->since == latest->since) amount += static_cast<double>(row->amount);
    const auto school = by_school_.find(latest->school.text());
    if (school == by_school_.end()) return;
    QuotaLimit limit;
    double before = 0, held = 0;  // used by those who entered earlier; by all when quotas stay
    for (const std::uint32_t k : school->second) {
      if (latest->campus && offering(k).campus != latest->campus) continue;
      const double use = use_of(latest->resource, k);
      if (use <= 0) continue;
      for (int study = 0; study < offering(k).length_years; ++study) {
        if (study <= t) {
          limit.terms.push_back({decision(k, t - study), use});
          held += use * last(k);
        } else {
          const auto past = past_.find({model_.offerings[k], year - study});
          if (past != past_.end()) before += use * past->second;
        }
      }
    }
    if (limit.terms.empty()) return;
    limit.high = std::max(amount - before, held);
    add_row(std::move(limit), {.kind = kind_of(latest->resource),
                               .year = year,
                               .subject = latest->school.text(),
                               .row = latest->id.text(),
                               .basis = std::nullopt,
                               .amount = amount,
                               .present = before + held});
  }

  static QuotaLimitKind kind_of(TeachingResource resource) {
    switch (resource) {
      case TeachingResource::places:
        return QuotaLimitKind::places;
      case TeachingResource::teachers:
        return QuotaLimitKind::teachers;
      case TeachingResource::laboratory_hours:
        return QuotaLimitKind::laboratory_hours;
    }
    return QuotaLimitKind::places;
  }

  // --- (school step): the total of a school from year to year ---

  void add_school_step(const std::string& school, const std::vector<std::uint32_t>& offerings) {
    std::int64_t total = 0;
    for (const std::uint32_t k : offerings) total += last(k);
    const auto band = std::max(ask_.conventions.school_step.value.floor_of(Persons(total)).count(),
                               ask_.conventions.step_least.value.count());
    for (int t = 0; t < ask_.years; ++t) {
      QuotaLimit limit;
      for (const std::uint32_t k : offerings) {
        limit.terms.push_back({decision(k, t), 1});
        if (t > 0) limit.terms.push_back({decision(k, t - 1), -1});
      }
      const double from = t == 0 ? static_cast<double>(total) : 0;
      limit.low = from - static_cast<double>(band);
      limit.high = from + static_cast<double>(band);
      add_row(std::move(limit), {.kind = QuotaLimitKind::school_step,
                                 .year = model_.first_year + t,
                                 .subject = school,
                                 .row = std::nullopt,
                                 .basis = ask_.conventions.school_step.basis,
                                 .amount = static_cast<double>(band),
                                 .present = static_cast<double>(total)});
    }
  }

  // --- (points): science among the places of a level, at the published pace toward the rise asked for ---

  double share_in(int year, const QuotaConventions::Science& science) const {
    double part = 0, all = 0;
    for (const Enrolment& row : tables_.enrolments) {
      if (row.year.begins() != year) continue;
      const Program& of = *ask_.city.find(ask_.city.find(row.offering)->program);
      if (of.level != science.level) continue;
      all += static_cast<double>(row.quota.count());
      if (contains(science.categories, of.edition.text() + ":" + of.category_code))
        part += static_cast<double>(row.quota.count());
    }
    return all > 0 ? part / all : -1;
  }

  // The largest share that steps and ranges leave room for: science grows as it may, all else shrinks.
  double reachable(const QuotaConventions::Science& science, int t) const {
    double part = 0, rest = 0;
    for (std::uint32_t k = 0; k < model_.offerings.size(); ++k) {
      if (program(k).level != science.level || last(k) == 0) continue;
      const QuotaRange& range = model_.problem.ranges[decision(k, t)];
      const int step = model_.problem.offerings[k].step_down * (t + 1);
      if (contains(science.categories, category(k))) {
        part += range.most;
      } else {
        rest += std::max(range.least, last(k) - step);
      }
    }
    return part > 0 ? part / (part + rest) : 0;
  }

  void add_science(const QuotaConventions::Science& science) {
    const rulebook::PointChange& rise = science.rise.value;
    const double base = share_in(rise.base_year, science);
    const double present = share_in(model_.first_year - 1, science);
    if (base < 0 || present < 0) return;
    const double target = std::min(1.0, base + rise.points / 100.0);
    const double pace = ask_.conventions.points_pace.value.part();
    for (int t = 0; t < ask_.years; ++t) {
      const double share = std::min({target, present + pace * (t + 1), reachable(science, t)});
      QuotaLimit limit;
      for (std::uint32_t k = 0; k < model_.offerings.size(); ++k) {
        if (program(k).level != science.level) continue;
        const bool counts = contains(science.categories, category(k));
        limit.terms.push_back({decision(k, t), counts ? 1 - share : -share});
      }
      limit.low = 0;
      add_row(std::move(limit), {.kind = QuotaLimitKind::science_share,
                                 .year = model_.first_year + t,
                                 .subject = std::string(name_of(science.level)),
                                 .row = std::nullopt,
                                 .basis = science.rise.basis,
                                 .amount = share,
                                 .present = present});
    }
  }

  // --- (floor): of a district, a program or a level ---

  bool within(const QuotaFloor& floor, std::uint32_t k) const {
    if (floor.program && offering(k).program != *floor.program) return false;
    if (floor.level && program(k).level != *floor.level) return false;
    if (floor.category != kEverything && category(k) != floor.category) return false;
    return !floor.region || ask_.city.find(offering(k).school)->region == floor.region;
  }

  void add_floor(const QuotaFloor& floor) {
    std::vector<std::uint32_t> offerings;
    std::int64_t total = 0;
    for (std::uint32_t k = 0; k < model_.offerings.size(); ++k) {
      if (!within(floor, k)) continue;
      offerings.push_back(k);
      total += last(k);
    }
    const std::int64_t least = floor.share.ceil_of(Persons(total)).count();
    if (least <= 0) return;
    for (int t = 0; t < ask_.years; ++t) {
      const int year = model_.first_year + t;
      if (year < floor.since.begins() || (floor.until && year > floor.until->begins())) continue;
      QuotaLimit limit;
      for (const std::uint32_t k : offerings) limit.terms.push_back({decision(k, t), 1});
      limit.low = static_cast<double>(least);
      add_row(std::move(limit), {.kind = kind_of(floor.kind),
                                 .year = year,
                                 .subject = floor.id.text(),
                                 .row = floor.id.text(),
                                 .basis = std::nullopt,
                                 .amount = static_cast<double>(least),
                                 .present = static_cast<double>(total)});
    }
  }

  static QuotaLimitKind kind_of(FloorKind kind) {
    switch (kind) {
      case FloorKind::district:
        return QuotaLimitKind::district;
      case FloorKind::priority:
        return QuotaLimitKind::priority;
      case FloorKind::level_mix:
        return QuotaLimitKind::level_mix;
    }
    return QuotaLimitKind::district;
  }

  const QuotaPlanQuestion& ask_;
  QuotaPlanModel& model_;
  const CityTables& tables_;
  std::map<std::tuple<TeachingResource, ProgramLevel, std::string>, double> uses_;
  std::map<std::pair<std::uint32_t, int>, double> past_;  // quotas by offering and year
  std::map<std::string, std::vector<std::uint32_t>> by_school_;
};

}  // namespace

void add_limits(const QuotaPlanQuestion& question, QuotaPlanModel& model) { Limits(question, model).add(); }

}  // namespace langqiao::portfolio
