// How a value of any type becomes JSON: described records as objects, everything else by its kind. Included
// by the sources of this folder only.
#pragma once

#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "base/check.h"
#include "city/names.h"
#include "city/tables.h"
#include "plan/names.h"

namespace langqiao::service::shape {

namespace json = boost::json;

template <class T>
json::value value_of(const T& from);

// Members whose name C++ keeps for itself, or that carry their unit in a type which JSON has not.
constexpr std::string_view name_at_the_border(std::string_view member) {
  if (member == "signed_on") return "signed";
  if (member == "similarity") return "similarity_bp";
  return member;
}

template <class T>
concept Described = boost::describe::has_describe_members<T>::value;

template <Described T>
json::object object_of(const T& from) {
  json::object object;
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;
  object.reserve(boost::mp11::mp_size<Members>::value);
  boost::mp11::mp_for_each<Members>(
      [&](auto member) { object.emplace(name_at_the_border(member.name), value_of(from.*member.pointer)); });
  return object;
}

inline json::value leaf_of(const std::string& from) { return json::value(json::string_view(from)); }
inline json::value leaf_of(Share from) { return from.basis_points(); }
inline json::value leaf_of(SchoolYear from) { return from.begins(); }
inline json::value leaf_of(Date from) { return json::value(json::string_view(from.iso())); }
template <class Of>
json::value leaf_of(const Id<Of>& from) {
  return leaf_of(from.text());
}
template <class Unit>
json::value leaf_of(Quantity<Unit> from) {
  return from.count();
}
template <class T>
  requires std::is_arithmetic_v<T>
json::value leaf_of(T from) {
  return from;
}
template <class T>
  requires std::is_enum_v<T>
json::value leaf_of(T from) {
  return json::value(json::string_view(langqiao::name_of(from)));
}
template <class T>
json::value leaf_of(const std::optional<T>& from) {
  return from ? value_of(*from) : json::value(nullptr);
}
template <class Items>
json::value array_of(const Items& items) {
  json::array array;
  array.reserve(items.size());
  for (const auto& item : items) array.push_back(value_of(item));
  return array;
}
template <class T>
json::value leaf_of(const std::vector<T>& from) {
  return array_of(from);
}
template <class T, std::size_t N>
json::value leaf_of(const std::array<T, N>& from) {
  return array_of(from);
}

// A type with a shape of its own overloads `shape_of` in its namespace.
template <class T>
json::value value_of(const T& from) {
  if constexpr (requires { shape_of(from); }) {
    return shape_of(from);
  } else if constexpr (Described<T>) {
    return object_of(from);
  } else {
    return leaf_of(from);
  }
}

// An object of the members of a described record and one more.
template <class T>
json::value list_of(const std::vector<T>& items, std::int64_t total) {
  return json::object{{"items", value_of(items)}, {"total", total}};
}

template <class T>
std::string text_of(const T& from) {
  return json::serialize(value_of(from));
}

}  // namespace langqiao::service::shape
