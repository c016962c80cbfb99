// Runs tests/scenarios/*.txt: situations with the answer an officer expects, checked against the rulebook as
// shipped. The format stands in tests/scenarios/README.md.
#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <sstream>

#include "base/text.h"
#include "rulebook/alliances.h"
#include "rulebook/certification.h"
#include "rulebook/internship.h"
#include "rulebook/program_rules.h"
#include "rulebook/read.h"
#include "rulebook/shown.h"
#include "rulebook/subsidy.h"
#include "rulebook/surcharge.h"

namespace langqiao::rulebook {
namespace {

using Pairs = std::map<std::string, std::string, std::less<>>;

// The known facts of one scenario, by their Chinese names; remembers which were asked for.
class Known {
 public:
  explicit Known(Pairs facts) : facts_(std::move(facts)) {}

  std::optional<std::string> text(std::string_view name) {
    asked_.insert(std::string(name));
    const auto at = facts_.find(name);
    return at == facts_.end() ? std::nullopt : std::optional(at->second);
  }
  std::optional<std::int64_t> number(std::string_view name) {
    const auto given = text(name);
    if (!given) return std::nullopt;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
    EXPECT_TRUE(error == std::errc{} && end == given->data() + given->size()) << name << " = " << *given;
    return value;
  }
  template <class T>
  std::optional<T> amount(std::string_view name) {
    const auto value = number(name);
    return value ? std::optional(T(*value)) : std::nullopt;
  }
  // Yuan with up to two decimals.
  std::optional<Money> money(std::string_view name) {
    const auto given = text(name);
    if (!given) return std::nullopt;
    std::string digits = *given;
    const auto dot = digits.find('.');
    const std::size_t decimals = dot == std::string::npos ? 0 : digits.size() - dot - 1;
    EXPECT_LE(decimals, 2u) << name;
    if (dot != std::string::npos) digits.erase(dot, 1);
    digits.append(2 - decimals, '0');
    return Money(std::stoll(digits));
  }
  std::optional<Share> per_cent(std::string_view name) {
    const auto value = number(name);
    return value ? std::optional(Share::per_cent(*value)) : std::nullopt;
  }
  std::optional<bool> flag(std::string_view name) {
    const auto given = text(name);
    if (!given) return std::nullopt;
    EXPECT_TRUE(*given == "是" || *given == "否") << name << " = " << *given;
    return *given == "是";
  }
  std::optional<Date> date(std::string_view name) {
    const auto given = text(name);
    const auto day = given ? Date::parse(*given) : std::nullopt;
    EXPECT_EQ(given.has_value(), day.has_value()) << name;
    return day;
  }
  // Conditions by id: those listed under 具备 hold, those under 不具备 do not.
  Facts facts() {
    Facts out;
    for (const auto& [name, holds] : {std::pair("具备", true), std::pair("不具备", false)}) {
      const auto list = text(name).value_or("");
      for (const auto id : split(list, ',')) out.emplace(std::string(trim(id)), holds);
    }
    return out;
  }
  std::vector<std::string> left_over() const {
    std::vector<std::string> names;
    for (const auto& [name, value] : facts_) {
      if (!asked_.contains(name)) names.push_back(name);
    }
    return names;
  }

