#include "outlook/separations.h"

namespace langqiao::outlook {
namespace {

bool is_assumed(const rulebook::Rulebook& book, const rulebook::Basis& basis) {
  const rulebook::Rule* const rule = book.rule(basis.rule, basis.jurisdiction);
  return rule == nullptr || rule->kind == rulebook::Kind::convention;
}

}  // namespace

std::optional<Separations> usual_separations(const rulebook::Rulebook& book,
                                             const rulebook::Setting& setting) {
  const auto leave = book.held<Share>("outlook.leave_rate", setting);
  const auto move = book.held<Share>("outlook.move_rate", setting);
  if (!leave || !move) return std::nullopt;
  return Separations{.leave = leave->value.part(),
                     .move = move->value.part(),
                     .assumed = is_assumed(book, leave->basis) || is_assumed(book, move->basis)};
}

}  // namespace langqiao::outlook
