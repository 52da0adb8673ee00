#include "tests/package_folder.hpp"

namespace musubi::testing {
namespace {

constexpr const char* kDescriptor = R"({
  "name": "toy", "title": "Toy network", "title_ja": "おもちゃ", "version": "1.2.3", "created": "2026-11-22T09:00:00Z",
  "vocabularies": {
    "kind": {"hub": {"ja": "拠点", "en": "Hub"}, "university": {"ja": "大学", "en": "University"},
             "company": {"ja": "企業", "en": "Company"}},
    "relation": {"serves": {"ja": "担う", "en": "serves"},
                 "part_of": {"ja": "一部", "en": "is part of"},
                 "partners_with": {"ja": "連携", "en": "partners with"}},
    "function": {"contact": {"ja": "窓口", "en": "Contact"}, "talent": {"ja": "人材", "en": "Talent"},
                 "funding": {"ja": "資金", "en": "Funding"}},
    "status": {"actual": {"ja": "実績", "en": "actual"}, "planned": {"ja": "予定", "en": "planned"}}
  },
  "resources": [
    {"name": "nodes", "path": "nodes.csv", "schema": {"primaryKey": "id", "fields": [
      {"name": "id", "type": "string",
       "constraints": {"required": true, "pattern": "[a-z0-9]+(-[a-z0-9]+)*"}},
      {"name": "kind", "type": "string",
       "constraints": {"required": true, "enum": ["hub", "university", "company"]}},
      {"name": "name_ja", "type": "string", "constraints": {"required": true}},
      {"name": "name_en", "type": "string"},
      {"name": "aliases", "type": "string"},
      {"name": "parent", "type": "string"},
      {"name": "lat", "type": "number", "constraints": {"minimum": -90, "maximum": 90}}]}},
    {"name": "links", "path": "links.csv", "schema": {"fields": [
      {"name": "source", "type": "string", "constraints": {"required": true}},
      {"name": "target", "type": "string", "constraints": {"required": true}},
      {"name": "relation", "type": "string",
       "constraints": {"required": true, "enum": ["serves", "part_of", "partners_with"]}},
      {"name": "function", "type": "string"},
      {"name": "role", "type": "string"},
      {"name": "status", "type": "string", "constraints": {"enum": ["actual", "planned"]}},
      {"name": "basis", "type": "string", "constraints": {"enum": ["stated", "derived"]}},
      {"name": "strength", "type": "number", "constraints": {"minimum": 0}},
      {"name": "count", "type": "integer"},
      {"name": "evidence", "type": "string"},
      {"name": "locator", "type": "string"},
      {"name": "note", "type": "string"}]}},
    {"name": "indicators", "path": "indicators.csv", "schema": {"fields": [
      {"name": "subject", "type": "string"}, {"name": "indicator", "type": "string"},
      {"name": "value", "type": "number"}, {"name": "unit", "type": "string"},
      {"name": "year", "type": "string"}, {"name": "evidence", "type": "string"},
      {"name": "locator", "type": "string"}]}},
    {"name": "coverage", "path": "coverage.csv", "schema": {"fields": [
      {"name": "subject", "type": "string"}, {"name": "topic", "type": "string"},
      {"name": "status", "type": "string",
       "constraints": {"enum": ["documented", "partial", "undocumented"]}},
      {"name": "evidence", "type": "string"}, {"name": "note", "type": "string"}]}},
    {"name": "sources", "path": "sources.csv", "schema": {"primaryKey": "id", "fields": [
      {"name": "id", "type": "string", "constraints": {"required": true}},
      {"name": "title", "type": "string"}, {"name": "publisher", "type": "string"},
      {"name": "published", "type": "string"}, {"name": "file_or_url", "type": "string"}]}}
  ]
}
)";

}  // namespace

PackageFolder::PackageFolder() {
  files_["datapackage.json"] = kDescriptor;
  files_["nodes.csv"] =
      "id,kind,name_ja,name_en,aliases,parent,lat\n"
      "hub-north,hub,北拠点,North hub,,,43.1\n"
      "hub-south,hub,南拠点,South hub,,,\n"
      "univ-a,university,Ａ大学,University A,A大;Alpha,,35.5\n"
      "univ-a-medical,university,Ａ大学医学部,Faculty of Medicine of A,,univ-a,\n"
      "company-b,company,株式会社髙島,Company B,,,\n";
  files_["links.csv"] =
      "source,target,relation,function,role,status,basis,strength,count,evidence,locator,note\n"
      "univ-a-medical,hub-north,serves,contact;talent,,actual,stated,,,paper,p. 1,\n"
      "univ-a-medical,univ-a,part_of,,,actual,stated,,,paper,p. 2,\n"
      "company-b,hub-south,serves,funding,,planned,derived,2.5,3,paper;web,p. 3,from the list\n"
      "univ-a,company-b,partners_with,,,actual,stated,,,web,top,\n";
  files_["indicators.csv"] =
      "subject,indicator,value,unit,year,evidence,locator\n"
      "hub-north,tenants,12.5,firms,2020,paper,p. 9\n";
  files_["coverage.csv"] =
      "subject,topic,status,evidence,note\n"
      "hub-north,contact,documented,paper,\n"
      "hub-south,contact,partial,,scattered\n";
  files_["sources.csv"] =
      "id,title,publisher,published,file_or_url\n"
      "paper,A paper,Someone,2021,paper.pdf\n"
      "web,A page,Someone else,2022,https://example.org/\n";
  files_["projections.toml"] =
      "[ties]\n"
      "title_en = \"Ties\"\n"
      "relations = [\"serves\", \"partners_with\"]\n"
      "contract = [\"part_of\"]\n"
      "\n"
      "[everything]\n";
}

void PackageFolder::replace(const std::string& name, const std::string& from,
                            const std::string& to) {
  auto& text = files_.at(name);
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("'" + from + "' is not in " + name);
  text.replace(at, from.size(), to);
}

void PackageFolder::write() const {
  for (const auto& [name, text] : files_) folder_.write(name, text);
}

Network PackageFolder::read(const ReadOptions& options) const {
  write();
  return read_package(folder_.path(), options);
}

}  // namespace musubi::testing