 private:
  Pairs facts_;
  std::set<std::string, std::less<>> asked_;
};

std::string word(Outcome outcome) {
  switch (outcome) {
    case Outcome::met:
      return "符合";
    case Outcome::warned:
      return "提示";
    case Outcome::broken:
      return "不符合";
    case Outcome::not_in_force:
      return "当日无规定";
    case Outcome::unknown:
      return "情况不明";
  }
  return {};
}

std::string text_of(const std::optional<Amount>& amount) {
  if (!amount) return "不明";
  return std::visit(
      [](const auto& value) -> std::string {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, Date>) {
          return value.iso();
        } else {
          return shown(Content(value)).zh;
        }
      },
      *amount);
}

Pairs answer(const Finding& finding) {
  Pairs out{
      {"结论", word(finding.outcome)}, {"实际", text_of(finding.actual)}, {"界限", text_of(finding.limit)}};
  if (finding.because) {
    out["依据"] = finding.because->citation.document;
    out["出处"] = finding.because->jurisdiction;
  }
  return out;
}

Pairs answer(const ConditionsFinding& found) {
  Pairs out = answer(found.finding);
  const std::pair<const char*, ConditionState> groups[] = {{"已具备", ConditionState::holds},
                                                           {"未具备", ConditionState::fails},
                                                           {"尚不明", ConditionState::unknown}};
  for (const auto& [name, state] : groups) {
    std::string& list = out[name];
    for (const Condition& condition : found.conditions) {
      if (condition.state == state) list += (list.empty() ? "" : ",") + condition.item.id;
    }
  }
  return out;
}

// Several findings in one answer: each under its rule's name after the dot.
Pairs answer(const std::vector<Finding>& findings) {
  Pairs out;
  for (const Finding& finding : findings)
    out[finding.rule.substr(finding.rule.find('.') + 1)] = word(finding.outcome);
  return out;
}

Pairs surcharge(Known& known, const Setting& setting, const Rulebook& book) {
  const auto offset = surcharge_offset({.investment = known.money("投资额").value_or(Money()),
                                        .education_payable = known.money("应缴教育费附加").value_or(Money()),
                                        .local_payable = known.money("应缴地方教育附加").value_or(Money()),
                                        .carried_in = known.money("上期结转").value_or(Money())},
                                       setting, book);
  if (!offset) return {{"结论", "当日无规定"}};
  return {{"可抵免", shown(offset->pool).zh},
          {"抵教育费附加", shown(offset->education).zh},
          {"抵地方教育附加", shown(offset->local).zh},
          {"结转下期", shown(offset->carried_out).zh},
          {"依据", offset->because.citation.document}};
}

Pairs subsidy(Known& known, const Setting& setting, const Rulebook& book) {
  const auto estimate = subsidy_estimate({.kind = named<SubsidyKind>(known.text("类别").value_or("")).value(),
                                          .investment = known.money("总投资").value(),
                                          .land = known.money("其中土地").value_or(Money())},
                                         setting, book);
  if (!estimate) return {{"结论", "当日无规定"}};
  return {{"最高支持", shown(estimate->most).zh},
          {"按比例", shown(estimate->by_share).zh},
          {"上限", shown(estimate->cap).zh},
          {"出处", estimate->cap_because.jurisdiction}};
}

Internship internship(Known& known) {
  return {.age = known.amount<Years>("年龄"),
          .year_of_study = known.amount<Count>("年级"),
          .length = known.amount<Months>("时长月"),
          .labour_level = known.amount<Count>("体力劳动等级"),
          .pay = known.money("月报酬"),
          .post_pay = known.money("岗位试用期月工资"),
          .pay_period = known.amount<Months>("支付周期月"),
          .banned = {},
          .charges = {},
          .hours = {},
          .pay_manner = {},
          .agreement = known.flag("三方协议"),
          .guardian_consent = known.flag("监护人同意"),
          .insured = known.flag("投保"),
          .self_found = known.flag("自行选择单位"),
          .self_found_consent = known.flag("自选书面同意"),
          .site_visited = known.flag("实地考察"),
          .cross_province = known.flag("跨省"),
          .cross_province_filed = known.flag("跨省备案")};
}

Pairs warning(Known& known, const Setting& setting, const Rulebook& book) {
  const auto listed = known.text("历年签约率").value_or("");
  std::vector<std::optional<Share>> rates;
  for (const auto rate : split(listed, ',')) {
    const auto text = std::string(trim(rate));
    rates.push_back(text == "不明" ? std::nullopt : std::optional(Share::per_cent(std::stoll(text))));
  }
  const auto found = early_warning({rates, known.amount<Count>("布点学校")}, setting, book);
  Pairs out = answer(found.finding);
  out["下年减招"] = found.next_plan_cut ? shown(*found.next_plan_cut) : "无";
  return out;
}

using Check = std::function<Pairs(Known&, const Setting&, const Rulebook&)>;

const std::map<std::string, Check, std::less<>>& checks() {
  static const std::map<std::string, Check, std::less<>> all = {
      {"单位实习人数",
       [](auto& k, auto& s, auto& b) {
         return answer(interns_per_unit(
             {k.template amount<Persons>("在岗职工"), k.template amount<Persons>("实习学生")}, s, b));
       }},
      {"岗位实习人数",
       [](auto& k, auto& s, auto& b) {
         return answer(interns_per_post(
             {k.template amount<Persons>("在岗职工"), k.template amount<Persons>("实习学生")}, s, b));
       }},
      {"实习年龄", [](auto& k, auto& s, auto& b) { return answer(intern_age(internship(k), s, b)); }},
      {"实习年级",
       [](auto& k, auto& s, auto& b) { return answer(intern_year_of_study(internship(k), s, b)); }},
      {"实习报酬", [](auto& k, auto& s, auto& b) { return answer(intern_pay(internship(k), s, b)); }},
      {"实习时长", [](auto& k, auto& s, auto& b) { return answer(intern_length(internship(k), s, b)); }},
      {"体力劳动", [](auto& k, auto& s, auto& b) { return answer(intern_labour(internship(k), s, b)); }},
      {"监护人同意",
       [](auto& k, auto& s, auto& b) { return answer(intern_guardian_consent(internship(k), s, b)); }},
      {"实习全部检查",
       [](auto& k, auto& s, auto& b) { return answer(internship_findings(internship(k), s, b)); }},
      {"实习禁止情形",
       [](auto& k, auto& s, auto& b) { return answer(none_of("internship.banned", k.facts(), s, b)); }},
      {"实习收费",
       [](auto& k, auto& s, auto& b) { return answer(none_of("internship.charges", k.facts(), s, b)); }},
      {"申报条件", [](auto& k, auto& s, auto& b) { return answer(conditions_met(k.facts(), s, b)); }},
      {"申报主体", [](auto& k, auto& s, auto& b) { return answer(eligibility(k.facts(), s, b)); }},
      {"无不良记录", [](auto& k, auto& s, auto& b) { return answer(clean_record(k.facts(), s, b)); }},
      {"退出情形", [](auto& k, auto& s, auto& b) { return answer(withdrawal_grounds(k.facts(), s, b)); }},
      {"合作情况",
       [](auto& k, auto& s, auto& b) {
         const Cooperation with{.runs_school = k.flag("办学"),
                                .apprenticeship_pilot = k.flag("学徒制试点"),
                                .interns = k.template amount<Persons>("实习学生"),
                                .certificate_pilot = k.flag("证书试点"),
                                .specialty_points = k.template amount<Count>("共建专业点"),
                                .investment = k.money("投入"),
                                .shared_rights = k.flag("知识产权")};
         return answer(conditions_met(facts_of(with, s, b), s, b));
       }},
      {"再次申报",
       [](auto& k, auto& s, auto& b) { return answer(reapplication(k.date("退出日期").value(), s, b)); }},
      {"培育期", [](auto& k, auto& s,
                    auto& b) { return answer(cultivation_length(k.date("入库日期").value(), s, b)); }},
      {"三年规划",
       [](auto& k, auto& s, auto& b) {
         return answer(plan_handed_in(k.date("入库日期").value(), k.date("报送日期"), s, b));
       }},
      {"年度报告",
       [](auto& k, auto& s, auto& b) {
         return answer(
             report_handed_in(static_cast<int>(k.number("年度").value()), k.date("报送日期"), s, b));
       }},
      {"附加抵免", surcharge},
      {"补贴估算", subsidy},
      {"理工占比",
       [](auto& k, auto& s, auto& b) {
         const auto level = named<StudyLevel>(k.text("层次").value_or("")).value();
         return answer(science_share(level, k.per_cent("基年占比"), k.per_cent("现占比"), s, b));
       }},
      {"预警", warning},
      {"重复设置",
       [](auto& k, auto& s, auto& b) { return answer(duplicate_setting(k.per_cent("重复设置率"), s, b)); }},
      {"国控专业",
       [](auto& k, auto& s, auto& b) {
         return answer(state_control(k.flag("国控").value(), k.flag("获批"), s, b));
       }},
      {"实践课时",
       [](auto& k, auto& s, auto& b) { return answer(practice_hours(k.per_cent("实践占比"), s, b)); }},
      {"试点城市",
       [](auto& k, auto& s, auto& b) {
         return answer(pilot_findings({k.flag("问题清单"), k.flag("政策清单"), k.flag("年度报告")}, s, b));
       }},
      {"市域联合体",
       [](auto& k, auto& s, auto& b) {
         const Facts facts = k.facts();
         return answer(consortium_findings({k.flag("依托园区"), facts, facts}, s, b));
       }},
      {"行业共同体",
       [](auto& k, auto& s, auto& b) {
         return answer(
             community_findings({k.template amount<Count>("龙头企业"), k.template amount<Count>("高水平高校"),
                                 k.template amount<Count>("职业学校"), k.facts()},
                                s, b));
       }},
  };
  return all;
}

struct Scenario {
  std::string place;  // file:line
  Pairs lines;        // 情形 检查 日期 地区 已知 应得
};

// "甲 = 1；乙 = 2" as pairs.
Pairs pairs_of(const std::string& text, const std::string& place) {
  Pairs out;
  std::string ascii = text;
  for (std::size_t at; (at = ascii.find("；")) != std::string::npos;)
    ascii.replace(at, std::string("；").size(), ";");
  for (const auto part : split(ascii, ';')) {
    const auto equals = part.find('=');
    EXPECT_NE(equals, std::string_view::npos) << place << ": wanted `name = value`, found " << part;
    if (equals == std::string_view::npos) continue;
    out.emplace(std::string(trim(part.substr(0, equals))), std::string(trim(part.substr(equals + 1))));
  }
  return out;
}

std::vector<Scenario> scenarios_in(const std::filesystem::path& file) {
  std::vector<Scenario> scenarios;
  std::ifstream in(file);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const auto text = trim(line);
    if (text.empty() || text.front() == '#') continue;
    const std::string colon = "：";
    const auto at = text.find(colon);
    const auto key = std::string(text.substr(0, at));
    if (key == "情形") scenarios.push_back({fmt::format("{}:{}", file.filename().string(), number), {}});
    if (scenarios.empty() || at == std::string_view::npos) {
      ADD_FAILURE() << file << ":" << number << ": wanted 情形：…, found " << line;
      continue;
    }
    scenarios.back().lines.emplace(key, std::string(trim(text.substr(at + colon.size()))));
  }
  return scenarios;
}

