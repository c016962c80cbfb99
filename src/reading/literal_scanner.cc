#include "reading/literal_scanner.h"

#include <hs/hs.h>
#include <new>
#include <numeric>
#include <stdexcept>

#include "base/check.h"

namespace langqiao::reading {

struct LiteralScanner::Database {
  hs_database_t* compiled = nullptr;  // null: no literals
  ~Database() { hs_free_database(compiled); }
};

struct LiteralScanner::Scratch::Room {
  hs_scratch_t* scratch = nullptr;
  ~Room() { hs_free_scratch(scratch); }
};

LiteralScanner::LiteralScanner(std::span<const std::string> literals)
    : database_(std::make_unique<Database>()) {
  if (literals.empty()) return;
  std::vector<const char*> texts;
  std::vector<std::size_t> lengths;
  for (const std::string& literal : literals) {
    texts.push_back(literal.data());
    lengths.push_back(literal.size());
  }
  const std::vector<unsigned> flags(literals.size(), 0);
  std::vector<unsigned> ids(literals.size());
  std::iota(ids.begin(), ids.end(), 0u);
  hs_compile_error_t* error = nullptr;
  const auto outcome = hs_compile_lit_multi(texts.data(), flags.data(), ids.data(), lengths.data(),
                                            static_cast<unsigned>(literals.size()), HS_MODE_BLOCK, nullptr,
                                            &database_->compiled, &error);
  if (outcome == HS_SUCCESS) return;
  const std::string message = error ? error->message : "no message";
  hs_free_compile_error(error);
  throw std::runtime_error("vectorscan: " + message);
}

LiteralScanner::LiteralScanner(LiteralScanner&&) noexcept = default;
LiteralScanner& LiteralScanner::operator=(LiteralScanner&&) noexcept = default;
LiteralScanner::~LiteralScanner() = default;

LiteralScanner::Scratch::Scratch(const LiteralScanner& scanner) : room_(std::make_unique<Room>()) {
  if (!scanner.database_->compiled) return;
  if (hs_alloc_scratch(scanner.database_->compiled, &room_->scratch) != HS_SUCCESS) throw std::bad_alloc();
}
LiteralScanner::Scratch::Scratch(Scratch&&) noexcept = default;
LiteralScanner::Scratch& LiteralScanner::Scratch::operator=(Scratch&&) noexcept = default;
LiteralScanner::Scratch::~Scratch() = default;

void LiteralScanner::scan(std::string_view text, Scratch& scratch, std::vector<Hit>& hits) const {
  if (!database_->compiled || text.empty()) return;
  const auto report = [](unsigned literal, unsigned long long, unsigned long long end, unsigned, void* to) {
    static_cast<std::vector<Hit>*>(to)->push_back({literal, static_cast<std::uint32_t>(end)});
    return 0;
  };
  CHECK(text.size() <= UINT32_MAX);
  const auto outcome = hs_scan(database_->compiled, text.data(), static_cast<unsigned>(text.size()), 0,
                               scratch.room_->scratch, report, &hits);
  CHECK(outcome == HS_SUCCESS);
}

}  // namespace langqiao::reading
