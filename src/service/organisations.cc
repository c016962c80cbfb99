#include "service/organisations.h"

#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

#include "city/credit_code.h"
#include "service/match.h"

namespace langqiao::service {
namespace {

using OrganisationId = Id<Organisation>;

OrganisationRow row_of(const CityView& view, const Organisation& record) {
  const auto merged = std::ranges::count(view.merged, record.id, &MergedOrganisation::counts_for);
  return {.id = record.id.text(),
          .name = record.name,
          .kind = record.kind,
          .credit_code = record.credit_code,
          .region = named_of(view.city, record.region),
          .industry = named_of(view.city, record.industry),
          .staff_persons = record.staff,
          .listed_as = record.listed_as,
          .stage = record.stage,
          .merged = merged,
          .provenance = record.provenance};
}

const MergedOrganisation* merged_one(const CityView& view, const OrganisationId& id) {
  const auto at =
      std::ranges::find(view.merged, id, [](const MergedOrganisation& each) { return each.record.id; });
  return at == view.merged.end() ? nullptr : &*at;
}

// The record as imported, merged or not; null when the data has none.
const Organisation* record_of(const CityView& view, const OrganisationId& id) {
  if (const Organisation* const record = view.city.find(id)) return record;
  const MergedOrganisation* const merged = merged_one(view, id);
  return merged ? &merged->record : nullptr;
}

Named named_here(const CityView& view, const OrganisationId& id) {
  const Organisation* const record = record_of(view, id);
  return {id.text(), record ? record->name : id.text()};
}

DecisionView view_of(const CityView& view, const OrganisationDecision& decision) {
  const bool in_effect = decision.verdict == OrganisationVerdict::same
                             ? merged_one(view, decision.organisation) != nullptr
                             : record_of(view, decision.organisation) && record_of(view, decision.other);
  return {.organisation = named_here(view, decision.organisation),
          .other = named_here(view, decision.other),
          .verdict = decision.verdict,
          .reason = decision.reason,
          .actor = decision.actor,
          .at = decision.at,
          .in_effect = in_effect};
}

// Ids of organisations that have an alias with the needle in it.
std::set<std::string> known_as(const City& city, const Needle& needle) {
  std::set<std::string> ids;
  if (needle.empty()) return ids;
  for (const Alias& alias : city.tables().aliases) {
    if (alias.kind == AliasKind::organisation && needle.in(alias.alias)) ids.insert(alias.target);
  }
  return ids;
}

bool asked_for(const Organisation& record, const OrganisationQuery& query) {
  return (!query.kind || record.kind == *query.kind) && (!query.stage || record.stage == *query.stage) &&
         (!query.region || record.region == query.region) &&
         (!query.quality || record.provenance.quality == *query.quality);
}

template <class R>
std::vector<const R*> naming(const std::vector<R>& rows, const OrganisationId& id) {
  std::vector<const R*> found;
  for (const R& row : rows) {
    if (row.organisation == id) found.push_back(&row);
  }
  return found;
}

// What a person would rather keep: measured before estimated, with a credit code, with more that is known.
auto better(const OrganisationRow& row) {
  const int known = row.region.has_value() + row.industry.has_value() + row.staff_persons.has_value() +
                    !row.listed_as.empty() + (row.stage != CultivationStage::none);
  return std::tuple(row.provenance.quality, row.credit_code.empty(), -known, row.id);
}

DoubleView view_of(const CityView& view, const SuspectedDouble& suspected) {
  DoubleView pair{.first = row_of(view, *view.city.find(suspected.first)),
                  .second = row_of(view, *view.city.find(suspected.second)),
                  .reason = suspected.reason,
                  .strength = suspected.strength,
                  .similarity = suspected.similarity,
                  .codes_differ = suspected.codes_differ};
  pair.keep = better(pair.second) < better(pair.first) ? pair.second.id : pair.first.id;
  return pair;
}

DecisionKey in_order(DecisionKey key, OrganisationVerdict verdict) {
  if (verdict == OrganisationVerdict::different && key.other < key.organisation)
    std::swap(key.organisation, key.other);
  return key;
}

constexpr Words kOrganisation{"机构", "organisation"};
constexpr Words kDecision{"认定", "decision"};
constexpr Words kUndoFirst{"请先撤销该认定", "Undo that decision first"};
constexpr Words kInTheList{"请在机构列表中查找", "Look it up in the list of organisations"};

Failure<Refusal> cannot_decide(RefusalKind kind, std::string where, Wording found, Wording wanted,
                               Wording action) {
  return refuse(kind, {.what = {"不能这样认定", "This cannot be decided so"},
                       .where = std::move(where),
                       .found = std::move(found),
                       .wanted = std::move(wanted),
                       .action = std::move(action)});
}

bool is_about(const OrganisationDecision& decision, const DecisionKey& key) {
  return (decision.organisation == key.organisation && decision.other == key.other) ||
         (decision.organisation == key.other && decision.other == key.organisation);
}

bool have_different_codes(const Organisation& a, const Organisation& b) {
  return a.credit_code != b.credit_code && is_credit_code(a.credit_code) && is_credit_code(b.credit_code);
}

// Why the decision cannot stand, or nothing.
std::optional<Failure<Refusal>> obstacle(const CityView& view, const Decisions& kept, const DecisionKey& key,
                                         OrganisationVerdict verdict, const std::string& reason) {
  const bool same = verdict == OrganisationVerdict::same;
  const std::string pair = fmt::format("{} / {}", key.organisation.text(), key.other.text());
  if (key.organisation == key.other) {
    return cannot_decide(
        RefusalKind::malformed, pair, {"两次写了同一家机构", "the same organisation twice"},
        {"本市的两家机构", "two organisations of this city"},
        {"请分别写出重复的一家和要并入的一家", "Name the double and the one that it counts for"});
  }
  for (const OrganisationId& id : {key.organisation, key.other}) {
    if (!record_of(view, id)) return no_such(kOrganisation, id.text(), kInTheList);
  }
  for (const OrganisationDecision& each : kept) {
    const bool again = each.organisation == key.organisation && each.other == key.other;
    if (is_about(each, key) && !(again && each.verdict == verdict)) {
      return cannot_decide(RefusalKind::conflict, pair,
                           worded("{0} 已于 {2} 认定为 {1}", "{} decided {} on {}", each.actor,
                                  name_of(each.verdict), each.at),
                           {"尚未认定的一对", "a pair that nobody has decided"}, kUndoFirst);
    }
    if (same && !again && each.verdict == verdict && each.organisation == key.organisation) {
      return cannot_decide(RefusalKind::conflict, key.organisation.text(),
                           worded("已并入 {}", "it counts for {} already", each.other.text()),
                           {"尚未并入别家的机构", "a double that counts for itself"}, kUndoFirst);
    }
  }
  if (same && closes_ring(kept, key.organisation, key.other)) {
    return cannot_decide(
        RefusalKind::conflict, pair,
        worded("{} 已并入 {}", "{} counts for {} already", key.other.text(), key.organisation.text()),
        {"不成环的并入关系", "a chain with an end"}, kUndoFirst);
  }
  if (same && trim(reason).empty() &&
      have_different_codes(*record_of(view, key.organisation), *record_of(view, key.other))) {
    return cannot_decide(
        RefusalKind::malformed, "reason",
        {"两个不同的有效信用代码，且没有写理由", "two different valid credit codes and no reason"},
        {"两个代码为同一机构的理由", "a reason why two codes are one organisation"},
        {"请写明依据，或认定为不同机构", "Say how you know, or decide that they are different"});
  }
  return std::nullopt;
}

std::string subject_of(const OrganisationDecision& decision) {
  return fmt::format("{} {} {}", decision.organisation.text(), name_of(decision.verdict),
                     decision.other.text());
}

}  // namespace

Answer<ListOf<OrganisationRow>> organisations(const Office& office, const Actor& actor,
                                              const OrganisationQuery& query) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    const Needle needle(query.query);
    const std::set<std::string> aliased = known_as(view->city, needle);
    std::vector<const Organisation*> found;
    for (const Organisation& each : view->city.tables().organisations) {
      const bool named = needle.empty() || needle.in(each.name) || needle.in(each.id.text()) ||
                         needle.in(each.credit_code) || aliased.contains(each.id.text());
      if (named && asked_for(each, query)) found.push_back(&each);
    }
    const ListOf<const Organisation*> page = page_of(std::move(found), query.page);
    ListOf<OrganisationRow> rows{.total = page.total};
    for (const Organisation* each : page.items) rows.items.push_back(row_of(*view, *each));
    return rows;
  });
}

