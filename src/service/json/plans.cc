#include <fmt/format.h>

#include "service/json/described.h"

namespace langqiao {

BOOST_DESCRIBE_STRUCT(ReadingNote, (), (clause, span, kind, found, wanted))

// The fields of a review that a person corrected, by the API's names.
static boost::json::value corrected_of(const PlanReview& review) {
  if (review.verdict != Verdict::corrected) return nullptr;
  using service::shape::value_of;
  boost::json::object object;
  for (const std::string& field : review.fields) {
    if (field == "heading") object[field] = value_of(review.heading);
    if (field == "unit") object[field] = value_of(review.unit);
    if (field == "role") object[field] = value_of(review.role);
    if (field == "departments") object[field] = value_of(review.departments);
    if (field == "subject") object[field] = value_of(review.subject);
    if (field == "indicator") object[field] = value_of(review.indicator);
    if (field == "least") object[field] = value_of(review.least);
    if (field == "most") object[field] = value_of(review.most);
    if (field == "approximate") object[field] = value_of(review.approximate);
    if (field == "deadline_year") object[field] = value_of(review.deadline_year);
    if (field == "qualitative") object[field] = value_of(review.qualitative);
  }
  return object;
}

static boost::json::value shape_of(const PlanReview& review) {
  using service::shape::value_of;
  return boost::json::object{{"kind", value_of(review.kind)},
                             {"clause", review.clause},
                             {"seq", review.seq},
                             {"verdict", value_of(review.verdict)},
                             {"corrected", corrected_of(review)},
                             {"actor", review.actor},
                             {"at", review.at}};
}

}  // namespace langqiao

namespace langqiao::plan {

BOOST_DESCRIBE_STRUCT(ClauseChange, (),
                      (change, older_path, newer_path, older_heading, newer_heading, similarity))

}  // namespace langqiao::plan

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(PlanHead, (), (id, title, number, issuers, issued, summary, outline))
BOOST_DESCRIBE_STRUCT(PlanRow, (), (head, clauses, duties, targets, unknown_units, notes, reviewed))
BOOST_DESCRIBE_STRUCT(ClauseView, (),
                      (path, parent, kind, label, heading, summary, own, heading_span, review))
BOOST_DESCRIBE_STRUCT(DutyView, (), (clause, seq, unit, span, role, known, departments, review))
BOOST_DESCRIBE_STRUCT(TargetView, (),
                      (clause, seq, span, subject, indicator, least, most, approximate, unit, change_points,
                       base_year, deadline_year, qualitative, review))
BOOST_DESCRIBE_STRUCT(PlanReading, (), (head, encoding, characters, clauses, duties, targets, notes))

std::string json_of(const ListOf<PlanRow>& plans) {
  return shape::json::serialize(shape::list_of(plans.items, plans.total));
}
std::string json_of(const PlanReading& reading) { return shape::text_of(reading); }
std::string json_of(const PlanReview& review) { return shape::text_of(review); }
std::string json_of(const PlanComparison& comparison) {
  shape::json::object object =
      shape::list_of(comparison.items, static_cast<std::int64_t>(comparison.items.size())).as_object();
  object["older"] = shape::value_of(comparison.older);
  object["newer"] = shape::value_of(comparison.newer);
  return shape::json::serialize(object);
}

namespace {

namespace json = shape::json;

// Reads the members of a correction one by one and keeps the first problem.
class CorrectionReader {
 public:
  explicit CorrectionReader(PlanReview& review) : review_(review) {}

  void read(json::string_view name, const json::value& value) {
    const std::string field(name);
    const bool known = read_field(field, value);
    if (known) review_.fields.push_back(field);
  }

  const std::optional<Problem>& problem() const { return problem_; }

 private:
  bool read_field(const std::string& field, const json::value& value) {
    if (field == "heading") return text(field, value, review_.heading);
    if (field == "unit") return text(field, value, review_.unit);
    if (field == "subject") return text(field, value, review_.subject);
    if (field == "qualitative") return text(field, value, review_.qualitative);
    if (field == "role") return enumerator(field, value, review_.role);
    if (field == "departments") return ids(field, value);
    if (field == "indicator") return maybe(field, value, review_.indicator);
    if (field == "least") return maybe(field, value, review_.least);
    if (field == "most") return maybe(field, value, review_.most);
    if (field == "deadline_year") return maybe(field, value, review_.deadline_year);
    if (field == "approximate") {
      if (!value.is_bool()) return wrong(field, value, {"true 或 false", "true or false"});
      review_.approximate = value.get_bool();
      return true;
    }
    return wrong(field, value, {"可以更正的字段", "a field of the reading that can be corrected"});
  }

