#include "service/plans.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text.h"
#include "pack/docx_read.h"
#include "plan/read.h"
#include "service/match.h"
#include "service/plan_board.h"

namespace langqiao::service {
namespace {

constexpr Words kPlan{"方案", "plan"};
constexpr Words kLookUpPlan{"请用 langqiao plan list 查找", "Look it up with: langqiao plan list"};

constexpr std::string_view kTextSource = "plan-text";

std::vector<Named> names_of(const City& city, const std::vector<Id<Department>>& departments) {
  std::vector<Named> names;
  for (const Id<Department>& id : departments) {
    const Department* const department = city.find(id);
    names.push_back({id.text(), department ? department->name : id.text()});
  }
  return names;
}

PlanHead head_of(const City& city, const Plan& plan, bool outline) {
  return {.id = plan.id.text(),
          .title = plan.title,
          .number = plan.number,
          .issuers = names_of(city, plan.issuers),
          .issued = plan.issued,
          .summary = plan.summary,
          .outline = outline};
}

std::optional<PlanReview> review_of(const std::vector<PlanReview>& reviews, ReadingKind kind,
                                    const std::string& clause, int seq) {
  const auto at = std::ranges::find_if(reviews, [&](const PlanReview& review) {
    return review.kind == kind && review.clause == clause && review.seq == seq;
  });
  return at == reviews.end() ? std::nullopt : std::optional(*at);
}

// A target as it was read or as the outline of a pack has it: the same words, with or without a place in a
// text.
template <class Target>
TargetView view_of(const Target& target, TextSpan span, const std::vector<PlanReview>& reviews) {
  return {.clause = target.clause,
          .seq = target.seq,
          .span = span,
          .subject = target.subject,
          .indicator = target.indicator,
          .least = target.least,
          .most = target.most,
          .approximate = target.approximate,
          .unit = target.unit,
          .change_points = target.change_points,
          .base_year = target.base_year,
          .deadline_year = target.deadline_year,
          .qualitative = target.qualitative,
          .review = review_of(reviews, ReadingKind::target, target.clause, target.seq)};
}

PlanReading reading_of(const City& city, const PlanText& text, const std::vector<PlanReview>& reviews) {
  PlanReading reading{.head = head_of(city, text.head, false),
                      .encoding = text.encoding,
                      .characters = static_cast<std::int64_t>(length_of(text.text)),
                      .notes = text.notes};
  for (const ReadClause& clause : text.clauses) {
    reading.clauses.push_back({.path = clause.path,
                               .parent = clause.parent,
                               .kind = clause.kind,
                               .label = clause.label,
                               .heading = clause.heading,
                               .own = clause.own,
                               .heading_span = clause.heading_span,
                               .review = review_of(reviews, ReadingKind::clause, clause.path, 0)});
  }
  for (const ReadDuty& duty : text.duties) {
    reading.duties.push_back({duty.clause, duty.seq, duty.unit, duty.span, duty.role, duty.known,
                              names_of(city, duty.departments),
                              review_of(reviews, ReadingKind::duty, duty.clause, duty.seq)});
  }
  for (const ReadTarget& target : text.targets) {
    reading.targets.push_back(view_of(target, target.span, reviews));
  }
  return reading;
}

PlanReading reading_of(const City& city, const PlanOnBoard& outline, const std::vector<PlanReview>& reviews) {
  PlanReading reading{.head = head_of(city, outline.head, true)};
  for (const PlanClause& clause : outline.clauses) {
    const auto depth = std::ranges::count(clause.clause, '.');
    reading.clauses.push_back({.path = clause.clause,
                               .parent = clause.parent,
                               .kind = depth == 0   ? ClauseKind::chapter
                                       : depth == 1 ? ClauseKind::section
                                                    : ClauseKind::clause,
                               .label = clause.label,
                               .heading = clause.heading,
                               .summary = clause.summary,
                               .review = review_of(reviews, ReadingKind::clause, clause.clause, 0)});
  }
  for (const PlanDuty& duty : outline.duties) {
    reading.duties.push_back({duty.clause,
                              duty.seq,
                              duty.unit,
                              {},
                              duty.role,
                              !duty.departments.empty(),
                              names_of(city, duty.departments),
                              review_of(reviews, ReadingKind::duty, duty.clause, duty.seq)});
  }
  for (const PlanTarget& target : outline.targets) {
    reading.targets.push_back(view_of(target, {}, reviews));
  }
  return reading;
}

// A plan is a text that was imported or an outline of the pack.
Answer<PlanReading> find_reading(const Office& office, const CityView& view, const Id<Plan>& id) {
  const std::vector<PlanReview> reviews = office.store().reviews(id);
  if (const auto text = office.store().plan(id)) return reading_of(view.city, *text, reviews);
  if (const Plan* outline = view.city.find(id))
    return reading_of(view.city, outline_of(view, *outline), reviews);
  return no_such(kPlan, id.text(), kLookUpPlan);
}

PlanRow row_of(const PlanReading& reading) {
  const auto size = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
  const auto reviewed = [](const auto& list) {
    return std::ranges::count_if(list, [](const auto& each) { return each.review.has_value(); });
  };
  return {
      .head = reading.head,
      .clauses = std::ranges::count_if(reading.clauses, [](const ClauseView& c) { return !c.label.empty(); }),
      .duties = size(reading.duties),
      .targets = size(reading.targets),
      .unknown_units = std::ranges::count(reading.duties, false, &DutyView::known),
      .notes = size(reading.notes),
      .reviewed = reviewed(reading.clauses) + reviewed(reading.duties) + reviewed(reading.targets)};
}

// An id of letters and digits from the number or, without one, the title: the same text gets the same id
// again.
Id<Plan> id_for(const Plan& head, const std::string& filename) {
  const std::string& name = !head.number.empty() ? head.number : !head.title.empty() ? head.title : filename;
  std::string id = "text-";
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (const char byte : name) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
  return Id<Plan>(id + fmt::format("{:012x}", hash & 0xFFFFFFFFFFFFu));
}

// The value fields that a review of this kind may correct.
std::vector<std::string_view> correctable(ReadingKind kind) {
  switch (kind) {
    case ReadingKind::clause:
      return {"heading"};
    case ReadingKind::duty:
      return {"unit", "role", "departments"};
    case ReadingKind::target:
      return {"subject", "indicator", "least", "most", "approximate", "deadline_year", "qualitative"};
  }
  return {};
}

constexpr Words kNoField{"没有字段", "no field"};

Words words_of(ReadingKind kind) {
  switch (kind) {
    case ReadingKind::clause:
      return {"条款", "clause"};
    case ReadingKind::duty:
      return {"责任", "duty"};
    case ReadingKind::target:
      return {"目标", "target"};
  }
  return {};
}

std::string joined(const std::vector<std::string_view>& words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

std::optional<Problem> wrong_fields(const PlanReview& said, ReadingKind kind) {
  const auto allowed = correctable(kind);
  if (said.verdict == Verdict::corrected && said.fields.empty()) {
    return Problem{{"更正没有更正任何内容", "A correction corrects nothing"},
                   "corrected",
                   kNoField,
                   worded("下列之一或几项：{}", "one or more of {}", joined(allowed)),
                   {"请写明更正的字段，或选择确认", "Name the corrected fields, or confirm"}};
  }
  if (said.verdict != Verdict::corrected && !said.fields.empty()) {
    return Problem{
        {"只有更正才有更正的字段", "Only a correction has corrected fields"},
        "corrected",
        as_is(said.fields.front()),
        kNoField,
        {"请以 corrected 为结论，或去掉字段", "Send the verdict corrected, or leave the fields out"}};
  }
  for (const std::string& field : said.fields) {
    if (std::ranges::find(allowed, field) == allowed.end()) {
      return Problem{worded("{}没有这个字段", "A {} has no such field", words_of(kind)),
                     "corrected",
                     as_is(field),
                     as_is(joined(allowed)),
                     {"请去掉这个字段", "Leave the field out"}};
    }
  }
  return std::nullopt;
}

std::optional<Problem> wrong_values(const City& city, const PlanReview& said) {
  for (const Id<Department>& id : said.departments) {
    if (!city.find(id)) {
      return Problem{{"没有这个部门", "There is no such department"},
                     "corrected.departments",
                     as_is(id.text()),
                     {"部门的编号", "ids of departments"},
                     {"请在部门列表中查找", "Look them up in the list of departments"}};
    }
  }
  if (said.least && said.most && *said.least > *said.most) {
    return Problem{{"下限大于上限", "The least is above the most"},
                   "corrected.least",
                   as_is(std::to_string(*said.least)),
                   worded("不大于 {}", "not above {}", *said.most),
                   {"请对调两个数", "Exchange the two numbers"}};
  }
  return std::nullopt;
}

// True when the reading holds what the key names.
bool holds(const PlanReading& reading, const ReviewKey& key) {
  const auto named = [&](const auto& list) {
    return std::ranges::any_of(
        list, [&](const auto& each) { return each.clause == key.clause && each.seq == key.seq; });
  };
  switch (key.kind) {
    case ReadingKind::clause:
      return key.seq == 0 &&
             std::ranges::find(reading.clauses, key.clause, &ClauseView::path) != reading.clauses.end();
    case ReadingKind::duty:
      return named(reading.duties);
    case ReadingKind::target:
      return named(reading.targets);
  }
  return false;
}

std::string shown(const ReviewKey& key) {
  return fmt::format("{} {} {} {}", key.plan.text(), name_of(key.kind), key.clause, key.seq);
}

Failure<Refusal> no_such_reading(const ReviewKey& key) {
  return no_such(words_of(key.kind), fmt::format("{} / {}", key.clause, key.seq),
                 {"请重新载入方案，它可能已重新导入", "Load the plan again; it may have been imported anew"});
}

std::vector<plan::ComparedClause> compared(const Office& office, const CityView& view, const Id<Plan>& id) {
  if (const auto text = office.store().plan(id)) return plan::compared_clauses(*text);
  return plan::compared_clauses(outline_of(view, *view.city.find(id)).clauses);
}

}  // namespace

Answer<ListOf<PlanRow>> plans(const Office& office, const Actor& actor) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().map([&](const View& view) {
    std::vector<PlanRow> rows;
    for (const Plan& head : office.store().plan_heads())
      rows.push_back(row_of(*find_reading(office, *view, head.id)));
    for (const Plan& outline : view->city.tables().plans) {
      rows.push_back(
          row_of(reading_of(view->city, outline_of(*view, outline), office.store().reviews(outline.id))));
    }
    return whole_list(std::move(rows));
  });
}

Answer<PlanReading> plan(const Office& office, const Actor& actor, const Id<Plan>& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  return office.view().and_then([&](const View& view) { return find_reading(office, *view, id); });
}

Answer<std::string> plan_text(const Office& office, const Actor& actor, const Id<Plan>& id) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const auto view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  if (auto text = office.store().plan(id)) return std::move(text->text);
  if (!(*view)->city.find(id)) return no_such(kPlan, id.text(), kLookUpPlan);
  return no_such({"方案文本", "plan text"}, id.text(),
                 {"请用 langqiao plan import FILE 导入正式文本",
                  "Import the official text with: langqiao plan import FILE"});
}