Answer<OrganisationProfile> organisation(const Office& office, const Actor& actor, const OrganisationId& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Answer<View> answer = office.view();
  if (!answer) return Failure<Refusal>(answer.error());
  const CityView& view = **answer;
  const MergedOrganisation* const merged = merged_one(view, id);
  const Organisation* const record = view.city.find(merged ? merged->counts_for : id);
  if (!record) return no_such(kOrganisation, id.text(), kInTheList);

  const CityTables& tables = view.city.tables();
  OrganisationProfile profile{.organisation = row_of(view, *record)};
  std::vector<OrganisationId> counted = {record->id};
  for (const MergedOrganisation& each : view.merged) {
    if (each.counts_for != record->id) continue;
    counted.push_back(each.record.id);
    profile.doubles.push_back(row_of(view, each.record));
  }
  for (const Alias& alias : tables.aliases) {
    if (alias.kind == AliasKind::organisation && alias.target == record->id.text())
      profile.aliases.push_back(alias.alias);
  }
  for (const Project* each : naming(tables.projects, record->id))
    profile.projects.push_back({each->id.text(), each->name, each->kind, each->stage, each->provenance});
  for (const Platform* each : naming(tables.platforms, record->id))
    profile.platforms.push_back({each->id.text(), each->name, each->kind, each->provenance});
  for (const Agreement* each : naming(tables.agreements, record->id)) {
    profile.agreements.push_back({each->id.text(), each->kind, named_of(*view.city.find(each->school)),
                                  each->signed_on, each->persons, each->provenance});
  }
  profile.adverts = office.store().rows_naming(Table<Advert>::name, counted);
  profile.listings = office.store().rows_naming(Table<Listing>::name, counted);
  for (const OrganisationDecision& each : view.decisions) {
    const auto is_counted = [&](const OrganisationId& one) {
      return std::ranges::find(counted, one) != counted.end();
    };
    if (is_counted(each.organisation) || is_counted(each.other))
      profile.decisions.push_back(view_of(view, each));
  }
  return profile;
}

