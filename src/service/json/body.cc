#include "service/json/body.h"

namespace langqiao::service {

namespace json = shape::json;

Body::Body(std::string_view text, Wording what, Wording action)
    : what_(std::move(what)), action_(std::move(action)) {
  json::error_code error;
  json::value parsed = json::parse(text, error);
  if (!error.failed() && parsed.is_object()) {
    members_ = std::move(parsed.get_object());
  } else {
    refuse("body", as_is(error.failed() ? error.message() : json::serialize(parsed).substr(0, 200)),
           {"一个 JSON 对象", "a JSON object"});
  }
}

Body::Body(json::object members, Wording what, Wording action)
    : members_(std::move(members)), what_(std::move(what)), action_(std::move(action)) {}

std::vector<json::object> Body::objects_of(std::string_view name) {
  constexpr std::size_t kMostObjects = 10'000;
  const json::value* const found = take(name);
  std::vector<json::object> objects;
  if (!found) return objects;
  const bool list = found->is_array() && found->get_array().size() <= kMostObjects;
  if (list) {
    for (const json::value& each : found->get_array())
      if (each.is_object()) objects.push_back(each.get_object());
  }
  if (!list || objects.size() != found->get_array().size()) {
    refuse(name, as_is(json::serialize(*found).substr(0, 200)),
           worded("至多 {} 项对象的列表", "a list of at most {} objects", kMostObjects));
    objects.clear();
  }
  return objects;
}

std::optional<json::object> Body::object_of(std::string_view name) {
  const json::value* const found = take(name);
  if (!found) return std::nullopt;
  if (found->is_object()) return found->get_object();
  refuse(name, as_is(json::serialize(*found).substr(0, 200)), {"一个对象", "an object"});
  return std::nullopt;
}

std::optional<std::int64_t> Body::whole(std::string_view name) {
  const json::value* const found = take(name);
  if (!found) return std::nullopt;
  if (found->is_int64()) return found->get_int64();
  refuse(name, as_is(json::serialize(*found).substr(0, 200)), {"整数", "a whole number"});
  return std::nullopt;
}

std::optional<std::int64_t> Body::count(std::string_view name) {
  const auto value = whole(name);
  if (!value || *value >= 0) return value;
  refuse(name, worded("{}", "{}", *value), {"整数，0 或以上", "a whole number, 0 or more"});
  return std::nullopt;
}

bool Body::flag(std::string_view name) {
  const json::value* const found = take(name);
  if (!found) return false;
  if (found->is_bool()) return found->get_bool();
  refuse(name, as_is(json::serialize(*found).substr(0, 200)), {"true 或 false", "true or false"});
  return false;
}

std::int64_t Body::need_whole(std::string_view name) {
  const auto value = whole(name);
  if (!value && !problem_) refuse(name, {"没有内容", "nothing"}, {"整数", "a whole number"});
  return value.value_or(0);
}

std::vector<std::string> Body::texts(std::string_view name) {
  constexpr std::size_t kMostItems = 100;
  const json::value* const found = take(name);
  std::vector<std::string> texts;
  if (!found) return texts;
  const bool list = found->is_array() && found->get_array().size() <= kMostItems;
  if (list) {
    for (const json::value& each : found->get_array()) {
      if (each.is_string() && each.get_string().size() <= kMostText)
        texts.emplace_back(std::string_view(each.get_string()));
    }
  }
  if (!list || texts.size() != found->get_array().size()) {
    refuse(name, as_is(json::serialize(*found).substr(0, 200)),
           worded("至多 {} 项文字的列表", "a list of at most {} texts", kMostItems));
  }
  return texts;
}

std::optional<Problem> Body::problem() const {
  if (problem_) return problem_;
  for (const auto& [name, value] : members_) {
    if (known_.contains(std::string_view(name))) continue;
    std::string wanted;
    for (const std::string& each : known_) wanted += (wanted.empty() ? "" : ", ") + each;
    return Problem{what_, std::string(name), as_is(json::serialize(value).substr(0, 200)), as_is(wanted),
                   action_};
  }
  return std::nullopt;
}

const json::value* Body::take(std::string_view name) {
  known_.emplace(name);
  const json::value* const found = members_.if_contains(name);
  return found && !found->is_null() ? found : nullptr;
}

void Body::refuse(std::string_view name, Wording found, Wording wanted) {
  if (!problem_) problem_ = Problem{what_, std::string(name), std::move(found), std::move(wanted), action_};
}

}  // namespace langqiao::service
