#include "pack/archive.h"

#include <algorithm>
#include <fmt/format.h>
#include <zip.h>

namespace langqiao::pack {
namespace {

constexpr std::string_view kSendAgain = "save the document again and upload the new file";

Failure<Problem> damaged(std::string where, std::string found) {
  return Failure<Problem>({"the file is damaged", std::move(where), std::move(found),
                           "a complete zip archive", std::string(kSendAgain)});
}

Failure<Problem> too_large(std::string where, std::string found, std::string wanted) {
  return Failure<Problem>({"the file unpacks to more than is accepted", std::move(where), std::move(found),
                           std::move(wanted),
                           "take pictures and empty formatted cells out, or cut the document in parts"});
}

std::string message_of(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  return text;
}

struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

}  // namespace

bool is_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

void Archive::Discard::operator()(zip* archive) const { zip_discard(archive); }

std::string Archive::normal(std::string_view entry) {
  entry.remove_prefix(std::min(entry.find_first_not_of("/\\"), entry.size()));
  std::string name(entry);
  std::ranges::replace(name, '\\', '/');
  std::ranges::transform(name, name.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  return name;
}

Result<Archive, Problem> Archive::open(std::string_view bytes, std::string name,
                                       const ArchiveLimits& limits) {
  if (!is_zip(bytes))
    return damaged(std::move(name), "no zip archive");  // libzip takes nothing for an empty one
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (opened == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return damaged(std::move(name), why);
  }
  Archive archive(std::unique_ptr<zip, Discard>(opened), std::move(name), limits);
  if (auto listed = archive.list(bytes.size()); !listed) return Failure<Problem>(std::move(listed.error()));
  return archive;
}

// Fills entries_ and holds the directory against the limits.
Result<bool, Problem> Archive::list(std::size_t packed_bytes) {
  const auto count =
      static_cast<std::uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(archive_.get(), 0)));
  if (count > limits_.most_entries)
    return too_large(name_, fmt::format("{} entries", count),
                     fmt::format("at most {} entries", limits_.most_entries));
  std::uint64_t total = 0;
  for (std::uint64_t index = 0; index < count; ++index) {
    zip_stat_t entry;
    zip_stat_init(&entry);
    if (zip_stat_index(archive_.get(), index, ZIP_FL_ENC_RAW, &entry) != 0 ||
        (entry.valid & ZIP_STAT_NAME) == 0)
      return damaged(name_, "an entry without a name");
    const std::uint64_t size = (entry.valid & ZIP_STAT_SIZE) != 0 ? entry.size : 0;
    total = size > UINT64_MAX - total ? UINT64_MAX : total + size;
    entries_.emplace(normal(entry.name), index);
  }
  if (total > limits_.most_bytes)
    return too_large(name_, fmt::format("{} bytes", total),
                     fmt::format("at most {} bytes", limits_.most_bytes));
  if (total > limits_.ratio_from && total / limits_.most_ratio > packed_bytes)
    return too_large(name_, fmt::format("{} bytes packed into {}", total, packed_bytes),
                     fmt::format("at most {} times the packed size", limits_.most_ratio));
  return true;
}

Result<std::string, Problem> Archive::read(std::string_view entry) {
  const std::string where = fmt::format("{}!{}", name_, entry);
  const auto found = entries_.find(normal(entry));
  if (found == entries_.end()) return damaged(where, "no such entry");
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat_index(archive_.get(), found->second, 0, &about) != 0)
    return damaged(where, zip_strerror(archive_.get()));
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
    return Failure<Problem>({"the file is protected by a password", where, "an encrypted entry",
                             "an open file", "remove the password and upload the file again"});
  return unpack(found->second, (about.valid & ZIP_STAT_SIZE) != 0 ? about.size : 0, where);
}

// Takes the declared size for a hint only: stops as soon as more comes out than is allowed.
Result<std::string, Problem> Archive::unpack(std::uint64_t index, std::uint64_t declared,
                                             const std::string& where) {
  constexpr std::uint64_t kLeastStep = std::uint64_t{1} << 12;
  constexpr std::uint64_t kMostStep = std::uint64_t{1} << 20;
  const std::size_t step = std::clamp(declared + 1, kLeastStep, kMostStep);
  const std::unique_ptr<zip_file_t, CloseEntry> entry(zip_fopen_index(archive_.get(), index, 0));
  if (!entry) return damaged(where, zip_strerror(archive_.get()));
  const std::size_t most = std::min(limits_.most_entry_bytes, limits_.most_bytes - unpacked_);
  std::string out;
  for (;;) {
    const std::size_t before = out.size();
    out.resize(before + step);
    const zip_int64_t got = zip_fread(entry.get(), out.data() + before, step);
    if (got < 0) return damaged(where, message_of(zip_error_code_zip(zip_file_get_error(entry.get()))));
    out.resize(before + static_cast<std::size_t>(got));
    if (out.size() > most)
      return too_large(where, fmt::format("more than {} bytes", most), fmt::format("at most {} bytes", most));
    if (got == 0) break;
  }
  unpacked_ += out.size();
  return out;
}

}  // namespace langqiao::pack
