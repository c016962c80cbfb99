#include "reading/advert_columns.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "reading/folded.h"

namespace langqiao::reading {
namespace {

using enum AdvertColumn;

struct Header {
  AdvertColumn column;
  std::string_view names;  // between blanks, folded, without blanks and underscores
};

constexpr std::array kHeaders{
    Header{id, "id jobid positionid 编号 序号 职位id 岗位编号 职位编号 岗位id"},
    Header{title,
           "title jobtitle jobname positionname position job name 职位 职位名称 岗位 岗位名称 招聘岗位 "
           "招聘职位 职位标题 "
           "标题 名称 工作名称 需求岗位 positiontitle"},
    Header{
        text,
        "text description jobdescription jobdesc detail details content desc duty requirement requirements "
        "body "
        "responsibilities 描述 职位描述 岗位描述 工作描述 职位信息 职位详情 岗位职责 任职要求 职位要求 "
        "岗位要求 工作内容 "
        "详情 内容 正文 职责 要求 招聘要求 工作职责 岗位详情 职位介绍 positiondetail jobdetail jobcontent"},
    Header{tags,
           "tags tag skills skill labels label keywords keyword 标签 技能 技能标签 关键词 关键字 职位标签 "
           "技能要求 "
           "福利标签 skilltags joblabels skilllables 岗位标签 welfare 福利 福利待遇 benefits"},
    Header{pay,
           "pay salary salaryraw wage salaryrange salarydesc 薪资 薪水 工资 月薪 薪酬 薪资待遇 工资待遇 "
           "薪资范围 待遇 "
           "providesalary 薪酬范围 月薪范围 薪资水平 salarytext 薪酬待遇 工资范围"},
    Header{pay_least,
           "payleast paymin salarymin salaryminmonth minsalary lowsalary paymin payminyuan 最低薪资 最低工资 "
           "最低月薪 薪资下限 "
           "salarylow 薪资最低 月薪下限"},
    Header{pay_most,
           "paymost paymax salarymax salarymaxmonth maxsalary highsalary paymaxyuan 最高薪资 最高工资 "
           "最高月薪 薪资上限 "
           "salaryhigh 薪资最高 月薪上限"},
    Header{education,
           "education degree edu educationlevel academic 学历 学历要求 教育 最低学历 文化程度 教育程度 学位 "
           "edulevel "
           "degreename jobdegree"},
    Header{experience,
           "experience exp workyear workexperience years workingexp seniority 经验 工作经验 经验要求 "
           "工作年限 年限 工作经历 "
           "jobexperience experiencename 工作年限要求"},
    Header{place,
           "place city district location area address region workplace workarea workcity province 地点 城市 "
           "地区 区域 "
           "工作地点 工作城市 工作地址 地址 上班地点 所在地 区县 行政区 省份 所在城市 工作区域 jobarea "
           "cityname areadistrict "
           "businessdistrict 商圈 街道 省 市 区"},
    Header{company,
           "company companyname corp employer firm organisation organization enterprise 公司 公司名称 企业 "
           "企业名称 单位 "
           "单位名称 招聘单位 用人单位 雇主 brandname companyfullname 公司全称"},
    Header{industry,
           "industry industryname industryfield trade companyindustry 行业 所属行业 公司行业 行业类别 "
           "企业行业 行业领域 "
           "brandindustry"},
    Header{posted,
           "posted postedat postdate posttime publishdate publishtime publishedat pubdate date createdate "
           "createtime updatedate updatetime lastmodifytime refreshtime 发布时间 发布日期 发布 日期 更新时间 "
           "更新日期 刷新时间 刷新日期 上线时间 招聘日期"}};

// A header as it is compared: folded, only letters, digits and Han characters.
std::string bare(std::string_view header) {
  std::string name;
  for (const char c : folded(trim(header))) {
    const bool sign = c == '_' || c == '-' || c == ' ' || c == '.' || c == ':' || c == '*';
    if (!sign) name += c;
  }
  // 薪资(元/月) is 薪资.
  if (const std::size_t bracket = name.find('('); bracket != std::string::npos && bracket > 0)
    name.resize(bracket);
  return name;
}

// Takes up to `most` digits from the front of `text`.
std::string digits(std::string_view& text, std::size_t most) {
  std::size_t n = 0;
  while (n < most && n < text.size() && text[n] >= '0' && text[n] <= '9') ++n;
  std::string taken(text.substr(0, n));
  text.remove_prefix(n);
  return taken;
}

// Takes one of the signs that stand between the parts of a date.
bool sign_between(std::string_view& text) {
  constexpr std::array<std::string_view, 5> kSigns{"-", "/", ".", "年", "月"};
  for (const std::string_view sign : kSigns) {
    if (!text.starts_with(sign)) continue;
    text.remove_prefix(sign.size());
    return true;
  }
  return false;
}

std::optional<Date> day_in_china(std::string_view seconds) {
  constexpr std::chrono::hours kChina{8};
  std::int64_t count = 0;
  for (const char digit : seconds) count = count * 10 + (digit - '0');
  const std::chrono::sys_seconds at{std::chrono::seconds(count) + kChina};
  return Date(std::chrono::floor<std::chrono::days>(at));
}

void join(std::string& part, std::string_view more, std::string_view between) {
  if (more.empty()) return;
  if (!part.empty()) part += between;
  part += more;
}

}  // namespace

std::optional<AdvertColumn> column_of_header(std::string_view header) {
  const std::string name = bare(header);
  if (name.empty()) return std::nullopt;
  for (const Header& each : kHeaders) {
    const auto names = split(each.names, ' ');
    if (std::ranges::find(names, name) != names.end()) return each.column;
  }
  return std::nullopt;
}

std::optional<Date> read_day(std::string_view cell) {
  constexpr std::size_t kSeconds = 10, kMilliseconds = 13, kDay = 8;
  const std::string half = folded(trim(cell));
  std::string_view rest = half;
  const std::string number = digits(rest, kMilliseconds + 1);
  if (rest.empty() && (number.size() == kSeconds || number.size() == kMilliseconds))
    return day_in_china(std::string_view(number).substr(0, kSeconds));
  if (number.size() == kDay)
    return Date::parse(number.substr(0, 4) + "-" + number.substr(4, 2) + "-" + number.substr(6));
  if (number.size() != 4 || !sign_between(rest)) return std::nullopt;
  std::string month = digits(rest, 2);
  if (month.empty() || !sign_between(rest)) return std::nullopt;
  std::string day = digits(rest, 2);
  if (day.empty() || !digits(rest, 1).empty()) return std::nullopt;
  for (std::string* part : {&month, &day}) part->insert(0, 2 - part->size(), '0');
  return Date::parse(number + "-" + month + "-" + day);
}

AdvertRow::AdvertRow(const Layout& layout, const std::vector<std::string>& cells)
    : parts_(names(AdvertColumn{}).size()) {
  for (std::size_t i = 0; i < cells.size() && i < layout.size(); ++i) {
    if (!layout[i]) continue;
    const std::string_view between = *layout[i] == AdvertColumn::text   ? "\n"
                                     : *layout[i] == AdvertColumn::tags ? "|"
                                                                        : " ";
    join(parts_[static_cast<std::size_t>(*layout[i])], trim(cells[i]), between);
  }
  // Two columns of numbers say what one text would.
  std::string& pay_text = parts_[static_cast<std::size_t>(AdvertColumn::pay)];
  const std::string &least = at(AdvertColumn::pay_least), &most = at(AdvertColumn::pay_most);
  if (pay_text.empty() && !least.empty()) {
    pay_text = most.empty() ? least + "元以上/月" : least + "-" + most + "元/月";
  }
}

AdvertText AdvertRow::view() const {
  return {.title = at(AdvertColumn::title),
          .text = at(AdvertColumn::text),
          .tags = at(AdvertColumn::tags),
          .pay = at(AdvertColumn::pay),
          .education = at(AdvertColumn::education),
          .experience = at(AdvertColumn::experience),
          .place = at(AdvertColumn::place),
          .company = at(AdvertColumn::company),
          .industry = at(AdvertColumn::industry)};
}

const std::string& AdvertRow::part(AdvertField field) const {
  switch (field) {
    case AdvertField::title:
      return at(AdvertColumn::title);
    case AdvertField::text:
      return at(AdvertColumn::text);
    case AdvertField::tags:
      return at(AdvertColumn::tags);
    case AdvertField::pay:
      return at(AdvertColumn::pay);
    case AdvertField::education:
      return at(AdvertColumn::education);
    case AdvertField::experience:
      return at(AdvertColumn::experience);
    case AdvertField::place:
      return at(AdvertColumn::place);
    case AdvertField::company:
      return at(AdvertColumn::company);
    case AdvertField::industry:
      return at(AdvertColumn::industry);
  }
  return at(AdvertColumn::text);
}

bool AdvertRow::empty() const {
  return at(AdvertColumn::title).empty() && at(AdvertColumn::text).empty() && at(AdvertColumn::tags).empty();
}

}  // namespace langqiao::reading
