#include "service/exchange_reports.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

#include "service/chinese_words.h"
#include "service/report_parts.h"

namespace langqiao::service {
namespace {

using pack::Ordinal;
using pack::ReportCell;
using pack::ReportColumn;
using pack::ReportNote;
using pack::ReportRow;
using pack::ReportSheet;

constexpr Page kWhole{.limit = std::numeric_limits<std::int64_t>::max(), .offset = 0};

constexpr const char* kExchangeMethod =
    "需求、供给与对接由各方在系统中填报，联系方式不导出；见 docs/reference/exchange.md。"
    "said by the parties themselves; contacts are never taken home";
constexpr const char* kMatchMethod =
    "得分为各项值按权重之和，缺少必备项时得分受限；各项按需求类型加权，见 docs/reference/matching.md。"
    "the score is the weighted sum of its parts, held down where a must is missing";

template <class T>
ReportCell cell(const std::optional<T>& value) {
  return value ? ReportCell(*value) : ReportCell();
}
ReportCell cell(const std::optional<Persons>& persons) {
  return persons ? ReportCell(persons->count()) : ReportCell();
}
ReportCell cell(const std::optional<Named>& named) { return named ? ReportCell(named->name) : ReportCell(); }
ReportCell cell(const std::optional<PartyView>& party) {
  return party ? ReportCell(party->name) : ReportCell();
}
ReportCell share(std::int64_t basis_points) { return Share::basis_points(static_cast<int>(basis_points)); }

template <class E>
std::string said(const std::optional<E>& value) {
  return value ? zh(*value) : std::string();
}

Answer<Report> report_of(const Office& office, std::string title, std::string name,
                         std::vector<ReportSheet> sheets, std::vector<ReportNote> notes) {
  return office.view().map([&](const View& view) {
    notes.insert(notes.begin(), city_note(*view));
    notes.push_back(method_note(kExchangeMethod));
    return Report{.title = std::move(title),
                  .name = std::move(name),
                  .sheets = std::move(sheets),
                  .notes = std::move(notes),
                  .sources = view->city.tables().sources};
  });
}

std::vector<ReportCell> listing_cells(const ListingRow& row) {
  return {row.id,
          zh(row.side),
          zh(row.kind),
          row.title,
          cell(row.owner),
          cell(row.region),
          cell(row.seats_persons),
          cell(row.seats_left_persons),
          row.education ? ReportCell(zh(*row.education)) : ReportCell(),
          cell(row.starts),
          cell(row.ends),
          row.posted,
          cell(row.expires),
          row.open ? "开放" : "已关闭或过期"};
}

std::vector<ReportColumn> listing_columns() {
  return {{"编号", "id"},
          {"供需", "side"},
          {"类型", "kind"},
          {"标题", "title"},
          {"单位", "owner"},
          {"地区", "region"},
          {"名额", "seats"},
          {"余额", "seats left"},
          {"学历", "schooling"},
          {"开始", "starts"},
          {"结束", "ends"},
          {"发布", "posted"},
          {"有效至", "shown until"},
          {"状态", "state"}};
}

ReportSheet deals_sheet(const std::vector<DealRow>& deals) {
  ReportSheet sheet{.name = "对接",
                    .columns = {{"编号", "id"},
                                {"状态", "state"},
                                {"自", "since"},
                                {"类型", "kind"},
                                {"需求", "need"},
                                {"需求方", "needs"},
                                {"供给", "offer"},
                                {"供给方", "offers"},
                                {"提议方", "proposed by"},
                                {"等待", "waits for"},
                                {"催办", "told"},
                                {"下一阶段", "next stage"}}};
  for (const DealRow& row : deals) {
    sheet.rows.push_back({{row.id, zh(row.state), row.since, zh(row.need.kind), row.need.title,
                           cell(row.need.owner), row.offer.title, cell(row.offer.owner), zh(row.proposed_by),
                           listed(row.waits_for, [](DealParty party) { return zh(party); }),
                           row.waiting ? ReportCell(zh(row.waiting->stage)) : ReportCell(),
                           row.waiting ? cell(row.waiting->next) : ReportCell()},
                          {}});
  }
  return sheet;
}

ReportSheet due_sheet(const DueList& due) {
  ReportSheet sheet{.name = "待办",
                    .columns = {{"催办", "told"},
                                {"事项", "subject"},
                                {"编号", "id"},
                                {"标题", "title"},
                                {"等待", "waits for"},
                                {"区", "districts"},
                                {"自", "since"},
                                {"已等天数", "days"},
                                {"下一阶段", "next stage"},
                                {"规则", "rule"}}};
  for (const DueItem& each : due.items) {
    sheet.rows.push_back({{zh(each.stage), zh(each.subject), each.id, each.title,
                           listed(each.waits_for, [](const PartyView& party) { return party.name; }),
                           listed(each.districts, [](const Named& district) { return district.name; }),
                           each.since, days_between(each.since, due.today), cell(each.next), each.rule},
                          {}});
  }
  return sheet;
}

std::string concepts_of(const std::vector<MatchConceptView>& concepts) {
  return listed(concepts, [](const MatchConceptView& each) {
    std::string text = each.asked.name + (each.must ? "（必备）" : "");
    const bool other = each.offered && each.offered->name != each.asked.name;
    return other ? fmt::format("{}←{}", text, each.offered->name) : text;
  });
}

// In the order of matching/parts.h.
constexpr std::array<std::pair<std::string_view, const char*>, matching::kParts> kParts{
    {{"skills", "技能"},
     {"field", "专业与职业"},
     {"text", "文字"},
     {"place", "地点"},
     {"time", "时间"},
     {"level", "学历"},
     {"capacity", "名额"},
     {"record", "履约记录"}}};
static_assert(std::ranges::equal(kParts, matching::kPartNames, {},
                                 [](const auto& part) { return part.first; }));

ReportSheet matches_sheet(const MatchList& found) {
  ReportSheet sheet{.name = "合适的对方",
                    .columns = {{"名次", "rank"},
                                {"编号", "id"},
                                {"类型", "kind"},
                                {"标题", "title"},
                                {"单位", "owner"},
                                {"地区", "region"},
                                {"余额", "seats left"},
                                {"得分", "score"},
                                {"缺少必备项", "a must is missing"}}};
  for (const auto& [name, label] : kParts) sheet.columns.push_back({label, std::string(name)});
  sheet.columns.insert(sheet.columns.end(), {{"符合", "offered"},
                                             {"缺少", "missing"},
                                             {"专业或职业", "field"},
                                             {"办理中的对接", "deal under way"}});
  std::int64_t rank = 0;
  for (const MatchView& each : found.items) {
    std::vector<ReportCell> cells = {Ordinal{++rank},
                                     each.listing.id,
                                     zh(each.listing.kind),
                                     each.listing.title,
                                     cell(each.listing.owner),
                                     cell(each.listing.region),
                                     cell(each.listing.seats_left_persons),
                                     share(each.score_bp),
                                     zh(each.held_down)};
    for (const auto& [name, label] : kParts) {
      const auto part = std::ranges::find(each.parts, name, &MatchPartView::part);
      cells.push_back(part == each.parts.end() ? ReportCell() : share(part->value_bp));
    }
    cells.insert(cells.end(),
                 {concepts_of(each.offered), concepts_of(each.missing),
                  each.field ? ReportCell(concepts_of({*each.field})) : ReportCell(), cell(each.deal)});
    sheet.rows.push_back({std::move(cells), {each.listing.provenance}});
  }
  return sheet;
}

ReportSheet entries_sheet(ConsortiumList list, const std::vector<ListEntryView>& entries) {
  ReportSheet sheet{.name = zh(list),
                    .columns = {{"编号", "id"},
                                {"联合体", "consortium"},
                                {"名称", "title"},
                                {"说明", "text"},
                                {"单位", "organisation"},
                                {"职业", "occupation"},
                                {"人数", "persons"},
                                {"登记", "noted"},
                                {"对应需求", "listing"}}};
  for (const ListEntryView& each : entries) {
    if (each.list != list) continue;
    sheet.rows.push_back({{each.id, each.consortium.name, each.title, each.text, cell(each.organisation),
                           cell(each.occupation), cell(each.persons), each.noted, each.listing},
                          {}});
  }
  return sheet;
}

ReportSheet sums_sheet(const std::vector<DemandSum>& sums) {
  ReportSheet sheet{.name = "按职业汇总",
                    .columns = {{"职业代码", "code"},
                                {"职业", "occupation"},
                                {"年份", "year"},
                                {"人数", "persons"},
                                {"答复单位", "organisations"}}};
  for (const DemandSum& each : sums) {
    sheet.rows.push_back({{each.occupation.id, each.occupation.name, Ordinal{each.year}, each.persons.count(),
                           each.organisations},
                          {}});
  }
  return sheet;
}

ReportSheet answers_sheet(const std::vector<DemandAnswerView>& answers) {
  ReportSheet sheet{.name = "答复",
                    .columns = {{"单位", "organisation"},
                                {"职业代码", "code"},
                                {"职业", "occupation"},
                                {"年份", "year"},
                                {"人数", "persons"},
                                {"答复日期", "answered"},
                                {"有效至", "counts until"},
                                {"已过期", "expired"}}};
  for (const DemandAnswerView& each : answers) {
    sheet.rows.push_back(
        {{each.organisation.name, each.occupation.id, each.occupation.name, Ordinal{each.year},
          each.persons.count(), each.answered, each.expires, zh(each.expired)},
         {}});
  }
  return sheet;
}

ReportSheet bookings_sheet(const std::vector<BookingView>& bookings) {
  ReportSheet sheet{.name = "预约",
                    .columns = {{"序号", "number"},
                                {"单位", "party"},
                                {"数量", "units"},
                                {"自", "from"},
                                {"至（不含）", "until, not included"},
                                {"用途", "purpose"},
                                {"已取消", "cancelled"}}};
  for (const BookingView& each : bookings) {
    sheet.rows.push_back({{Ordinal{each.seq}, cell(each.party), std::int64_t{each.units}, each.from,
                           each.until, each.purpose, zh(each.cancelled)},
                          {}});
  }
  return sheet;
}

ReportSheet free_sheet(const std::vector<FreeUnits>& days) {
  ReportSheet sheet{
      .name = "空闲",
      .columns = {{"自", "from"}, {"至（不含）", "until, not included"}, {"空闲数量", "free units"}}};
  for (const FreeUnits& each : days)
    sheet.rows.push_back({{each.from, each.until, std::int64_t{each.free}}, {}});
  return sheet;
}

}  // namespace

Answer<Report> listings_report(const Office& office, const Actor& actor, ListingQuery query) {
  query.page = kWhole;
  const auto list = listings(office, actor, query);
  if (!list) return Failure<Refusal>(list.error());
  ReportSheet sheet{.name = "需求与供给", .columns = listing_columns()};
  for (const ListingRow& row : list->items) sheet.rows.push_back({listing_cells(row), {row.provenance}});
  return report_of(office, "需求与供给", "listings", {std::move(sheet)},
                   {Asked()
                        .with("文字", query.query)
                        .with("供需", said(query.side))
                        .with("类型", said(query.kind))
                        .with("地区", query.region ? query.region->text() : "")
                        .with("单位", query.owner.value_or(""))
                        .with("要素", query.having.value_or(""))
                        .with("范围", query.closed_too ? "含已关闭的" : "")
                        .note()});
}

Answer<Report> deals_report(const Office& office, const Actor& actor, DealQuery query) {
  query.page = kWhole;
  const auto list = deals(office, actor, query);
  if (!list) return Failure<Refusal>(list.error());
  const auto due = exchange_due(office, actor, {.party = query.party, .page = kWhole});
  if (!due) return Failure<Refusal>(due.error());
  return report_of(office, "对接", "deals", {deals_sheet(list->items), due_sheet(*due)},
                   {Asked()
                        .with("文字", query.query)
                        .with("状态", said(query.state))
                        .with("需求或供给", query.listing ? query.listing->text() : "")
                        .with("单位", query.party.value_or(""))
                        .with("范围", query.over_too ? "" : "仅办理中")
                        .note()});
}

Answer<Report> due_report(const Office& office, const Actor& actor, DueQuery query) {
  query.page = kWhole;
  const auto due = exchange_due(office, actor, query);
  if (!due) return Failure<Refusal>(due.error());
  return report_of(office, "对接催办", "exchange-due", {due_sheet(*due)},
                   {Asked()
                        .with("阶段不低于", zh(query.least))
                        .with("区", query.district ? query.district->text() : "")
                        .with("单位", query.party.value_or(""))
                        .note()});
}

Answer<Report> consortium_lists_report(const Office& office, const Actor& actor, ListEntryQuery query) {
  query.page = kWhole;
  const auto entries = consortium_lists(office, actor, query);
  if (!entries) return Failure<Refusal>(entries.error());
  std::vector<ReportSheet> sheets;
  for (const auto& [list, name] : names(ConsortiumList{})) {
    if (!query.list || query.list == list) sheets.push_back(entries_sheet(list, entries->items));
  }
  return report_of(office, "联合体三张清单", "consortium-lists", std::move(sheets),
                   {Asked()
                        .with("文字", query.query)
                        .with("清单", said(query.list))
                        .with("联合体", query.consortium.value_or(""))
                        .note()});
}

Answer<Report> demand_report(const Office& office, const Actor& actor, DemandAnswerQuery query) {
  query.page = kWhole;
  const auto answers = demand_answers(office, actor, query);
  if (!answers) return Failure<Refusal>(answers.error());
  return report_of(office, "用工调查", "demand-answers",
                   {sums_sheet(answers->sums), answers_sheet(answers->items)},
                   {Asked()
                        .with("单位", query.organisation.value_or(""))
                        .with("职业", query.occupation.value_or(""))
                        .with("年份", query.year ? std::to_string(*query.year) : "")
                        .with("范围", query.expired_too ? "含已过期的" : "")
                        .note()});
}

Answer<Report> matches_report(const Office& office, const Actor& actor, const Id<Listing>& id,
                              std::size_t most) {
  const auto found = matches(office, actor, id, most);
  if (!found) return Failure<Refusal>(found.error());
  const auto about = listing(office, actor, id);
  if (!about) return Failure<Refusal>(about.error());
  ReportSheet own{.name = "对象", .columns = listing_columns()};
  own.rows.push_back({listing_cells(about->listing), {about->listing.provenance}});
  return report_of(office, "合适的对方 " + about->listing.title, "matches-" + id.text(),
                   {matches_sheet(*found), std::move(own)},
                   {Asked().with("对象", id.text()).with("至多", std::to_string(most)).note(),
                    {"得分", "score", kMatchMethod}});
}

Answer<Report> pairs_report(const Office& office, const Actor& actor, std::size_t most) {
  const auto pairs = mutual_pairs(office, actor, most);
  if (!pairs) return Failure<Refusal>(pairs.error());
  ReportSheet sheet{.name = "互为最佳",
                    .columns = {{"需求编号", "need"},
                                {"需求", "title of the need"},
                                {"需求方", "needs"},
                                {"类型", "kind"},
                                {"对需求的得分", "score for the need"},
                                {"供给编号", "offer"},
                                {"供给", "title of the offer"},
                                {"供给方", "offers"},
                                {"对供给的得分", "score for the offer"}}};
  for (const MutualPairView& each : pairs->items) {
    sheet.rows.push_back(
        {{each.need.id, each.need.title, cell(each.need.owner), zh(each.need.kind), share(each.need_score_bp),
          each.offer.id, each.offer.title, cell(each.offer.owner), share(each.offer_score_bp)},
         {each.need.provenance, each.offer.provenance}});
  }
  return report_of(office, "互为最佳", "pairs", {std::move(sheet)},
                   {Asked().with("至多", std::to_string(most)).note(), {"得分", "score", kMatchMethod}});
}

Answer<Report> bookings_report(const Office& office, const Actor& actor, const Id<Resource>& id,
                               std::optional<Date> from, std::optional<Date> until) {
  const auto found = resource(office, actor, id, from, until);
  if (!found) return Failure<Refusal>(found.error());
  return report_of(office, "预约 " + found->resource.name, "bookings-" + id.text(),
                   {bookings_sheet(found->bookings), free_sheet(found->days)},
                   {Asked()
                        .with("基地与设备", found->resource.name)
                        .with("自", from ? from->iso() : "")
                        .with("至", until ? until->iso() : "")
                        .note(),
                    {"数量", "units", std::to_string(found->resource.units)}});
}

}  // namespace langqiao::service
