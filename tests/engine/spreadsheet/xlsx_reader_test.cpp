#include "engine/spreadsheet/xlsx_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/file.hpp"
#include "engine/spreadsheet/date_format.hpp"
#include "engine/spreadsheet/xlsx_text.hpp"
#include "tests/diagnostics_of.hpp"
#include "tests/workbook_file.hpp"

namespace musubi::xlsx_reader_test {
namespace {

using musubi::testing::Complaint;
using musubi::testing::diagnostics_of;
using musubi::testing::WorkbookFile;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

// The cells of a sheet as "A1=text".
std::vector<std::string> cells_of(const Sheet& sheet) {
  std::vector<std::string> cells;
  for (const auto& row : sheet.rows) {
    for (const auto& cell : row.cells) {
      cells.push_back(column_letters(cell.column) + std::to_string(row.number) + "=" + cell.text);
    }
  }
  return cells;
}

Sheet only_sheet(WorkbookFile& file) {
  auto workbook = read_workbook(file.write());
  EXPECT_THAT(workbook.sheets, SizeIs(1));
  return std::move(workbook.sheets.front());
}

Sheet sheet_of(const std::string& rows, const std::string& behind = {}) {
  WorkbookFile file;
  file.rows(rows, behind);
  return only_sheet(file);
}

std::vector<std::string> cells_of(const std::string& rows) {
  const auto sheet = sheet_of(rows);
  EXPECT_THAT(sheet.problems, IsEmpty());
  return cells_of(sheet);
}

std::vector<Diagnostic> refusal(WorkbookFile& file, const XlsxLimits& limits = {}) {
  const auto path = file.write();
  return diagnostics_of([&] { static_cast<void>(read_workbook(path, limits)); });
}

TEST(XlsxReader, ReadsEveryKindOfCellAsText) {
  EXPECT_THAT(cells_of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c>"
                       "<c r=\"B1\" t=\"inlineStr\"><is><t>inline</t></is></c>"
                       "<c r=\"C1\"><v>12.50</v></c><c r=\"D1\" t=\"b\"><v>1</v></c>"
                       "<c r=\"E1\" t=\"b\"><v>0</v></c>"
                       "<c r=\"F1\" t=\"str\"><f>A1&amp;\"x\"</f><v>firstx</v></c>"
                       "<c r=\"G1\"><f>1+1</f><v>2</v></c>"
                       "<c r=\"H1\" t=\"str\"><f>\"\"</f><v></v></c>"
                       "<c r=\"I1\" s=\"2\"><v>7</v></c><c r=\"J1\" s=\"1\"/></row>"),
              ElementsAre("A1=second", "B1=inline", "C1=12.5", "D1=true", "E1=false", "F1=firstx",
                          "G1=2", "I1=7"));
}

TEST(XlsxReader, WritesNumbersAsTheShortestDecimals) {
  EXPECT_EQ(cell_number_text(1.0e3), "1000");
  EXPECT_EQ(cell_number_text(100000), "100000");
  EXPECT_EQ(cell_number_text(0.1), "0.1");
  EXPECT_EQ(cell_number_text(-0.0), "0");
  EXPECT_EQ(cell_number_text(-2.50), "-2.5");
  EXPECT_EQ(cell_number_text(0.000001), "0.000001");
  EXPECT_EQ(cell_number_text(123456789012345680.0), "123456789012345680");
  EXPECT_EQ(cell_number_text(1e21), "1e+21");
  EXPECT_THAT(cells_of("<row><c><v>1.0E3</v></c><c><v>2020</v></c><c><v>0.30000000000000004</v></c>"
                       "</row>"),
              ElementsAre("A1=1000", "B1=2020", "C1=0.30000000000000004"));
}

TEST(XlsxReader, JoinsRichTextAndLeavesFuriganaOut) {
  WorkbookFile file;
  auto& strings = file.part("xl/sharedStrings.xml");
  strings.replace(strings.find("<si><t>first</t></si>"), 21,
                  "<si><r><t xml:space=\"preserve\">東京 </t></r><r><rPr><b/></rPr><t>大学</t></r>"
                  "<rPh sb=\"0\" eb=\"2\"><t>トウキョウ</t></rPh><phoneticPr fontId=\"1\"/></si>");
  file.rows(
      "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><r><t>京都</t></r>"
      "<rPh sb=\"0\" eb=\"2\"><t>キョウト</t></rPh></is></c></row>");
  EXPECT_THAT(cells_of(only_sheet(file)), ElementsAre("A1=東京 大学", "B1=京都"));
}

TEST(XlsxReader, ReadsBlanksAndEscapesAsExcelDoes) {
  EXPECT_THAT(cells_of("<row><c t=\"inlineStr\"><is><t> x </t></is></c>"
                       "<c t=\"inlineStr\"><is><t xml:space=\"preserve\"> x </t></is></c>"
                       "<c t=\"inlineStr\"><is><t>a_x000D_b_x005F_x000D_c_x30C8_</t></is></c>"
                       "<c t=\"inlineStr\"><is><t>_xD83D__xDE00_ _xD83D_ _x00</t></is></c></row>"),
              ElementsAre("A1=x", "B1= x ", "C1=a\rb_x000D_cト", "D1=😀 _xD83D_ _x00"));
  for (const auto* text : {"_x000D_", "__x0041__x0042_", "plain", "_x12", "_x005F_"}) {
    EXPECT_EQ(unescape_xlsx(escape_xlsx(text)), text);
  }
}

TEST(XlsxReader, FollowsReferencesAndFillsInMissingOnes) {
  EXPECT_THAT(
      cells_of("<row><c><v>1</v></c><c r=\"XFD1\"><v>2</v></c></row>"
               "<row/><row r=\"1048576\"><c r=\"AA1048576\"><v>3</v></c><c><v>4</v></c></row>"),
      ElementsAre("A1=1", "XFD1=2", "AA1048576=3", "AB1048576=4"));
}

TEST(XlsxReader, AcceptsPrefixesStrictNamespacesAndBackslashes) {
  WorkbookFile file;
  const std::string strict = "http://purl.oclc.org/ooxml/";
  file.part("xl\\workbook.xml") =
      "<?xml version=\"1.0\"?><x:workbook xmlns:x=\"" + strict + "spreadsheetml/main\" xmlns:q=\"" +
      strict +
      "officeDocument/relationships\"><x:sheets><x:sheet name=\"隠し\" sheetId=\"1\" "
      "state=\"veryHidden\" q:id=\"rId1\"/></x:sheets></x:workbook>";
  file.remove("xl/workbook.xml");
  file.part("XL\\Worksheets\\Sheet1.xml") =
      "<x:worksheet xmlns:x=\"" + strict +
      "spreadsheetml/main\" xmlns:o=\"urn:other\"><x:sheetData>"
      "<x:row><x:c><o:v>9</o:v><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>";
  file.remove("xl/worksheets/sheet1.xml");
  const auto sheet = only_sheet(file);
  EXPECT_EQ(sheet.name, "隠し");
  EXPECT_THAT(cells_of(sheet), ElementsAre("A1=5"));
}

TEST(XlsxReader, FindsSheetsThroughTheirRelationships) {
  WorkbookFile file;
  auto& book = file.part("xl/workbook.xml");
  book.replace(book.find("<sheets>"), 8,
               "<sheets><sheet name=\"chart\" sheetId=\"1\" r:id=\"rId9\"/>"
               "<sheet name=\"nodes\" sheetId=\"2\" r:id=\"rId8\"/>");
  auto& parts = file.part("xl/_rels/workbook.xml.rels");
  const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  parts.replace(parts.find("</Relationships>"), 16,
                "<Relationship Id=\"rId9\" Type=\"" + type +
                    "chartsheet\" Target=\"c.xml\"/>"
                    "<Relationship Id=\"rId8\" Type=\"" +
                    type + "worksheet\" Target=\"../elsewhere/n.xml\"/></Relationships>");
  file.rows("<row><c><v>1</v></c></row>");
  file.part("elsewhere/n.xml") = file.part("xl/worksheets/sheet1.xml");
  const auto workbook = read_workbook(file.write());
  ASSERT_THAT(workbook.sheets, SizeIs(2));
  EXPECT_EQ(workbook.sheets[0].name, "nodes");
  EXPECT_EQ(workbook.sheets[1].name, "links");
}

TEST(XlsxReader, TellsEveryCellThatHasNoText) {
  const auto sheet = sheet_of(
      "<row r=\"2\"><c r=\"A2\" t=\"e\"><v>#REF!</v></c><c r=\"B2\"><f>1+1</f></c>"
      "<c r=\"C2\"><f>1+1</f><v></v></c></row>"
      "<row r=\"5\"><c r=\"J5\" s=\"1\"><v>44713</v></c><c r=\"K5\" t=\"d\"><v>2022-06-01</v></c>"
      "<c r=\"L5\" t=\"inlineStr\"><is><t>a_x0001_</t></is></c><c r=\"M5\"><v>1,5</v></c></row>",
      "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"A2:A2\"/><mergeCell ref=\"O1:P9\"/>"
      "</mergeCells>");
  EXPECT_THAT(
      sheet.problems,
      UnorderedElementsAre(
          Complaint("book.xlsx", 2, "cell links!A2 holds the error #REF!", "correct"),
          Complaint("book.xlsx", 2, "cell links!B2 holds a formula without its value", "open"),
          Complaint("book.xlsx", 2, "cell links!C2 holds a formula without its value", "open"),
          Complaint("book.xlsx", 5, "cell links!J5 is a date",
                    "format the column as text and write 2022-06"),
          Complaint("book.xlsx", 5, "cell links!K5 is a date", "text"),
          Complaint("book.xlsx", 5, "cell links!L5 holds a control character", "type"),
          Complaint("book.xlsx", 5, "cell links!M5 holds '1,5', which is not a number", "type"),
          Complaint("book.xlsx", 1, "the cells links!A1:B2 are merged", "unmerge")));
  EXPECT_THAT(cells_of(sheet), IsEmpty());
}

TEST(XlsxReader, KeepsTheNumberOfProblemsDown) {
  std::string rows;
  for (int i = 0; i < 3000; ++i) rows += "<row><c t=\"e\"><v>#N/A</v></c></row>";
  const auto sheet = sheet_of(rows);
  ASSERT_THAT(sheet.problems, SizeIs(1001));
  EXPECT_THAT(sheet.problems.back(), Complaint("book.xlsx", 0, "2000 more problems", ""));
}

TEST(DateFormat, IsToldByItsLetters) {
  for (const unsigned id : {14U, 22U, 27U, 31U, 45U, 57U})
    EXPECT_TRUE(is_date_format(id, "")) << id;
  for (const unsigned id : {0U, 2U, 9U, 11U, 37U, 49U}) EXPECT_FALSE(is_date_format(id, "")) << id;
  for (const auto* code :
       {"yyyy/m/d", "[$-411]ggge\"年\"m\"月\"d\"日\";@", "[h]:mm", "[$-F800]dddd", "m/d", "aaa",
        "0.00;[Red]hh", "e\"年\"", "General;yyyy"}) {
    EXPECT_TRUE(is_date_format(164, code)) << code;
  }
  for (const auto* code : {"General", "@", "0.00E+00", "##0.0e-0", "#,##0\"days\"", "[Red]0.0",
                           "0\\d", "_d0", "*m0", "[$¥-411]#,##0", "[>=100]0;0.0", "\"年", "[[[["}) {
    EXPECT_FALSE(is_date_format(164, code)) << code;
  }
}

TEST(XlsxReader, RefusesWhatIsNoWorkbook) {
  const musubi::testing::TemporaryFolder folder;
  const auto complaint = [&](const std::string& name, const std::string& content) {
    const auto path = folder.write(name, content);
    return diagnostics_of([&] { static_cast<void>(read_workbook(path)); });
  };
  EXPECT_THAT(
      complaint("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"),
      ElementsAre(Complaint("old.xls", 0, "is encrypted, or an .xls workbook", "password")));
  EXPECT_THAT(complaint("x.xlsx", "id,kind\n"),
              ElementsAre(Complaint("x.xlsx", 0, "is not an .xlsx workbook", "save")));
  EXPECT_THAT(complaint("empty.xlsx", ""), ElementsAre(Complaint("empty.xlsx", 0, "is not", "")));
  EXPECT_THAT(complaint("cut.xlsx", "PK\x03\x04 and nothing"),
              ElementsAre(Complaint("cut.xlsx", 0, "is not an .xlsx workbook, or is damaged", "")));
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(read_workbook(folder.path() / "no.xlsx")); }),
              ElementsAre(Complaint("no.xlsx", 0, "no such file", "")));
  EXPECT_THAT(diagnostics_of([&] { static_cast<void>(read_workbook(folder.path())); }),
              ElementsAre(Complaint("", 0, "is a folder", "")));
  WorkbookFile word;
  word.remove("xl/workbook.xml");
  EXPECT_THAT(refusal(word), ElementsAre(Complaint("book.xlsx", 0, "not an .xlsx workbook", "")));
}

