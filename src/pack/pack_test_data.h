// Places of the small packs that the tests read, and tables of random content for round trips.
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <string>

#include "base/random.h"
#include "base/text.h"
#include "city/tables.h"
#include "pack/table_reader.h"

namespace langqiao::pack {

inline std::filesystem::path sample_pack(std::string_view name) {
  return std::filesystem::path(LANGQIAO_SOURCE_DIR) / "tests/packs" / name;
}

// A folder of its own that is gone at the end of the test.
class TemporaryFolder {
 public:
  TemporaryFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("langqiao-pack-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) + "-" +
               std::to_string(std::chrono::steady_clock::now().time_since_epoch().count()))) {
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Fills fields with any value that a file can hold.
class AnyField {
 public:
  explicit AnyField(Random random) : random_(random) {}

  void operator()(std::string& to) {
    constexpr std::array<std::string_view, 8> kWords = {"中文", "a,b",    "\"引\"", "x y",
                                                        "１２", "l1\nl2", "é",      "7"};
    to.clear();
    for (std::size_t words = 1 + random_.below(4); words > 0; --words) to += random_.one_of(kWords);
  }
  template <class R>
  void operator()(Id<R>& to) {
    to = Id<R>("id-" + std::to_string(random_.below(1'000'000)));
  }
  void operator()(bool& to) { to = random_.chance(5'000); }
  void operator()(int& to) { to = static_cast<int>(random_.below(10'000)); }
  void operator()(std::int64_t& to) { to = random_.between(-1'000'000, 1'000'000); }
  void operator()(double& to) { to = static_cast<double>(random_.between(-999'999, 999'999)) / 7; }
  void operator()(Share& to) { to = Share::basis_points(random_.between(0, Share::kWhole)); }
  void operator()(Date& to) { to = Date(Date(1990, 1, 1).days() + std::chrono::days(random_.below(20'000))); }
  void operator()(SchoolYear& to) { to = SchoolYear(static_cast<int>(random_.between(1900, 2199))); }
  template <class Unit>
  void operator()(Quantity<Unit>& to) {
    to = Quantity<Unit>(random_.between(0, 1'000'000'000'000));
  }
  template <class E>
    requires std::is_enum_v<E>
  void operator()(E& to) {
    to = random_.one_of(names(E{})).first;
  }
  template <class T>
  void operator()(std::optional<T>& to) {
    to.reset();
    if (random_.chance(7'000)) (*this)(to.emplace());
  }
  template <class T>
  void operator()(std::vector<T>& to) {
    to.resize(1 + random_.below(3));
    for (T& item : to) (*this)(item);
  }

 private:
  Random random_;
};

// A record with something in every field that may not be empty; codes are half-width, as they are read.
template <class R>
R any_record(std::uint64_t seed) {
  R record;
  AnyField any(Random(seed).split(Table<R>::name));
  for_each_column<R>([&](const auto& column) {
    any(column.of(record));
    using T = typename std::remove_cvref_t<decltype(column)>::Type;
    if constexpr (std::same_as<T, std::string>) {
      if (!keeps_width<T>(column.name)) column.of(record) = half_width(column.of(record));
    }
  });
  return record;
}

}  // namespace langqiao::pack
