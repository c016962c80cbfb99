// National catalogues with editions: industries, occupations, programs, skills, and the official links
// between them. A code means nothing without its edition; across editions records are followed by name, never
// by code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/quantity.h"
#include "city/provenance.h"

namespace langqiao {

enum class CatalogueKind { industry, occupation, program, skill };

// One published state of a catalogue, e.g. "voc2021".
struct Edition {
  Id<Edition> id;
  CatalogueKind catalogue = CatalogueKind::industry;
  std::string title;
  std::string issuer;
  std::optional<Date> valid_from;
  std::optional<Date> valid_until;
  Provenance provenance;

  bool operator==(const Edition&) const = default;
};

// GB/T 4754. `level`: 1 section (门类), 2 division (大类), 3 group (中类), 4 class (小类).
struct Industry {
  Id<Industry> id;  // letter and digits: "C", "C39", "C391", "C3911"
  Id<Edition> edition;
  int level = 1;
  std::string name;
  std::optional<Id<Industry>> parent;
  Provenance provenance;

  bool operator==(const Industry&) const = default;
};

// Occupational classification. `level`: 1 major (大类), 2 sub-major (中类), 3 minor (小类), 4 unit
// (细类,职业).
struct Occupation {
  Id<Occupation> id;  // "2", "2-02", "2-02-07", "2-02-07-13"
  Id<Edition> edition;
  int level = 1;
  std::string name;
  std::optional<Id<Occupation>> parent;
  bool green = false;    // 绿色职业 (L)
  bool digital = false;  // 数字职业 (S)
  Provenance provenance;

  bool operator==(const Occupation&) const = default;
};

enum class ProgramLevel { secondary_vocational, higher_vocational, vocational_bachelor, bachelor };

// A program (专业) of one edition of its catalogue.
struct Program {
  Id<Program> id;  // "<edition>:<code>"
  Id<Edition> edition;
  std::string code;
  ProgramLevel level = ProgramLevel::higher_vocational;
  std::string name;
  std::string class_code;  // 专业类; empty where the edition's classes are not known
  std::string class_name;
  std::string category_code;  // 专业大类 or 学科门类
  std::string category_name;
  bool state_controlled = false;  // 国控专业
  Provenance provenance;

  bool operator==(const Program&) const = default;
};

// The occupations that a program's official teaching standard names. An occupation of level 3 stands for its
// group.
struct ProgramOccupation {
  Id<Program> program;
  Id<Occupation> occupation;
  std::optional<Share> weight;  // unknown where the standard gives none
  Provenance provenance;

  bool operator==(const ProgramOccupation&) const = default;
};

// A skill function (职业功能) of the national occupational skill standards.
struct Skill {
  Id<Skill> id;
  Id<Edition> edition;
  std::string name;
  Provenance provenance;

  bool operator==(const Skill&) const = default;
};

// L5 (beginner) to L1 (senior technician); T1–T3 for the technician track (初级 中级 高级).
enum class SkillLevel { L5, L4, L3, L2, L1, T1, T2, T3 };

struct OccupationSkill {
  Id<Occupation> occupation;
  Id<Skill> skill;
  SkillLevel level = SkillLevel::L5;
  std::optional<Share>
      weight;  // of the skill requirement table; sums to the whole over a level where it was readable
  Provenance provenance;

  bool operator==(const OccupationSkill&) const = default;
};

struct Course {
  Id<Program> program;
  int seq = 0;
  std::string name;
  Provenance provenance;

  bool operator==(const Course&) const = default;
};

// How often a program is filed in the whole country.
struct NationalPoints {
  Id<Program> program;
  SchoolYear year;
  int points = 0;   // rows of the ministry's register
  int schools = 0;  // distinct schools among them
  Provenance provenance;

  bool operator==(const NationalPoints&) const = default;
};

enum class AliasKind { department, region, school, program, occupation, industry, organisation };

// Another way in which people write a name.
struct Alias {
  AliasKind kind = AliasKind::department;
  std::string alias;
  std::string target;  // an id of that kind; for departments also of a group
  Provenance provenance;

  bool operator==(const Alias&) const = default;
};

enum class TermKind { title, job_type, skill, place, school, organisation };

// A word by which texts name something, beside the names in the other tables: titles of adverts, tools,
// places of the whole country.
struct Term {
  TermKind kind = TermKind::title;
  std::string term;
  std::string target;  // of titles and job types an occupation; else a code, or the name that this spells
  Share weight = Share::basis_points(Share::kWhole);  // how surely the term alone means it
  Provenance provenance;

  bool operator==(const Term&) const = default;
};

// What a word of an advert says of its occupation, learned from adverts whose title is sure: a weight of a
// linear classifier in thousandths of a natural logarithm; below zero it speaks against.
struct TermWeight {
  std::string term;
  Id<Occupation> occupation;
  std::int64_t weight_milli = 0;
  Provenance provenance;

  bool operator==(const TermWeight&) const = default;
};

}  // namespace langqiao
