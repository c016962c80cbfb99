#include "contract.h"

#include <stdexcept>
#include <stdlib.h>

#include "store/memory/memory_store.h"
#include "store/sqlite/sqlite_store.h"

namespace langqiao {

std::vector<StoreFactory> factories() {
  return {{"memory", [](const auto&) { return std::make_unique<MemoryStore>(); }},
          {"sqlite", [](const std::filesystem::path& folder) -> std::unique_ptr<Store> {
             auto store = SqliteStore::open(folder / "city.sqlite");
             if (!store) throw std::runtime_error(store.error().found.en);
             return std::move(*store);
           }}};
}

ScratchFolder::ScratchFolder() {
  std::string made = std::filesystem::temp_directory_path() / "store_test.XXXXXX";
  if (!mkdtemp(made.data())) throw std::runtime_error("no temporary folder: " + made);
  path_ = made;
}

ScratchFolder::~ScratchFolder() { std::filesystem::remove_all(path_); }

CityHead head_of(std::string pack) {
  return {.pack = std::move(pack),
          .title_zh = "上海 'x'",
          .title_en = "Shanghai",
          .edition = "2026-11",
          .city = Id<Region>("310000"),
          .datum = "GCJ-02"};
}

AuditEntry entry_of(std::string action, std::string subject) {
  return {.at = "2026-11-23T12:00:00Z",
          .actor = "local",
          .action = std::move(action),
          .subject = std::move(subject),
          .detail = "细节"};
}

}  // namespace langqiao
