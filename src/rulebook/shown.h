// Values as a person reads them, in the two languages of the house. For pages, the command line and
// documents; never read back.
#pragma once

#include "rulebook/value.h"

namespace langqiao::rulebook {

// "10 %", "60 人 / 60 persons", "至少 2 项：… / at least 2 of: …".
Wording shown(const Content& content);

// "10 %", "7.5 %", "0.01 %": no trailing zeros.
std::string shown(Share share);

// "1,000,000 元", "0.05 元": yuan with thousands separators, fen only where there are any.
Wording shown(Money money);

}  // namespace langqiao::rulebook
