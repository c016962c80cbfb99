// An open file that is being sent: what it was when it was opened, whatever happens to its name
// meanwhile. Reads only.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace langqiao::http {

// Which content a file holds, as far as the file system knows: the same identity means the same bytes.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t bytes = 0;
  std::int64_t changed_ns = 0;  // the inode's change, which unlike the modification nobody can set back

  auto operator<=>(const FileIdentity&) const = default;
};

class File {
 public:
  // The regular file at `path`; null when there is none that may be read.
  static std::shared_ptr<const File> open(const std::filesystem::path& path);

  // The regular file at `relative` below `root`. Null when any part is missing, is a symbolic link, begins
  // with a dot or is no folder, and when the file is not a regular one. `root` itself may be a link.
  static std::shared_ptr<const File> open_below(const std::filesystem::path& root, std::string_view relative);

  ~File();
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  std::uint64_t size() const { return identity_.bytes; }
  const FileIdentity& identity() const { return identity_; }
  std::chrono::sys_seconds modified() const { return modified_; }

  // The bytes from `offset`, at most `bytes`; fewer when the file has been cut since. Throws
  // std::system_error when the disk fails. Any number of threads may read at once.
  std::string read(std::uint64_t offset, std::uint64_t bytes) const;

 private:
  explicit File(int descriptor);
  static std::shared_ptr<const File> from(int descriptor);

  int descriptor_;
  FileIdentity identity_;
  std::chrono::sys_seconds modified_;
  bool regular_ = false;
};

}  // namespace langqiao::http
