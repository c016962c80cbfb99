#include "pack/table_reader.h"

namespace langqiao::pack {

std::string shown(std::string_view cell) {
  constexpr std::size_t kMost = 120;
  std::size_t at = 0;
  for (std::size_t letters = 0; letters < kMost && at < cell.size(); ++letters)
    at += code_point_at(cell, at).bytes;
  return at == cell.size() ? std::string(cell) : std::string(cell.substr(0, at)) + "…";
}

std::string_view trimmed(std::string_view cell) {
  const auto plain = [](char c) { return c > ' '; };
  return !cell.empty() && plain(cell.front()) && plain(cell.back()) ? cell : trim(cell);
}

}  // namespace langqiao::pack