  bool text(const std::string& field, const json::value& value, std::string& to) {
    if (!value.is_string()) return wrong(field, value, {"文字", "a text"});
    to = value.get_string();
    return true;
  }
  template <class E>
  bool enumerator(const std::string& field, const json::value& value, E& to) {
    const auto name = value.is_string() ? named<E>(std::string_view(value.get_string())) : std::nullopt;
    if (!name) return wrong(field, value, Field<E>::wanted());
    to = *name;
    return true;
  }
  template <class T>
  bool maybe(const std::string& field, const json::value& value, std::optional<T>& to) {
    if (value.is_null()) return to.reset(), true;
    if constexpr (std::is_enum_v<T>) {
      return enumerator(field, value, to.emplace());
    } else {
      json::error_code error;
      const auto number = value.to_number<T>(error);
      if (error.failed()) return wrong(field, value, {"整数或 null", "a whole number or null"});
      to = number;
      return true;
    }
  }
  bool ids(const std::string& field, const json::value& value) {
    if (!value.is_array()) return wrong(field, value, {"部门编号的列表", "a list of department ids"});
    for (const json::value& each : value.get_array()) {
      if (!each.is_string()) return wrong(field, each, {"部门编号", "a department id"});
      review_.departments.emplace_back(std::string_view(each.get_string()));
    }
    return true;
  }
  bool wrong(const std::string& field, const json::value& value, Wording wanted) {
    if (!problem_) {
      problem_ = Problem{{"更正无法读取", "The correction cannot be read"},
                         "corrected." + field,
                         as_is(json::serialize(value)),
                         std::move(wanted),
                         {"请更正这个字段，或去掉它", "Correct the field, or leave it out"}};
    }
    return false;
  }

  PlanReview& review_;
  std::optional<Problem> problem_;
};

Failure<Problem> not_a_review(std::string where, Wording found, Wording wanted) {
  return Failure<Problem>(
      Problem{{"核对无法读取", "The review cannot be read"},
              std::move(where),
              std::move(found),
              std::move(wanted),
              {"请发送 {\"verdict\": \"confirmed\"}，或带有更正字段的 \"corrected\"",
               "Send {\"verdict\": \"confirmed\"}, or \"corrected\" with the corrected fields"}});
}

}  // namespace

Result<PlanReview, Problem> review_from(std::string_view text) {
  json::error_code error;
  const json::value parsed = json::parse(text, error);
  if (error.failed() || !parsed.is_object())
    return not_a_review(
        "body", error.failed() ? as_is(error.message()) : as_is(json::serialize(parsed).substr(0, 80)),
        {"JSON 对象", "a JSON object"});

  PlanReview review;
  bool has_verdict = false;
  CorrectionReader correction(review);
  for (const auto& [name, value] : parsed.get_object()) {
    if (name == "verdict") {
      const auto verdict =
          value.is_string() ? named<Verdict>(std::string_view(value.get_string())) : std::nullopt;
      if (!verdict) return not_a_review("verdict", as_is(json::serialize(value)), Field<Verdict>::wanted());
      review.verdict = *verdict;
      has_verdict = true;
    } else if (name == "corrected" && value.is_object()) {
      for (const auto& [field, corrected] : value.get_object()) correction.read(field, corrected);
    } else if (!(name == "corrected" && value.is_null())) {
      return not_a_review(std::string(name), as_is(json::serialize(value)),
                          {"只有 verdict 和 corrected", "only verdict and corrected"});
    }
  }
  if (correction.problem()) return Failure<Problem>(*correction.problem());
  if (!has_verdict) return not_a_review("verdict", {"没有内容", "nothing"}, Field<Verdict>::wanted());
  return review;
}

}  // namespace langqiao::service
