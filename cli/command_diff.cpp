#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "algorithms/whatif/network_changes.hpp"
#include "cli/change_picture.hpp"
#include "cli/commands.hpp"
#include "cli/comparison_rows.hpp"
#include "cli/evidence_rows.hpp"
#include "engine/file.hpp"
#include "engine/network_reader.hpp"
#include "viz/change_view.hpp"

namespace musubi::cli {
namespace {

struct DiffOptions {
  std::string other{};
  std::vector<std::string> measures{};
  std::size_t top = 3;
  ChangePicture diagram{};
};

Json values_json(const std::vector<ValueChange>& values) {
  Json json = Json::array();
  for (const auto& [attribute, before, after] : values) {
    json.push_back(
        {{"attribute", attribute}, {"before", to_text(before)}, {"after", to_text(after)}});
  }
  return json;
}

Json link_json(const Network& network, LinkId link) {
  const auto& graph = network.graph;
  return {{"source", graph.id(graph.link(link).source)},
          {"target", graph.id(graph.link(link).target)},
          {"relation", graph.relation(link)},
          {"evidence", evidence_json(network, link)}};
}

// What came, went and changed: one row each.
ResultTable change_rows(const Network& before, const Network& after,
                        const NetworkChanges& changes) {
  ResultTable table;
  table.columns = {{"change", {"変化", "Change"}},
                   {"what", {"対象", "What"}},
                   {"attribute", {"項目", "Attribute"}},
                   {"before", {"前", "Before"}},
                   {"after", {"後", "After"}}};
  const auto link_text = [](const Network& network, LinkId link) {
    const auto& graph = network.graph;
    return graph.id(graph.link(link).source) + " " + graph.relation(link) + " " +
           graph.id(graph.link(link).target);
  };
  const auto add = [&](const char* change, std::string what, std::string attribute,
                       AttributeValue old, AttributeValue now) {
    table.rows.push_back({std::string(change), std::move(what), std::move(attribute),
                          std::move(old), std::move(now)});
  };
  for (const NodeId node : changes.nodes_added) {
    add("node_added", after.graph.id(node), "", {}, {});
  }
  for (const NodeId node : changes.nodes_removed) {
    add("node_removed", before.graph.id(node), "", {}, {});
  }
  for (const auto& change : changes.nodes_changed) {
    for (const auto& [name, old, now] : change.values) {
      add("node_changed", change.id, name, old, now);
    }
  }
  for (const LinkId link : changes.links_added) {
    add("link_added", link_text(after, link), "evidence", {}, sources_of(after, {link}));
  }
  for (const LinkId link : changes.links_removed) {
    add("link_removed", link_text(before, link), "evidence", sources_of(before, {link}), {});
  }
  for (const auto& change : changes.links_changed) {
    for (const auto& [name, old, now] : change.values) {
      add("link_changed", link_text(before, change.before), name, old, now);
    }
  }
  return table;
}

void put_changes(Json& json, const Network& before, const Network& after,
                 const NetworkChanges& changes) {
  json["nodes"] = {{"added", ids_json(after, changes.nodes_added)},
                   {"removed", ids_json(before, changes.nodes_removed)},
                   {"changed", Json::array()}};
  for (const auto& change : changes.nodes_changed) {
    json["nodes"]["changed"].push_back({{"id", change.id}, {"values", values_json(change.values)}});
  }
  json["links"] = {
      {"added", Json::array()}, {"removed", Json::array()}, {"changed", Json::array()}};
  for (const LinkId link : changes.links_added) {
    json["links"]["added"].push_back(link_json(after, link));
  }
  for (const LinkId link : changes.links_removed) {
    json["links"]["removed"].push_back(link_json(before, link));
  }
  for (const auto& change : changes.links_changed) {
    auto one = link_json(after, change.after);
    one["values"] = values_json(change.values);
    json["links"]["changed"].push_back(std::move(one));
  }
}

ResultTable measure_rows(const Comparison& comparison, Language language) {
  ResultTable table;
  table.columns = {{"measure", {"指標", "Measure"}},
                   {"before", {"前", "Before"}},
                   {"after", {"後", "After"}},
                   {"change", {"差", "Change"}}};
  const auto cell = [](const std::optional<double>& value) {
    return value ? AttributeValue{*value} : AttributeValue{};
  };
  for (const auto& change : comparison.measures) {
    table.rows.push_back({label_of(change.measure).get(language), cell(change.before),
                          cell(change.after), cell(change.change())});
  }
  return table;
}

std::string title_of(const Network& network, Language language) {
  const auto& title = network.title.get(language);
  return title.empty() ? network.name : title;
}

ChangeTitle title_of(const Network& before, const Network& after, Language language) {
  const auto old = title_of(before, language);
  const auto now = title_of(after, language);
  const bool ja = language == Language::ja;
  if (old != now) return {ja ? "変わったこと" : "What changed", old + " → " + now};
  return {ja ? "変わったこと" : "What changed", old};
}

void run_diff(Session& session, const DiffOptions& options) {
  validate(options.diagram);
  const auto before = session.load_graph();
  const auto after =
      load(options.other, {.strict = session.strict, .execution = session.execution()});
  const auto compared = comparison_options(session, before, options.measures);
  const auto spec = session.projection_spec(before);
  const auto projection = project(before.graph, spec);
  const auto projection_after = project(after.graph, spec);
  const auto old = measured(before, projection, compared, session.seed);
  const auto now = measured(after, projection_after, compared, session.seed);
  const auto comparison = compare(old, now, compared);
  const auto changes = network_changes(before, after);
  if (!options.diagram.file.empty()) {
    draw_change(
        options.diagram,
        change_view(old, now, changes, comparison, title_of(before, after, session.language),
                    session.language, compared.gap_options, size_of(options.diagram)),
        options.diagram.file);
  }
  auto json = json_head(session, before, "diff", &spec);
  json["parameters"]["other"] = {{"name", after.name}, {"version", after.version}};
  Json result;
  put_changes(result, before, after, changes);
  put_comparison(result, comparison, old, now, options.top, session.language);
  json["results"] = Json::array({result});
  const auto rows = change_rows(before, after, changes);
  std::string text;
  if (session.format == OutputFormat::table) {
    if (!rows.rows.empty()) text += as_table(rows, session.language) + '\n';
    text += as_table(measure_rows(comparison, session.language), session.language) + '\n';
    const auto lines = comparison_text(comparison, old, now, options.top, session.language);
    text += lines.empty() ? "" : lines + '\n';
  }
  answer(session, {{}, text, {}}, rows, std::move(json));
}

}  // namespace

void add_diff(CLI::App& program, Session& session) {
  const auto options = std::make_shared<DiffOptions>();
  auto* command =
      add_command(program, session, "diff", "What came, went and changed between two networks",
                  [&session, options] { run_diff(session, *options); });
  add_graph_argument(*command, session, "OLD");
  command->add_option("NEW", options->other, "The other package folder or graph file")->required();
  add_projection_options(*command, session);
  command
      ->add_option("--measures", options->measures,
                   "Measures of the network or of nodes (several with commas; default: all)")
      ->delimiter(',')
      ->allow_extra_args(false);
  command->add_option("--top", options->top, "Widest moves in rank per measure (0: all)")
      ->capture_default_str();
  add_change_picture_options(
      *command, options->diagram,
      "Also draw what is new in green and what is lost in red; a file that ends in "
      ".svg, .png, .pdf or .dot");
  command->add_option("-o,--output", session.output, "File to write instead of standard output");
  command->footer("Example: musubi diff graphs/gtb gtb-next-year");
}

}  // namespace musubi::cli