TEST(XlsxReader, RefusesADocumentTypeInAnyPart) {
  for (const auto* part : {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                           "xl/workbook.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels"}) {
    WorkbookFile file;
    file.part(part) = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]>" + file.part(part);
    EXPECT_THAT(refusal(file),
                ElementsAre(Complaint("book.xlsx", 0, "has a document type declaration", "")))
        << part;
  }
}

TEST(XlsxReader, RefusesBrokenSheets) {
  const std::pair<std::string, std::string> broken[] = {
      {"<row><c></row>", "is broken XML on line 1"},
      {"<row><c t=\"inlineStr\"><is><t>\xFF</t></is></c></row>", "is broken XML"},
      {"<row><c t=\"inlineStr\"><is><t>\x01</t></is></c></row>", "is broken XML"},
      {"<row r=\"2\"/><row r=\"2\"/>", "has its rows out of order"},
      {"<row r=\"1048577\"/>", "more than 1,048,576 rows"},
      {"<row r=\"x\"/>", "has its rows out of order"},
      {"<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>", "'A1' in row 1"},
      {"<row r=\"1\"><c r=\"A2\"/></row>", "'A2' in row 1"},
      {"<row r=\"1\"><c r=\"XFE1\"/></row>", "'XFE1' in row 1"},
      {"<row r=\"1\"><c r=\"XFD1\"/><c/></row>", "more than 16,384 columns"},
      {"<row><c t=\"s\"><v>2</v></c></row>", "names a text that the workbook does not have"},
      {"<row><c t=\"s\"><v>-1</v></c></row>", "names a text that the workbook does not have"},
  };
  for (const auto& [rows, problem] : broken) {
    WorkbookFile file;
    file.rows(rows);
    EXPECT_THAT(refusal(file),
                ElementsAre(::testing::Field(&Diagnostic::problem, ::testing::HasSubstr(problem))));
  }
  WorkbookFile deep;
  std::string nested;
  for (int i = 0; i < 300; ++i) nested += "<a>";
  deep.rows(nested);
  EXPECT_THAT(refusal(deep), ElementsAre(Complaint("book.xlsx", 0, "too deeply", "")));
  WorkbookFile tag;
  tag.rows("<row spans=\"" + std::string(3U << 20U, '1') + "\"/>");
  EXPECT_THAT(refusal(tag), ElementsAre(Complaint("book.xlsx", 0, "a tag of more than", "")));
  WorkbookFile twice;
  twice.part("XL/worksheets/Sheet1.xml") = "";
  EXPECT_THAT(refusal(twice), ElementsAre(Complaint("book.xlsx", 0, "two parts of the name", "")));
  WorkbookFile absent;
  absent.remove("xl/worksheets/sheet1.xml");
  EXPECT_THAT(refusal(absent), ElementsAre(Complaint("book.xlsx", 0, "is missing", "")));
}

