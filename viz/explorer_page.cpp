#include "viz/explorer_page.hpp"

#include "viz/explorer_bundle.hpp"

namespace musubi {
namespace {

using report::attribute;
using report::element;
using report::Html;

std::string code_of(Language language) {
  return language == Language::ja ? "ja" : "en";
}

Html no_script_note(Language language) {
  return element("p", report::text(language == Language::ja
                                       ? "この図を動かすには、ブラウザーのJavaScriptが必要です。"
                                       : "This picture needs JavaScript in the browser."));
}

std::string policy(std::string_view token) {
  std::string text = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-";
  text += explorer_script_hash();
  text += "'; img-src data: blob:; base-uri 'none'; form-action 'none'";
  if (!token.empty()) text += "; connect-src 'self'";
  return text;
}

std::string page_around(std::string_view title, Language language, const std::string& security,
                        std::string_view style, const Html& body) {
  return Html::markup("<!DOCTYPE html>\n<html lang=\"" + code_of(language) +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n"
                      "<meta http-equiv=\"Content-Security-Policy\"" +
                      attribute("content", security) +
                      ">\n<meta name=\"viewport\" content=\"width=device-width, "
                      "initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
             .code() +
         element("title", report::text(title)).code() + "\n<style>" + std::string(style) +
         "</style>\n</head>\n<body>\n" + body.code() + "</body>\n</html>\n";
}

}  // namespace

bool has_explorer() {
  return !explorer_script().empty();
}

Html explorer_element(std::string_view json, Language language, std::string_view token,
                      bool fills_page) {
  std::string attributes = "id=\"explorer\"" + attribute("lang", code_of(language));
  if (fills_page) attributes += " class=\"page\"";
  if (!token.empty()) attributes += attribute("data-token", token);
  return element("style", Html::markup(explorer_style())) + Html::markup("\n") +
         element("div", element("noscript", no_script_note(language)), attributes) +
         Html::markup("\n<script type=\"application/json\" id=\"explorer-data\">") +
         Html::markup(json) + Html::markup("</script>\n<script>") +
         Html::markup(explorer_script()) + Html::markup("</script>\n");
}

std::string explorer_page(std::string_view title, std::string_view json, Language language,
                          std::string_view token) {
  return page_around(title, language, policy(token), "body { margin: 0; }",
                     explorer_element(json, language, token, true));
}

std::string picture_page(std::string_view title, std::string_view svg, Language language) {
  return page_around(title, language,
                     "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri "
                     "'none'; form-action 'none'",
                     "body { margin: 0; } svg { display: block; width: 100vw; height: 100vh; }",
                     report::inline_svg(svg));
}

}  // namespace musubi
