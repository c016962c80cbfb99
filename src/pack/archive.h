// A zip archive in memory, read with care: it may come from anybody. Knows entries and limits; not what the
// entries mean, and never a path on disk. The only file of the house that includes libzip is archive.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

struct zip;

namespace langqiao::pack {

// What an archive may ask of the machine. The ratio is unpacked to packed bytes of the whole archive and
// counts only above `ratio_from` unpacked bytes, since small texts pack as well as bombs do.
struct ArchiveLimits {
  std::size_t most_entries = 10'000;
  std::size_t most_entry_bytes = std::size_t{256} << 20;  // unpacked, one entry
  std::size_t most_bytes = std::size_t{512} << 20;        // unpacked, together
  std::size_t most_ratio = 400;
  std::size_t ratio_from = std::size_t{16} << 20;
};

// True when `bytes` begin as zip archives do.
bool is_zip(std::string_view bytes);

class Archive {
 public:
  // Opens the archive in `bytes`, which outlive it. `name` is the name of the file in messages. The limits
  // are checked against the directory here and against what really comes out in `read`.
  static Result<Archive, Problem> open(std::string_view bytes, std::string name,
                                       const ArchiveLimits& limits = {});

  // Names are compared without regard to case of Latin letters, a leading slash and the kind of slash.
  bool has(std::string_view entry) const { return entries_.contains(normal(entry)); }
  // Names as compared, in order.
  const std::map<std::string, std::uint64_t>& entries() const { return entries_; }

  // The unpacked bytes of an entry. Problems: no such entry, encrypted, damaged, too large.
  Result<std::string, Problem> read(std::string_view entry);

 private:
  struct Discard {
    void operator()(zip* archive) const;
  };

  Archive(std::unique_ptr<zip, Discard> archive, std::string name, const ArchiveLimits& limits)
      : archive_(std::move(archive)), name_(std::move(name)), limits_(limits) {}

  static std::string normal(std::string_view entry);
  Result<bool, Problem> list(std::size_t packed_bytes);
  Result<std::string, Problem> unpack(std::uint64_t index, std::uint64_t declared, const std::string& where);

  std::unique_ptr<zip, Discard> archive_;
  std::string name_;
  ArchiveLimits limits_;
  std::map<std::string, std::uint64_t> entries_;  // normal name → index
  std::size_t unpacked_ = 0;
};

}  // namespace langqiao::pack
