#include "service/json/described.h"

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(Health, (), (status, version, store, city))
BOOST_DESCRIBE_STRUCT(EvidenceView, (), (value, observed, note, origin, provenance))
BOOST_DESCRIBE_STRUCT(LampView, (), (colour, reason, goal, expected, reached_bp))
BOOST_DESCRIBE_STRUCT(BoardTargetView, (),
                      (plan, clause, subject, indicator, least, most, approximate, unit, deadline_year,
                       qualitative, actual, evidence, lamp))
BOOST_DESCRIBE_STRUCT(TileView, (), (aspect, lamp, targets))
BOOST_DESCRIBE_STRUCT(Lamps, (), (green, yellow, red, none))
BOOST_DESCRIBE_STRUCT(Scoreboard, (), (today, plan, lamps, tiles))
BOOST_DESCRIBE_STRUCT(IndicatorRecord, (), (table, id, name, region, detail, counts, provenance))
BOOST_DESCRIBE_STRUCT(IndicatorRecords, (), (indicator, items, total))
BOOST_DESCRIBE_STRUCT(PlanMention, (), (id, title, number))
BOOST_DESCRIBE_STRUCT(SchoolCounts, (), (total, bachelor, higher_vocational, secondary_vocational))
BOOST_DESCRIBE_STRUCT(RegisterCounts, (), (year, offered, points, schools))
BOOST_DESCRIBE_STRUCT(DuplicateBrief, (), (rate_bp, most))
BOOST_DESCRIBE_STRUCT(Brief, (),
                      (city, today, plan, clauses, duties, targets, lamps, schools, programs, duplicates,
                       rows))

std::string json_of(const Health& health) { return shape::text_of(health); }
std::string json_of(const Brief& brief) { return shape::text_of(brief); }
std::string json_of(const Scoreboard& board) { return shape::text_of(board); }
std::string json_of(const IndicatorRecords& records) { return shape::text_of(records); }
std::string json_of(const Problem& problem, Language language) {
  return shape::json::serialize(
      shape::json::object{{"error", shape::json::object{{"what", problem.what.in(language)},
                                                        {"where", problem.where},
                                                        {"found", problem.found.in(language)},
                                                        {"wanted", problem.wanted.in(language)},
                                                        {"action", problem.action.in(language)}}}});
}

}  // namespace langqiao::service
