#include "pack/synthesis_phrases.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace langqiao::pack {
namespace {

using Phrases = std::span<const std::string_view>;

template <class... Args>
void put(std::string& to, fmt::format_string<Args...> form, Args&&... args) {
  fmt::format_to(std::back_inserter(to), form, std::forward<Args>(args)...);
}

constexpr std::array<std::string_view, 5> kDutyHeads = {"岗位职责：", "工作内容：", "主要职责：",
                                                        "你将负责：", "【职责】"};
constexpr std::array<std::string_view, 5> kAskHeads = {"任职要求：", "任职资格：", "岗位要求：", "希望你：",
                                                       "【要求】"};
constexpr std::array<std::string_view, 8> kTraits = {
    "工作细致，有责任心",   "能与上下工序配合，愿意沟通", "能适应两班倒",         "可接受短期出差",
    "不要求倒班，固定白班", "有团队意识，服从排班",       "能读懂英文资料者优先", "熟练使用办公软件"};
constexpr std::array<std::string_view, 9> kBenefits = {
    "五险一金", "双休", "包吃住", "餐补", "年终奖", "技能津贴", "免费班车", "带薪年假", "师傅带教"};
constexpr std::array<std::string_view, 6> kGrades = {"初级", "中级", "高级", "资深", "见习", "储备"};
constexpr std::array<std::string_view, 5> kSkillGrades = {"初级工", "中级工", "高级工", "技师", "高级技师"};

// Puts items under a head in one of the ways in which people number lists.
class ListWriter {
 public:
  ListWriter(std::string& to, Random& random) : to_(to), style_(random.below(6)) {}

  void head(std::string_view text) {
    number_ = 0;
    to_ += text;
    if (style_ < 2) to_ += '\n';
  }
  void item(std::string_view text) {
    ++number_;
    switch (style_) {
      case 0:
        return put(to_, "{}. {}\n", number_, text);
      case 1:
        return put(to_, "- {}\n", text);
      case 2:
        return put(to_, "{}、{}；", number_, text);
      case 3:
        return put(to_, "（{}）{}；", number_, text);
      case 4:
        return put(to_, "{}){} ", number_, text);
      default:
        return put(to_, "{}；", text);
    }
  }

