#include "cli/requirement_rows.hpp"

#include <nlohmann/json.hpp>

#include "cli/evidence_rows.hpp"
#include "viz/requirement_words.hpp"

namespace musubi::cli {
namespace {

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

void add_statuses(Json& json, RequirementStatus status) {
  json["status"] = std::string(name_of(status));
  json["status_if_absent"] = std::string(name_of(if_absent(status)));
  json["status_if_present"] = std::string(name_of(if_present(status)));
}

Json statement_json(const Network& network, LinkId link) {
  const auto& graph = network.graph;
  Json evidence = Json::array();
  for (const auto& [source, locator] : graph.evidence(link)) {
    evidence.push_back({{"source", source}, {"locator", locator}});
  }
  return {{"link",
           {graph.id(graph.link(link).source), graph.relation(link),
            graph.id(graph.link(link).target)}},
          {"basis", std::string(graph.link_text(link, "basis"))},
          {"evidence", std::move(evidence)}};
}

Json figure_need_json(const FigureNeed& need) {
  return {{"indicator", need.indicator},
          {"category", need.category},
          {"definition", need.definition},
          {"unit", need.unit},
          {"at_least_value", or_null(need.at_least)},
          {"at_most_value", or_null(need.at_most)},
          {"since_year", or_null(need.since_year)}};
}

Json figure_json(const Indicator& figure) {
  return {{"value", or_null(figure.value)},
          {"qualifier", figure.qualifier},
          {"unit", figure.unit},
          {"year", figure.year},
          {"status", figure.status},
          {"source", figure.evidence},
          {"locator", figure.locator}};
}

Json need_json(const Network& network, const NeedResult& found) {
  const auto& need = found.need;
  Json evidence = Json::array();
  for (const LinkId link : found.links) evidence.push_back(statement_json(network, link));
  Json figures = Json::array();
  for (const auto position : found.figures) {
    figures.push_back(figure_json(network.indicators[position]));
  }
  Json json{{"kinds", need.kinds},
            {"functions", need.functions},
            {"relation", need.relation},
            {"at_least", need.at_least},
            {"within_km", or_null(need.within_km)},
            {"within_steps", or_null(need.within_steps)},
            {"figure", need.figure ? figure_need_json(*need.figure) : Json(nullptr)}};
  add_statuses(json, found.status);
  json["count"] = found.count;
  json["nodes"] = ids_json(network, found.nodes);
  json["candidates"] = ids_json(network, found.candidates);
  json["unplaced"] = ids_json(network, found.unplaced);
  json["too_far"] = ids_json(network, found.too_far);
  json["centre"] = found.centre == kNoNode ? Json(nullptr) : Json(network.graph.id(found.centre));
  json["figures"] = std::move(figures);
  json["evidence"] = std::move(evidence);
  return json;
}

Json result_json(const Network& network, NodeId subject, const RequirementResult& result,
                 Language language) {
  const auto& requirement = result.requirement;
  Json needs = Json::array();
  for (const auto& found : result.needs) needs.push_back(need_json(network, found));
  Json json{{"subject", network.graph.id(subject)},
            {"requirement", requirement.id},
            {"text", requirement.text.get(language)},
            {"level", requirement.level},
            {"axis", requirement.axis}};
  add_statuses(json, result.status);
  json["needs"] = std::move(needs);
  json["would_meet"] = what_would_meet(network, result, language);
  json["locator"] = requirement.locator;
  json["note"] = requirement.note.get(language);
  return json;
}

// What stands behind a status, in words: counts, and figures.
std::string found_of_all(const Network& network, const RequirementResult& result,
                         Language language) {
  std::string words;
  for (const auto& found : result.needs) {
    words += (words.empty() ? "" : "; ") + need_words(network, found.need, language) + ": " +
             found_words(network, found, language);
  }
  return words;
}

void add(RequirementCounts& counts, const RequirementCounts& more) {
  counts.met += more.met;
  counts.missing += more.missing;
  counts.unknown += more.unknown;
  counts.to_judge += more.to_judge;
}

Json counts_json(const RequirementCounts& counts) {
  return {{"requirements", counts.countable() + counts.to_judge},
          {"met", counts.met},
          {"met_at_least", counts.met},
          {"met_at_most", counts.met + counts.unknown},
          {"missing", counts.missing},
          {"unknown", counts.unknown},
          {"to_judge", counts.to_judge}};
}

}  // namespace

ResultTable requirement_rows(const Network& network, const std::vector<Assessment>& assessments,
                             Language language) {
  ResultTable table;
  for (const auto* name : {"subject", "requirement", "level", "axis", "status", "text", "found",
                           "would_meet", "status_if_absent", "status_if_present"}) {
    table.columns.push_back({name, {}});
  }
  for (const auto& [subject, results] : assessments) {
    for (const auto& result : results) {
      const auto& requirement = result.requirement;
      table.rows.push_back({network.graph.id(subject), requirement.id, requirement.level,
                            requirement.axis, std::string(name_of(result.status)),
                            requirement.text.get(language), found_of_all(network, result, language),
                            what_would_meet(network, result, language),
                            std::string(name_of(if_absent(result.status))),
                            std::string(name_of(if_present(result.status)))});
    }
  }
  return table;
}

ResultTable requirement_table(const Network& network, const std::vector<Assessment>& assessments,
                              Language language) {
  ResultTable table;
  const bool several = assessments.size() > 1;
  if (several) table.columns.push_back({"subject", {"対象", "Subject"}});
  for (const auto& label :
       {LocalizedText{"要件", "Requirement"}, LocalizedText{"段階", "Level"},
        LocalizedText{"状態", "Status"}, LocalizedText{"内容", "What is required"},
        LocalizedText{"資料にあるもの", "Found"},
        LocalizedText{"満たすには", "What would meet it"}}) {
    table.columns.push_back({"", label});
  }
  const auto add = [&](NodeId subject, std::vector<AttributeValue> row) {
    if (several) row.insert(row.begin(), network.node_name(subject, language));
    table.rows.push_back(std::move(row));
  };
  const std::string indent = language == Language::ja ? "・" : "- ";
  for (const auto& [subject, results] : assessments) {
    for (const auto& result : results) {
      const auto& requirement = result.requirement;
      if (several && result.status == RequirementStatus::to_judge) continue;
      std::vector<AttributeValue> head{
          requirement.id, network.vocabularies.label("maturity", requirement.level, language),
          status_word(result, language)};
      if (result.needs.size() == 1) {  // one row is enough
        const auto& found = result.needs.front();
        const auto what = need_words(network, found.need, language);
        head.emplace_back(requirement.text.get(language) + " – " + what);
        head.emplace_back(found_words(network, found, language));
        head.emplace_back(what_would_meet(network, found, language));
        add(subject, std::move(head));
        continue;
      }
      head.insert(head.end(), {requirement.text.get(language), "", ""});
      add(subject, std::move(head));
      for (const auto& found : result.needs) {
        add(subject,
            {"", "", status_word(found, language),
             indent + need_words(network, found.need, language),
             found_words(network, found, language), what_would_meet(network, found, language)});
      }
    }
  }
  return table;
}

Json requirement_json(const Network& network, const std::vector<Assessment>& assessments,
                      Language language) {
  Json results = Json::array();
  for (const auto& assessment : assessments) {
    for (const auto& result : assessment.requirements) {
      results.push_back(result_json(network, assessment.subject, result, language));
    }
  }
  return results;
}

RequirementCounts counts_of(const std::vector<Assessment>& assessments) {
  RequirementCounts counts;
  for (const auto& assessment : assessments) add(counts, requirement_counts(assessment));
  return counts;
}

Json requirement_summary(const Network& network, const std::vector<Assessment>& assessments) {
  Json summary = counts_json(counts_of(assessments));
  summary["subjects"] = Json::array();
  for (const auto& assessment : assessments) {
    Json one{{"subject", network.graph.id(assessment.subject)}};
    one.update(counts_json(requirement_counts(assessment)));
    summary["subjects"].push_back(std::move(one));
  }
  return summary;
}

}  // namespace musubi::cli