Answer<PlanReading> import_plan(const Office& office, const Actor& actor, const PlanImport& import) {
  if (const auto refusal = refused(actor, Act::import_plan)) return Failure<Refusal>(*refusal);
  const auto view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const auto decoded = pack::read_document(import.bytes, import.filename.empty() ? "body" : import.filename);
  if (!decoded) return refuse(RefusalKind::malformed, decoded.error());
  if (trim(decoded->text).empty()) {
    return refuse(
        RefusalKind::malformed,
        {.what = {"这份方案没有文字", "There is no text in this plan"},
         .where = import.filename.empty() ? "body" : import.filename,
         .found = worded("{} 字节，没有一个字", "{} bytes without a character", import.bytes.size()),
         .wanted = {"方案文本，txt 或 docx", "the text of a plan, as txt or docx"},
         .action = {"请把文件另存为文本，再导入", "Save the document as text and import that"}});
  }

  const Provenance own{
      .source = Id<Source>(kTextSource), .as_of = office.today(), .quality = Quality::measured};
  PlanText read = plan::read(decoded->text, (*view)->units, {.provenance = own});
  read.head.id = id_for(read.head, import.filename);
  read.encoding = decoded->encoding;
  const auto kept = office.store().plan(read.head.id);
  const bool same = kept && kept->text == read.text;
  if (!import.dry_run && !same) {
    office.store().keep_plan(read, office.entry(actor, "plan.import", read.head.id.text(), read.head.title));
  }
  return reading_of((*view)->city, read,
                    same ? office.store().reviews(read.head.id) : std::vector<PlanReview>{});
}

