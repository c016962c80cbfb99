// Pay in folded text, as yuan a month.
#pragma once

#include <optional>
#include <string_view>

#include "city/reading.h"

namespace langqiao::reading {

// Spans are of the folded text; whoever folded it knows the original.
struct FoundPay {
  PayRead pay;  // without the place where it stands
  ByteSpan span;
};

// How a cell that holds pay and nothing else is read: "8-12k", "1.5-2万·13薪", "20万/年", "150元/天",
// "6千及以上". Without a period an amount of 100,000 yuan or more counts for a year, since nobody is paid
// that a month.
std::optional<FoundPay> pay_of_cell(std::string_view folded);

// The first pay in running text: an amount that a word of pay stands before (月薪, 底薪, 待遇 …) or that says
// for which period it is (元/月).
std::optional<FoundPay> pay_in_text(std::string_view folded);

// Where the text says that pay is to be agreed on (面议).
std::optional<ByteSpan> negotiable_pay(std::string_view folded);

}  // namespace langqiao::reading
