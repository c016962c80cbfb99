#include "portfolio/quota_faults.h"

#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <span>
#include <string_view>

namespace langqiao::portfolio {
namespace {

constexpr double kRounding = 1e-9;  // by which sums of shares and chances may differ from what they should be
constexpr double kNever = std::numeric_limits<double>::infinity();

constexpr Words kSize{"数据的个数不对", "A list has the wrong size"};
constexpr Words kNumber{"数值不能用", "A number cannot be used"};
constexpr Words kRange{"计划数范围不成立", "A range of quotas cannot hold"};
constexpr Words kLimit{"约束不成立", "A limit cannot hold"};
constexpr Words kPosition{"指向了不存在的位置", "A position does not exist"};
constexpr Words kEmpty{"专业与职业的对照是空的", "The crosswalk is empty"};
constexpr Words kShares{"去向比例之和超过一", "Shares of a quota add up to more than one"};
constexpr Words kChances{"各情景的概率之和不是一", "Chances of the futures do not add up to one"};

constexpr Words kNotNegative{"不小于 0 的有限数", "a finite number, at least 0"};
constexpr Words kShare{"0 到 1 之间", "between 0 and 1"};
constexpr Words kFinite{"有限数", "a finite number"};
constexpr Words kAtLeastOne{"至少 1", "at least 1"};
constexpr Words kCorrect{"请改正这个值", "Correct this value"};
constexpr Words kFill{"请补齐或去掉多余的值", "Complete the list or take away what is too much"};

bool not_negative(double value) { return std::isfinite(value) && value >= 0; }
bool is_share(double value) { return value >= 0 && value <= 1; }

class Check {
 public:
  explicit Check(const QuotaProblem& problem) : problem_(problem) {}

  std::vector<Problem> run() {
    const bool sized = sizes();
    offerings();
    if (sized) ranges();
    limits();
    at_most("openings_at_most", problem_.openings_at_most);
    at_most("closings_at_most", problem_.closings_at_most);
    crosswalk();
    harvest();
    numbers("graduates", problem_.graduates, not_negative, kNotNegative);
    numbers("openings", problem_.openings, not_negative, kNotNegative);
    chances();
    weights();
    return std::move(faults_);
  }

 private:
  template <class Found>
  void add(const Words& what, std::string where, const Found& found, Wording wanted,
           const Words& action = kCorrect) {
    faults_.push_back({what, std::move(where), as_is(fmt::format("{}", found)), std::move(wanted), action});
  }

  bool size(std::string_view list, std::size_t found, std::size_t wanted) {
    if (found == wanted) return true;
    add(kSize, std::string(list), found, as_is(fmt::format("{}", wanted)), kFill);
    return false;
  }

  bool sizes() {
    const std::size_t harvests = problem_.harvests;
    const auto some = [&](std::string_view field, std::size_t count) {
      if (count == 0) add(kSize, std::string(field), 0, kAtLeastOne, kFill);
    };
    some("years", problem_.years);
    some("harvests", problem_.harvests);
    some("offerings", problem_.offerings.size());
    some("sources", problem_.sources);
    some("sinks", problem_.sinks);
    some("chance", problem_.chance.size());
    const bool ranges = size("ranges", problem_.ranges.size(), problem_.decisions());
    size("graduates", problem_.graduates.size(), harvests * problem_.sources);
    size("openings", problem_.openings.size(), problem_.futures() * harvests * problem_.sinks);
    size("unmet_weight", problem_.unmet_weight.size(), problem_.sinks);
    return ranges && problem_.years > 0;
  }

  void numbers(std::string_view list, std::span<const double> values, bool (*good)(double),
               const Words& wanted) {
    for (std::size_t i = 0; i < values.size(); ++i)
      if (!good(values[i])) add(kNumber, fmt::format("{} {}", list, i), values[i], wanted);
  }

  std::string decision_name(std::size_t decision) const {
    return fmt::format("{} year {}", problem_.offerings[decision / problem_.years].id,
                       decision % problem_.years);
  }

  void offerings() {
    for (std::size_t k = 0; k < problem_.offerings.size(); ++k) {
      const QuotaOffering& offering = problem_.offerings[k];
      const auto check = [&](std::string_view field, double value, double most) {
        if (not_negative(value) && value <= most) return;
        add(kNumber, fmt::format("offerings {} ({}) {}", k, offering.id, field), value,
            most == kNever ? Wording(kNotNegative) : worded("0 到 {}", "0 to {}", most));
      };
      check("last", offering.last, kNoStep);
      check("first_most", offering.first_most, kNoStep);
      check("closing_most", offering.closing_most, kNoStep);
      check("step_up", offering.step_up, kNoStep);
      check("step_down", offering.step_down, kNoStep);
      check("change_cost", offering.change_cost, kNever);
      check("opening_cost", offering.opening_cost, kNever);
      check("closing_cost", offering.closing_cost, kNever);
    }
  }

