#include "portfolio/filing_checks.h"

#include <algorithm>
#include <optional>

#include "rulebook/program_rules.h"

namespace langqiao::portfolio {
namespace {

using namespace rulebook;

bool brings_a_program(FilingKind kind) { return kind == FilingKind::open || kind == FilingKind::adjust; }

// Which set of documents a filing needs; nothing where the rulebook has none for the level.
std::optional<RuleOf<KOfN>> document_rule(FilingKind kind, ProgramLevel level) {
  using Documents = RuleOf<KOfN>;
  if (!brings_a_program(kind)) return Documents("filing.documents_closing");
  if (level == ProgramLevel::bachelor) return Documents("filing.documents_bachelor");
  if (level == ProgramLevel::higher_vocational) return Documents("filing.documents_higher_vocational");
  return std::nullopt;
}

constexpr std::string_view kMedicine =
    "医药卫生大类";  // of the vocational catalogues: medicine and Chinese medicine

class Checker {
 public:
  Checker(const Filing& filing, const City& city, const Duplicates& duplicates, const Setting& setting,
          const Rulebook& book)
      : filing_(filing),
        city_(city),
        duplicates_(duplicates),
        setting_(setting),
        book_(book),
        program_(*city.find(filing.kind == FilingKind::adjust && filing.into_program ? *filing.into_program
                                                                                     : filing.program)),
        school_(*city.find(filing.school)) {}

  std::vector<FilingCheck> all() const {
    std::vector<FilingCheck> checks;
    if (brings_a_program(filing_.kind))
      checks.push_back({FilingQuestion::in_catalogue, in_catalogue(), {}, {}});
    checks.push_back({FilingQuestion::state_control,
                      state_control(filing_.state_controlled, approved(), setting_, book_),
                      {},
                      {}});
    if (brings_a_program(filing_.kind)) {
      checks.push_back(duplicates_in_district());
      checks.push_back({FilingQuestion::duplicate_rate, duplicate_rate(), {}, {}});
    }
    if (filing_.kind == FilingKind::open) {
      checks.push_back({FilingQuestion::smallest_class,
                        at_least<Persons>("portfolio.smallest_class", filing_.quota, setting_, book_),
                        {},
                        {}});
      if (filing_.state_controlled && program_.category_name == kMedicine) {
        checks.push_back({FilingQuestion::first_year_size,
                          at_most<Persons>("filing.first_year_most", filing_.quota, setting_, book_),
                          {},
                          {}});
      }
    }
    add_documents(checks);
    return checks;
  }

 private:
  // Yes or no once somebody has decided.
  std::optional<bool> approved() const {
    using enum FilingState;
    const FilingState now = filing_.state;
    if (now == FilingState::approved || now == evaluated || now == evaluation_failed) return true;
    if (now == rejected || now == appealed || now == appeal_denied) return false;
    return std::nullopt;
  }

  Finding in_catalogue() const {
    const RuleOf<bool> rule = "program.in_catalogue";
    const Edition& edition = *city_.find(program_.edition);
    const Date day = filing_.year.first_day();
    const std::optional<bool> holds =
        edition.valid_from ? std::optional(*edition.valid_from <= day &&
                                           (!edition.valid_until || day <= *edition.valid_until))
                           : std::nullopt;
    return fulfilled(rule, holds, setting_, book_);
  }

  FilingCheck duplicates_in_district() const {
    const RuleOf<bool> rule = "program.avoid_duplicates";
    FilingCheck check{FilingQuestion::duplicates_in_district, not_in_force(rule.id()), {}, {}};
    const auto duty = book_.held(rule, setting_);
    if (!duty || !duty->value) return check;
    if (!school_.region || duplicates_.years.empty()) {
      check.finding = unknown(duty->basis);
      return check;
    }
    if (const ProgramDuplication* counted = counted_now()) {
      std::ranges::copy_if(counted->schools, std::back_inserter(check.schools), [&](std::uint32_t at) {
        const School& other = city_.tables().schools[at];
        return other.id != school_.id && other.region == school_.region;
      });
    }
    const Count others(std::ssize(check.schools));
    check.finding = judged(duty->basis, others == Count(0), others, Count(0));
    return check;
  }

  // As the register has it now; a program that nobody offers repeats nothing.
  Finding duplicate_rate() const {
    if (duplicates_.years.empty()) return duplicate_setting(std::nullopt, setting_, book_);
    const ProgramDuplication* counted = counted_now();
    return duplicate_setting(counted ? counted->rate : Share(), setting_, book_);
  }

  const ProgramDuplication* counted_now() const {
    const auto& programs = duplicates_.years.back().programs;
    const auto at = std::ranges::find(programs, city_.position(program_), &ProgramDuplication::program);
    return at == programs.end() ? nullptr : &*at;
  }

  void add_documents(std::vector<FilingCheck>& checks) const {
    if (const auto rule = document_rule(filing_.kind, program_.level))
      checks.push_back(documents(FilingQuestion::documents, *rule));
    if (filing_.state_controlled)
      checks.push_back(
          documents(FilingQuestion::documents_state_controlled, "filing.documents_state_controlled"));
  }

  FilingCheck documents(FilingQuestion question, RuleOf<KOfN> rule) const {
    FilingCheck check{question, not_in_force(rule.id()), {}, {}};
    const auto wanted = book_.held(rule, setting_);
    if (!wanted) return check;
    std::int64_t present = 0;
    for (const Item& each : wanted->value.conditions) {
      const bool there = std::ranges::find(filing_.documents, each.id) != filing_.documents.end();
      there ? void(++present) : check.missing.push_back(each.id);
    }
    check.finding = judged(wanted->basis, present >= wanted->value.k, Count(present), Count(wanted->value.k));
    return check;
  }

  const Filing& filing_;
  const City& city_;
  const Duplicates& duplicates_;
  const Setting& setting_;
  const Rulebook& book_;
  const Program& program_;
  const School& school_;
};

}  // namespace

std::vector<FilingCheck> filing_checks(const Filing& filing, const City& city,
                                       const Duplicates& register_of_city, const Setting& setting,
                                       const Rulebook& book) {
  return Checker(filing, city, register_of_city, setting, book).all();
}

std::vector<Item> documents_of(FilingKind kind, const Program& program, const Setting& setting,
                               const Rulebook& book) {
  std::vector<Item> documents;
  const auto add = [&](RuleOf<KOfN> rule) {
    if (const auto held = book.held(rule, setting))
      documents.insert(documents.end(), held->value.conditions.begin(), held->value.conditions.end());
  };
  if (const auto rule = document_rule(kind, program.level)) add(*rule);
  if (program.state_controlled) add("filing.documents_state_controlled");
  return documents;
}

}  // namespace langqiao::portfolio
