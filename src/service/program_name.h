// A program as a mention of it: enough to show and to link.
#pragma once

#include <string>

#include "city/catalogue.h"

namespace langqiao::service {

struct ProgramName {
  std::string id;
  std::string code;
  std::string name;
  ProgramLevel level = ProgramLevel::higher_vocational;
  std::string edition;

  bool operator==(const ProgramName&) const = default;
};

inline ProgramName mention_of(const Program& program) {
  return {program.id.text(), program.code, program.name, program.level, program.edition.text()};
}

}  // namespace langqiao::service
