// Records as rows of SQLite tables: the column map turned into SQL. Whole numbers are INTEGER, degrees REAL,
// everything else the text form of city/field.h; unknown is NULL.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <concepts>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "city/columns.h"
#include "city/field.h"

namespace langqiao::sqlite {

template <class T>
constexpr std::string_view column_type = "TEXT";
template <>
inline constexpr std::string_view column_type<int> = "INTEGER";
template <>
inline constexpr std::string_view column_type<bool> = "INTEGER";
template <>
inline constexpr std::string_view column_type<std::int64_t> = "INTEGER";
template <>
inline constexpr std::string_view column_type<Share> = "INTEGER";
template <>
inline constexpr std::string_view column_type<SchoolYear> = "INTEGER";
template <>
inline constexpr std::string_view column_type<double> = "REAL";
template <class Unit>
inline constexpr std::string_view column_type<Quantity<Unit>> = "INTEGER";
template <class T>
inline constexpr std::string_view column_type<std::optional<T>> = column_type<T>;

// Binds `value` to parameter `at` (from 1). Texts are borrowed until the statement is reset.
inline void bind(SQLite::Statement& to, int at, const std::string& value) { to.bindNoCopy(at, value); }
template <class Of>
void bind(SQLite::Statement& to, int at, const Id<Of>& value) {
  to.bindNoCopy(at, value.text());
}
inline void bind(SQLite::Statement& to, int at, bool value) { to.bind(at, value ? 1 : 0); }
inline void bind(SQLite::Statement& to, int at, int value) { to.bind(at, value); }
inline void bind(SQLite::Statement& to, int at, std::int64_t value) { to.bind(at, value); }
inline void bind(SQLite::Statement& to, int at, double value) { to.bind(at, value); }
inline void bind(SQLite::Statement& to, int at, Share value) { to.bind(at, value.basis_points()); }
inline void bind(SQLite::Statement& to, int at, SchoolYear value) { to.bind(at, value.begins()); }
template <class Unit>
void bind(SQLite::Statement& to, int at, Quantity<Unit> value) {
  to.bind(at, value.count());
}
template <class T>
  requires std::is_enum_v<T>
void bind(SQLite::Statement& to, int at, T value) {
  to.bindNoCopy(at, name_of(value).data());  // names are literals
}
template <class T>
  requires std::same_as<T, Date> || std::same_as<T, TextSpan>
void bind(SQLite::Statement& to, int at, const T& value) {
  std::string text;
  Field<T>::write(value, text);
  to.bind(at, text);
}
template <class T>
void bind(SQLite::Statement& to, int at, const std::vector<T>& value) {
  std::string text;
  Field<std::vector<T>>::write(value, text);
  to.bind(at, text);
}
template <class T>
void bind(SQLite::Statement& to, int at, const std::optional<T>& value) {
  value ? bind(to, at, *value) : to.bind(at);
}

// Takes column `from` into `value`. A text that is no T means that the database was changed by another
// program.
inline void take(const SQLite::Column& from, std::string& value) {
  value.assign(from.getText(""), static_cast<std::size_t>(from.getBytes()));
}
template <class Of>
void take(const SQLite::Column& from, Id<Of>& value) {
  value = Id<Of>(std::string_view(from.getText(""), static_cast<std::size_t>(from.getBytes())));
}
inline void take(const SQLite::Column& from, bool& value) { value = from.getInt() != 0; }
inline void take(const SQLite::Column& from, int& value) { value = from.getInt(); }
inline void take(const SQLite::Column& from, std::int64_t& value) { value = from.getInt64(); }
inline void take(const SQLite::Column& from, double& value) { value = from.getDouble(); }
inline void take(const SQLite::Column& from, Share& value) { value = Share::basis_points(from.getInt64()); }
inline void take(const SQLite::Column& from, SchoolYear& value) { value = SchoolYear(from.getInt()); }
template <class Unit>
void take(const SQLite::Column& from, Quantity<Unit>& value) {
  value = Quantity<Unit>(from.getInt64());
}
template <class T>
void take(const SQLite::Column& from, T& value) {
  const std::string_view text(from.getText(""), static_cast<std::size_t>(from.getBytes()));
  if (!Field<T>::read(text, value)) {
    throw std::runtime_error("the database holds \"" + std::string(text) + "\" in column " + from.getName() +
                             " where it should hold " + Field<T>::wanted().en);
  }
}
template <class T>
void take(const SQLite::Column& from, std::optional<T>& value) {
  if (from.isNull()) {
    value.reset();
  } else {
    take(from, value.emplace());
  }
}

// `"name" TYPE, …` of R's table.
template <class R>
std::string column_definitions() {
  std::string sql;
  for_each_column<R>([&](const auto& column) {
    using T = typename std::remove_cvref_t<decltype(column)>::Type;
    sql += sql.empty() ? "\"" : ", \"";
    sql.append(column.name).append("\" ").append(column_type<T>);
  });
  return sql;
}

// What a column is in rows that were written before it stood in the map: the value of a record nobody filled
// in.
template <class T>
std::string default_literal(const T& value) {
  std::string text;
  Field<T>::write(value, text);
  if (column_type<T> != "TEXT") return text;
  for (std::size_t at = text.find('\''); at != text.npos; at = text.find('\'', at + 2))
    text.insert(at, 1, '\'');
  return "'" + text + "'";
}
template <class T>
std::string default_literal(const std::optional<T>&) {
  return "NULL";
}

// `"a", "b"` of R's table, in the map's order.
template <class R>
std::string column_list() {
  std::string sql;
  for_each_column<R>(
      [&](const auto& column) { sql.append(sql.empty() ? "\"" : ", \"").append(column.name).append("\""); });
  return sql;
}

// Inserts rows into `table`, whose column plan_text takes `owner` (if not empty). Columns are named: in a
// database of an older program they may stand in another order.
template <class R>
class Inserter {
 public:
  Inserter(SQLite::Database& database, const std::string& table, std::string owner = {})
      : owner_(std::move(owner)),
        first_(owner_.empty() ? 1 : 2),
        statement_(database, sql(table, first_ == 2)) {}

  void insert(const R& record) {
    statement_.reset();
    if (first_ == 2) statement_.bindNoCopy(1, owner_);
    int at = first_;
    for_each_column<R>([&](const auto& column) { bind(statement_, at++, column.of(record)); });
    statement_.exec();
  }

 private:
  static std::string sql(const std::string& table, bool owned) {
    std::string marks = owned ? "?,?" : "?";
    for (std::size_t i = 1; i < column_count<R>; ++i) marks += ",?";
    return "INSERT OR REPLACE INTO \"" + table + "\" (" + (owned ? "plan_text, " : "") + column_list<R>() +
           ") VALUES (" + marks + ")";
  }

  std::string owner_;
  int first_;
  SQLite::Statement statement_;
};

// The record that the current row of `statement` holds from column `first` on.
template <class R>
R record_from(const SQLite::Statement& statement, int first = 0) {
  R record;
  int at = first;
  for_each_column<R>([&](const auto& column) { take(statement.getColumn(at++), column.of(record)); });
  return record;
}

}  // namespace langqiao::sqlite
