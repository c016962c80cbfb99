#include "service/deal_terms.h"

#include <algorithm>

#include "base/text.h"
#include "service/deal_agreements.h"
#include "service/programs.h"

namespace langqiao::service {
namespace {

constexpr std::size_t kMostMilestones = 50;

Failure<Refusal> wrong(std::string where, Wording what, Wording found, Wording wanted) {
  return refuse(RefusalKind::malformed,
                {.what = std::move(what),
                 .where = std::move(where),
                 .found = std::move(found),
                 .wanted = std::move(wanted),
                 .action = {"请改正条款后重新提交", "Correct the terms and send them again"}});
}

std::string names_of(const std::vector<AgreementKind>& kinds) {
  std::string list;
  for (const AgreementKind each : kinds) list.append(list.empty() ? "" : " ").append(name_of(each));
  return list;
}

Answer<std::vector<Milestone>> admit_milestones(const std::vector<MilestoneDraft>& drafts,
                                                const Id<Agreement>& agreement) {
  if (drafts.size() > kMostMilestones) {
    return wrong("milestones", {"里程碑过多", "Too many milestones"}, worded("{} 个", "{}", drafts.size()),
                 worded("至多 {} 个", "at most {}", kMostMilestones));
  }
  std::vector<Milestone> milestones;
  for (const MilestoneDraft& each : drafts) {
    const std::string title(trim(each.title));
    if (title.empty() || !each.due) {
      return wrong("milestones", {"里程碑不完整", "A milestone is incomplete"}, as_is(title),
                   {"名称和日期", "a title and a day"});
    }
    milestones.push_back({agreement, static_cast<int>(milestones.size()) + 1, title, *each.due, each.persons,
                          each.money, std::nullopt});
  }
  return milestones;
}

}  // namespace

Answer<Terms> admit_terms(const CityView& view, const AgreementTerms& draft, const Deal& deal,
                          const Listing& need, const Listing& offer, Date today) {
  const auto kinds = exchange::agreements_of(need.kind);
  const AgreementKind kind = draft.kind.value_or(kinds.front());
  if (std::ranges::find(kinds, kind) == kinds.end()) {
    return wrong("kind", {"协议类型与需求不符", "The kind of agreement does not fit the need"},
                 as_is(name_of(kind)), worded("下列之一：{}", "one of {}", names_of(kinds)));
  }
  if (draft.until && *draft.until < std::max(draft.starts.value_or(today), today)) {
    return wrong("until", {"结束早于开始", "It ends before it starts"}, as_is(draft.until->iso()),
                 worded("不早于 {}", "not before {}", std::max(draft.starts.value_or(today), today).iso()));
  }
  const Program* const program = draft.program.empty() ? nullptr : find_program(view.city, draft.program);
  if (!program && !draft.program.empty())
    return no_such({"专业", "program"}, draft.program,
                   {"请在专业列表中查找", "Look it up in the list of programs"});
  const Region* const region = draft.region.empty() ? nullptr : view.city.find(Id<Region>(draft.region));
  if (!region && !draft.region.empty())
    return no_such({"地区", "region"}, draft.region,
                   {"请在区域列表中查找", "Look it up in the list of regions"});

  const Id<Agreement> id("A-" + deal.id.text());
  const auto milestones = admit_milestones(draft.milestones, id);
  if (!milestones) return Failure<Refusal>(milestones.error());
  const Quality quality = worse(need.provenance.quality, offer.provenance.quality);
  return Terms{.agreement = {.id = id,
                             .kind = kind,
                             .school = need.school ? *need.school : *offer.school,
                             .organisation = need.organisation ? *need.organisation : *offer.organisation,
                             .program = program ? std::optional(program->id) : std::nullopt,
                             .region = region ? std::optional(region->id) : std::nullopt,
                             .signed_on = today,
                             .starts = draft.starts,
                             .until = draft.until,
                             .persons = draft.persons,
                             .money = draft.money,
                             .state = AgreementState::draft,
                             .deal = deal.id.text(),
                             .provenance = {exchange_source(), today, quality}},
               .milestones = *milestones};
}

Answer<void> fulfil_milestone(std::vector<Milestone>& milestones, const Id<Deal>& deal,
                              std::optional<int> seq, Date today) {
  const auto at = std::ranges::find(milestones, seq.value_or(0), &Milestone::seq);
  if (at == milestones.end() || at->done_on) {
    return refuse(RefusalKind::conflict,
                  {.what = {"没有这个待完成的里程碑", "No such milestone is open"},
                   .where = deal.text() + ".milestone",
                   .found = seq ? worded("第 {} 个", "number {}", *seq) : Wording{"没有编号", "no number"},
                   .wanted = {"未完成里程碑的编号", "the number of a milestone that is not done"},
                   .action = {"请查看协议的里程碑", "Look at the milestones of the agreement"}});
  }
  at->done_on = today;
  return {};
}

AgreementState agreement_state(DealState state) {
  using enum DealState;
  switch (state) {
    case agreed:
      return AgreementState::agreed;
    case running:
      return AgreementState::running;
    case fulfilled:
      return AgreementState::fulfilled;
    case broken_off:
      return AgreementState::broken_off;
    case proposed:
    case accepted:
    case negotiating:
    case declined:
    case withdrawn:
    case lapsed:
      break;
  }
  return AgreementState::draft;
}

DealAgreementView view_of(const City& city, const Agreement& agreement,
                          const std::vector<Milestone>& milestones, Date today) {
  const auto named = [&]<class R>(const Id<R>& id) {
    const R* const record = city.find(id);
    return record ? named_of(*record) : Named{id.text(), id.text()};
  };
  DealAgreementView shown{.id = agreement.id.text(),
                          .kind = agreement.kind,
                          .state = agreement.state.value_or(AgreementState::agreed),
                          .school = named(agreement.school),
                          .organisation = named(agreement.organisation),
                          .program = named_of(city, agreement.program),
                          .region = named_of(city, agreement.region),
                          .signed_on = agreement.signed_on,
                          .starts = agreement.starts,
                          .until = agreement.until,
                          .persons = agreement.persons,
                          .money_fen = agreement.money,
                          .provenance = agreement.provenance};
  for (const Milestone& each : milestones) {
    shown.milestones.push_back({each.seq, each.title, each.due, each.persons, each.money, each.done_on,
                                !each.done_on && each.due < today});
  }
  return shown;
}

}  // namespace langqiao::service
