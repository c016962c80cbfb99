#include "rulebook/certification.h"

namespace langqiao::rulebook {
namespace {

template <class T>
std::optional<bool> reaches(const std::optional<T>& actual, const std::optional<Held<T>>& least) {
  if (!actual || !least) return std::nullopt;
  return *actual >= least->value;
}

std::optional<bool> either(std::optional<bool> a, std::optional<bool> b) {
  if (a == true || b == true) return true;
  return a && b ? std::optional(false) : std::nullopt;
}

// Handed in by the last day allowed? While the day has not passed and nothing is in, nobody can say.
Finding in_time(const Basis& basis, Date last, std::optional<Date> handed_in, Date today) {
  if (!handed_in && today <= last) return unknown(basis, last);
  return judged(basis, handed_in && *handed_in <= last, handed_in.value_or(today), last);
}

Finding not_before(const Basis& basis, Date first, Date today) {
  return judged(basis, today >= first, today, first);
}

}  // namespace

Date later(Date day, Years years) { return later(day, Months(years.count() * 12)); }

Date later(Date day, Months months) {
  const auto moved = day.ymd() + std::chrono::months(months.count());
  if (moved.ok()) return Date(std::chrono::sys_days(moved));
  return Date(std::chrono::sys_days(moved.year() / moved.month() / std::chrono::last) + std::chrono::days(1));
}

Facts facts_of(const Cooperation& with, const Setting& setting, const Rulebook& book) {
  Facts facts;
  const auto state = [&](const char* id, std::optional<bool> holds) {
    if (holds) facts.emplace(id, *holds);
  };
  state("school", with.runs_school);
  state("apprenticeship",
        either(with.apprenticeship_pilot,
               reaches(with.interns, book.held<Persons>("certification.interns_least", setting))));
  state("certificates", with.certificate_pilot);
  state("specialties",
        reaches(with.specialty_points, book.held<Count>("certification.specialty_points_least", setting)));
  state("investment", reaches(with.investment, book.held<Money>("certification.investment_least", setting)));
  state("rights", with.shared_rights);
  return facts;
}

ConditionsFinding conditions_met(const Facts& facts, const Setting& setting, const Rulebook& book) {
  return k_of_n("certification.conditions", facts, setting, book);
}

ConditionsFinding clean_record(const Facts& facts, const Setting& setting, const Rulebook& book) {
  return k_of_n("certification.clean_record", facts, setting, book);
}

ConditionsFinding eligibility(const Facts& facts, const Setting& setting, const Rulebook& book) {
  return k_of_n("certification.eligibility", facts, setting, book);
}

ConditionsFinding withdrawal_grounds(const Facts& facts, const Setting& setting, const Rulebook& book) {
  return none_of("certification.withdrawal_grounds", facts, setting, book);
}

Finding reapplication(Date withdrawn, const Setting& setting, const Rulebook& book) {
  const RuleOf<Years> rule = "certification.reapplication_bar";
  const auto bar = book.held(rule, setting);
  return bar ? not_before(bar->basis, later(withdrawn, bar->value), setting.on) : not_in_force(rule.id());
}

Finding cultivation_length(Date listed, const Setting& setting, const Rulebook& book) {
  const RuleOf<Years> rule = "certification.cultivation_least";
  const auto least = book.held(rule, setting);
  return least ? not_before(least->basis, later(listed, least->value), setting.on) : not_in_force(rule.id());
}

Finding plan_handed_in(Date listed, std::optional<Date> handed_in, const Setting& setting,
                       const Rulebook& book) {
  const RuleOf<Months> rule = "certification.plan_within";
  const auto within = book.held(rule, setting);
  if (!within) return not_in_force(rule.id());
  return in_time(within->basis, later(listed, within->value), handed_in, setting.on);
}

Finding report_handed_in(int on_year, std::optional<Date> handed_in, const Setting& setting,
                         const Rulebook& book) {
  const RuleOf<Months> rule = "certification.annual_report_within";
  const auto within = book.held(rule, setting);
  if (!within) return not_in_force(rule.id());
  return in_time(within->basis, later(Date(on_year, 12, 31), within->value), handed_in, setting.on);
}

}  // namespace langqiao::rulebook
