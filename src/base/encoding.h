// From bytes of unknown encoding to UTF-8. Recognises byte-order marks, UTF-8, GB18030 (with GBK and GB2312
// inside it), Big5 and UTF-16. The only folder of the house that includes ICU.
#pragma once

#include <string>
#include <string_view>

namespace langqiao {

struct Decoded {
  std::string text;          // UTF-8 without byte-order mark
  std::string encoding;      // IANA name of what was read: "UTF-8", "GB18030", "UTF-16LE" …
  bool had_mark = false;     // a byte-order mark stood at the front
  std::size_t replaced = 0;  // bytes sequences that no encoding explained, each now U+FFFD
};

// Never fails: what cannot be read becomes U+FFFD and is counted. Valid UTF-8 is always taken as UTF-8;
// otherwise the detector decides, Chinese encodings first.
Decoded decode(std::string_view bytes);

// `utf8` in GB18030, for people whose spreadsheet wants it. Precondition: valid UTF-8.
std::string to_gb18030(std::string_view utf8);

}  // namespace langqiao
