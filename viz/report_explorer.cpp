#include "viz/explorer_page.hpp"
#include "viz/report_sections.hpp"

namespace musubi::report {

Section explorer_section(const ReportContext& context) {
  const auto& json = context.input.explorer_json;
  if (json.empty() || !has_explorer()) return {};
  Html body = element(
      "p", context.say("名前で探す、拠点を開いて機関を見る、種類や機能で絞り込む、2つの機関のあいだ"
                       "の経路をたどる、といったことができます。線や丸を選ぶと出典まで読めます。",
                       "Find a name, unfold a hub to see its institutions, filter by kind or "
                       "function, follow the ways between two of them. Whatever is chosen shows "
                       "its sources."));
  body += element("p",
                  context.say("（画面では、ここに動かせる図があります。）",
                              "(On screen, a picture that can be moved stands here.)"),
                  "class=\"on-paper note\"");
  body += explorer_element(json, context.language, {}, false);
  return {.id = "explore",
          .title = context.say("ネットワークを動かして見る", "Explore the network"),
          .body = std::move(body)};
}

}  // namespace musubi::report
