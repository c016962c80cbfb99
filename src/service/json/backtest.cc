#include "service/backtest.h"

#include <cmath>

#include "service/json/described.h"

namespace langqiao {

BOOST_DESCRIBE_STRUCT(HistoryHead, (), (title, publisher, address, quality))

}  // namespace langqiao

namespace langqiao::outlook {

namespace {

// A number that nothing was measured for is null.
boost::json::value number(double value) {
  return std::isnan(value) ? boost::json::value(nullptr) : boost::json::value(value);
}

boost::json::object score_of(const Score& score) {
  return {{"series", score.series},
          {"people", number(score.people)},
          {"weighted_error", number(score.weighted_error)},
          {"percentage_error", number(score.percentage_error)},
          {"scaled_error", number(score.scaled_error)},
          {"direction", number(score.direction)},
          {"direction_people", number(score.direction_people)},
          {"dissimilarity", number(score.dissimilarity)},
          {"coverage", number(score.coverage)}};
}

}  // namespace

boost::json::value shape_of(const Measured& measured) {
  boost::json::object object{{"level", name_of(measured.level)},
                             {"method", name_of(measured.method)},
                             {"years", measured.years},
                             {"windows", measured.windows}};
  if (measured.origin) object["origin"] = *measured.origin;
  const boost::json::object score = score_of(measured.score);
  for (const auto& [key, value] : score) object[key] = value;
  return object;
}

boost::json::value shape_of(const SeriesResult& series) {
  return boost::json::object{{"level", name_of(series.level)},
                             {"code", series.code},
                             {"name", series.name},
                             {"origin", series.origin},
                             {"year", series.year},
                             {"base", number(series.verdict.base)},
                             {"forecast", number(series.verdict.forecast)},
                             {"low", number(series.verdict.low)},
                             {"high", number(series.verdict.high)},
                             {"actual", number(series.verdict.actual)}};
}

boost::json::value shape_of(const WeightsAtOrigin& weights) {
  boost::json::object candidates;
  for (std::size_t c = 0; c < kCandidates; ++c)
    candidates[name_of(static_cast<Candidate>(c))] = weights.candidates[c];
  return boost::json::object{{"level", name_of(weights.level)},
                             {"origin", weights.origin},
                             {"candidates", candidates},
                             {"ways",
                              {{"own_series", weights.ways.own_series},
                               {"staffing_kept", weights.ways.staffing_kept},
                               {"staffing_drifting", weights.ways.staffing_drifting}}}};
}

BOOST_DESCRIBE_STRUCT(BacktestOptions, (), (origin, horizon, seed, futures))
BOOST_DESCRIBE_STRUCT(Backtest, (),
                      (years, industries, occupations, matrix_years, by_horizon, by_window, weights, series))

}  // namespace langqiao::outlook

namespace langqiao::service {

std::string json_of(const BacktestReport& report, Language language) {
  boost::json::array errors;
  for (const pack::RowError& error : report.errors) {
    errors.push_back({{"file", error.file},
                      {"row", error.row},
                      {"column", error.column},
                      {"found", error.found.in(language)},
                      {"wanted", error.wanted.in(language)},
                      {"action", error.action.in(language)}});
  }
  return boost::json::serialize(boost::json::object{{"pack", report.pack},
                                                    {"head", shape::value_of(report.head)},
                                                    {"options", shape::value_of(report.options)},
                                                    {"errors", errors},
                                                    {"error_total", report.error_total},
                                                    {"result", shape::value_of(report.result)}});
}

}  // namespace langqiao::service
