#include "rulebook/internship.h"

namespace langqiao::rulebook {
namespace {

Finding interns_at_most(RuleOf<Share> rule, const Headcount& at, const Setting& setting,
                        const Rulebook& book) {
  const auto share = book.held(rule, setting);
  if (!share) return not_in_force(rule.id());
  if (!at.staff) return unknown(share->basis);
  const Persons most = share->value.floor_of(*at.staff);
  return at.interns ? judged(share->basis, *at.interns <= most, *at.interns, most)
                    : unknown(share->basis, most);
}

// A duty that only some internships have: where the case is known not to arise, nothing is asked.
Finding fulfilled_if(RuleOf<bool> rule, std::optional<bool> arises, std::optional<bool> done,
                     const Setting& setting, const Rulebook& book) {
  if (arises && !*arises) done = true;
  if (!arises && done != true) done = std::nullopt;
  return fulfilled(rule, done, setting, book);
}

}  // namespace

Finding interns_per_unit(const Headcount& unit, const Setting& setting, const Rulebook& book) {
  return interns_at_most("internship.interns_per_unit", unit, setting, book);
}

Finding interns_per_post(const Headcount& post, const Setting& setting, const Rulebook& book) {
  return interns_at_most("internship.interns_per_post", post, setting, book);
}

Finding intern_age(const Internship& internship, const Setting& setting, const Rulebook& book) {
  return at_least<Years>("internship.age_least", internship.age, setting, book);
}

Finding intern_year_of_study(const Internship& internship, const Setting& setting, const Rulebook& book) {
  return at_least<Count>("internship.year_of_study_least", internship.year_of_study, setting, book);
}

Finding intern_pay(const Internship& internship, const Setting& setting, const Rulebook& book) {
  const RuleOf<Share> rule = "internship.pay_least";
  const auto share = book.held(rule, setting);
  if (!share) return not_in_force(rule.id());
  if (!internship.post_pay) return unknown(share->basis);
  const Money least = share->value.ceil_of(*internship.post_pay);
  return internship.pay ? judged(share->basis, *internship.pay >= least, *internship.pay, least)
                        : unknown(share->basis, least);
}

Finding intern_length(const Internship& internship, const Setting& setting, const Rulebook& book) {
  return at_most<Months>("internship.length_most", internship.length, setting, book);
}

Finding intern_labour(const Internship& internship, const Setting& setting, const Rulebook& book) {
  const RuleOf<Count> rule = "internship.heavy_labour_from";
  const auto heavy = book.held(rule, setting);
  if (!heavy) return not_in_force(rule.id());
  if (!internship.labour_level) return unknown(heavy->basis, heavy->value);
  return judged(heavy->basis, *internship.labour_level < heavy->value, *internship.labour_level,
                heavy->value);
}

Finding intern_guardian_consent(const Internship& internship, const Setting& setting, const Rulebook& book) {
  const RuleOf<Years> rule = "internship.guardian_consent_under";
  const auto adult = book.held(rule, setting);
  if (!adult) return not_in_force(rule.id());
  const bool is_adult = internship.age && *internship.age >= adult->value;
  const bool consent_settles =
      internship.guardian_consent == true || (internship.age && internship.guardian_consent);
  if (!is_adult && !consent_settles) return unknown(adult->basis, adult->value);
  Finding finding =
      judged(adult->basis, is_adult || *internship.guardian_consent, adult->value, adult->value);
  finding.actual.reset();
  if (internship.age) finding.actual = *internship.age;
  return finding;
}

std::vector<Finding> internship_findings(const Internship& i, const Setting& setting, const Rulebook& book) {
  return {intern_age(i, setting, book),
          intern_year_of_study(i, setting, book),
          intern_labour(i, setting, book),
          none_of("internship.banned", i.banned, setting, book).finding,
          intern_length(i, setting, book),
          none_of("internship.hours", i.hours, setting, book).finding,
          intern_pay(i, setting, book),
          at_most<Months>("internship.pay_period_most", i.pay_period, setting, book),
          k_of_n("internship.pay_manner", i.pay_manner, setting, book).finding,
          none_of("internship.charges", i.charges, setting, book).finding,
          fulfilled("internship.agreement", i.agreement, setting, book),
          intern_guardian_consent(i, setting, book),
          fulfilled("internship.insurance", i.insured, setting, book),
          fulfilled("internship.site_visit", i.site_visited, setting, book),
          fulfilled_if("internship.self_found_consent", i.self_found, i.self_found_consent, setting, book),
          fulfilled_if("internship.cross_province_filing", i.cross_province, i.cross_province_filed, setting,
                       book)};
}

}  // namespace langqiao::rulebook
