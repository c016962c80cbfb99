// What the rules say of a filing before anybody decides on it: is the program in the catalogue of that year,
// is it under state control, who else in the district offers it, is the class large enough, are the documents
// there. Findings only: the officer sees them and decides.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "city/city.h"
#include "city/filing.h"
#include "portfolio/duplicates.h"
#include "rulebook/finding.h"

namespace langqiao::portfolio {

enum class FilingQuestion {
  in_catalogue,
  state_control,
  duplicates_in_district,
  duplicate_rate,
  smallest_class,
  first_year_size,
  documents,
  documents_state_controlled,
};

struct FilingCheck {
  FilingQuestion question = FilingQuestion::in_catalogue;
  rulebook::Finding finding;
  std::vector<std::string> missing;    // ids of documents that the school has not handed in
  std::vector<std::uint32_t> schools;  // others of the district that offer the program; positions

  bool operator==(const FilingCheck&) const = default;
};

// The questions that this kind of filing raises, in the order of FilingQuestion. Precondition: the filing's
// school and programs stand in the city.
std::vector<FilingCheck> filing_checks(const Filing& filing, const City& city,
                                       const Duplicates& register_of_city, const rulebook::Setting& setting,
                                       const rulebook::Rulebook& book);

// The documents that this filing needs, by the rules for its kind, level and state control.
std::vector<rulebook::Item> documents_of(FilingKind kind, const Program& program,
                                         const rulebook::Setting& setting, const rulebook::Rulebook& book);

constexpr auto names(FilingQuestion) {
  using enum FilingQuestion;
  return Names<FilingQuestion, 8>{{{in_catalogue, "in_catalogue"},
                                   {state_control, "state_control"},
                                   {duplicates_in_district, "duplicates_in_district"},
                                   {duplicate_rate, "duplicate_rate"},
                                   {smallest_class, "smallest_class"},
                                   {first_year_size, "first_year_size"},
                                   {documents, "documents"},
                                   {documents_state_controlled, "documents_state_controlled"}}};
}

}  // namespace langqiao::portfolio
