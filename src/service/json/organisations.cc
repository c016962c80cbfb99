#include "service/json/described.h"

namespace langqiao::service {

BOOST_DESCRIBE_STRUCT(OrganisationRow, (),
                      (id, name, kind, credit_code, region, industry, staff_persons, listed_as, stage, merged,
                       provenance))
BOOST_DESCRIBE_STRUCT(ProjectMention, (), (id, name, kind, stage, provenance))
BOOST_DESCRIBE_STRUCT(PlatformMention, (), (id, name, kind, provenance))
BOOST_DESCRIBE_STRUCT(AgreementMention, (), (id, kind, school, signed_on, persons, provenance))
BOOST_DESCRIBE_STRUCT(DecisionView, (), (organisation, other, verdict, reason, actor, at, in_effect))
BOOST_DESCRIBE_STRUCT(OrganisationProfile, (),
                      (organisation, aliases, projects, platforms, agreements, adverts, listings, doubles,
                       decisions))
BOOST_DESCRIBE_STRUCT(DoubleView, (), (first, second, reason, strength, similarity, codes_differ, keep))

std::string json_of(const ListOf<OrganisationRow>& organisations) {
  return shape::json::serialize(shape::list_of(organisations.items, organisations.total));
}
std::string json_of(const OrganisationProfile& organisation) { return shape::text_of(organisation); }
std::string json_of(const ListOf<DoubleView>& doubles) {
  return shape::json::serialize(shape::list_of(doubles.items, doubles.total));
}
std::string json_of(const ListOf<DecisionView>& decisions) {
  return shape::json::serialize(shape::list_of(decisions.items, decisions.total));
}
std::string json_of(const DecisionView& decision) { return shape::text_of(decision); }

namespace {

Failure<Problem> not_a_decision(std::string where, Wording found, Wording wanted) {
  return Failure<Problem>(Problem{
      {"认定无法读取", "The decision cannot be read"},
      std::move(where),
      std::move(found),
      std::move(wanted),
      {"请发送 {\"verdict\": \"same\"} 或 {\"verdict\": \"different\"}，如有理由一并写上",
       "Send {\"verdict\": \"same\"} or {\"verdict\": \"different\"}, with a reason where there is one"}});
}

}  // namespace

Result<DecisionSaid, Problem> decision_from(std::string_view text) {
  namespace json = shape::json;
  constexpr std::size_t kMostReason = 2000;
  json::error_code error;
  const json::value parsed = json::parse(text, error);
  if (error.failed() || !parsed.is_object())
    return not_a_decision("body", as_is(error.failed() ? error.message() : json::serialize(parsed)),
                          {"一个 JSON 对象", "a JSON object"});

  DecisionSaid said;
  bool has_verdict = false;
  for (const auto& [name, value] : parsed.get_object()) {
    if (name == "verdict") {
      const auto verdict =
          value.is_string() ? named<OrganisationVerdict>(std::string_view(value.get_string())) : std::nullopt;
      if (!verdict)
        return not_a_decision("verdict", as_is(json::serialize(value)), Field<OrganisationVerdict>::wanted());
      said.verdict = *verdict;
      has_verdict = true;
    } else if (name == "reason") {
      if (!value.is_string() || value.get_string().size() > kMostReason)
        return not_a_decision(
            "reason",
            value.is_string() ? Wording("更长的文字", "a longer text") : as_is(json::serialize(value)),
            worded("至多 {} 字节的文字", "a text of at most {} bytes", kMostReason));
      said.reason = value.get_string();
    } else {
      return not_a_decision(std::string(name), as_is(json::serialize(value)),
                            {"只能有 verdict 和 reason", "only verdict and reason"});
    }
  }
  if (!has_verdict)
    return not_a_decision("verdict", {"没有内容", "nothing"}, Field<OrganisationVerdict>::wanted());
  return said;
}

}  // namespace langqiao::service
