#include "rulebook/policy_page.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <string_view>

#include "rulebook/shown.h"

namespace langqiao::rulebook {
namespace {

// Text for one cell of a Markdown table.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

std::string both(const Wording& wording) {
  return cell(wording.zh == wording.en ? wording.zh : fmt::format("{} / {}", wording.zh, wording.en));
}

std::string dates(const Value& value) {
  return fmt::format("{} – {}", value.from.iso(), value.until ? value.until->iso() : "…");
}

std::string checked(const Citation& citation) {
  return citation.checked ? citation.checked->iso() : "原文待核 / wording to be confirmed";
}

std::string cited(const Citation& citation) {
  const auto text =
      cell(fmt::format("{} {} [{}]", citation.document, citation.article, name_of(citation.grade)));
  return citation.address.empty() ? text : fmt::format("{} <{}>", text, cell(citation.address));
}

const Value* value_on(const Rule& rule, Date day) {
  const auto at = std::ranges::find_if(rule.values, [&](const Value& value) { return value.holds_on(day); });
  return at == rule.values.end() ? nullptr : &*at;
}

std::string history(const Rule& rule) {
  std::string out;
  for (const Value& value : rule.values) {
    fmt::format_to(std::back_inserter(out), "{}{}{}", out.empty() ? "" : "<br>", dates(value),
                   rule.values.size() > 1 ? ": " + both(shown(value.content)) : "");
  }
  return out;
}

std::string row(const Rule& rule, Date today) {
  const Value* const now = value_on(rule, today);
  const auto name =
      fmt::format("`{}`<br>{}{}", cell(rule.id), both(rule.title),
                  rule.note.zh.empty() && rule.note.en.empty() ? "" : "<br>*" + both(rule.note) + "*");
  if (now == nullptr) {
    return fmt::format("| {} | 当日无有效规定 / not in force | – | {} | – | – |\n", name, history(rule));
  }
  return fmt::format("| {} | {} | {} | {} | {} | {} |\n", name, both(shown(now->content)),
                     name_of(now->force), history(rule), cited(now->citation), checked(now->citation));
}

std::string section(const Rulebook& book, const Jurisdiction& place, Date today) {
  std::string rows;
  for (const Rule& rule : book.rules()) {
    if (rule.jurisdiction == place.id) rows += row(rule, today);
  }
  if (rows.empty()) return {};
  return fmt::format(
      "\n## {}\n\n| 规则 rule | 当日值 value | 效力 force | 沿革 history | 依据 citation | 核对 checked |\n"
      "|---|---|---|---|---|---|\n{}",
      both(place.title), rows);
}

}  // namespace

std::string policy_page(const Rulebook& book, Date today) {
  std::string page = fmt::format(
      "# 政策规则 · Policy rules\n\nGenerated from `rulebook/` for {}: do not edit. [R] was read in a public "
      "copy, [K] is"
      " common knowledge whose article or wording is still to be confirmed. A place follows its parent for "
      "what it does"
      " not rule itself.\n",
      today.iso());
  for (const Jurisdiction& place : book.jurisdictions()) page += section(book, place, today);
  return page;
}

}  // namespace langqiao::rulebook