  void ranges() {
    for (std::size_t i = 0; i < problem_.ranges.size(); ++i) {
      const QuotaRange& range = problem_.ranges[i];
      const std::string where = fmt::format("ranges {} ({})", i, decision_name(i));
      if (range.least < 1) add(kRange, where + " least", range.least, kAtLeastOne);
      if (range.most > kNoStep)
        add(kRange, where + " most", range.most, worded("至多 {}", "at most {}", kNoStep));
      if (!range.can_be_open() && !range.may_be_closed)
        add(kRange, where, fmt::format("{} … {}", range.least, range.most),
            worded("可以停办，或至多不小于 {}", "may be closed, or a most of {} or more", range.least));
    }
  }

  void limits() {
    for (std::size_t i = 0; i < problem_.limits.size(); ++i) {
      const QuotaLimit& limit = problem_.limits[i];
      const std::string where = fmt::format("limits {} ({} {})", i, limit.equation, limit.subject);
      const bool sides = limit.low <= limit.high && limit.low < kNever && limit.high > -kNever;
      if (!sides)
        add(kLimit, where, fmt::format("{} … {}", limit.low, limit.high),
            {"下限不大于上限", "a low side that is not above the high side"});
      for (std::size_t t = 0; t < limit.terms.size(); ++t)
        term(fmt::format("{} term {}", where, t), limit.terms[t]);
    }
  }

  void term(const std::string& where, const QuotaLimit::Term& term) {
    position(where, "decision", term.decision, problem_.decisions());
    if (!std::isfinite(term.weight)) add(kNumber, where + " weight", term.weight, kFinite);
  }

  void position(const std::string& where, std::string_view field, std::uint32_t found, std::uint32_t count) {
    if (found >= count)
      add(kPosition, fmt::format("{} {}", where, field), found, worded("小于 {}", "below {}", count));
  }

  void at_most(std::string_view name, const std::vector<int>& most) {
    if (most.empty() || !size(name, most.size(), problem_.years)) return;
    for (std::size_t year = 0; year < most.size(); ++year)
      if (most[year] < 0) add(kNumber, fmt::format("{} {}", name, year), most[year], kNotNegative);
  }

  void crosswalk() {
    if (problem_.crosswalk.empty())
      add(kEmpty, "crosswalk", 0, kAtLeastOne,
          {"请提供专业与职业的对照", "Provide links between programs and occupations"});
    for (std::size_t a = 0; a < problem_.crosswalk.size(); ++a) {
      const network::Arc& arc = problem_.crosswalk[a];
      const std::string where = fmt::format("crosswalk {}", a);
      position(where, "source", arc.source, problem_.sources);
      position(where, "sink", arc.sink, problem_.sinks);
      if (!is_share(arc.gain)) add(kNumber, where + " gain", arc.gain, kShare);
    }
  }

  void harvest() {
    // In one year: a decision that stands for several years is harvested again.
    std::vector<double> total(std::size_t{problem_.decisions()} * problem_.harvests, 0.0);
    for (std::size_t h = 0; h < problem_.harvest.size(); ++h) {
      const Harvest& harvest = problem_.harvest[h];
      const std::string where = fmt::format("harvest {}", h);
      position(where, "decision", harvest.decision, problem_.decisions());
      position(where, "source", harvest.source, problem_.sources);
      position(where, "year", harvest.year, problem_.harvests);
      if (!is_share(harvest.share)) {
        add(kNumber, where + " share", harvest.share, kShare);
      } else if (harvest.decision < problem_.decisions() && harvest.year < problem_.harvests) {
        total[std::size_t{harvest.decision} * problem_.harvests + harvest.year] += harvest.share;
      }
    }
    for (std::size_t i = 0; i < total.size(); ++i)
      if (total[i] > 1 + kRounding)
        add(kShares,
            fmt::format("harvest {} of {}", i % problem_.harvests, decision_name(i / problem_.harvests)),
            total[i], worded("至多 1", "at most 1"));
  }

  void chances() {
    numbers("chance", problem_.chance, is_share, kShare);
    const double sum = std::accumulate(problem_.chance.begin(), problem_.chance.end(), 0.0);
    if (!problem_.chance.empty() && std::isfinite(sum) && std::abs(sum - 1) > kRounding)
      add(kChances, "chance", sum, as_is("1"));
  }

  void weights() {
    numbers("unmet_weight", problem_.unmet_weight, not_negative, kNotNegative);
    const auto check = [&](std::string_view field, double value, bool good, const Words& wanted) {
      if (!good) add(kNumber, std::string(field), value, wanted);
    };
    check("surplus_weight", problem_.surplus_weight, not_negative(problem_.surplus_weight), kNotNegative);
    check("discount", problem_.discount, problem_.discount > 0 && problem_.discount <= 1,
          {"大于 0，至多 1", "above 0, at most 1"});
    check("tail_weight", problem_.tail_weight, not_negative(problem_.tail_weight), kNotNegative);
    check("tail_share", problem_.tail_share, problem_.tail_share > 0 && problem_.tail_share <= 1,
          {"大于 0，至多 1", "above 0, at most 1"});
  }

  const QuotaProblem& problem_;
  std::vector<Problem> faults_;
};

}  // namespace

std::vector<Problem> faults_of(const QuotaProblem& problem) { return Check(problem).run(); }

}  // namespace langqiao::portfolio
