#include "pack/archive.h"

#include <algorithm>
#include <fmt/format.h>
#include <zip.h>

namespace langqiao::pack {
namespace {

constexpr Words kSendAgain{"请重新保存文件，再上传新文件", "save the document again and upload the new file"};

Failure<Problem> damaged(std::string where, Wording found) {
  return Failure<Problem>({{"文件已损坏", "the file is damaged"},
                           std::move(where),
                           std::move(found),
                           {"完整的 zip 压缩包", "a complete zip archive"},
                           kSendAgain});
}

Failure<Problem> too_large(std::string where, Wording found, Wording wanted) {
  return Failure<Problem>({{"文件解压后过大", "the file unpacks to more than is accepted"},
                           std::move(where),
                           std::move(found),
                           std::move(wanted),
                           {"请删去图片和只有格式的空单元格，或把文件分成几份",
                            "take pictures and empty formatted cells out, or cut the document in parts"}});
}

// What libzip says, in Chinese: the library has no words but English ones.
std::string_view chinese_of(int code) {
  switch (code) {
    case ZIP_ER_NOZIP:
      return "不是 zip 压缩包";
    case ZIP_ER_INCONS:
      return "压缩包内容前后不一致";
    case ZIP_ER_CRC:
      return "校验和不符";
    case ZIP_ER_EOF:
      return "文件提前结束";
    case ZIP_ER_ZLIB:
    case ZIP_ER_COMPRESSED_DATA:
      return "压缩数据有误";
    case ZIP_ER_COMPNOTSUPP:
      return "不支持的压缩方法";
    case ZIP_ER_ENCRNOTSUPP:
    case ZIP_ER_NOPASSWD:
    case ZIP_ER_WRONGPASSWD:
      return "内容已加密";
    case ZIP_ER_MULTIDISK:
      return "压缩包分成几卷";
    default:
      return "压缩包无法读取";
  }
}

Wording reason_of(zip_error_t* error) {
  return {std::string(chinese_of(zip_error_code_zip(error))), zip_error_strerror(error)};
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
    return damaged(std::move(name),
                   {"不是 zip 压缩包", "no zip archive"});  // libzip takes nothing for an empty one
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* opened = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  Wording why = reason_of(&error);
  zip_error_fini(&error);
  if (opened == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return damaged(std::move(name), std::move(why));
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
    return too_large(name_, worded("{} 个条目", "{} entries", count),
                     worded("至多 {} 个条目", "at most {} entries", limits_.most_entries));
  std::uint64_t total = 0;
  for (std::uint64_t index = 0; index < count; ++index) {
    zip_stat_t entry;
    zip_stat_init(&entry);
    if (zip_stat_index(archive_.get(), index, ZIP_FL_ENC_RAW, &entry) != 0 ||
        (entry.valid & ZIP_STAT_NAME) == 0)
      return damaged(name_, {"有一个条目没有名称", "an entry without a name"});
    const std::uint64_t size = (entry.valid & ZIP_STAT_SIZE) != 0 ? entry.size : 0;
    total = size > UINT64_MAX - total ? UINT64_MAX : total + size;
    entries_.emplace(normal(entry.name), index);
  }
  if (total > limits_.most_bytes)
    return too_large(name_, worded("{} 字节", "{} bytes", total),
                     worded("至多 {} 字节", "at most {} bytes", limits_.most_bytes));
  if (total > limits_.ratio_from && total / limits_.most_ratio > packed_bytes)
    return too_large(
        name_, worded("{} 字节压缩成 {} 字节", "{} bytes packed into {}", total, packed_bytes),
        worded("至多为压缩后大小的 {} 倍", "at most {} times the packed size", limits_.most_ratio));
  return true;
}

Result<std::string, Problem> Archive::read(std::string_view entry) {
  const std::string where = fmt::format("{}!{}", name_, entry);
  const auto found = entries_.find(normal(entry));
  if (found == entries_.end()) return damaged(where, {"没有这个条目", "no such entry"});
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat_index(archive_.get(), found->second, 0, &about) != 0)
    return damaged(where, reason_of(zip_get_error(archive_.get())));
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
    return Failure<Problem>({{"文件有密码保护", "the file is protected by a password"},
                             where,
                             {"加密的条目", "an encrypted entry"},
                             {"没有密码的文件", "an open file"},
                             {"请取消密码，再上传", "remove the password and upload the file again"}});
  return unpack(found->second, (about.valid & ZIP_STAT_SIZE) != 0 ? about.size : 0, where);
}

// Takes the declared size for a hint only: stops as soon as more comes out than is allowed.
Result<std::string, Problem> Archive::unpack(std::uint64_t index, std::uint64_t declared,
                                             const std::string& where) {
  constexpr std::uint64_t kLeastStep = std::uint64_t{1} << 12;
  constexpr std::uint64_t kMostStep = std::uint64_t{1} << 20;
  const std::size_t step = std::clamp(declared + 1, kLeastStep, kMostStep);
  const std::unique_ptr<zip_file_t, CloseEntry> entry(zip_fopen_index(archive_.get(), index, 0));
  if (!entry) return damaged(where, reason_of(zip_get_error(archive_.get())));
  const std::size_t most = std::min(limits_.most_entry_bytes, limits_.most_bytes - unpacked_);
  std::string out;
  for (;;) {
    const std::size_t before = out.size();
    out.resize(before + step);
    const zip_int64_t got = zip_fread(entry.get(), out.data() + before, step);
    if (got < 0) return damaged(where, reason_of(zip_file_get_error(entry.get())));
    out.resize(before + static_cast<std::size_t>(got));
    if (out.size() > most)
      return too_large(where, worded("超过 {} 字节", "more than {} bytes", most),
                       worded("至多 {} 字节", "at most {} bytes", most));
    if (got == 0) break;
  }
  unpacked_ += out.size();
  return out;
}

}  // namespace langqiao::pack
