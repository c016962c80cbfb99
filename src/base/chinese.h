// Traditional and simplified characters, one code point at a time. For matching only: what people wrote stays
// as they wrote it. Not a translator: words that differ between regions (資訊, 信息) stay different.
#pragma once

#include <string>
#include <string_view>

namespace langqiao {

// The simplified twin of a traditional character by Unicode's tables (發 → 发); any other stays itself.
char32_t simplified(char32_t c);

}  // namespace langqiao
