// Random rows of any table, made by walking the column map: every column gets a value that its type may hold,
// so a new column is tested from the day it stands in the map. The rows are no city: ids lead nowhere.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/quantity.h"
#include "city/plan_text.h"
#include "city/tables.h"

namespace langqiao {

class RandomRows {
 public:
  explicit RandomRows(std::uint64_t seed) : random_(seed) {}

  // `rows` rows of every table of a city, keys unique within each table.
  CityTables tables(std::size_t rows) {
    CityTables made;
    for_each_table(made, [&](auto& table) { table = records<RecordOf<decltype(table)>>(rows); });
    return made;
  }

  template <class R>
  std::vector<R> records(std::size_t rows) {
    std::vector<R> made(rows);
    for (std::size_t row = 0; row < rows; ++row) made[row] = record<R>(row);
    return made;
  }

  // The `row` makes the key: two records with different rows have different keys.
  template <class R>
  R record(std::size_t row) {
    R made;
    for_each_column<R>([&](const auto& column) {
      auto& field = column.of(made);
      if (column.need == Need::key) {
        fill_key(field, row);
      } else {
        fill(field, column.need == Need::may);
      }
    });
    return made;
  }

  PlanText plan(const std::string& id) {
    PlanText made{.head = record<Plan>(0)};
    made.head.id = Id<Plan>(id);
    fill(made.encoding, true);
    fill(made.text, true);
    made.clauses = records<ReadClause>(number(0, 9));
    made.duties = records<ReadDuty>(number(0, 9));
    made.targets = records<ReadTarget>(number(0, 9));
    made.notes = records<ReadingNote>(number(0, 9));
    return made;
  }

  // `least` to `most`, both possible.
  std::size_t number(std::size_t least, std::size_t most) {
    return std::uniform_int_distribution<std::size_t>(least, most)(random_);
  }

 private:
  bool coin() { return number(0, 1) == 1; }

  // Han characters of two and of three bytes' planes, quotes, a line end, SQL, U+0000, an emoji: what people
  // and programs send.
  std::string text() {
    static const std::vector<std::string> kWords = {"上海",
                                                    "产教融合",
                                                    "𠮷野家",
                                                    "O'Brien",
                                                    "\"quoted\"",
                                                    "a\nb",
                                                    "x;DROP TABLE schools;--",
                                                    "％",
                                                    "é",
                                                    "🎓",
                                                    "-1",
                                                    "NULL",
                                                    " ",
                                                    "0",
                                                    "1e9",
                                                    "%s",
                                                    std::string(1, '\0')};
    std::string made;
    for (std::size_t words = number(1, 3); words > 0; --words) made += kWords[number(0, kWords.size() - 1)];
    return made;
  }
  // Items of a list cell: no separator, no blank at either end.
  std::string item() { return "项" + std::to_string(number(0, 999)) + "'" + "尾"; }

  void fill(std::string& to, bool may_be_empty) { to = may_be_empty && coin() ? std::string() : text(); }
  template <class Of>
  void fill(Id<Of>& to, bool) {
    to = Id<Of>(text());
  }
  void fill(bool& to, bool) { to = coin(); }
  void fill(int& to, bool) { to = static_cast<int>(number(0, 1'000'000)); }
  void fill(std::int64_t& to, bool) {
    to = static_cast<std::int64_t>(number(0, std::size_t(1) << 62)) * (coin() ? 1 : -1);
  }
  void fill(double& to, bool) { to = std::uniform_real_distribution(-180.0, 180.0)(random_); }
  void fill(Share& to, bool) { to = Share::basis_points(static_cast<std::int64_t>(number(0, 10'000))); }
  void fill(Date& to, bool) {
    to = Date(std::chrono::sys_days(Date(1900, 1, 1).days()) + std::chrono::days(number(0, 100'000)));
  }
  void fill(SchoolYear& to, bool) { to = SchoolYear(static_cast<int>(number(1900, 2199))); }
  void fill(TextSpan& to, bool) {
    to.begin = static_cast<std::uint32_t>(number(0, 10'000'000));
    to.end = to.begin + static_cast<std::uint32_t>(number(0, 1'000));
  }
  template <class Unit>
  void fill(Quantity<Unit>& to, bool) {
    to = Quantity<Unit>(static_cast<std::int64_t>(number(0, std::size_t(1) << 60)));
  }
  template <class E>
    requires std::is_enum_v<E>
  void fill(E& to, bool) {
    constexpr auto all = names(E{});
    to = all[number(0, all.size() - 1)].first;
  }
  template <class T>
  void fill(std::optional<T>& to, bool may_be_empty) {
    to.reset();
    if (!may_be_empty || coin()) fill(to.emplace(), false);
  }
  template <class T>
  void fill(std::vector<T>& to, bool may_be_empty) {
    to.clear();
    for (std::size_t items = number(may_be_empty ? 0 : 1, 4); items > 0; --items) to.emplace_back(T(item()));
  }

  void fill_key(std::string& to, std::size_t row) { to = text() + std::to_string(row); }
  template <class Of>
  void fill_key(Id<Of>& to, std::size_t row) {
    to = Id<Of>(text() + "#" + std::to_string(row));
  }
  void fill_key(int& to, std::size_t row) { to = static_cast<int>(row); }
  void fill_key(Date& to, std::size_t row) { to = Date(Date(2000, 1, 1).days() + std::chrono::days(row)); }
  template <class T>
  void fill_key(T& to, std::size_t) {
    fill(to, false);
  }

  std::mt19937_64 random_;
};

}  // namespace langqiao
