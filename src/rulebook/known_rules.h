// The rules that the code uses, each with its unit: the one table. The loader refuses a file that disagrees
// with it, and a lookup of a rule that does not stand here, or with the wrong type, does not compile. The
// rulebook may hold more.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "rulebook/value.h"

namespace langqiao::rulebook {

struct KnownRule {
  std::string_view id;
  Unit unit;
};

inline constexpr auto known_rules = std::to_array<KnownRule>({
    {"certification.annual_report_within", Unit::months},
    {"certification.clean_record", Unit::k_of_n},
    {"certification.conditions", Unit::k_of_n},
    {"certification.cultivation_least", Unit::years},
    {"certification.eligibility", Unit::k_of_n},
    {"certification.interns_least", Unit::persons},
    {"certification.internship_months_least", Unit::months},
    {"certification.investment_least", Unit::money_fen},
    {"certification.look_back", Unit::years},
    {"certification.plan_within", Unit::months},
    {"certification.reapplication_bar", Unit::years},
    {"certification.specialty_points_least", Unit::count},
    {"certification.withdrawal_grounds", Unit::list},
    {"community.charter", Unit::k_of_n},
    {"community.leading_enterprises", Unit::count},
    {"community.universities", Unit::count},
    {"community.vocational_schools", Unit::count},
    {"consortium.lists", Unit::k_of_n},
    {"consortium.on_a_park", Unit::flag},
    {"consortium.order", Unit::k_of_n},
    {"exchange.city_after", Unit::days},
    {"exchange.demand_answer_valid", Unit::months},
    {"exchange.district_after", Unit::days},
    {"exchange.lapse_after", Unit::days},
    {"exchange.listing_shown", Unit::days},
    {"exchange.remind_after", Unit::days},
    {"filing.appeal_decision_within", Unit::days},
    {"filing.appeal_within", Unit::days},
    {"filing.approval_window_higher_vocational", Unit::yearly_window},
    {"filing.approval_within", Unit::days},
    {"filing.check_within", Unit::days},
    {"filing.documents_bachelor", Unit::k_of_n},
    {"filing.documents_closing", Unit::k_of_n},
    {"filing.documents_higher_vocational", Unit::k_of_n},
    {"filing.documents_state_controlled", Unit::k_of_n},
    {"filing.evaluation_within", Unit::months},
    {"filing.first_year_most", Unit::persons},
    {"filing.window_bachelor", Unit::yearly_window},
    {"filing.window_higher_vocational", Unit::yearly_window},
    {"internship.age_least", Unit::years},
    {"internship.agreement", Unit::flag},
    {"internship.banned", Unit::list},
    {"internship.charges", Unit::list},
    {"internship.cross_province_filing", Unit::flag},
    {"internship.guardian_consent_under", Unit::years},
    {"internship.heavy_labour_from", Unit::count},
    {"internship.hours", Unit::list},
    {"internship.insurance", Unit::flag},
    {"internship.interns_per_post", Unit::share_bp},
    {"internship.interns_per_unit", Unit::share_bp},
    {"internship.length_most", Unit::months},
    {"internship.pay_least", Unit::share_bp},
    {"internship.pay_manner", Unit::k_of_n},
    {"internship.pay_period_most", Unit::months},
    {"internship.self_found_consent", Unit::flag},
    {"internship.site_visit", Unit::flag},
    {"internship.year_of_study_least", Unit::count},
    {"outlook.leave_rate", Unit::share_bp},
    {"outlook.link_class_mates", Unit::share_bp},
    {"outlook.link_group", Unit::share_bp},
    {"outlook.link_occupation", Unit::share_bp},
    {"outlook.link_same_name", Unit::share_bp},
    {"outlook.move_rate", Unit::share_bp},
    {"pilot.policy_list", Unit::flag},
    {"pilot.problem_list", Unit::flag},
    {"pilot.yearly_report", Unit::flag},
    {"plan.approximate_tolerance_bp", Unit::share_bp},
    {"plan.lamp_green_bp", Unit::share_bp},
    {"plan.lamp_yellow_bp", Unit::share_bp},
    {"portfolio.candidates_most", Unit::count},
    {"portfolio.change_cost", Unit::share_bp},
    {"portfolio.closing_cost", Unit::persons},
    {"portfolio.closing_size_most", Unit::persons},
    {"portfolio.closings_most", Unit::count},
    {"portfolio.discount", Unit::share_bp},
    {"portfolio.duplicate_rate_high", Unit::share_bp},
    {"portfolio.near_same_merge", Unit::share_bp},
    {"portfolio.near_same_weight", Unit::share_bp},
    {"portfolio.opening_cost", Unit::persons},
    {"portfolio.openings_most", Unit::count},
    {"portfolio.outcome_margin", Unit::share_bp},
    {"portfolio.points_pace", Unit::share_bp},
    {"portfolio.school_step_share", Unit::share_bp},
    {"portfolio.science_categories_bachelor", Unit::list},
    {"portfolio.science_categories_higher_vocational", Unit::list},
    {"portfolio.smallest_class", Unit::persons},
    {"portfolio.step_least", Unit::persons},
    {"portfolio.step_share", Unit::share_bp},
    {"portfolio.warning_fill_rate", Unit::share_bp},
    {"portfolio.warning_signing_rate", Unit::share_bp},
    {"portfolio.warning_sites", Unit::count},
    {"program.avoid_duplicates", Unit::flag},
    {"program.in_catalogue", Unit::flag},
    {"program.no_entrants_years", Unit::years},
    {"program.practice_share", Unit::share_bp},
    {"program.science_points_bachelor", Unit::percent_points},
    {"program.science_points_higher_vocational", Unit::percent_points},
    {"program.science_points_master", Unit::percent_points},
    {"program.state_controlled_approval", Unit::flag},
    {"subsidy.cooperation_cap", Unit::money_fen},
    {"subsidy.cooperation_share", Unit::share_bp},
    {"subsidy.new_base_cap", Unit::money_fen},
    {"subsidy.new_base_share", Unit::share_bp},
    {"subsidy.rebuilt_base_cap", Unit::money_fen},
    {"subsidy.rebuilt_base_share", Unit::share_bp},
    {"surcharge.education_rate", Unit::share_bp},
    {"surcharge.local_education_rate", Unit::share_bp},
    {"surcharge.offset_share", Unit::share_bp},
    {"warning.next_plan_cut", Unit::share_bp},
    {"warning.years", Unit::years},
});
static_assert(std::ranges::is_sorted(known_rules, {}, &KnownRule::id));
static_assert(std::ranges::adjacent_find(known_rules, {}, &KnownRule::id) == known_rules.end());

// The unit that the table gives this rule; nothing for a rule that only the rulebook knows. By value: g++ 12
// with the undefined-behaviour sanitizer takes no comparison of a pointer for a constant.
constexpr std::optional<Unit> known_unit(std::string_view id) {
  for (const KnownRule& known : known_rules) {
    if (known.id == id) return known.unit;
  }
  return std::nullopt;
}

// The id of a known rule whose values are of type T. Made from a literal and checked while compiling.
template <class T>
class RuleOf {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): `book.held<Share>("internship.interns_per_unit", …)` is the
  // point.
  consteval RuleOf(const char* id) : id_(id) {
    const auto unit = known_unit(id_);
    if (!unit) throw "known_rules names no such rule";
    if (*unit != unit_for<T>) throw "known_rules gives this rule another unit";
  }
  constexpr std::string_view id() const { return id_; }

 private:
  std::string_view id_;
};

}  // namespace langqiao::rulebook
