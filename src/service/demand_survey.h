// What enterprises answer when they are asked how many people they will need (用工调查). An answer counts
// until it expires, and is then asked for again.
#pragma once

#include "service/exchange_parties.h"

namespace langqiao::service {

struct DemandAnswerDraft {
  std::string organisation;
  std::string occupation;
  SchoolYear year;
  Persons persons;
};

struct DemandAnswerView {
  Named organisation;
  Named occupation;
  int year = 0;
  Persons persons;
  Date answered;
  Date expires;
  bool expired = false;
};

// Of answers that count, by occupation and year.
struct DemandSum {
  Named occupation;
  int year = 0;
  Persons persons;
  std::int64_t organisations = 0;
};

struct DemandAnswerQuery {
  std::optional<std::string> organisation;
  std::optional<std::string> occupation;
  std::optional<int> year;
  bool expired_too = false;
  Page page;
};

struct DemandAnswers {
  std::vector<DemandAnswerView> items;  // expired first: who is to be asked again
  std::int64_t total = 0;
  std::vector<DemandSum> sums;  // of what was asked for; expired answers never count
};

Answer<DemandAnswers> demand_answers(const Office& office, const Actor& actor,
                                     const DemandAnswerQuery& query);
// Replaces an earlier answer of the same organisation about the same occupation and year. Refused for another
// organisation than the actor's own, and when the rulebook says not how long an answer counts.
Answer<DemandAnswerView> answer_demand(const Office& office, const Actor& actor,
                                       const DemandAnswerDraft& draft);

}  // namespace langqiao::service
