#include <fmt/format.h>

#include "cli/commands.h"
#include "service/exchange_reports.h"
#include "service/json/exchange.h"

namespace langqiao::cli {
namespace {

using namespace service;

template <class View>
int print_json(const View& view) {
  fmt::print("{}\n", json_of(view));
  return static_cast<int>(Exit::done);
}

std::string name_or_nothing(const std::optional<PartyView>& party) { return party ? party->name : ""; }
std::string name_or_nothing(const std::optional<Named>& named) { return named ? named->name : ""; }

void print_total(std::int64_t total, Language language) {
  fmt::print(fmt::runtime(Words{"共 {} 条\n", "{} in all\n"}.in(language)), total);
}

void print_resources(const std::vector<ResourceRow>& resources, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  for (const ResourceRow& row : resources) {
    rows.push_back({row.id, row.name, row.kind, name_or_nothing(row.owner), name_or_nothing(row.region),
                    std::to_string(row.units), std::to_string(row.free_today)});
  }
  fmt::print("{}", table({{title({"编号", "id"})},
                          {title({"名称", "name"}), Align::left, 36},
                          {title({"类别", "kind"})},
                          {title({"单位", "owner"}), Align::left, 30},
                          {title({"地区", "region"})},
                          {title({"数量", "units"}), Align::right},
                          {title({"今日空闲", "free today"}), Align::right}},
                         rows));
}

void print_bookings(const std::vector<BookingView>& bookings, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  for (const BookingView& each : bookings) {
    rows.push_back({std::to_string(each.seq), name_or_nothing(each.party), std::to_string(each.units),
                    each.from.iso(), each.until.iso(), each.purpose,
                    each.cancelled ? title({"已取消", "cancelled"}) : ""});
  }
  fmt::print("{}", table({{title({"序号", "number"}), Align::right},
                          {title({"单位", "party"}), Align::left, 30},
                          {title({"数量", "units"}), Align::right},
                          {title({"自", "from"})},
                          {title({"至（不含）", "until"})},
                          {title({"用途", "purpose"}), Align::left, 36},
                          {""}},
                         rows));
}

int show(const Desk& desk, const Answer<ResourceView>& answer) {
  if (!answer) return refuse(desk, answer.error());
  if (desk.json) return print_json(*answer);
  print_resources({answer->resource}, desk.language);
  print_bookings(answer->bookings, desk.language);
  for (const FreeUnits& each : answer->days)
    fmt::print("{} – {}  {}\n", each.from.iso(), each.until.iso(), each.free);
  return static_cast<int>(Exit::done);
}

int show(const Desk& desk, const Answer<BookingView>& answer) {
  if (!answer) return refuse(desk, answer.error());
  if (desk.json) return print_json(*answer);
  print_bookings({*answer}, desk.language);
  return static_cast<int>(Exit::done);
}

void print_entries(const std::vector<ListEntryView>& entries, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  for (const ListEntryView& each : entries) {
    rows.push_back({each.id, each.consortium.name, std::string(name_of(each.list)), each.title,
                    name_or_nothing(each.organisation), name_or_nothing(each.occupation),
                    each.persons ? std::to_string(each.persons->count()) : "", each.noted.iso()});
  }
  fmt::print("{}", table({{title({"编号", "id"})},
                          {title({"联合体", "consortium"}), Align::left, 24},
                          {title({"清单", "list"})},
                          {title({"名称", "title"}), Align::left, 36},
                          {title({"单位", "organisation"}), Align::left, 24},
                          {title({"职业", "occupation"}), Align::left, 24},
                          {title({"人数", "persons"}), Align::right},
                          {title({"登记", "noted"})}},
                         rows));
}

void print_answers(const std::vector<DemandAnswerView>& answers, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  for (const DemandAnswerView& each : answers) {
    rows.push_back({each.organisation.name, each.occupation.id, each.occupation.name,
                    std::to_string(each.year), std::to_string(each.persons.count()), each.answered.iso(),
                    each.expires.iso(), each.expired ? title({"已过期", "expired"}) : ""});
  }
  fmt::print("{}", table({{title({"单位", "organisation"}), Align::left, 30},
                          {title({"代码", "code"})},
                          {title({"职业", "occupation"}), Align::left, 30},
                          {title({"年份", "year"}), Align::right},
                          {title({"人数", "persons"}), Align::right},
                          {title({"答复", "answered"})},
                          {title({"有效至", "counts until"})},
                          {""}},
                         rows));
}

}  // namespace

int resources_list(const Desk& desk, const ResourceQuery& query) {
  const auto list = resources(desk.office, desk.actor, query);
  if (!list) return refuse(desk, list.error());
  if (desk.json) return print_json(*list);
  print_resources(list->items, desk.language);
  print_total(list->total, desk.language);
  return static_cast<int>(Exit::done);
}

int resources_show(const Desk& desk, const std::string& id, std::optional<Date> from,
                   std::optional<Date> until) {
  const Id<Resource> of(id);
  if (!desk.xlsx.empty())
    return write_workbook(desk, bookings_report(desk.office, desk.actor, of, from, until));
  return show(desk, resource(desk.office, desk.actor, of, from, until));
}

int resources_add(const Desk& desk, const ResourceDraft& draft) {
  return show(desk, keep_resource(desk.office, desk.actor, {}, draft));
}

int resources_book(const Desk& desk, const std::string& id, const BookingDraft& draft) {
  return show(desk, book(desk.office, desk.actor, Id<Resource>(id), draft));
}

int resources_cancel(const Desk& desk, const std::string& id, int seq) {
  return show(desk, cancel_booking(desk.office, desk.actor, Id<Resource>(id), seq));
}

int consortium_lists_list(const Desk& desk, const ListEntryQuery& query) {
  if (!desk.xlsx.empty())
    return write_workbook(desk, consortium_lists_report(desk.office, desk.actor, query));
  const auto entries = consortium_lists(desk.office, desk.actor, query);
  if (!entries) return refuse(desk, entries.error());
  if (desk.json) return print_json(*entries);
  print_entries(entries->items, desk.language);
  print_total(entries->total, desk.language);
  return static_cast<int>(Exit::done);
}

int consortium_lists_add(const Desk& desk, const ListEntryDraft& draft) {
  const auto made = keep_list_entry(desk.office, desk.actor, {}, draft);
  if (!made) return refuse(desk, made.error());
  if (desk.json) return print_json(*made);
  print_entries({*made}, desk.language);
  return static_cast<int>(Exit::done);
}

int consortium_lists_drop(const Desk& desk, const std::string& id) {
  const auto dropped = drop_list_entry(desk.office, desk.actor, Id<ListEntry>(id));
  if (!dropped) return refuse(desk, dropped.error());
  if (!desk.json) fmt::print("{}\n", Words{"已删除", "dropped"}.in(desk.language));
  return static_cast<int>(Exit::done);
}

int demand_answers_list(const Desk& desk, const DemandAnswerQuery& query) {
  if (!desk.xlsx.empty()) return write_workbook(desk, demand_report(desk.office, desk.actor, query));
  const auto answers = demand_answers(desk.office, desk.actor, query);
  if (!answers) return refuse(desk, answers.error());
  if (desk.json) return print_json(*answers);
  print_answers(answers->items, desk.language);
  print_total(answers->total, desk.language);
  return static_cast<int>(Exit::done);
}

int demand_answers_add(const Desk& desk, const DemandAnswerDraft& draft) {
  const auto kept = answer_demand(desk.office, desk.actor, draft);
  if (!kept) return refuse(desk, kept.error());
  if (desk.json) return print_json(*kept);
  print_answers({*kept}, desk.language);
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
