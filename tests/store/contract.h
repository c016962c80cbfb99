// The stores that the contract is held against. A new adapter joins with one row in `factories`.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "store/store.h"

namespace langqiao {

struct StoreFactory {
  std::string name;
  // An empty store that may keep its files in `folder`, which is empty and writable.
  std::function<std::unique_ptr<Store>(const std::filesystem::path& folder)> make;
};

std::vector<StoreFactory> factories();

// A folder that lasts as long as the object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

CityHead head_of(std::string pack);
AuditEntry entry_of(std::string action, std::string subject = "subject");

}  // namespace langqiao