Answer<void> delete_plan(const Office& office, const Actor& actor, const Id<Plan>& id) {
  if (const auto refusal = refused(actor, Act::import_plan)) return Failure<Refusal>(*refusal);
  const auto view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  if (office.store().drop_plan(id, office.entry(actor, "plan.delete", id.text()))) return {};
  return no_such({"已导入的方案", "imported plan"}, id.text(),
                 {"只能删除导入的文本；提纲属于数据包",
                  "Only imported texts can be deleted; the outline belongs to the pack"});
}

Answer<PlanReview> review(const Office& office, const Actor& actor, const ReviewKey& key, PlanReview said) {
  if (const auto refusal = refused(actor, Act::review_plan)) return Failure<Refusal>(*refusal);
  const auto view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const Answer<PlanReading> reading = find_reading(office, **view, key.plan);
  if (!reading) return Failure<Refusal>(reading.error());
  if (!holds(*reading, key)) return no_such_reading(key);
  if (const auto problem = wrong_fields(said, key.kind)) return refuse(RefusalKind::malformed, *problem);
  if (const auto problem = wrong_values((*view)->city, said)) return refuse(RefusalKind::malformed, *problem);

  const AuditEntry entry = office.entry(actor, "plan.review", shown(key), std::string(name_of(said.verdict)));
  said.plan = key.plan;
  said.kind = key.kind;
  said.clause = key.clause;
  said.seq = key.seq;
  said.actor = actor.name;
  said.at = entry.at;
  office.store().keep_review(said, entry);
  return said;
}

