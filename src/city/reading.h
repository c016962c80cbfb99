// What was read in an advert, a need or an offer: concepts with the place in the text where each stands, and
// the fields of an advert. Plain data; what a person corrects is kept elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/quantity.h"
#include "city/catalogue.h"

namespace langqiao {

enum class ConceptKind { occupation, skill, program, course, industry, place, organisation, school };

// What the clause around a mention says of it: asked for, welcome, or expressly not asked for.
enum class Cue { none, must, preferred, not_asked };

// The parts of an advert that are read.
enum class AdvertField { title, text, tags, pay, education, experience, place, company, industry };

// Bytes begin … end − 1 of one part of an advert, as it was handed in.
struct ByteSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const ByteSpan&) const = default;
};

// Where something was read.
struct FoundAt {
  AdvertField field = AdvertField::text;
  ByteSpan span;

  bool operator==(const FoundAt&) const = default;
};

// A concept that the text names. `id` is the code where the concept has one; of other skills and courses the
// usual name, of places the administrative code (GB/T 2260, towns with nine digits).
struct Mention {
  ConceptKind kind = ConceptKind::skill;
  std::string id;
  FoundAt at;
  Cue cue = Cue::none;

  bool operator==(const Mention&) const = default;
};

// What led to an occupation: a title that is known, words of the whole advert, or likeness to known titles.
enum class OccupationBasis { title, mentions, likeness };

struct OccupationRead {
  Id<Occupation> occupation;
  std::optional<Id<Occupation>> runner_up;
  Share margin;         // how far the first is ahead of the second, of all the evidence there is
  bool unsure = false;  // the margin is too low to count on
  OccupationBasis basis = OccupationBasis::title;

  bool operator==(const OccupationRead&) const = default;
};

enum class PayPeriod { month, year, day, hour, week };

// Yuan a month, whatever period the text states it for.
struct PayRead {
  std::int64_t least_yuan = 0;
  std::optional<std::int64_t> most_yuan;  // unknown after 以上
  PayPeriod stated = PayPeriod::month;
  int months = 12;  // paid months of a year, where they are said
  FoundAt at;

  bool operator==(const PayRead&) const = default;
};

enum class Education {
  any,  // said to be open to all
  lower_secondary,
  upper_secondary,
  secondary_vocational,
  higher_vocational,
  bachelor,
  master,
  doctor
};

struct EducationRead {
  Education least = Education::any;
  FoundAt at;

  bool operator==(const EducationRead&) const = default;
};

struct ExperienceRead {
  int least_years = 0;  // 0: none is asked for
  std::optional<int> most_years;
  FoundAt at;

  bool operator==(const ExperienceRead&) const = default;
};

struct PlaceRead {
  std::string code;  // the smallest place that is sure
  FoundAt at;

  bool operator==(const PlaceRead&) const = default;
};

struct RecruitsRead {
  Persons persons{0};
  FoundAt at;

  bool operator==(const RecruitsRead&) const = default;
};

struct Reading {
  std::vector<Mention> mentions;  // by field, then by place in it
  std::optional<OccupationRead> occupation;
  std::optional<PayRead> pay;
  std::optional<FoundAt> pay_negotiable;  // 面议
  std::optional<EducationRead> education;
  std::optional<ExperienceRead> experience;
  std::optional<PlaceRead> place;
  std::optional<RecruitsRead> recruits;

  bool operator==(const Reading&) const = default;
};

}  // namespace langqiao