// 64 MiB of blanks in 64 KiB: refused after the first 10 MiB, whatever the other limits are.
TEST(XlsxReader, StopsABombWhileItUnpacks) {
  WorkbookFile bomb;
  bomb.rows(std::string(64U << 20U, ' '));
  EXPECT_THAT(refusal(bomb), ElementsAre(Complaint("book.xlsx", 0, "more than 200 times", "CSV")));
  EXPECT_THAT(refusal(bomb, {.part_bytes = 1U << 20U}),
              ElementsAre(Complaint("book.xlsx", 0, "unpacks to more than 1 MiB", "")));
  WorkbookFile many;
  many.part("xl/styles.xml") += std::string(700'000, ' ');
  many.part("xl/sharedStrings.xml") += std::string(700'000, ' ');
  EXPECT_THAT(refusal(many, {.total_bytes = 1U << 20U}),
              ElementsAre(Complaint("book.xlsx", 0, "over 1 MiB unpacked", "")));
}

TEST(XlsxReader, BoundsWhatItKeeps) {
  WorkbookFile cells;
  cells.rows("<row><c/><c/><c/></row>");
  EXPECT_THAT(refusal(cells, {.cells = 2}),
              ElementsAre(Complaint("book.xlsx", 1, "over the number of cells", "")));
  // One long text, named by many cells.
  WorkbookFile shared;
  auto& strings = shared.part("xl/sharedStrings.xml");
  strings.replace(strings.find("first"), 5, std::string(10'000, 'x'));
  std::string rows;
  for (int i = 0; i < 200; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
  shared.rows(rows);
  EXPECT_THAT(refusal(shared, {.total_bytes = 1'000'000}),
              ElementsAre(Complaint("book.xlsx", 101, "over the text it may have", "")));
}

// The sizes in the directory of the archive are claims.
TEST(XlsxReader, CountsWhatComesOutNotWhatTheArchiveSays) {
  WorkbookFile file;
  file.rows(std::string(2U << 20U, ' '));
  const auto path = file.write();
  auto bytes = read_file(path);
  const auto entry = bytes.rfind("xl/worksheets/sheet1.xml");
  ASSERT_NE(entry, std::string::npos);
  bytes[entry - 46 + 24] = 1;  // the unpacked size, low byte first
  bytes[entry - 46 + 25] = bytes[entry - 46 + 26] = bytes[entry - 46 + 27] = 0;
  write_file(path, bytes);
  EXPECT_THAT(
      diagnostics_of([&] { static_cast<void>(read_workbook(path, {.part_bytes = 1U << 20U})); }),
      ElementsAre(Complaint("book.xlsx", 0, "unpacks to more than 1 MiB", "")));
}

}  // namespace
}  // namespace musubi::xlsx_reader_test
