#include "viz/report_page.hpp"

#include <algorithm>

#include "viz/explorer_bundle.hpp"
#include "viz/explorer_page.hpp"

namespace musubi::report {
namespace {

Html network_title(const ReportContext& context) {
  const auto& network = context.input.network;
  const auto& title = network.title.get(context.language);
  return text(title.empty() ? network.name : title);
}

Html title(const ReportContext& context) {
  return context.say("{0} ネットワーク分析報告", "{0}: network report", {network_title(context)});
}

// The quote that follows ends it.
std::string explorer_source() {
  return has_explorer() ? "' 'sha256-" + std::string(explorer_script_hash()) : std::string{};
}

Html head(const ReportContext& context) {
  const std::string policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-" +
                             std::string(table_script_hash()) + explorer_source() +
                             "'; img-src data:; base-uri 'none'; form-action 'none'";
  return Html::markup(
             "<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"" +
             attribute("content", policy) +
             ">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"referrer\" content=\"no-referrer\">\n"
             "<meta name=\"generator\"" +
             attribute("content", "musubi " + context.input.version) + ">\n") +
         element("title", title(context)) + Html::markup("\n<style>") +
         Html::markup(style_sheet()) + Html::markup("</style>\n</head>\n");
}

Html header(const ReportContext& context) {
  const Html about =
      context.hubs.empty()
          ? context.say("ネットワークのつながり方を分析した報告です。",
                        "How this network hangs together.")
          : context.say(
                "この報告は、拠点どうし、機関、海外の相手のつながりを資料から読み取り、まだ"
                "つながりの記載がないところと、そこを結べる機関をまとめたものです。"
                "ワーキンググループの話し合いの材料としてお使いください。",
                "What the documents tell about the ties between hubs, institutions and "
                "partners abroad; where no tie is stated, and who could make one. It is meant "
                "as material for a working group’s meeting.");
  return element("header", element("h1", title(context)) + element("p", about)) +
         Html::markup("\n");
}

// What is open is what is printed.
Html open_all(const ReportContext& context) {
  return element(
      "p",
      element("button", context.say("根拠と詳細をすべて開く", "Open all evidence and details"),
              "type=\"button\" id=\"open-all\" aria-pressed=\"false\" hidden") +
          Html::markup(" ") +
          element("small", context.say("印刷されるのは開いているところだけです。",
                                       "What is open is printed.")),
      "class=\"open-all\"");
}

Html contents(const ReportContext& context, const std::vector<Section>& sections) {
  Html items;
  for (const auto& section : sections) {
    items +=
        element("li", element("a", section.title, "href=\"#" + std::string(section.id) + "\""));
  }
  return element("nav",
                 element("h2", context.say("目次", "Contents"), "id=\"contents\"") +
                     element("ol", items),
                 "aria-labelledby=\"contents\"") +
         Html::markup("\n");
}

Html numbered(const Section& section, std::size_t place) {
  const std::string id(section.id);
  return element("section",
                 element("h2", number(place) + Html::markup(". ") + section.title,
                         "id=\"" + id + "\"") +
                     Html::markup("\n") + section.body,
                 std::string(section.wide ? "class=\"wide\" " : "") + "aria-labelledby=\"" + id +
                     "\"") +
         Html::markup("\n");
}

}  // namespace

std::string page(const ReportContext& context, const std::vector<Section>& all) {
  std::vector<Section> sections;
  std::copy_if(all.begin(), all.end(), std::back_inserter(sections),
               [](const Section& section) { return !section.body.empty(); });
  Html main;
  for (std::size_t i = 0; i < sections.size(); ++i) main += numbered(sections[i], i + 1);
  const Html body =
      element("a", context.say("本文へ", "Skip to the text"), "class=\"skip\" href=\"#main\"") +
      header(context) + contents(context, sections) + open_all(context) +
      element("main", main, "id=\"main\" tabindex=\"-1\"") +
      Html::markup("\n<script>" + std::string(table_script()) + "</script>\n");
  return Html::markup("<!DOCTYPE html>\n<html lang=\"" + std::string(context.ja() ? "ja" : "en") +
                      "\">\n")
             .code() +
         head(context).code() + element("body", body).code() + "\n</html>\n";
}

}  // namespace musubi::report
