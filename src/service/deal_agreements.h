// What was agreed in the exchange, as agreements of the city: nobody types them twice. Whatever counts
// agreements counts these too.
#pragma once

#include <vector>

#include "city/tables.h"

namespace langqiao::service {

// The source that agreements of the exchange name.
Id<Source> exchange_source();

// Adds the agreements that count. One whose school, organisation, program or region the tables do not have
// is left out until the data has it again; so is one whose id the tables have already.
void add_deal_agreements(CityTables& tables, std::vector<Agreement> agreements);

}  // namespace langqiao::service