Answer<ListOf<DoubleView>> doubles(const Office& office, const Actor& actor, const Page& page) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    std::set<std::pair<OrganisationId, OrganisationId>> decided;
    for (const OrganisationDecision& each : view->decisions) {
      decided.emplace(each.organisation, each.other);
      decided.emplace(each.other, each.organisation);
    }
    std::vector<SuspectedDouble> open = suspected_doubles(view->city.tables());
    std::erase_if(open, [&](const SuspectedDouble& each) {
      return decided.contains(std::pair(each.first, each.second));
    });
    const ListOf<SuspectedDouble> part = page_of(std::move(open), page);
    ListOf<DoubleView> views{.total = part.total};
    for (const SuspectedDouble& each : part.items) views.items.push_back(view_of(*view, each));
    return views;
  });
}

Answer<ListOf<DecisionView>> decisions(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    std::vector<DecisionView> views;
    for (const OrganisationDecision& each : view->decisions) views.push_back(view_of(*view, each));
    std::ranges::stable_sort(views, std::greater{}, &DecisionView::at);
    return whole_list(std::move(views));
  });
}

Answer<DecisionView> decide(const Office& office, const Actor& actor, const DecisionKey& named,
                            OrganisationVerdict verdict, const std::string& reason) {
  if (const auto refusal = refused(actor, Act::import_data)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const DecisionKey key = in_order(named, verdict);
  if (auto against = obstacle(**view, (*view)->decisions, key, verdict, reason)) return std::move(*against);

  AuditEntry entry = office.entry(actor, "organisation.decide", {}, std::string(trim(reason)));
  const OrganisationDecision decision{key.organisation, key.other,  verdict,
                                      entry.detail,     actor.name, entry.at};
  entry.subject = subject_of(decision);
  office.store().keep_decision(decision, entry);
  return office.view().map([&](const View& now) { return view_of(*now, decision); });
}

Answer<void> undo_decision(const Office& office, const Actor& actor, const DecisionKey& key) {
  if (const auto refusal = refused(actor, Act::import_data)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  for (const OrganisationDecision& each : (*view)->decisions) {
    if (!is_about(each, key)) continue;
    const AuditEntry entry = office.entry(actor, "organisation.undo", subject_of(each), each.reason);
    if (office.store().drop_decision(each, entry)) return {};
  }
  return no_such(kDecision, fmt::format("{} / {}", key.organisation.text(), key.other.text()),
                 {"请在认定列表中查找", "Look it up in the list of decisions"});
}

Answer<DecisionView> split(const Office& office, const Actor& actor, const OrganisationId& organisation) {
  if (const auto refusal = refused(actor, Act::import_data)) return Failure<Refusal>(*refusal);
  const Answer<View> view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  for (const OrganisationDecision& each : (*view)->decisions) {
    if (each.verdict != OrganisationVerdict::same || each.organisation != organisation) continue;
    DecisionView undone = view_of(**view, each);
    undone.in_effect = false;
    return undo_decision(office, actor, {each.organisation, each.other}).map([&] { return undone; });
  }
  return no_such(kDecision, organisation.text(),
                 {"请查看：langqiao organisations show ID", "Look it up: langqiao organisations show ID"});
}

}  // namespace langqiao::service
