#include <fstream>
#include <iterator>

#include "cli/commands.h"

namespace langqiao::cli {

service::Answer<std::string> bytes_of(const std::filesystem::path& file, Wording wanted) {
  std::ifstream in(file, std::ios::binary);
  if (in && !std::filesystem::is_directory(file)) return std::string(std::istreambuf_iterator<char>(in), {});
  return service::refuse(service::RefusalKind::malformed,
                         {{"文件无法读取", "The file cannot be read"},
                          file.string(),
                          {"没有这个文件，或无权读取", "no such file, or no right to read it"},
                          std::move(wanted),
                          {"请检查文件名", "Check the name of the file"}});
}

}  // namespace langqiao::cli
