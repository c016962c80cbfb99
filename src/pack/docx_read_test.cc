#include "pack/docx_read.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pack/file_text.h"
#include "pack/office_samples.h"

namespace langqiao::pack {
namespace {

using samples::Document;
using samples::docx_of;
using testing::ElementsAre;

std::string sample(std::string_view name) {
  return bytes_of(fmt::format("{}/tests/office/{}", LANGQIAO_SOURCE_DIR, name));
}

// The text of a document with that body.
std::string text_of(const Document& document) {
  const auto read = read_docx(docx_of(document), "plan.docx");
  return read ? read->text : "refused: " + read.error().found.en;
}

std::string run(std::string_view text) {
  return fmt::format(R"(<w:r><w:t xml:space="preserve">{}</w:t></w:r>)", text);
}
std::string paragraph(std::string_view inside) { return fmt::format("<w:p>{}</w:p>", inside); }
// A paragraph of a list.
std::string item(int list, int level, std::string_view text) {
  return fmt::format(
      R"(<w:p><w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr></w:pPr>{}</w:p>)", level,
      list, run(text));
}
std::string styled(std::string_view style, std::string_view text) {
  return fmt::format(R"(<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>)", style, run(text));
}
std::string level(int at, std::string_view format, std::string_view text, std::string_view more = {}) {
  return fmt::format(
      R"(<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/>{}<w:suff w:val="nothing"/><w:lvlText w:val="{}"/></w:lvl>)",
      at, format, more, text);
}
std::string outline(int id, std::string_view inside) {
  return fmt::format(R"(<w:abstractNum w:abstractNumId="{}">{}</w:abstractNum>)", id, inside);
}
std::string list(int id, int outline_id, std::string_view more = {}) {
  return fmt::format(R"(<w:num w:numId="{}"><w:abstractNumId w:val="{}"/>{}</w:num>)", id, outline_id, more);
}

const std::string kPlanOutline =
    outline(7, level(0, "chineseCounting", "%1、") + level(1, "chineseCountingThousand", "（%2）") +
                   level(2, "decimal", "%3.") + level(3, "decimalEnclosedCircle", "%4"));

TEST(DocxRead, ReadsWhatLibreOfficeWrote) {
  const auto read = read_docx(sample("plan.docx"), "plan.docx");
  ASSERT_TRUE(read) << read.error().found.en;
  EXPECT_EQ(read->text,
            "某市产教融合实施方案\n"
            "一、总体要求\n"
            "二、重点任务\n"
            "（一）建设实训基地\n"
            "1. 建设公共基地。\n"
            "2. 建设企业基地。\n"
            "①大型企业；\n"
            "②中小企业。\n"
            "（二）培育融合型企业\n"
            "1. 到2025年，培育 200 家左右企业。\n"
            "（责任部门：市教委、市发展改革委）\n"
            "三、保障措施\n"
            "甲\t乙\n丙\n"
            "文本框里的话\n"
            "任务\t责任部门\t\n"
            "建设 基地\t市教委\t牵头\n"
            "\t市经信委\t配合\n"
            "完。\n");
  EXPECT_EQ(read->encoding, "UTF-8");
  EXPECT_THAT(read->left_out,
              ElementsAre(LeftOutCount{LeftOut::header_or_footer, 1}, LeftOutCount{LeftOut::footnote, 1},
                          LeftOutCount{LeftOut::comment, 1}, LeftOutCount{LeftOut::deletion, 1}));
}

TEST(DocxRead, CountsLevelsAndBeginsDeeperOnesAnew) {
  const std::string text = text_of({.body = item(1, 0, "甲") + item(1, 1, "乙") + item(1, 2, "丙") +
                                            item(1, 2, "丁") + item(1, 1, "戊") + item(1, 2, "己") +
                                            item(1, 3, "庚") + item(1, 0, "辛") + item(1, 1, "壬"),
                                    .numbering = kPlanOutline + list(1, 7)});
  EXPECT_EQ(text, "一、甲\n（一）乙\n1.丙\n2.丁\n（二）戊\n1.己\n①庚\n二、辛\n（一）壬\n");
}

TEST(DocxRead, CountsOnWhereALevelNeverRestarts) {
  const std::string numbering =
      outline(7, level(0, "chineseCounting", "%1、") +
                     level(1, "chineseCounting", "（%2）", R"(<w:lvlRestart w:val="0"/>)")) +
      list(1, 7);
  EXPECT_EQ(text_of({.body = item(1, 0, "甲") + item(1, 1, "乙") + item(1, 0, "丙") + item(1, 1, "丁"),
                     .numbering = numbering}),
            "一、甲\n（一）乙\n二、丙\n（二）丁\n");
}

// Level 3 restarts after level 1 only, not after level 2.
TEST(DocxRead, RestartsAfterTheLevelThatIsNamed) {
  const std::string numbering = outline(7, level(0, "decimal", "%1、") + level(1, "decimal", "(%2)") +
                                               level(2, "decimal", "%3)", R"(<w:lvlRestart w:val="1"/>)")) +
                                list(1, 7);
  EXPECT_EQ(text_of({.body = item(1, 0, "a") + item(1, 1, "b") + item(1, 2, "c") + item(1, 1, "d") +
                             item(1, 2, "e") + item(1, 0, "f") + item(1, 2, "g"),
                     .numbering = numbering}),
            "1、a\n(1)b\n1)c\n(2)d\n2)e\n2、f\n1)g\n");
}

TEST(DocxRead, ListsOfOneOutlineCountOnUnlessTheyBeginAnew) {
  const std::string anew = R"(<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>)";
  const std::string numbering = kPlanOutline + list(1, 7) + list(2, 7) + list(3, 7, anew);
  EXPECT_EQ(text_of({.body = item(1, 0, "a") + item(2, 0, "b") + item(3, 0, "c") + item(3, 0, "d") +
                             item(1, 0, "e"),
                     .numbering = numbering}),
            "一、a\n二、b\n一、c\n二、d\n三、e\n");
}

TEST(DocxRead, AListMayHaveALevelOfItsOwn) {
  const std::string own =
      fmt::format(R"(<w:lvlOverride w:ilvl="0">{}</w:lvlOverride>)", level(0, "upperRoman", "第%1部分 "));
  EXPECT_EQ(text_of({.body = item(1, 0, "a") + item(1, 0, "b"), .numbering = kPlanOutline + list(1, 7, own)}),
            "第I部分 a\n第II部分 b\n");
}

TEST(DocxRead, NumbersOfOuterLevelsStandInTheLabel) {
  const std::string numbering =
      outline(7, level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2 ", "<w:isLgl/>")) +
      list(1, 7);
  EXPECT_EQ(text_of({.body = item(1, 0, "a") + item(1, 0, "b") + item(1, 1, "c"), .numbering = numbering}),
            "一、a\n二、b\n2.1 c\n");
  EXPECT_EQ(text_of({.body = item(1, 1, "no outer paragraph"), .numbering = numbering}),
            "1.1 no outer paragraph\n");
}

TEST(DocxRead, AStyleBringsItsNumbering) {
  const std::string numbering =
      outline(7, level(0, "chineseCounting", "%1、", R"(<w:pStyle w:val="1"/>)") +
                     level(1, "chineseCounting", "（%2）", R"(<w:pStyle w:val="2"/>)")) +
      list(4, 7);
  const std::string styles =
      R"(<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
         <w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
         <w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="1"/></w:style>
         <w:style w:type="paragraph" w:styleId="3"><w:name w:val="plain heading"/><w:basedOn w:val="1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>)";
  EXPECT_EQ(text_of({.body = styled("1", "甲") + styled("2", "乙") + styled("a", "正文") + styled("2", "丙") +
                             styled("3", "无号") + styled("1", "丁"),
                     .numbering = numbering,
                     .styles = styles}),
            "一、甲\n（一）乙\n正文\n（二）丙\n无号\n二、丁\n");
}

TEST(DocxRead, AnOutlineMayPointToAStyleOfLists) {
  const std::string numbering =
      kPlanOutline + outline(8, R"(<w:numStyleLink w:val="L"/>)") + list(1, 7) + list(2, 8);
  const std::string styles =
      R"(<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>)";
  EXPECT_EQ(text_of({.body = item(2, 0, "甲") + item(2, 1, "乙"), .numbering = numbering, .styles = styles}),
            "一、甲\n（一）乙\n");
}

TEST(DocxRead, ABulletOfASymbolFontIsABullet) {
  const std::string numbering = outline(7, level(0, "bullet", "\uF0B7")) +
                                outline(8, level(0, "bullet", "◆")) + list(1, 7) + list(2, 8);
  EXPECT_EQ(text_of({.body = item(1, 0, "a") + item(2, 0, "b"), .numbering = numbering}), "•a\n◆b\n");
}

TEST(DocxRead, StylesInACircleDoNotHang) {
  const std::string styles =
      R"(<w:style w:styleId="x"><w:basedOn w:val="y"/></w:style><w:style w:styleId="y"><w:basedOn w:val="x"/></w:style>)";
  EXPECT_EQ(text_of({.body = styled("x", "a"), .numbering = kPlanOutline, .styles = styles}), "a\n");
}

TEST(DocxRead, TakesTextAsItIsPrinted) {
  struct Case {
    std::string_view claim;
    std::string body;
    std::string_view text;
  };
  const Case kCases[] = {
      {"runs join without a gap", paragraph(run("产教") + run("融合")), "产教融合\n"},
      {"spaces stay where they are kept", paragraph(run("a ") + run(" b")), "a  b\n"},
      {"margins go where they are not", paragraph("<w:r><w:t>\n  a b \n</w:t></w:r>"), "a b\n"},
      {"entities are characters", paragraph(run("A&amp;B &lt;1+6&gt; &#x4EA7;")), "A&B <1+6> 产\n"},
      {"an insertion is text", paragraph("<w:ins>" + run("新") + "</w:ins>"), "新\n"},
      {"a deletion is not", paragraph(run("留") + "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"),
       "留\n"},
      {"moved text stands once",
       paragraph("<w:moveFrom>" + run("移") + "</w:moveFrom>") +
           paragraph("<w:moveTo>" + run("移") + "</w:moveTo>"),
       "\n移\n"},
      {"a paragraph whose end was deleted runs on",
       "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("前") + "</w:p>" + paragraph(run("后")), "前后\n"},
      {"links and content controls wrap",
       paragraph("<w:hyperlink>" + run("链") + "</w:hyperlink><w:sdt><w:sdtContent>" + run("控") +
                 "</w:sdtContent></w:sdt>"),
       "链控\n"},
      {"a control may hold paragraphs",
       "<w:sdt><w:sdtContent>" + paragraph(run("a")) + "</w:sdtContent></w:sdt>", "a\n"},
      {"the result of a field, not its code",
       paragraph(
           R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>)" +
           run("12") + R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)" + run("页")),
       "12页\n"},
      {"hidden text is hidden", paragraph("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>" + run("y")),
       "y\n"},
      {"unhidden text is not", paragraph(R"(<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>x</w:t></w:r>)"),
       "x\n"},
      {"ruby keeps the word",
       paragraph("<w:r><w:ruby><w:rt>" + run("chǎn") + "</w:rt><w:rubyBase>" + run("产") +
                 "</w:rubyBase></w:ruby></w:r>"),
       "产\n"},
      {"a formula is its letters", paragraph("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"), "x=1\n"},
      {"a control character is marked", paragraph(run("a&#1;b")), "a\uFFFDb\n"},
      {"half a surrogate is marked", paragraph(run("a&#xD800;b")), "a\uFFFD\uFFFD\uFFFDb\n"},
      {"an empty paragraph is an empty line", paragraph(""), "\n"},
      {"prefixes are free", "<p><r><t>甲</t></r></p><x:p><x:r><x:t>乙</x:t></x:r></x:p>", "甲\n乙\n"},
      {"an old text box",
       paragraph("<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + paragraph(run("框")) +
                 "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>" + run("文")),
       "文\n框\n"},
  };
  for (const Case& each : kCases)
    EXPECT_EQ(text_of({.body = each.body, .numbering = {}, .styles = {}}), each.text) << each.claim;
}

TEST(DocxRead, ReadsTablesRowByRow) {
  const auto cell = [](std::string_view inside, std::string_view properties = {}) {
    return fmt::format("<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>", properties, inside);
  };
  const auto row = [](std::string_view cells, std::string_view properties = {}) {
    return fmt::format("<w:tr><w:trPr>{}</w:trPr>{}</w:tr>", properties, cells);
  };
  const std::string inner =
      "<w:tbl>" + row(cell(paragraph(run("里"))) + cell(paragraph(run("面")))) + "</w:tbl>";
  const std::string table =
      "<w:tbl>" + row(cell(paragraph(run("a")) + paragraph(run("b"))) + cell(paragraph(run("c\td")))) +
      row(cell(paragraph(run("宽")), R"(<w:gridSpan w:val="2"/>)")) +
      row(cell(paragraph(run("高")), R"(<w:vMerge w:val="restart"/>)") + cell(paragraph(run("1")))) +
      row(cell(paragraph(""), "<w:vMerge/>") + cell(paragraph(run("2")))) +
      row(cell(paragraph(run("删"))), "<w:del/>") +
      row(cell(paragraph(run("缩"))), R"(<w:gridBefore w:val="1"/>)") +
      row(cell(inner + paragraph("")) + cell(paragraph(""))) + "</w:tbl>";
  EXPECT_EQ(
      text_of({.body = paragraph(run("前")) + table + paragraph(run("后")), .numbering = {}, .styles = {}}),
      "前\na b\tc d\n宽\t\n高\t1\n\t2\n\t缩\n里 面\t\n后\n");
}

TEST(DocxRead, NumbersInsideTablesCount) {
  const std::string row =
      "<w:tr><w:tc>" + item(1, 2, "x") + "</w:tc><w:tc>" + item(1, 2, "y") + "</w:tc></w:tr>";
  EXPECT_EQ(text_of({.body = "<w:tbl>" + row + "</w:tbl>" + item(1, 2, "z"),
                     .numbering = kPlanOutline + list(1, 7)}),
            "1.x\t2.y\n3.z\n");
}

TEST(DocxRead, LeavesTheTableOfContentsOut) {
  const std::string styles = R"(<w:style w:styleId="11"><w:name w:val="toc 1"/></w:style>)";
  const auto read = read_docx(
      docx_of({.body = styled("11", "一、总体要求……1") + styled("11", "二、任务……2") + paragraph(run("正文")),
               .numbering = {},
               .styles = styles}),
      "x");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->text, "正文\n");
  EXPECT_THAT(read->left_out, ElementsAre(LeftOutCount{LeftOut::table_of_contents, 2}));
}

TEST(DocxRead, TellsWhatIsNoText) {
  const auto read = read_docx(
      docx_of(
          {.body =
               paragraph("<w:r><w:drawing><pic/></w:drawing></w:r>") +
               paragraph(
                   R"(<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="x" w:char="25A1"/></w:r>)"),
           .numbering = {},
           .styles = {}}),
      "x");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->text, "\n□\n");
  EXPECT_THAT(read->left_out,
              ElementsAre(LeftOutCount{LeftOut::picture, 1}, LeftOutCount{LeftOut::symbol, 1}));
}

TEST(DocxRead, SaysWhatAFileIsThatIsNoDocument) {
  struct Case {
    std::string bytes;
    std::string_view found;
  };
  const Case kCases[] = {
      {sample("plan.doc"), "an old Word document (.doc)"},
      {sample("plan.rtf"), "a rich text document (.rtf)"},
      {sample("plan.odt"), "an OpenDocument file (.odt, .ods)"},
      {sample("book.xlsx"), "an Excel workbook (.xlsx)"},
      {sample("book.xls"), "an old Excel workbook (.xls)"},
      {"%PDF-1.7 ...", "a PDF document"},
      {"<!DOCTYPE html><html></html>", "a web page"},
      {"", "an empty file"},
      {samples::zip_of({{"readme.txt", "x"}}), "a zip archive that holds no Office document"},
      {std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") +
           std::string("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32),
       "a file protected by a password"},
  };
  for (const Case& each : kCases) {
    const auto read = read_docx(each.bytes, "upload.docx");
    ASSERT_FALSE(read) << each.found;
    EXPECT_EQ(read.error().found.en, each.found);
    EXPECT_EQ(read.error().what.en, "the file is not a Word document (.docx)");
    EXPECT_EQ(read.error().where, "upload.docx");
    EXPECT_THAT(read.error().action.en, testing::HasSubstr("save it as .docx"));
    EXPECT_FALSE(read_document(each.bytes, "upload.docx")) << each.found;
  }
}

TEST(DocxRead, SaysWhichPartIsDamaged) {
  samples::Entries entries = samples::entries_of(Document{paragraph(run("a")), {}, {}});
  entries[2].second = "<w:document><w:body>";
  const auto open_tag = read_docx(samples::zip_of(entries), "x.docx");
  ASSERT_FALSE(open_tag);
  EXPECT_EQ(open_tag.error().where, "x.docx!word/document.xml");
  entries[2].second = "<w:document><w:body>\xB2\xFA</w:body></w:document>";
  const auto gbk = read_docx(samples::zip_of(entries), "x.docx");
  ASSERT_FALSE(gbk);
  EXPECT_THAT(gbk.error().found.en, testing::HasSubstr("no UTF-8"));
  entries[2].second = "<w:document></w:document>";
  EXPECT_FALSE(read_docx(samples::zip_of(entries), "x.docx"));
}

TEST(DocxRead, RefusesElementsTooDeepToWalk) {
  std::string deep;
  std::string end;
  for (int i = 0; i < 100'000; ++i) {
    deep += "<w:sdt>";
    end += "</w:sdt>";
  }
  EXPECT_EQ(text_of({.body = deep + end, .numbering = {}, .styles = {}}),
            "refused: elements more than 256 deep");
  std::string boxes;
  end.clear();
  for (int i = 0; i < 30'000; ++i) {
    boxes += "<w:p><w:r><w:pict><w:txbxContent>";
    end = "</w:txbxContent></w:pict></w:r></w:p>" + end;
    if (i > 2000) break;
  }
  EXPECT_EQ(text_of({.body = boxes + end, .numbering = {}, .styles = {}}),
            "refused: elements more than 256 deep");
}

TEST(DocxRead, RefusesBytesThatAreNoText) {
  const auto read = read_document(std::string("\x7F"
                                              "ELF\0\1\0\2",
                                              8),
                                  "plan.txt");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().found.en, "a file of an unknown kind");
  EXPECT_EQ(read.error().wanted.en, "a Word document (.docx) or plain text");
}

TEST(DocxRead, TakesPlainTextInAnyEncoding) {
  const auto utf8 = read_document("\xEF\xBB\xBF一、总体要求\r\n", "plan.txt");
  ASSERT_TRUE(utf8);
  EXPECT_EQ(utf8->text, "一、总体要求\r\n");
  const auto gbk = read_document(
      "\xD2\xBB\xA1\xA2\xD7\xDC\xCC\xE5\xD2\xAA\xC7\xF3\xA3\xBA\xC9\xEE\xBB\xAF\xB2\xFA\xBD\xCC\xC8\xDA\xBA"
      "\xCF\xA1\xA3",
      "plan.txt");
  ASSERT_TRUE(gbk);
  EXPECT_EQ(gbk->text, "一、总体要求：深化产教融合。");
  EXPECT_EQ(gbk->encoding, "GB18030");
  const auto docx = read_document(sample("plan.docx"), "plan.txt");
  ASSERT_TRUE(docx);
  EXPECT_TRUE(docx->text.starts_with("某市产教融合实施方案\n一、"));
}

}  // namespace
}  // namespace langqiao::pack
