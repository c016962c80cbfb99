// From what a person writes to a filing: one function decides what may become one; after it nothing checks
// again.
#pragma once

#include "service/filings.h"

namespace langqiao::service {

// The filing that the draft describes, without id, state and day; or why it cannot be one.
Answer<Filing> admit(const FilingDraft& draft, const CityView& view, const rulebook::Setting& setting,
                     const rulebook::Rulebook& book);

}  // namespace langqiao::service