void run(const Scenario& scenario, const Rulebook& book) {
  SCOPED_TRACE(scenario.place + " " + scenario.lines.at("情形"));
  for (const char* key : {"检查", "日期", "地区", "应得"})
    ASSERT_TRUE(scenario.lines.contains(key)) << "no " << key;
  const auto check = checks().find(scenario.lines.at("检查"));
  ASSERT_NE(check, checks().end()) << "no check " << scenario.lines.at("检查");
  const auto on = Date::parse(scenario.lines.at("日期"));
  ASSERT_TRUE(on) << scenario.lines.at("日期");
  ASSERT_TRUE(book.knows(scenario.lines.at("地区"))) << scenario.lines.at("地区");

  const auto given = scenario.lines.find("已知");
  Known known(given == scenario.lines.end() ? Pairs() : pairs_of(given->second, scenario.place));
  const Pairs got = check->second(known, {*on, scenario.lines.at("地区")}, book);
  EXPECT_TRUE(known.left_over().empty()) << "the check does not use " << known.left_over().front();
  const Pairs wanted = pairs_of(scenario.lines.at("应得"), scenario.place);
  EXPECT_FALSE(wanted.empty());
  for (const auto& [name, value] : wanted) {
    EXPECT_TRUE(got.contains(name)) << "the answer has no " << name;
    if (got.contains(name)) {
      EXPECT_EQ(got.at(name), value) << name;
    }
  }
}

TEST(Scenarios, TheRulebookAnswersAsOfficersExpect) {
  const std::string root = LANGQIAO_SOURCE_DIR;
  const auto files = files_in(root + "/rulebook");
  ASSERT_TRUE(files);
  const auto book = load(*files);
  ASSERT_TRUE(book);
  int count = 0;
  std::set<std::string> used;
  for (const auto& entry : std::filesystem::directory_iterator(root + "/tests/scenarios")) {
    if (entry.path().extension() != ".txt") continue;
    for (const Scenario& scenario : scenarios_in(entry.path())) {
      run(scenario, *book);
      if (scenario.lines.contains("检查")) used.insert(scenario.lines.at("检查"));
      ++count;
    }
  }
  EXPECT_GE(count, 60);
  for (const auto& [name, check] : checks()) EXPECT_TRUE(used.contains(name)) << "no scenario for " << name;
}

}  // namespace
}  // namespace langqiao::rulebook
