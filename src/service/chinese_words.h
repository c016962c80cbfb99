// Enumerators as a workbook writes them for an officer: the words of the application's Chinese locale. The
// spelling at borders is city/names.h.
#pragma once

#include <string>
#include <string_view>

#include "city/names.h"
#include "plan/scoreboard.h"
#include "rulebook/value.h"
#include "service/exchange_due.h"

namespace langqiao::service {

std::string zh(ProgramLevel level);
std::string zh(SchoolLevel level);
std::string zh(Education education);
std::string zh(Indicator indicator);
std::string zh(DutyRole role);
std::string zh(Verdict verdict);
std::string zh(plan::Aspect aspect);
std::string zh(plan::LampColour colour);
std::string zh(plan::LampReason reason);
std::string zh(rulebook::Force force);
std::string zh(rulebook::Grade grade);
std::string zh(ListingSide side);
std::string zh(ListingKind kind);
std::string zh(DealState state);
std::string zh(DealParty party);
std::string zh(exchange::DueStage stage);
std::string zh(DueSubject subject);
std::string zh(ConsortiumList list);
inline std::string zh(bool yes) { return yes ? "是" : "否"; }

// Title of a table of the city; the name itself where it has none.
std::string table_title(std::string_view table);

}  // namespace langqiao::service