 private:
  std::string& to_;
  std::size_t style_;
  int number_ = 0;
};

// 8000 → "8千", 12500 → "1.25万", 950 → "950".
std::string in_characters(std::int64_t yuan) {
  if (yuan >= 10'000) return fmt::format("{}万", static_cast<double>(yuan) / 10'000);
  return yuan >= 1'000 ? fmt::format("{}千", static_cast<double>(yuan) / 1'000) : std::to_string(yuan);
}
double thousands(std::int64_t yuan) { return static_cast<double>(yuan) / 1'000; }

constexpr std::int64_t kDaysOfMonth = 22;
constexpr std::int64_t kHoursOfMonth = 174;

// Says a monthly range in one of the usual ways, and keeps what the words say.
void put_pay(Terms& terms, std::int64_t least, std::int64_t most, bool low_paid, Random& random) {
  terms.pay_min = least;
  terms.pay_max = most;
  const std::size_t way = random.below(low_paid ? 11 : 9);
  switch (way) {
    case 0:
    case 1:
      terms.pay = fmt::format("{}-{}/月", in_characters(least), in_characters(most));
      return;
    case 2:
      terms.pay = fmt::format("{}K-{}K", thousands(least), thousands(most));
      return;
    case 3:
    case 4:
      terms.pay = fmt::format("{}-{}K·{}薪", thousands(least), thousands(most), random.between(13, 16));
      return;
    case 5:
      terms.pay = fmt::format("{}-{}元/月", least, most);
      return;
    case 6: {
      const std::int64_t year_least = std::max<std::int64_t>(1, least * 12 / 10'000),
                         year_most = most * 12 / 10'000 + 1;
      terms.pay = fmt::format("年薪{}-{}万", year_least, year_most);
      terms.pay_min = year_least * 10'000 / 12;
      terms.pay_max = year_most * 10'000 / 12;
      return;
    }
    case 7:
      terms.pay = "面议";
      terms.pay_min = terms.pay_max = std::nullopt;
      return;
    case 8:
      terms.pay = fmt::format("{}元/月起", least);
      terms.pay_max = std::nullopt;
      return;
    case 9: {
      const std::int64_t day = std::max<std::int64_t>(120, least / kDaysOfMonth / 10 * 10);
      terms.pay = fmt::format("{}元/天", day);
      terms.pay_min = terms.pay_max = day * kDaysOfMonth;
      return;
    }
    default: {
      const std::int64_t hour = std::max<std::int64_t>(24, least / kHoursOfMonth);
      terms.pay = fmt::format("{}-{}元/小时", hour, hour + 4);
      terms.pay_min = hour * kHoursOfMonth;
      terms.pay_max = (hour + 4) * kHoursOfMonth;
    }
  }
}

std::string education_phrase(int education, Random& random) {
  const std::string_view name = kEducations[static_cast<std::size_t>(education)];
  if (education == 0) return random.chance(5'000) ? "学历不限" : "不要求学历";
  switch (random.below(4)) {
    case 0:
      return fmt::format("{}及以上学历", name);
    case 1:
      return fmt::format("学历{}以上", name);
    case 2:
      return education == 3   ? "专科及以上学历"
             : education == 2 ? "中专、技校或职高毕业"
                              : fmt::format("{}学历", name);
    default:
      return education < 6
                 ? fmt::format("{}以上，{}优先", name, kEducations[static_cast<std::size_t>(education) + 1])
                 : "博士学历";
  }
}

std::string experience_phrase(const Job& job, Random& random) {
  switch (random.below(8)) {
    case 0:
      return "不要求经验，可接受应届毕业生";
    case 1:
      return "经验不限";
    case 2:
      return "无经验亦可，入职后统一培训";
    case 3:
      return fmt::format("{}年以上相关工作经验", random.between(1, 8));
    case 4: {
      const std::int64_t least = random.between(1, 5);
      return fmt::format("{}-{}年同类岗位经历", least, least + random.between(1, 3));
    }
    case 5:
      return fmt::format("做过{}{}年以上", job.title, random.between(1, 5));
    case 6:
      return fmt::format("有{}经验者优先", job.title);
    default:
      return "应届生、实习生均可";
  }
}

std::string skill_duty(std::string_view skill, Random& random) {
  switch (random.below(7)) {
    case 0:
      return fmt::format("负责{}", skill);
    case 1:
      return fmt::format("参与{}，按规程做好记录", skill);
    case 2:
      return fmt::format("独立完成{}", skill);
    case 3:
      return fmt::format("在师傅指导下开展{}", skill);
    case 4:
      return fmt::format("按计划实施{}并提交报告", skill);
    case 5:
      return fmt::format("检查{}的质量，处理异常", skill);
    default:
      return fmt::format("改进{}的方法和效率", skill);
  }
}

// Asked, preferred or expressly not asked: the three ways in which an advert mentions a skill.
std::string skill_ask(std::string_view skill, Random& random) {
  switch (random.below(8)) {
    case 0:
      return fmt::format("熟悉{}", skill);
    case 1:
      return fmt::format("掌握{}的基本方法", skill);
    case 2:
      return fmt::format("了解{}者优先", skill);
    case 3:
      return fmt::format("无需{}经验，公司安排带教", skill);
    case 4:
      return fmt::format("精通{}", skill);
    case 5:
      return fmt::format("有{}实际操作经验优先", skill);
    case 6:
      return fmt::format("不要求会{}", skill);
    default:
      return fmt::format("能独立进行{}", skill);
  }
}

std::string program_ask(const Job& job, Random& random) {
  if (job.programs.empty() || random.chance(2'000)) return "专业不限";
  const std::string_view first = random.one_of(job.programs);
  const std::string_view second = random.one_of(job.programs);
  if (first == second) return fmt::format("{}专业优先", first);
  return random.chance(5'000) ? fmt::format("{}、{}等相关专业", first, second)
                              : fmt::format("{}或{}专业毕业", first, second);
}

// Some skills of the job, different ones, in an order of chance.
std::vector<std::string_view> some_skills(const Job& job, std::size_t most, Random& random) {
  std::vector<std::string_view> skills;
  for (std::size_t i = 0; i < most && !job.skills.empty(); ++i) {
    const std::string_view skill = random.one_of(job.skills);
    if (std::ranges::find(skills, skill) == skills.end()) skills.push_back(skill);
  }
  return skills;
}

void put_opening(const AdvertFacts& facts, std::string& to, Random& random) {
  const std::string_view employer = facts.employer.empty() ? "某企业" : facts.employer;
  switch (random.below(5)) {
    case 0:
      return put(to, "{}因业务发展需要，现招聘{}{}名。", employer, facts.title, random.between(1, 20));
    case 1:
      return put(to, "{}（{}）诚聘{}。", employer, facts.place, facts.title);
    case 2:
      return put(to, "招聘岗位：{}。", facts.title);
    case 3:
      return put(to, "我们在{}，正在寻找{}。", facts.place, facts.title);
    default:
      return;
  }
}

void put_duties(const AdvertFacts& facts, ListWriter& list, Random& random) {
  list.head(random.one_of(kDutyHeads));
  for (const std::string_view skill : some_skills(facts.job, 4, random)) list.item(skill_duty(skill, random));
  if (facts.job.skills.empty()) list.item(fmt::format("完成{}的日常工作", facts.job.occupation->name));
  list.item(random.chance(5'000) ? "完成上级交办的其他工作" : "遵守安全操作规程，做好现场整理");
}

void put_asks(const AdvertFacts& facts, ListWriter& list, Random& random) {
  list.head(random.one_of(kAskHeads));
  std::string education = education_phrase(facts.terms.education, random);
  list.item(education.append("，").append(program_ask(facts.job, random)));
  list.item(experience_phrase(facts.job, random));
  for (const std::string_view skill : some_skills(facts.job, 2, random)) list.item(skill_ask(skill, random));
  if (random.chance(3'000))
    list.item(fmt::format("持有{}{}证书优先", facts.job.occupation->name, random.one_of(kSkillGrades)));
  list.item(random.one_of(kTraits));
}

void put_offer(const AdvertFacts& facts, std::string& to, Random& random) {
  constexpr std::array<std::string_view, 4> kPayHeads = {"薪资：", "待遇：", "薪酬", "工资"};
  put(to, "{}{}，", random.one_of(kPayHeads), facts.terms.pay);
  const std::size_t first = random.below(kBenefits.size());
  put(to, "{}、{}。", kBenefits[first],
      kBenefits[(first + 1 + random.below(kBenefits.size() - 1)) % kBenefits.size()]);
  put(to, "{}{}。", random.chance(5'000) ? "工作地点：" : "上班地点在", facts.place);
}

constexpr std::array<ListingPattern, 9> kNeeds = {{{ListingSide::need, ListingKind::order_class, false},
                                                   {ListingSide::need, ListingKind::apprenticeship, false},
                                                   {ListingSide::need, ListingKind::internship, false},
                                                   {ListingSide::need, ListingKind::training, false},
                                                   {ListingSide::need, ListingKind::technical_problem, false},
                                                   {ListingSide::need, ListingKind::internship, true},
                                                   {ListingSide::need, ListingKind::joint_base, true},
                                                   {ListingSide::need, ListingKind::teacher_exchange, true},
                                                   {ListingSide::need, ListingKind::equipment, true}}};
constexpr std::array<ListingPattern, 8> kOffers = {
    {{ListingSide::offer, ListingKind::order_class, true},
     {ListingSide::offer, ListingKind::apprenticeship, true},
     {ListingSide::offer, ListingKind::training, true},
     {ListingSide::offer, ListingKind::technical_problem, true},
     {ListingSide::offer, ListingKind::internship, false},
     {ListingSide::offer, ListingKind::joint_base, false},
     {ListingSide::offer, ListingKind::teacher_exchange, false},
     {ListingSide::offer, ListingKind::equipment, false}}};

// "集成电路技术、微电子技术" or, where no program is known, the label.
std::string program_names(const ListingFacts& facts, Random& random) {
  if (facts.programs.empty()) return fmt::format("{}类", facts.label);
  const std::string_view first = random.one_of(facts.programs);
  const std::string_view second = random.one_of(facts.programs);
  return first == second ? std::string(first) : fmt::format("{}、{}", first, second);
}

std::string skill_names(const ListingFacts& facts, Random& random) {
  std::string names;
  for (const std::string_view skill : some_skills(facts.job, 3, random))
    put(names, "{}{}", names.empty() ? "" : "、", skill);
  return names.empty() ? fmt::format("{}岗位基本操作", facts.job.title) : names;
}

// What is asked for or offered, in one sentence; `kind` by `kind`.
std::string matter(const ListingPattern& pattern, const ListingFacts& facts, Random& random) {
  const std::string programs = program_names(facts, random);
  const std::string& title = facts.job.title;
  switch (pattern.kind) {
    case ListingKind::order_class:
      return pattern.by_school ? fmt::format("{}专业可为企业开设订单班，每届{}人，课程可加入{}", programs,
                                             facts.seats, facts.label)
                               : fmt::format("拟与开设{}专业的院校合办订单班，每届{}人，毕业后任{}", programs,
                                             facts.seats, title);
    case ListingKind::apprenticeship:
      return pattern.by_school
                 ? fmt::format("{}专业{}名学生可参加现代学徒制培养，在校在岗交替", programs, facts.seats)
                 : fmt::format("招收{}名学徒，岗位为{}，校企双导师培养，需要{}专业的院校", facts.seats, title,
                               programs);
    case ListingKind::internship:
      return pattern.side == ListingSide::offer
                 ? fmt::format("提供{}实习岗位{}个，面向{}专业", title, facts.seats, programs)
             : pattern.by_school
                 ? fmt::format("{}专业{}名学生需要岗位实习，方向为{}", programs, facts.seats, title)
                 : fmt::format("招{}实习生{}名，{}专业在读", title, facts.seats, programs);
    case ListingKind::joint_base:
      return pattern.by_school ? fmt::format("为{}专业寻找校外实践基地，同时容纳{}人", programs, facts.seats)
                               : fmt::format("开放{}实践基地，可同时接待{}名学生，适合{}专业", facts.label,
                                             facts.seats, programs);
    case ListingKind::training:
      return pattern.by_school ? fmt::format("可承接{}在职培训，每期{}人", title, facts.seats)
                               : fmt::format("需要为{}名在职员工开展{}培训", facts.seats, title);
    case ListingKind::teacher_exchange:
      return pattern.by_school ? fmt::format("{}名教师希望到企业实践，方向为{}", facts.seats, title)
                               : fmt::format("提供教师企业实践岗位{}个，岗位为{}", facts.seats, title);
    case ListingKind::technical_problem:
      return pattern.by_school ? fmt::format("在{}方向有研究团队，可承接企业技术课题", facts.label)
                               : fmt::format("征集{}方向的技术合作，希望解决{}中的难题", facts.label,
                                             skill_names(facts, random));
    case ListingKind::equipment:
      return pattern.by_school ? fmt::format("{}专业实训室需要{}类设备支持", programs, facts.label)
                               : fmt::format("可捐赠{}类设备一批，用于{}专业教学", facts.label, programs);
    case ListingKind::job:
    case ListingKind::course:
    case ListingKind::result_transfer:
      break;  // no pattern has them
  }
  return {};
}

std::string condition(const ListingFacts& facts, Random& random) {
  const std::string skills = skill_names(facts, random);
  switch (random.below(6)) {
    case 0:
      return fmt::format("内容包括{}", skills);
    case 1:
      return fmt::format("涉及{}，不要求有基础", skills);
    case 2:
      return fmt::format("需要{}能力", skills);
    case 3:
      return fmt::format("有{}基础者优先", skills);
    case 4:
      return fmt::format("侧重{}，无需{}证书", skills, random.one_of(kSkillGrades));
    default:
      return fmt::format("要求达到{}水平，能完成{}", random.one_of(kSkillGrades), skills);
  }
}

}  // namespace

Terms terms_for(const Job& job, Random& random) {
  const char kind = job.occupation->id.text().front();
  const bool professional = kind == '2';
  Terms terms;
  terms.education = static_cast<int>(professional ? random.between(3, random.chance(800) ? 6 : 5)
                                                  : random.between(0, kind == '3' ? 4 : 3));
  const std::int64_t floor = professional ? 7'000 : kind == '3' ? 5'000 : 4'500;
  const std::int64_t least = floor + terms.education * 700 + random.between(0, professional ? 24 : 9) * 500;
  const std::int64_t most = least + random.between(2, professional ? 20 : 8) * 500;
  put_pay(terms, least, most, !professional, random);
  return terms;
}

std::string advert_title(const Job& job, std::string_view label, Random& random) {
  const std::string graded =
      random.chance(3'500) ? fmt::format("{}{}", random.one_of(kGrades), job.title) : job.title;
  switch (random.below(7)) {
    case 0:
      return fmt::format("{}（{}方向）", graded, label);
    case 1:
      return fmt::format("{}/{}", graded, random.one_of(kBenefits));
    case 2:
      return fmt::format("{}（应届生可投）", graded);
    default:
      return graded;
  }
}

std::string advert_text(const AdvertFacts& facts, Random& random) {
  std::string text;
  text.reserve(900);
  ListWriter list(text, random);
  put_opening(facts, text, random);
  const bool offer_first = random.chance(2'500);
  if (offer_first) put_offer(facts, text, random);
  put_duties(facts, list, random);
  put_asks(facts, list, random);
  if (!offer_first) put_offer(facts, text, random);
  return text;
}

const ListingPattern& listing_pattern(ListingSide side, bool with_schools, Random& random) {
  for (;;) {
    const ListingPattern& pattern =
        side == ListingSide::need ? random.one_of(kNeeds) : random.one_of(kOffers);
    if (with_schools || !pattern.by_school) return pattern;
  }
}

std::string listing_title(const ListingPattern& pattern, const ListingFacts& facts, Random& random) {
  std::string text = matter(pattern, facts, random);
  text.resize(std::min(text.find("，"), text.size()));
  return text;
}

std::string listing_text(const ListingPattern& pattern, const ListingFacts& facts, int year, Random& random) {
  std::string text = fmt::format("{}{}。", facts.owner, matter(pattern, facts, random));
  put(text, "{}。", condition(facts, random));
  switch (random.below(4)) {
    case 0:
      put(text, "为期{}个月，地点在{}。", random.between(1, 12), facts.place);
      break;
    case 1:
      put(text, "合作期{}年，{}。", random.between(1, 4), facts.place);
      break;
    case 2:
      put(text, "{}年{}月起开始，地点：{}。", year + 1, random.between(1, 12), facts.place);
      break;
    default:
      put(text, "时间可商议，{}附近优先。", facts.place);
  }
  if (random.chance(4'000)) put(text, "补贴{}元/天。", random.between(8, 20) * 10);
  return text;
}

}  // namespace langqiao::pack