Answer<void> undo_review(const Office& office, const Actor& actor, const ReviewKey& key) {
  if (const auto refusal = refused(actor, Act::review_plan)) return Failure<Refusal>(*refusal);
  const auto view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const PlanReview same_key{.plan = key.plan, .kind = key.kind, .clause = key.clause, .seq = key.seq};
  if (office.store().drop_review(same_key, office.entry(actor, "plan.review.undo", shown(key)))) return {};
  return no_such({"核对", "review"}, shown(key), {"没有可撤销的内容", "There is nothing to undo"});
}

Answer<PlanComparison> compare_plans(const Office& office, const Actor& actor, const Id<Plan>& newer,
                                     const Id<Plan>& older) {
  if (const auto refusal = refused(actor, Act::look)) return Failure<Refusal>(*refusal);
  const auto view = office.view();
  if (!view) return Failure<Refusal>(view.error());
  const auto new_reading = find_reading(office, **view, newer);
  const auto old_reading = find_reading(office, **view, older);
  if (!new_reading) return Failure<Refusal>(new_reading.error());
  if (!old_reading) return Failure<Refusal>(old_reading.error());
  return PlanComparison{old_reading->head, new_reading->head,
                        plan::compare(compared(office, **view, older), compared(office, **view, newer))};
}

}  // namespace langqiao::service
