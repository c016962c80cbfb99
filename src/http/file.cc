#include "http/file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "base/text.h"

namespace langqiao::http {
namespace {

constexpr std::int64_t kNanoseconds = 1'000'000'000;

// O_NONBLOCK: a named pipe must not hold the thread that opens it.
constexpr int kFileFlags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY;
constexpr int kFolderFlags = O_RDONLY | O_CLOEXEC | O_DIRECTORY;

}  // namespace

File::File(int descriptor) : descriptor_(descriptor) {
  struct stat status{};
  if (::fstat(descriptor, &status) != 0) return;
  regular_ = S_ISREG(status.st_mode);
  identity_ = {.device = static_cast<std::uint64_t>(status.st_dev),
               .inode = static_cast<std::uint64_t>(status.st_ino),
               .bytes = static_cast<std::uint64_t>(status.st_size),
               .changed_ns = status.st_ctim.tv_sec * kNanoseconds + status.st_ctim.tv_nsec};
  modified_ = std::chrono::sys_seconds(std::chrono::seconds(status.st_mtim.tv_sec));
}

File::~File() { ::close(descriptor_); }

std::shared_ptr<const File> File::from(int descriptor) {
  if (descriptor < 0) return nullptr;
  std::shared_ptr<const File> file(new File(descriptor));
  return file->regular_ ? file : nullptr;
}

std::shared_ptr<const File> File::open(const std::filesystem::path& path) {
  return from(::open(path.c_str(), kFileFlags));
}

std::shared_ptr<const File> File::open_below(const std::filesystem::path& root, std::string_view relative) {
  int folder = ::open(root.c_str(), kFolderFlags);
  const auto parts = split(relative, '/');
  for (std::size_t i = 0; folder >= 0 && i < parts.size(); ++i) {
    const std::string part(parts[i]);
    const bool last = i + 1 == parts.size();
    const bool refused = part.empty() || part.starts_with('.') || part.find('\0') != std::string::npos;
    const int next =
        refused ? -1 : ::openat(folder, part.c_str(), (last ? kFileFlags : kFolderFlags) | O_NOFOLLOW);
    ::close(folder);
    if (last) return from(next);
    folder = next;
  }
  if (folder >= 0) ::close(folder);
  return nullptr;
}

std::string File::read(std::uint64_t offset, std::uint64_t bytes) const {
  std::string out(bytes, '\0');
  std::size_t have = 0;
  while (have < out.size()) {
    const ssize_t n =
        ::pread(descriptor_, out.data() + have, out.size() - have, static_cast<off_t>(offset + have));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw std::system_error(errno, std::generic_category(), "reading a file to send");
    if (n == 0) break;
    have += static_cast<std::size_t>(n);
  }
  out.resize(have);
  return out;
}

}  // namespace langqiao::http
