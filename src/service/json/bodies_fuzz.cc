// libFuzzer: any body that a person may send is read or refused, and a quota plan that was read is written
// and read again as the same.
#include <cstdint>
#include <string_view>

#include "base/check.h"
#include "service/json/exchange.h"
#include "service/json/json_of.h"
#include "service/json/quota_plans.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace langqiao::service;
  if (size == 0) return 0;
  const std::string_view body(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0] % 14) {
    case 0:
      if (const auto request = quota_plan_request_from(body)) {
        const auto again = quota_plan_request_from(json_of(*request));
        CHECK(again && json_of(*again) == json_of(*request));
        if (const auto title = title_of(*request)) CHECK(!title->en.empty());
      }
      break;
    case 1:
      review_from(body);
      break;
    case 2:
      decision_from(body);
      break;
    case 3:
      review_of_result_from(body);
      break;
    case 4:
      filing_draft_from(body);
      break;
    case 5:
      filing_step_from(body);
      break;
    case 6:
      listing_draft_from(body);
      break;
    case 7:
      concepts_from(body);
      break;
    case 8:
      proposal_from(body);
      break;
    case 9:
      deal_step_from(body);
      break;
    case 10:
      resource_draft_from(body);
      break;
    case 11:
      booking_draft_from(body);
      break;
    case 12:
      list_entry_draft_from(body);
      break;
    case 13:
      demand_answer_from(body);
      break;
  }
  return 0;
}
