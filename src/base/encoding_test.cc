#include "base/encoding.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace langqiao {
namespace {

// A sentence as people write them: Chinese with digits, full-width signs and a line end.
const std::string kSentence = "到2025年，培育200家左右产教融合型企业。（责任单位：市发展改革委、市教委）\n";

std::string utf16(std::string_view utf8, bool little) {
  std::string bytes;
  const auto unit = [&](char32_t value) {
    const char high = static_cast<char>(value >> 8), low = static_cast<char>(value & 0xFF);
    bytes += little ? low : high;
    bytes += little ? high : low;
  };
  for (const char32_t c : to_utf32(utf8)) {
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10));
      unit(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return bytes;
}

TEST(Encoding, Utf8IsTakenAsItIs) {
  for (const std::string& text : {std::string(), std::string("plain"), kSentence, std::string("𠮷野家🎓")}) {
    const Decoded decoded = decode(text);
    EXPECT_EQ(decoded.text, text);
    EXPECT_EQ(decoded.encoding, "UTF-8");
    EXPECT_FALSE(decoded.had_mark);
    EXPECT_EQ(decoded.replaced, 0u);
  }
}

TEST(Encoding, AMarkIsCutOffAndReported) {
  struct Case {
    std::string bytes, encoding;
  };
  for (const Case& c :
       {Case{"\xEF\xBB\xBF" + kSentence, "UTF-8"}, Case{"\xFF\xFE" + utf16(kSentence, true), "UTF-16LE"},
        Case{"\xFE\xFF" + utf16(kSentence, false), "UTF-16BE"}}) {
    const Decoded decoded = decode(c.bytes);
    EXPECT_EQ(decoded.text, kSentence);
    EXPECT_EQ(decoded.encoding, c.encoding);
    EXPECT_TRUE(decoded.had_mark);
    EXPECT_EQ(decoded.replaced, 0u);
  }
}

TEST(Encoding, AMarkAloneIsAnEmptyText) {
  for (const char* mark : {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"}) {
    EXPECT_EQ(decode(mark).text, "");
    EXPECT_TRUE(decode(mark).had_mark);
  }
}

TEST(Encoding, Utf16WithoutAMarkIsRecognisedByItsZeros) {
  const std::string table = "id,name\n4131010246,复旦大学\n4131010247,同济大学\n𠮷,x\n";
  for (const bool little : {true, false}) {
    const Decoded decoded = decode(utf16(table, little));
    EXPECT_EQ(decoded.text, table);
    EXPECT_EQ(decoded.encoding, little ? "UTF-16LE" : "UTF-16BE");
    EXPECT_FALSE(decoded.had_mark);
  }
}

TEST(Encoding, AZeroByteInUtf8IsNoUtf16) {
  const std::string text = "产教融合" + std::string(1, '\0') + "型企业";
  EXPECT_EQ(decode(text).text, text);
  EXPECT_EQ(decode(text).encoding, "UTF-8");
}

TEST(Encoding, Gb18030IsRecognised) {
  for (const std::string& text : {kSentence, std::string("id,name\n310101,黄浦区\n310104,徐汇区\n"),
                                  std::string("上海市教育委员会"), std::string("镕㐀𠮷")}) {
    const Decoded decoded = decode(to_gb18030(text));
    EXPECT_EQ(decoded.text, text);
    EXPECT_EQ(decoded.encoding, "GB18030");
    EXPECT_EQ(decoded.replaced, 0u);
  }
}

TEST(Encoding, Gb18030HasTheBytesOfTheStandard) {
  EXPECT_EQ(to_gb18030(""), "");
  EXPECT_EQ(to_gb18030("a1"), "a1");
  EXPECT_EQ(to_gb18030("啊"), "\xB0\xA1");          // the first character of GB 2312
  EXPECT_EQ(to_gb18030("镕"), "\xE9\x46");          // GBK only
  EXPECT_EQ(to_gb18030("€"), "\xA2\xE3");           // added in 2000
  EXPECT_EQ(to_gb18030("𠀀"), "\x95\x32\x82\x36");  // four bytes
}

TEST(Encoding, Big5IsRecognised) {
  // 上海市教育委員會：產業與教育融合發展計畫，學校與企業共同培養人才。
  const std::string bytes =
      "\xA4\x57\xAE\xFC\xA5\xAB\xB1\xD0\xA8\x7C\xA9\x65\xAD\xFB\xB7\x7C\xA1\x47\xB2\xA3\xB7\x7E\xBB\x50\xB1"
      "\xD0\xA8\x7C"
      "\xBF\xC4\xA6\x58\xB5\x6F\xAE\x69\xAD\x70\xB5\x65\xA1\x41\xBE\xC7\xAE\xD5\xBB\x50\xA5\xF8\xB7\x7E\xA6"
      "\x40\xA6\x50"
      "\xB0\xF6\xBE\x69\xA4\x48\xA4\x7E\xA1\x43";
  const Decoded decoded = decode(bytes);
  EXPECT_EQ(decoded.encoding, "Big5");
  EXPECT_EQ(decoded.text, "上海市教育委員會：產業與教育融合發展計畫，學校與企業共同培養人才。");
  EXPECT_EQ(decoded.replaced, 0u);
}

TEST(Encoding, AFewBrokenBytesDoNotTurnUtf8IntoAnotherEncoding) {
  std::string broken;
  for (int i = 0; i < 20; ++i) broken += kSentence;
  broken[4] = '\xFF';
  broken.insert(300, "\x80");
  const Decoded decoded = decode(broken);
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_GE(decoded.replaced, 2u);
  EXPECT_LE(decoded.replaced, 6u);
  EXPECT_TRUE(is_utf8(decoded.text));
  EXPECT_NE(decoded.text.find("产教融合型企业"), std::string::npos);
}

TEST(Encoding, ACharacterCutInHalfAtTheEndIsReplacedOnce) {
  std::string cut = kSentence + "末";
  cut.pop_back();
  const Decoded decoded = decode(cut);
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.replaced, 1u);
  EXPECT_TRUE(decoded.text.starts_with(kSentence));
}

TEST(Encoding, AReplacementCharacterThatWasWrittenIsNoLoss) {
  const std::string text = "报告\uFFFD";
  EXPECT_EQ(decode(text).text, text);
  EXPECT_EQ(decode(text).replaced, 0u);
}

TEST(Encoding, NoBytesAreTooStrange) {
  std::string noise;
  for (int i = 0; i < 100'000; ++i) noise += static_cast<char>((i * 7919) >> 3);
  const Decoded decoded = decode(noise);
  EXPECT_TRUE(is_utf8(decoded.text));
  EXPECT_FALSE(decoded.encoding.empty());
  EXPECT_GT(decoded.replaced, 0u);
  EXPECT_TRUE(is_utf8(decode(std::string_view("\xFF", 1)).text));
  EXPECT_TRUE(is_utf8(decode(std::string_view("\xFF\xFE\x41", 3)).text)) << "half a unit of UTF-16";
}

}  // namespace
}  // namespace langqiao
