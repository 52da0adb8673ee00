#include "tests/workbook_file.hpp"

#include <zip.h>

namespace musubi::testing {
namespace {

const std::string kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string kPackage = "http://schemas.openxmlformats.org/package/2006/relationships";

}  // namespace

WorkbookFile::WorkbookFile() {
  parts_["_rels/.rels"] = "<Relationships xmlns=\"" + kPackage +
                          "\"><Relationship Id=\"rId1\" Type=\"" + kOffice +
                          "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
  parts_["xl/workbook.xml"] = "<workbook xmlns=\"" + kMain + "\" xmlns:r=\"" + kOffice +
                              "\"><sheets><sheet name=\"links\" sheetId=\"7\" r:id=\"rId1\"/>"
                              "</sheets></workbook>";
  parts_["xl/_rels/workbook.xml.rels"] =
      "<Relationships xmlns=\"" + kPackage + "\"><Relationship Id=\"rId1\" Type=\"" + kOffice +
      "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + kOffice +
      "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" +
      kOffice + "/styles\" Target=\"styles.xml\"/></Relationships>";
  parts_["xl/sharedStrings.xml"] =
      "<sst xmlns=\"" + kMain + "\"><si><t>first</t></si><si><t>second</t></si></sst>";
  parts_["xl/styles.xml"] =
      "<styleSheet xmlns=\"" + kMain +
      "\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"#,##0&quot;社&quot;\"/>"
      "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
      "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
  rows("");
}

void WorkbookFile::rows(const std::string& xml, const std::string& behind) {
  parts_["xl/worksheets/sheet1.xml"] = "<worksheet xmlns=\"" + kMain + "\"><sheetData>" + xml +
                                       "</sheetData>" + behind + "</worksheet>";
}

std::filesystem::path WorkbookFile::write(const std::string& name) {
  const auto path = folder_.path() / name;
  int code = 0;
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive == nullptr) throw std::runtime_error("cannot make a zip file");
  for (const auto& [part, content] : parts_) {
    auto* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    if (zip_file_add(archive, part.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
      throw std::runtime_error("cannot add a part");
    }
  }
  if (zip_close(archive) != 0) throw std::runtime_error("cannot write a zip file");
  return path;
}

}  // namespace musubi::testing
