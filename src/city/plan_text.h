// A policy text as it was read: the text itself, its clause tree with spans, duties and targets with spans,
// and what a person has said of each. Made by module plan, kept by module store. All positions count
// characters (Unicode code points) of `text`, so that any reader in any language can find them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "city/policy.h"

namespace langqiao {

struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // one past the last character

  bool operator==(const TextSpan&) const = default;
};

// preamble: everything before the first numbered clause, title and issuers included; chapter … item: by depth
// of the notation; trailer: advert, signature or attachment list after the last clause.
enum class ClauseKind { preamble, chapter, section, clause, item, paragraph, table_row, trailer };

struct ReadClause {
  std::string path;    // "2.1.3"; unique within the text; preamble is "0"
  std::string parent;  // empty at the top
  ClauseKind kind = ClauseKind::clause;
  std::string label;    // as printed: "（一）"
  std::string heading;  // without label, spaces and broken lines mended; may be empty
  TextSpan own;         // this clause without its children; the own spans of all clauses tile the text
  TextSpan heading_span;

  bool operator==(const ReadClause&) const = default;
};

struct ReadDuty {
  std::string clause;  // path
  int seq = 0;         // within the clause, from 1
  std::string unit;    // as printed, mended
  TextSpan span;
  DutyRole role = DutyRole::joint;
  std::vector<Id<Department>> departments;  // resolved; empty when unknown
  bool known = false;                       // false: kept and flagged for a person

  bool operator==(const ReadDuty&) const = default;
};

struct ReadTarget {
  std::string clause;
  int seq = 0;
  TextSpan span;        // of the whole phrase: "培育 200 家左右产教融合型企业"
  std::string subject;  // what is counted: "产教融合型企业"
  std::optional<Indicator> indicator;
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  bool approximate = false;
  std::string unit;  // 家 个 所 % 个百分点 万元 …
  std::optional<std::int64_t> change_points;
  std::optional<int> base_year;
  std::optional<int> deadline_year;
  std::string qualitative;

  bool operator==(const ReadTarget&) const = default;
};

// Something a person should look at: an unknown unit, an unmatched bracket, a number that is missing in the
// sequence.
struct ReadingNote {
  std::string clause;
  TextSpan span;
  std::string kind;  // "unknown_unit", "unmatched_bracket", "lost_sign", "cut_off", "overlong_line", …
  std::string found;
  std::string wanted;

  bool operator==(const ReadingNote&) const = default;
};

struct PlanText {
  Plan head;                        // title, number, issuers, date as read
  std::string encoding;             // of the bytes that were given; empty when not known
  std::string text;                 // exactly what was given, as UTF-8
  std::vector<ReadClause> clauses;  // in text order
  std::vector<ReadDuty> duties;
  std::vector<ReadTarget> targets;
  std::vector<ReadingNote> notes;

  bool operator==(const PlanText&) const = default;
};

enum class Verdict { confirmed, corrected, rejected };
enum class ReadingKind { clause, duty, target };

// What a person said of one extraction. The machine's reading stays as it was; `fields` names those of the
// values below that the person put in its place (the API's names); empty unless the verdict is `corrected`.
struct PlanReview {
  Id<Plan> plan;
  ReadingKind kind = ReadingKind::duty;
  std::string clause;
  int seq = 0;  // 0 for a clause itself
  Verdict verdict = Verdict::confirmed;
  std::string actor;
  std::string at;  // UTC, ISO 8601

  std::vector<std::string> fields;
  std::string heading;
  std::string unit;
  DutyRole role = DutyRole::joint;
  std::vector<Id<Department>> departments;
  std::string subject;
  std::optional<Indicator> indicator;
  std::optional<std::int64_t> least;
  std::optional<std::int64_t> most;
  bool approximate = false;
  std::optional<int> deadline_year;
  std::string qualitative;

  bool operator==(const PlanReview&) const = default;
};

}  // namespace langqiao
