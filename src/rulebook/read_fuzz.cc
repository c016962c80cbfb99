// Any bytes as a rule file: problems or a rulebook, never a crash; what was accepted can be shown.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "rulebook/policy_page.h"
#include "rulebook/read.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace langqiao;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::vector<rulebook::RuleFile> files = {
      {"jurisdictions.toml", "[[jurisdiction]]\nid='cn'\ntitle_zh='国家'\ntitle_en='China'\n"},
      {"cn/internship.interns_per_unit.toml", text}};
  if (const auto book = rulebook::load(files)) rulebook::policy_page(*book, Date(2026, 11, 23));
  rulebook::load(std::vector<rulebook::RuleFile>{{"jurisdictions.toml", text}});
  return 0;
}
