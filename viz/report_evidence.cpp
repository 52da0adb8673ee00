#include "viz/report_evidence.hpp"
#include "viz/relation_words.hpp"

#include <algorithm>
#include <array>

#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

bool is_derived(const ReportContext& context, LinkId link) {
  return context.graph().link_text(link, "basis") == "derived";
}

// Without a particle of its own (機能を担う) a relation needs の.
Html predicate(const ReportContext& context, const std::string& relation) {
  const auto label = context.input.network.vocabularies.label("relation", relation, Language::ja);
  if (!context.ja()) return context.label("relation", relation);
  return begins_with_particle(label) ? text(label) : Html::markup("の") + text(label);
}

// Links that differ only in who or only in whom they speak of: one sentence serves them all.
struct Statement {
  std::vector<NodeId> who{};
  std::vector<NodeId> whom{};
  std::vector<LinkId> links{};
};

bool says_the_same(const PropertyGraph& graph, LinkId a, LinkId b) {
  const auto same_text = [&](std::string_view attribute) {
    return graph.link_text(a, attribute) == graph.link_text(b, attribute);
  };
  const bool derived = graph.link_text(a, "basis") == "derived";  // the note is shown then
  return graph.relation(a) == graph.relation(b) && same_text("function") && same_text("basis") &&
         (!derived || (same_text("note") && same_text("note_ja")));
}

bool take_in(const PropertyGraph& graph, Statement& statement, LinkId link) {
  if (!says_the_same(graph, statement.links.front(), link)) return false;
  const auto& ends = graph.link(link);
  const bool same_who = statement.who == std::vector{ends.source};
  const bool same_whom = statement.whom == std::vector{ends.target};
  if (!same_who && !same_whom) return false;
  if (!same_who &&
      std::find(statement.who.begin(), statement.who.end(), ends.source) == statement.who.end()) {
    statement.who.push_back(ends.source);
  }
  if (!same_whom && std::find(statement.whom.begin(), statement.whom.end(), ends.target) ==
                        statement.whom.end()) {
    statement.whom.push_back(ends.target);
  }
  statement.links.push_back(link);
  return true;
}

std::vector<Statement> grouped(const PropertyGraph& graph, const std::vector<LinkId>& links) {
  std::vector<Statement> result;
  for (const LinkId link : links) {
    const bool taken = std::any_of(result.begin(), result.end(), [&](Statement& statement) {
      return take_in(graph, statement, link);
    });
    if (!taken) result.push_back({{graph.link(link).source}, {graph.link(link).target}, {link}});
  }
  return result;
}

Html sentence(const ReportContext& context, const Statement& statement) {
  const LinkId link = statement.links.front();
  std::vector<Html> who;
  for (const NodeId node : statement.who) who.push_back(context.name(node));
  std::vector<Html> whom;
  for (const NodeId node : statement.whom) whom.push_back(context.name(node));
  // The relation's label is in the singular: "is a member of".
  const Html subject = context.ja()      ? context.list(who)
                       : who.size() == 1 ? who.front()
                                         : Html::markup("Each of ") + context.sentence_list(who);
  Html said = context.say("{0}は{1}{2}", "{0} {2} {1}",
                          {subject, context.ja() ? context.list(whom) : context.sentence_list(whom),
                           predicate(context, context.graph().relation(link))});
  const auto functions = split_list(context.graph().link_text(link, "function"));
  if (!functions.empty()) {
    said += context.say("（{0}）", " ({0})", {context.function_names(functions)});
  }
  return said;
}

Html reason(const ReportContext& context, LinkId link) {
  if (!is_derived(context, link)) return {};
  const auto& graph = context.graph();
  const LocalizedText note{std::string(graph.link_text(link, "note_ja")),
                           std::string(graph.link_text(link, "note"))};
  Html why = Html::markup(" ") + derived_mark(context);
  if (!note.get(context.language).empty()) {
    why += Html::markup(" ") + element("small", context.note(note), "class=\"note\"");
  }
  return why;
}

// Every place once. Sources that share a locator share its text: [1][2] locator.
std::vector<Html> places_of_all(const ReportContext& context, const std::vector<LinkId>& links) {
  std::vector<std::pair<std::string, std::vector<std::string>>> sources_of_locator;
  for (const LinkId link : links) {
    for (const auto& evidence : context.graph().evidence(link)) {
      auto it = std::find_if(sources_of_locator.begin(), sources_of_locator.end(),
                             [&](const auto& entry) { return entry.first == evidence.locator; });
      if (it == sources_of_locator.end()) {
        it = sources_of_locator.insert(it, {evidence.locator, {}});
      }
      auto& sources = it->second;
      if (std::find(sources.begin(), sources.end(), evidence.source) == sources.end()) {
        sources.push_back(evidence.source);
      }
    }
  }
  std::vector<Html> items;
  for (const auto& [locator, sources] : sources_of_locator) {
    Html numbers;
    for (const auto& source : sources) numbers += source_number(context, source);
    items.push_back(
        element("span", numbers + Html::markup(" ") + context.quoted(locator), "class=\"place\""));
  }
  return items;
}

}  // namespace

Html source_number(const ReportContext& context, const std::string& source) {
  const auto& sources = context.input.network.sources;
  const auto it = std::find_if(sources.begin(), sources.end(),
                               [&](const Source& known) { return known.id == source; });
  if (it == sources.end()) return text("[" + source + "]");
  const auto position = std::to_string(it - sources.begin() + 1);
  return element("a", text("[" + position + "]"),
                 "href=\"#source-" + position + "\"" + attribute("title", it->title));
}

Html statements(const ReportContext& context, const std::vector<LinkId>& links) {
  std::vector<Html> items;
  for (const auto& statement : grouped(context.graph(), links)) {
    items.push_back(sentence(context, statement) + Html::markup(" ") +
                    join(places_of_all(context, statement.links), " ") +
                    reason(context, statement.links.front()));
  }
  return bullets(items, "class=\"evidence\"");
}

Html places(const ReportContext& context, const std::vector<LinkId>& links,
            std::string_view separator) {
  return join(places_of_all(context, links), separator);
}

bool any_derived(const ReportContext& context, const std::vector<LinkId>& links) {
  return std::any_of(links.begin(), links.end(),
                     [&](LinkId link) { return is_derived(context, link); });
}

}  // namespace musubi::report
