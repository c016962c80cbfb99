#include "service/scoreboard.h"

#include <algorithm>

#include "service/indicators.h"
#include "service/plan_board.h"

namespace langqiao::service {
namespace {

EvidenceView view_of(const plan::Evidence& evidence) {
  return {.value = evidence.value,
          .observed = evidence.observed,
          .note = evidence.note,
          .origin = evidence.counted ? EvidenceOrigin::registry : EvidenceOrigin::observation,
          .provenance = evidence.provenance};
}

BoardTargetView view_of(const plan::BoardTarget& board) {
  const PlanTarget& target = board.target;
  BoardTargetView view{.plan = target.plan.text(),
                       .clause = target.clause,
                       .subject = target.subject,
                       .indicator = target.indicator,
                       .least = target.least,
                       .most = target.most,
                       .approximate = target.approximate,
                       .unit = target.unit,
                       .deadline_year = target.deadline_year,
                       .qualitative = target.qualitative,
                       .lamp = {board.lamp.colour, board.lamp.reason, board.lamp.goal, board.lamp.expected,
                                board.lamp.reached}};
  if (board.actual) view.actual = view_of(*board.actual);
  for (const plan::Evidence& evidence : board.evidence) view.evidence.push_back(view_of(evidence));
  return view;
}

void count(plan::LampColour colour, Lamps& lamps) {
  switch (colour) {
    case plan::LampColour::green:
      ++lamps.green;
      return;
    case plan::LampColour::yellow:
      ++lamps.yellow;
      return;
    case plan::LampColour::red:
      ++lamps.red;
      return;
    case plan::LampColour::none:
      ++lamps.none;
      return;
  }
}

// A threshold of the rulebook; what is not in force leaves a lamp that asks for everything, never for less.
Share share_or_whole(const std::optional<rulebook::Held<Share>>& held) {
  return held ? held->value : Share::basis_points(Share::kWhole);
}

plan::LampThresholds thresholds(const Office& office, Date on) {
  const rulebook::Setting setting = office.setting(on);
  const rulebook::Rulebook& book = office.book();
  const auto tolerance = book.held<Share>("plan.approximate_tolerance_bp", setting);
  return {.green = share_or_whole(book.held<Share>("plan.lamp_green_bp", setting)),
          .yellow = share_or_whole(book.held<Share>("plan.lamp_yellow_bp", setting)),
          .tolerance = tolerance ? tolerance->value : Share()};
}

Scoreboard board_of(const Office& office, const CityView& view, Date today) {
  Scoreboard board{.today = today};
  const auto plan = plan_on_board(office, view);
  if (plan) board.plan = Named{plan->head.id.text(), plan->head.title};
  const std::vector<PlanTarget> none;
  const auto tiles =
      plan::scoreboard(plan ? plan->targets : none, evidence_of(view),
                       plan ? plan->head.issued : std::nullopt, today, thresholds(office, today));
  for (const plan::Tile& tile : tiles) {
    TileView shown{.aspect = tile.aspect, .lamp = tile.lamp};
    for (const plan::BoardTarget& target : tile.targets) {
      shown.targets.push_back(view_of(target));
      count(target.lamp.colour, board.lamps);
    }
    board.tiles.push_back(std::move(shown));
  }
  return board;
}

SchoolCounts count_schools(const City& city) {
  SchoolCounts counts;
  for (const School& school : city.tables().schools) {
    if (school.last_year) continue;  // merged or closed
    ++counts.total;
    switch (school.level) {
      case SchoolLevel::bachelor:
        ++counts.bachelor;
        break;
      case SchoolLevel::higher_vocational:
        ++counts.higher_vocational;
        break;
      case SchoolLevel::secondary_vocational:
        ++counts.secondary_vocational;
        break;
    }
  }
  return counts;
}

QualityCounts count_rows(const Store& store) {
  QualityCounts counts;
  for (const TableCount& count : store.counts()) counts.add(count.quality, count.rows);
  return counts;
}

}  // namespace

Answer<Scoreboard> scoreboard(const Office& office, const Actor& actor, std::optional<Date> on) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map(
      [&](const View& view) { return board_of(office, *view, on.value_or(office.today())); });
}

Answer<IndicatorRecords> indicator_records(const Office& office, const Actor& actor, Indicator indicator,
                                           const Page& page) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    auto records = page_of(records_of(*view, indicator), page);
    return IndicatorRecords{indicator, std::move(records.items), records.total};
  });
}

Answer<Brief> brief(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const Answer<View> answer = office.view();
  if (!answer) return Failure<Refusal>(answer.error());
  const CityView& view = **answer;
  const City& city = view.city;

  Brief brief{.city = {view.head.city.text(), view.head.title_zh},
              .today = office.today(),
              .lamps = board_of(office, view, office.today()).lamps,
              .schools = count_schools(city),
              .programs = register_counts(view),
              .rows = count_rows(office.store())};
  if (const auto plan = plan_on_board(office, view)) {
    brief.plan = PlanMention{plan->head.id.text(), plan->head.title, plan->head.number};
    brief.clauses =
        std::ranges::count_if(plan->clauses, [](const PlanClause& c) { return !c.label.empty(); });
    brief.duties = static_cast<std::int64_t>(plan->duties.size());
    brief.targets = static_cast<std::int64_t>(plan->targets.size());
  }
  brief.duplicates = duplicate_brief(view, 5);
  return brief;
}

}  // namespace langqiao::service
