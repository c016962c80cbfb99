#include "service/reading.h"

#include "service/json/described.h"

namespace langqiao {

BOOST_DESCRIBE_STRUCT(ByteSpan, (), (begin, end))
BOOST_DESCRIBE_STRUCT(FoundAt, (), (field, span))
BOOST_DESCRIBE_STRUCT(PayRead, (), (least_yuan, most_yuan, stated, months, at))
BOOST_DESCRIBE_STRUCT(EducationRead, (), (least, at))
BOOST_DESCRIBE_STRUCT(ExperienceRead, (), (least_years, most_years, at))
BOOST_DESCRIBE_STRUCT(RecruitsRead, (), (persons, at))

}  // namespace langqiao

namespace langqiao::service {
namespace {

namespace json = boost::json;

json::value occupation_of(const AdvertReading& read) {
  if (!read.reading.occupation) return nullptr;
  const OccupationRead& occupation = *read.reading.occupation;
  return json::object{{"id", occupation.occupation.text()},
                      {"name", read.occupation_name},
                      {"margin_bp", occupation.margin.basis_points()},
                      {"unsure", occupation.unsure},
                      {"basis", langqiao::name_of(occupation.basis)},
                      {"runner_up", shape::value_of(occupation.runner_up)},
                      {"runner_up_name", read.runner_up_name}};
}

json::value place_of(const AdvertReading& read) {
  if (!read.reading.place) return nullptr;
  return json::object{{"code", read.reading.place->code},
                      {"name", read.place_name},
                      {"at", shape::value_of(read.reading.place->at)}};
}

json::array mentions_of(const AdvertReading& read) {
  json::array mentions;
  for (std::size_t i = 0; i < read.reading.mentions.size(); ++i) {
    const Mention& mention = read.reading.mentions[i];
    mentions.push_back(json::object{{"kind", langqiao::name_of(mention.kind)},
                                    {"id", mention.id},
                                    {"found", read.found[i]},
                                    {"cue", langqiao::name_of(mention.cue)},
                                    {"field", langqiao::name_of(mention.at.field)},
                                    {"span", shape::value_of(mention.at.span)}});
  }
  return mentions;
}

}  // namespace

std::string json_of(const AdvertReading& read) {
  const Reading& reading = read.reading;
  return json::serialize(json::object{{"line", read.line},
                                      {"id", read.id},
                                      {"occupation", occupation_of(read)},
                                      {"pay", shape::value_of(reading.pay)},
                                      {"pay_negotiable", reading.pay_negotiable.has_value()},
                                      {"education", shape::value_of(reading.education)},
                                      {"experience", shape::value_of(reading.experience)},
                                      {"place", place_of(read)},
                                      {"recruits", shape::value_of(reading.recruits)},
                                      {"mentions", mentions_of(read)}});
}

}  // namespace langqiao::service
