#include <algorithm>

#include "viz/report_evidence.hpp"
#include "viz/report_requirements.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"
#include "viz/requirement_words.hpp"

namespace musubi::report {
namespace {

Html some_names(const ReportContext& context, const std::vector<NodeId>& nodes) {
  constexpr std::size_t kNamed = 6;
  const auto shown = static_cast<std::ptrdiff_t>(std::min(nodes.size(), kNamed));
  const Html names = context.names({nodes.begin(), nodes.begin() + shown});
  if (nodes.size() <= kNamed) return names;
  return context.say("{0}ほか{1}件", "{0} and {1} more", {names, number(nodes.size() - kNamed)});
}

// The documents' figures with the places they are read from.
Html figures(const ReportContext& context, const NeedResult& found) {
  std::vector<Html> items;
  for (const auto position : found.figures) {
    const auto& figure = context.input.network.indicators[position];
    items.push_back(source_number(context, figure.evidence) + Html::markup(" ") +
                    context.quoted(figure.locator));
  }
  return element("span", join(items, "<br>"), "class=\"place\"");
}

Html who(const ReportContext& context, const NeedResult& found) {
  if (found.need.figure) return figures(context, found);
  std::vector<Html> parts;
  if (!found.nodes.empty()) parts.push_back(some_names(context, found.nodes));
  if (!found.too_far.empty()) {
    parts.push_back(element("small", context.say("遠いため数えない：{0}", "too far: {0}",
                                                 {some_names(context, found.too_far)})));
  }
  return join(parts, "<br>");
}

// Symbol and word of how a requirement stands.
Html requirement_badge(const ReportContext& context, RequirementStatus status,
                       const std::string& word) {
  auto like = GapStatus::unknown;
  if (status == RequirementStatus::met) like = GapStatus::present;
  if (status == RequirementStatus::missing) like = GapStatus::missing;
  return element("span", status_symbol(context, like) + Html::markup(" ") + text(word),
                 "class=\"badge " + status_style(like) + "\"");
}

class RequirementWriter {
 public:
  RequirementWriter(const ReportContext& context, const RequirementResult& result,
                    const std::string& id)
      : context_(context), result_(result), id_(id) {}

  Html write() const { return needs() + notes() + evidence(); }

 private:
  [[nodiscard]] Html caption() const {
    const auto& requirement = result_.requirement;
    return requirement_badge(context_, result_.status, status_word(result_, context_.language)) +
           Html::markup(" ") + context_.quoted(requirement.text.get(context_.language)) +
           level_and_axis(context_, requirement);
  }

  [[nodiscard]] Html needs() const {
    Table table{.id = id_,
                .caption = caption(),
                .columns = {{context_.say("求められるもの", "Asked for")},
                            {context_.say("必要", "Needed"), true},
                            {context_.say("資料にあるもの", "Found"), true},
                            {context_.say("状態", "Status")},
                            {context_.say("該当するもの", "Which")}},
                .style = "requirements"};
    const bool lacks = result_.status != RequirementStatus::met;
    if (lacks) table.columns.push_back({context_.say("満たすには", "What would meet it")});
    for (const auto& found : result_.needs) {
      table.rows.push_back(
          {{text(need_words(network(), found.need, context_.language))},
           {found.need.figure ? Html() : Html::markup(std::to_string(found.need.at_least))},
           {text(found_words(network(), found, context_.language))},
           {requirement_badge(context_, found.status, status_word(found, context_.language))},
           {who(context_, found)}});
      if (!lacks) continue;
      table.rows.back().push_back({text(what_would_meet(network(), found, context_.language))});
    }
    return render(table);
  }

  // What has to be known of the table: from where distances are measured, what the unknown could
  // change, the profile's own note.
  [[nodiscard]] Html notes() const {
    std::vector<Html> items;
    if (const auto* measured = first_measured()) {
      items.push_back(
          measured->centre == kNoNode
              ? context_.say("距離の起点となる拠点の位置は、資料に記載がありません。",
                             "The documents do not place the hub to measure distances from.")
              : context_.say("距離は{0}から測りました。所在地の記載がないものは、近いとも遠いとも"
                             "みなさず、数えていません。",
                             "Distances are measured from {0}. Those whose place is not stated are "
                             "not counted, nor taken to be far away.",
                             {context_.name(measured->centre)}));
    }
    if (result_.status == RequirementStatus::unknown) {
      items.push_back(context_.say("不明なものが実際にあれば満たし、なければ満たしません。",
                                   "Met if what is unknown is there in fact; else not met."));
    }
    if (!result_.requirement.note.get(context_.language).empty()) {
      items.push_back(context_.note(result_.requirement.note));
    }
    return bullets(items, "class=\"plain note\"");
  }

  [[nodiscard]] const NeedResult* first_measured() const {
    const auto it =
        std::find_if(result_.needs.begin(), result_.needs.end(),
                     [](const NeedResult& found) { return found.need.within_km.has_value(); });
    return it == result_.needs.end() ? nullptr : &*it;
  }

  [[nodiscard]] Html evidence() const {
    Html blocks;
    for (const auto& found : result_.needs) {
      if (found.links.empty()) continue;
      blocks += element("p", element("strong",
                                     text(need_words(network(), found.need, context_.language)))) +
                statements(context_, found.links);
    }
    if (blocks.empty()) return {};
    return collapsed(
        context_.say("数えたものと、その記載箇所", "What was counted, and where it is stated"),
        blocks);
  }

  [[nodiscard]] const Network& network() const { return context_.input.network; }

  const ReportContext& context_;
  const RequirementResult& result_;
  const std::string& id_;
};

}  // namespace

Html level_and_axis(const ReportContext& context, const Requirement& requirement) {
  std::vector<Html> words;
  if (!requirement.level.empty()) words.push_back(context.label("maturity", requirement.level));
  if (!requirement.axis.empty()) words.push_back(context.label("axis", requirement.axis));
  if (words.empty()) return {};
  return Html::markup(" ") +
         element("small", context.say("（{0}）", "({0})", {context.list(words)}));
}

Html requirement_block(const ReportContext& context, const RequirementResult& result,
                       const std::string& id) {
  return RequirementWriter(context, result, id).write();
}

}  // namespace musubi::report
