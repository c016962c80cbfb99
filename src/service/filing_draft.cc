#include "service/filing_draft.h"

#include <algorithm>

#include "base/text.h"
#include "service/programs.h"
#include "service/register_years.h"

namespace langqiao::service {
namespace {

constexpr std::size_t kMostNote = 4000;  // bytes
constexpr int kYearsAhead = 5;

Failure<Refusal> cannot(std::string where, Wording what, Wording found, Wording wanted,
                        RefusalKind kind = RefusalKind::malformed) {
  return refuse(kind, {std::move(what),
                       std::move(where),
                       std::move(found),
                       std::move(wanted),
                       {"请更正申请内容", "Correct the filing"}});
}

Wording shown_or_nothing(const std::string& text) {
  return text.empty() ? Wording("没有内容", "nothing") : as_is(text);
}

bool offers(const City& city, const School& school, const Program& program) {
  const auto schools = schools_offering(city, program, latest_year(city));
  return std::ranges::find(schools, city.position(school)) != schools.end();
}

class Admission {
 public:
  Admission(const FilingDraft& draft, const City& city, const rulebook::Setting& setting,
            const rulebook::Rulebook& book)
      : draft_(draft), city_(city), setting_(setting), book_(book) {}

  Answer<Filing> filing() const {
    const School* const school = city_.find(Id<School>(draft_.school));
    const Program* const program = find_program(city_, draft_.program);
    if (!school)
      return no_such({"学校", "school"}, draft_.school,
                     {"请在学校列表中查找", "Look it up in the list of schools"});
    if (!program) return no_program(draft_.program);
    Filing made{.kind = draft_.kind,
                .school = school->id,
                .program = program->id,
                .year = draft_.year.value_or(SchoolYear(setting_.on.year() + 1)),
                .documents = draft_.documents,
                .note = std::string(trim(draft_.note)),
                .basis = std::string(trim(draft_.basis)),
                .state_controlled = program->state_controlled};
    if (auto refusal = wrong_year(made)) return std::move(*refusal);
    if (auto refusal = wrong_offer(*school, *program)) return std::move(*refusal);
    if (auto refusal = take_target(made, *program)) return std::move(*refusal);
    if (auto refusal = take_size(made)) return std::move(*refusal);
    if (auto refusal = wrong_words(made)) return std::move(*refusal);
    return made;
  }

 private:
  using Obstacle = std::optional<Failure<Refusal>>;

  static Failure<Refusal> no_program(const std::string& id) {
    return no_such({"专业", "program"}, id, {"请在专业列表中查找", "Look it up in the list of programs"});
  }

  Obstacle wrong_year(const Filing& made) const {
    const int now = setting_.on.year();
    if (made.year.begins() > now && made.year.begins() <= now + kYearsAhead) return std::nullopt;
    return cannot("year", {"生效学年不合适", "The school year does not fit"},
                  as_is(std::to_string(made.year.begins())),
                  worded("{} 至 {} 的学年", "a school year from {} to {}", now + 1, now + kYearsAhead));
  }

  Obstacle wrong_offer(const School& school, const Program& program) const {
    const bool has = offers(city_, school, program);
    const bool opens = draft_.kind == FilingKind::open;
    if (has != opens) return std::nullopt;
    const int year = latest_year(city_);
    return opens ? cannot("program", {"学校已开设此专业", "The school offers this program already"},
                          worded("{}，{} 年备案表", "{}, register of {}", program.name, year),
                          {"尚未开设的专业", "a program that it does not offer"}, RefusalKind::conflict)
                 : cannot("program", {"学校没有开设此专业", "The school does not offer this program"},
                          worded("{}，{} 年备案表", "{}, register of {}", program.name, year),
                          {"已开设的专业", "a program that it offers"}, RefusalKind::conflict);
  }

