#include "service/reading.h"

#include "service/json/body.h"
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

constexpr std::size_t kMostTextBytes = 64'000;

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

// `names`: of the concepts, or none.
json::array mentions_of(const AdvertReading& read, std::span<const std::string> names) {
  json::array mentions;
  for (std::size_t i = 0; i < read.reading.mentions.size(); ++i) {
    const Mention& mention = read.reading.mentions[i];
    json::object said{{"kind", langqiao::name_of(mention.kind)},
                      {"id", mention.id},
                      {"found", read.found[i]},
                      {"cue", langqiao::name_of(mention.cue)},
                      {"field", langqiao::name_of(mention.at.field)},
                      {"span", shape::value_of(mention.at.span)}};
    if (!names.empty()) said["name"] = names[i];
    mentions.push_back(std::move(said));
  }
  return mentions;
}

json::object read_of(const AdvertReading& read, std::span<const std::string> names) {
  const Reading& reading = read.reading;
  return {{"occupation", occupation_of(read)},
          {"pay", shape::value_of(reading.pay)},
          {"pay_negotiable", reading.pay_negotiable.has_value()},
          {"education", shape::value_of(reading.education)},
          {"experience", shape::value_of(reading.experience)},
          {"place", place_of(read)},
          {"recruits", shape::value_of(reading.recruits)},
          {"mentions", mentions_of(read, names)}};
}

}  // namespace

std::string json_of(const AdvertReading& read) {
  json::object all{{"line", read.line}, {"id", read.id}};
  for (auto& [name, value] : read_of(read, {})) all[name] = std::move(value);
  return json::serialize(all);
}

Result<TextToRead, Problem> text_to_read_from(std::string_view json) {
  Body body(json, {"文字无法读取", "The text cannot be read"},
            {"请发送 title 和 text", "Send a title and a text"});
  TextToRead text{body.get<std::string>("title").value_or(""),
                  body.get<std::string>("text", kMostTextBytes).value_or("")};
  if (auto problem = body.problem()) return Failure<Problem>(std::move(*problem));
  return text;
}

std::string json_of(const TextReading& reading) {
  return json::serialize(read_of(reading.read, reading.names));
}

}  // namespace langqiao::service
