// What follows the last clause or parts two documents in one file: signatures with their date, lists of
// attachments, distribution lines, and the leftovers of web pages and report shops.
#pragma once

#include <optional>
#include <vector>

#include "plan/page.h"

namespace langqiao::plan {

// A line that is nothing but a date, such as 2020年8月26日 or (二〇二〇年八月二十六日).
bool is_date_line(const Page& page, Range line);

// The date at dense position `i` (2020年8月26日, 二〇二〇年八月二十六日, 2020-08-26) and its length.
struct PrintedDate {
  Date date;
  std::uint32_t length = 0;
};
std::optional<PrintedDate> date_at(const Page& page, std::uint32_t i);

// A line that could name who signs: units and nothing else.
bool is_signature_line(const Page& page, Range line);

// Lines where signatures begin: the first unit line of a block that ends in a date line, or the date line
// itself.
std::vector<std::size_t> signature_lines(const Page& page);

// The first line after `after` that begins the end matter, or nothing.
std::optional<std::size_t> end_matter(const Page& page, std::size_t after,
                                      const std::vector<std::size_t>& signatures);

}  // namespace langqiao::plan
