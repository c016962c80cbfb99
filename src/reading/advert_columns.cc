#include "reading/advert_columns.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "reading/folded.h"

namespace langqiao::reading {
namespace {

using enum AdvertColumn;

constexpr std::array<std::pair<AdvertColumn, std::string_view>, 12> kNames{{{id, "id"},
                                                                            {title, "title"},
                                                                            {text, "text"},
                                                                            {tags, "tags"},
                                                                            {pay, "pay"},
                                                                            {pay_least, "pay_least"},
                                                                            {pay_most, "pay_most"},
                                                                            {education, "education"},
                                                                            {experience, "experience"},
                                                                            {place, "place"},
                                                                            {company, "company"},
                                                                            {industry, "industry"}}};

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
           "brandindustry"}};

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

void join(std::string& part, std::string_view more, std::string_view between) {
  if (more.empty()) return;
  if (!part.empty()) part += between;
  part += more;
}

}  // namespace

std::optional<AdvertColumn> advert_column_named(std::string_view name) {
  const auto row = std::ranges::find(kNames, name, [](const auto& each) { return each.second; });
  return row == kNames.end() ? std::nullopt : std::optional(row->first);
}

std::optional<AdvertColumn> column_of_header(std::string_view header) {
  const std::string name = bare(header);
  if (name.empty()) return std::nullopt;
  for (const Header& each : kHeaders) {
    const auto names = split(each.names, ' ');
    if (std::ranges::find(names, name) != names.end()) return each.column;
  }
  return std::nullopt;
}

AdvertRow::AdvertRow(const Layout& layout, const std::vector<std::string>& cells) : parts_(kNames.size()) {
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
