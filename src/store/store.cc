#include "store/store.h"

namespace langqiao {

TableNames all_tables() {
  TableNames names;
  const CityTables none;
  for_each_table(none, [&](const auto& rows) { names.insert(Table<RecordOf<decltype(rows)>>::name); });
  return names;
}

TableNames snapshot_tables() {
  TableNames names = all_tables();
  names.erase(Table<Advert>::name);
  names.erase(Table<Listing>::name);
  return names;
}

}  // namespace langqiao
