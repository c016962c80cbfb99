#include "service/adverts.h"

#include <algorithm>
#include <fmt/format.h>

#include "service/advert_book.h"
#include "service/chinese_words.h"

namespace langqiao::service {
namespace {

using observe::AdvertCount;

// Positions of the records whose chain of parents holds `id`, the record itself included.
template <class R>
std::vector<char> below(const std::vector<R>& records, const Id<R>& id, const City& city) {
  std::vector<char> kept(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    for (const R* at = &records[i]; at && !kept[i]; at = at->parent ? city.find(*at->parent) : nullptr)
      kept[i] = at->id == id;
  }
  return kept;
}

Answer<std::optional<int>> month_of(const char* name, const std::string& text) {
  if (text.empty()) return std::optional<int>();
  if (const auto first = Date::parse(text + "-01")) {
    const auto ymd = first->ymd();
    return std::optional(static_cast<int>(ymd.year()) * 12 +
                         static_cast<int>(static_cast<unsigned>(ymd.month())) - 1);
  }
  return refuse(RefusalKind::malformed, {{"不是一个月份", "This is no month"},
                                         name,
                                         as_is(text),
                                         {"如 2025-03", "like 2025-03"},
                                         {"请更正月份", "Correct the month"}});
}

std::string month_name(std::uint32_t month) { return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1); }

std::optional<PayQuartilesView> view_of(const std::optional<observe::PayQuartiles>& pay) {
  if (!pay) return std::nullopt;
  return PayQuartilesView{pay->lower, pay->median, pay->upper};
}

class Desk {
 public:
  Desk(View view, std::shared_ptr<const AdvertBook> book) : view_(std::move(view)), book_(std::move(book)) {}

  Answer<observe::AdvertFilter> filter(const AdvertQuery& query) const {
    observe::AdvertFilter filter;
    const City& city = view_->city;
    if (query.occupation) {
      if (!city.find(*query.occupation))
        return no_such({"职业", "occupation"}, query.occupation->text(),
                       {"请在职业列表中查找", "Look it up in the list of occupations"});
      filter.occupations = below(city.tables().occupations, *query.occupation, city);
    }
    if (query.place) {
      if (!city.find(*query.place))
        return no_such({"地区", "region"}, query.place->text(),
                       {"请在地区列表中查找", "Look it up in the list of regions"});
      filter.places = below(city.tables().regions, *query.place, city);
    }
    if (query.education) filter.education = static_cast<std::uint32_t>(*query.education);
    if (!query.skill.empty()) {
      const auto at = book_->skill_at.find(query.skill);
      if (at == book_->skill_at.end())
        return no_such({"技能", "skill"}, query.skill,
                       {"请在看板的技能列表中选取", "Choose one of the skills on the board"});
      filter.skill = at->second;
    }
    const auto first = month_of("from", query.from), last = month_of("until", query.until);
    if (!first) return Failure<Refusal>(first.error());
    if (!last) return Failure<Refusal>(last.error());
    filter.first_month = *first;
    filter.last_month = *last;
    return filter;
  }

  AdvertBoard board(const observe::AdvertFilter& filter, std::int64_t limit) const {
    const observe::AdvertCounts counts = book_->columns.count(filter);
    const CityTables& tables = view_->city.tables();
    const auto record = [](const auto& records) {
      return [&](std::uint32_t at) { return named_of(records[at]); };
    };
    return {.adverts = static_cast<std::int64_t>(book_->columns.size()),
            .repeats = book_->repeats,
            .without_occupation = book_->without_occupation,
            .unsure = book_->unsure,
            .synthetic = book_->synthetic,
            .first = book_->first,
            .last = book_->last,
            .all = group(counts.all, {}),
            .occupations = groups(counts.occupations, limit, record(tables.occupations)),
            .places = groups(counts.places, limit, record(tables.regions)),
            .educations = groups(counts.educations, limit, education_named),
            .skills = groups(counts.skills, limit, [&](std::uint32_t at) { return skill_named(at); }),
            .months = groups(counts.months, std::ssize(counts.months),
                             [](std::uint32_t at) { return Named{month_name(at), month_name(at)}; })};
  }

 private:
  static Named education_named(std::uint32_t at) {
    const auto education = static_cast<Education>(at);
    return {std::string(name_of(education)), zh(education)};
  }

  Named skill_named(std::uint32_t at) const {
    const std::string& id = book_->skills[at];
    const Skill* skill = view_->city.find(Id<Skill>(id));
    return {id, skill ? skill->name : id};
  }

  static AdvertGroup group(const AdvertCount& count, Named named) {
    return {std::move(named.id), std::move(named.name), count.adverts, count.with_pay, view_of(count.pay)};
  }

  template <class NameOf>
  static std::vector<AdvertGroup> groups(const std::vector<AdvertCount>& counts, std::int64_t limit,
                                         const NameOf& name) {
    std::vector<AdvertGroup> groups;
    for (const AdvertCount& each : counts) {
      if (std::ssize(groups) == limit) break;
      groups.push_back(group(each, name(each.position)));
    }
    return groups;
  }

  View view_;
  std::shared_ptr<const AdvertBook> book_;
};

}  // namespace

Answer<AdvertBoard> advert_board(const Office& office, const Actor& actor, const AdvertQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().and_then([&](const View& view) -> Answer<AdvertBoard> {
    const Desk desk(view, view->adverts->book(view->city, view->head.city.text(), office.store()));
    return desk.filter(query).map(
        [&](const observe::AdvertFilter& filter) { return desk.board(filter, query.limit); });
  });
}

}  // namespace langqiao::service
