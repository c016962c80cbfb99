#include "service/json/exchange.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "service/exchange_reports.h"
#include "service/listing_reading.h"

namespace langqiao::cli {
namespace {

using namespace service;

template <class E>
std::string listed(const std::vector<E>& all) {
  std::string text;
  for (const E each : all) text += (text.empty() ? "" : ", ") + std::string(name_of(each));
  return text;
}

std::string name_or_nothing(const std::optional<PartyView>& party) { return party ? party->name : ""; }
std::string number_or_nothing(const std::optional<Persons>& persons) {
  return persons ? std::to_string(persons->count()) : "";
}

template <class View>
int print_json(const View& view) {
  fmt::print("{}\n", json_of(view));
  return static_cast<int>(Exit::done);
}

void print_listings(const std::vector<ListingRow>& listings, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  for (const ListingRow& row : listings) {
    rows.push_back({row.id, std::string(name_of(row.side)), std::string(name_of(row.kind)), row.title,
                    name_or_nothing(row.owner), row.region ? row.region->name : "",
                    number_or_nothing(row.seats_left_persons), row.posted.iso(),
                    row.expires ? row.expires->iso() : "", row.open ? "" : title({"已关闭", "closed"})});
  }
  fmt::print("{}", table({{title({"编号", "id"})},
                          {title({"供需", "side"})},
                          {title({"类型", "kind"})},
                          {title({"标题", "title"}), Align::left, 36},
                          {title({"单位", "owner"}), Align::left, 24},
                          {title({"地区", "region"})},
                          {title({"余额", "left"}), Align::right},
                          {title({"发布", "posted"})},
                          {title({"有效至", "until"})},
                          {""}},
                         rows));
}

void print_deals(const std::vector<DealRow>& deals, Language language) {
  const auto title = [&](Words words) { return std::string(words.in(language)); };
  std::vector<std::vector<std::string>> rows;
  for (const DealRow& row : deals) {
    rows.push_back({row.id, std::string(name_of(row.state)), row.since.iso(), row.need.title,
                    name_or_nothing(row.need.owner), name_or_nothing(row.offer.owner), listed(row.waits_for),
                    row.waiting ? std::string(name_of(row.waiting->stage)) : ""});
  }
  fmt::print("{}", table({{title({"编号", "id"})},
                          {title({"状态", "state"})},
                          {title({"自", "since"})},
                          {title({"需求", "need"}), Align::left, 36},
                          {title({"需方", "needs"}), Align::left, 24},
                          {title({"供方", "offers"}), Align::left, 24},
                          {title({"等待", "waits for"})},
                          {title({"催办", "told"})}},
                         rows));
}

int show(const Desk& desk, const Answer<ListingView>& answer) {
  if (!answer) return refuse(desk, answer.error());
  if (desk.json) return print_json(*answer);
  print_listings({answer->listing}, desk.language);
  if (!answer->text.empty()) fmt::print("\n{}\n", answer->text);
  for (const ConceptView& each : answer->concepts) {
    fmt::print("  {:<12} {}  {}{}\n", name_of(each.kind), each.name, name_of(each.standing),
               each.must ? " !" : "");
  }
  return static_cast<int>(Exit::done);
}

void print_agreement(const DealAgreementView& agreement) {
  fmt::print("{}  {}  {}  {} · {}  {} – {}\n", agreement.id, name_of(agreement.kind),
             name_of(agreement.state), agreement.school.name, agreement.organisation.name,
             agreement.starts.value_or(agreement.signed_on).iso(),
             agreement.until ? agreement.until->iso() : "");
  for (const MilestoneView& each : agreement.milestones) {
    fmt::print("{:>3}  {}  {}  {}\n", each.seq, each.due.iso(), each.title,
               each.done_on   ? each.done_on->iso()
               : each.overdue ? "!"
                              : "");
  }
}

int show(const Desk& desk, const Answer<DealView>& answer) {
  if (!answer) return refuse(desk, answer.error());
  if (desk.json) return print_json(*answer);
  print_deals({answer->deal}, desk.language);
  if (answer->agreement) print_agreement(*answer->agreement);
  for (const auto& contact : {answer->need_contact, answer->offer_contact}) {
    if (contact) fmt::print("{}  {}\n", contact->name, contact->phone);
  }
  for (const DealStepView& step : answer->history) {
    fmt::print("{:>3}  {}  {}  {} → {}  {}  {}\n", step.seq, step.at, name_of(step.act), name_of(step.from),
               name_of(step.to), name_of(step.by), step.reason);
  }
  std::string next;
  for (const DealNext& each : answer->next) {
    if (each.mine) next += (next.empty() ? "" : ", ") + std::string(name_of(each.act));
  }
  const auto say = [&](Words words) { return words.in(desk.language); };
  fmt::print("{}  {}\n", say({"下一步", "next"}), next.empty() ? say({"已办结", "over"}) : next);
  return static_cast<int>(Exit::done);
}

}  // namespace

int listings_list(const Desk& desk, const ListingQuery& query) {
  if (!desk.xlsx.empty()) return write_workbook(desk, listings_report(desk.office, desk.actor, query));
  const auto list = listings(desk.office, desk.actor, query);
  if (!list) return refuse(desk, list.error());
  if (desk.json) return print_json(*list);
  print_listings(list->items, desk.language);
  fmt::print(fmt::runtime(Words{"共 {} 条\n", "{} in all\n"}.in(desk.language)), list->total);
  return static_cast<int>(Exit::done);
}

int listings_show(const Desk& desk, const std::string& id) {
  return show(desk, listing(desk.office, desk.actor, Id<Listing>(id)));
}

int listings_post(const Desk& desk, const ListingDraft& draft) {
  return show(desk, post_and_read(desk.office, desk.actor, draft));
}

int listings_close(const Desk& desk, const std::string& id) {
  return show(desk, close_listing(desk.office, desk.actor, Id<Listing>(id)));
}

int deals_list(const Desk& desk, const DealQuery& query) {
  if (!desk.xlsx.empty()) return write_workbook(desk, deals_report(desk.office, desk.actor, query));
  const auto list = deals(desk.office, desk.actor, query);
  if (!list) return refuse(desk, list.error());
  if (desk.json) return print_json(*list);
  print_deals(list->items, desk.language);
  fmt::print(fmt::runtime(Words{"共 {} 条\n", "{} in all\n"}.in(desk.language)), list->total);
  return static_cast<int>(Exit::done);
}

int deals_show(const Desk& desk, const std::string& id) {
  return show(desk, deal(desk.office, desk.actor, Id<Deal>(id)));
}

int deals_propose(const Desk& desk, const std::string& need, const std::string& offer,
                  std::optional<DealParty> as) {
  return show(desk, propose_deal(desk.office, desk.actor, Id<Listing>(need), Id<Listing>(offer), as));
}

int deals_step(const Desk& desk, const std::string& id, const DealSaid& said) {
  return show(desk, take_deal_step(desk.office, desk.actor, Id<Deal>(id), said));
}

int deals_due(const Desk& desk, const DueQuery& query) {
  if (!desk.xlsx.empty()) return write_workbook(desk, due_report(desk.office, desk.actor, query));
  const auto due = exchange_due(desk.office, desk.actor, query);
  if (!due) return refuse(desk, due.error());
  if (desk.json) return print_json(*due);
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  std::vector<std::vector<std::string>> rows;
  for (const DueItem& each : due->items) {
    std::string parties;
    for (const PartyView& party : each.waits_for) parties += (parties.empty() ? "" : "；") + party.name;
    rows.push_back({std::string(name_of(each.stage)), std::string(name_of(each.subject)), each.id, each.title,
                    parties, each.since.iso(), each.next ? each.next->iso() : ""});
  }
  fmt::print("{}", table({{title({"催办", "told"})},
                          {title({"事项", "subject"})},
                          {title({"编号", "id"})},
                          {title({"标题", "title"}), Align::left, 36},
                          {title({"等待", "waits for"}), Align::left, 40},
                          {title({"自", "since"})},
                          {title({"下一阶段", "next"})}},
                         rows));
  fmt::print(fmt::runtime(Words{"共 {} 项\n", "{} in all\n"}.in(desk.language)), due->total);
  return static_cast<int>(Exit::done);
}

int deals_lapse(const Desk& desk) {
  const auto lapsed = lapse_deals(desk.office, desk.actor);
  if (!lapsed) return refuse(desk, lapsed.error());
  if (desk.json) {
    fmt::print("{}\n", lapsed_json(*lapsed));
  } else {
    fmt::print(fmt::runtime(Words{"{} 件已失效\n", "{} lapsed\n"}.in(desk.language)), *lapsed);
  }
  return static_cast<int>(Exit::done);
}

int listings_matches(const Desk& desk, const std::string& id, std::size_t most) {
  if (!desk.xlsx.empty())
    return write_workbook(desk, matches_report(desk.office, desk.actor, Id<Listing>(id), most));
  const auto found = matches(desk.office, desk.actor, Id<Listing>(id), most);
  if (!found) return refuse(desk, found.error());
  if (desk.json) return print_json(*found);
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  const auto names = [](const std::vector<MatchConceptView>& concepts) {
    std::string text;
    for (const MatchConceptView& each : concepts)
      text += (text.empty() ? "" : "、") + each.asked.name + (each.must ? "!" : "");
    return text;
  };
  std::vector<std::vector<std::string>> rows;
  for (const MatchView& each : found->items) {
    std::string parts;
    for (const MatchPartView& part : each.parts)
      parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", part.part, per_cent(part.value_bp));
    rows.push_back({each.listing.id, per_cent(each.score_bp), each.listing.title,
                    name_or_nothing(each.listing.owner), names(each.offered), names(each.missing), parts});
  }
  fmt::print("{}", table({{title({"编号", "id"})},
                          {title({"分数", "score"}), Align::right},
                          {title({"标题", "title"}), Align::left, 30},
                          {title({"单位", "owner"}), Align::left, 24},
                          {title({"符合", "offered"}), Align::left, 24},
                          {title({"缺少", "missing"}), Align::left, 24},
                          {title({"各项", "parts"}), Align::left, 60}},
                         rows));
  return static_cast<int>(Exit::done);
}

int listings_pairs(const Desk& desk, std::size_t most) {
  if (!desk.xlsx.empty()) return write_workbook(desk, pairs_report(desk.office, desk.actor, most));
  const auto pairs = mutual_pairs(desk.office, desk.actor, most);
  if (!pairs) return refuse(desk, pairs.error());
  if (desk.json) return print_json(*pairs);
  const auto title = [&](Words words) { return std::string(words.in(desk.language)); };
  std::vector<std::vector<std::string>> rows;
  for (const MutualPairView& each : pairs->items) {
    rows.push_back({each.need.id, each.need.title, name_or_nothing(each.need.owner),
                    per_cent(each.need_score_bp), each.offer.id, each.offer.title,
                    name_or_nothing(each.offer.owner), per_cent(each.offer_score_bp)});
  }
  fmt::print("{}", table({{title({"需求", "need"})},
                          {title({"标题", "title"}), Align::left, 26},
                          {title({"需方", "needs"}), Align::left, 22},
                          {title({"分数", "score"}), Align::right},
                          {title({"供给", "offer"})},
                          {title({"标题", "title"}), Align::left, 26},
                          {title({"供方", "offers"}), Align::left, 22},
                          {title({"分数", "score"}), Align::right}},
                         rows));
  return static_cast<int>(Exit::done);
}

int listings_weights(const Desk& desk) {
  const auto weights = match_weights(desk.office, desk.actor);
  if (!weights) return refuse(desk, weights.error());
  if (desk.json) return print_json(*weights);
  std::vector<TableColumnStyle> columns = {
      {std::string(Words{"类别", "kind"}.in(desk.language))},
      {std::string(Words{"取舍", "choices"}.in(desk.language)), Align::right}};
  for (const auto& part : weights->items.front().parts) columns.push_back({part.part, Align::right});
  std::vector<std::vector<std::string>> rows;
  for (const KindWeightsView& each : weights->items) {
    std::vector<std::string> row = {std::string(name_of(each.kind)), std::to_string(each.choices)};
    for (const PartWeightView& part : each.parts) {
      const std::string now = per_cent(part.now_bp), start = per_cent(part.start_bp);
      row.push_back(now == start ? now : fmt::format("{} ← {}", now, start));
    }
    rows.push_back(std::move(row));
  }
  fmt::print("{}", table(columns, rows));
  return static_cast<int>(Exit::done);
}

}  // namespace langqiao::cli