  // adjust and merge say what the program becomes or goes into, merge may name another school.
  Obstacle take_target(Filing& made, const Program& program) const {
    const bool adjusts = draft_.kind == FilingKind::adjust, merges = draft_.kind == FilingKind::merge;
    if (!draft_.into_program.empty() && !adjusts && !merges)
      return not_wanted("into_program", draft_.into_program);
    if (!draft_.into_school.empty() && !merges) return not_wanted("into_school", draft_.into_school);
    if (!draft_.into_program.empty()) {
      const Program* const into = find_program(city_, draft_.into_program);
      if (!into) return no_program(draft_.into_program);
      made.into_program = into->id;
      made.state_controlled = made.state_controlled || into->state_controlled;
    }
    if (!draft_.into_school.empty()) {
      const School* const into = city_.find(Id<School>(draft_.into_school));
      if (!into)
        return no_such({"学校", "school"}, draft_.into_school,
                       {"请在学校列表中查找", "Look it up in the list of schools"});
      made.into_school = into->id;
    }
    const bool same_program = !made.into_program || *made.into_program == program.id;
    const bool same_school = !made.into_school || *made.into_school == made.school;
    if ((adjusts && same_program) || (merges && same_program && same_school)) {
      return cannot(adjusts ? "into_program" : "into_school",
                    {"没有写明调整或合并到何处", "It does not say what it becomes or goes into"},
                    shown_or_nothing(adjusts ? draft_.into_program : draft_.into_school),
                    adjusts ? Wording("另一个专业", "another program")
                            : Wording("另一所学校或另一个专业", "another school or another program"));
    }
    return std::nullopt;
  }

  static Obstacle not_wanted(const char* where, const std::string& found) {
    return cannot(where, {"这类申请没有这一项", "A filing of this kind has no such part"}, as_is(found),
                  {"没有内容", "nothing"});
  }

  Obstacle take_size(Filing& made) const {
    if (draft_.kind != FilingKind::open) {
      if (draft_.length_years) return not_wanted("length_years", std::to_string(*draft_.length_years));
      if (draft_.quota_persons)
        return not_wanted("quota_persons", std::to_string(draft_.quota_persons->count()));
      return std::nullopt;
    }
    if (!draft_.length_years || *draft_.length_years < 1 || *draft_.length_years > 8) {
      return cannot("length_years", {"学制不合适", "The length does not fit"},
                    shown_or_nothing(draft_.length_years ? std::to_string(*draft_.length_years) : ""),
                    {"1 到 8 年", "1 to 8 years"});
    }
    constexpr std::int64_t kMostPersons = 10'000;
    if (draft_.quota_persons &&
        (draft_.quota_persons->count() < 1 || draft_.quota_persons->count() > kMostPersons)) {
      return cannot("quota_persons", {"首年计划数不合适", "The quota of the first year does not fit"},
                    as_is(std::to_string(draft_.quota_persons->count())),
                    worded("1 到 {} 人", "1 to {} persons", kMostPersons));
    }
    made.length_years = draft_.length_years;
    made.quota = draft_.quota_persons;
    return std::nullopt;
  }

  Obstacle wrong_words(const Filing& made) const {
    if (made.note.size() > kMostNote || made.basis.size() > kMostNote) {
      return cannot("note", {"文字太长", "The text is too long"},
                    worded("{} 字节", "{} bytes", made.note.size()),
                    worded("至多 {} 字节", "at most {} bytes", kMostNote));
    }
    const Program& judged = *city_.find(made.kind == FilingKind::adjust ? *made.into_program : made.program);
    const auto wanted = portfolio::documents_of(made.kind, judged, setting_, book_);
    for (const std::string& each : made.documents) {
      if (std::ranges::find(wanted, each, &rulebook::Item::id) == wanted.end()) {
        std::string ids;
        for (const auto& item : wanted) ids += (ids.empty() ? "" : ", ") + item.id;
        return cannot("documents", {"没有这种材料", "There is no such document"}, as_is(each), as_is(ids));
      }
    }
    return std::nullopt;
  }

  const FilingDraft& draft_;
  const City& city_;
  const rulebook::Setting& setting_;
  const rulebook::Rulebook& book_;
};

}  // namespace

Answer<Filing> admit(const FilingDraft& draft, const CityView& view, const rulebook::Setting& setting,
                     const rulebook::Rulebook& book) {
  Answer<Filing> made = Admission(draft, view.city, setting, book).filing();
  if (!made) return made;
  std::ranges::sort(made->documents);
  const auto doubles = std::ranges::unique(made->documents);
  made->documents.erase(doubles.begin(), doubles.end());
  return made;
}

}  // namespace langqiao::service
