#include "cli/vertex_rows.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace musubi::cli {
namespace {

// Vertices are numbered in order of id, so a stable sort leaves ties in that order.
template <typename Before>
std::vector<Vertex> ordered_vertices(Vertex n, Before&& before) {
  std::vector<Vertex> order(n);
  std::iota(order.begin(), order.end(), Vertex{0});
  std::stable_sort(order.begin(), order.end(), before);
  return order;
}

// What a measure says nothing of has neither a score nor a rank: an isolated vertex no constraint.
void append_score(std::vector<AttributeValue>& row, const CentralityColumn& column, Vertex v) {
  if (std::isnan(column.scores[v])) {
    row.insert(row.end(), 2, AttributeValue{});
    return;
  }
  row.emplace_back(column.scores[v]);
  row.emplace_back(std::int64_t{column.ranks[v]});
}

}  // namespace

ResultTable centrality_rows(const std::vector<CentralityColumn>& columns, Vertex n,
                            const VertexNames& names, std::size_t most) {
  ResultTable table;
  table.columns = {{"id", {"ID", "Id"}}, {"name", {"名称", "Name"}}};
  for (const auto& column : columns) {
    const std::string name(name_of(column.measure));
    const auto label = label_of(column.measure);
    table.columns.push_back({name, label});
    table.columns.push_back({name + "_rank", {label.ja + "の順位", label.en + " rank"}});
  }
  auto order = ordered_vertices(n, [&](Vertex a, Vertex b) {
    return !columns.empty() && columns.front().ranks[a] < columns.front().ranks[b];
  });
  if (most > 0 && order.size() > most) order.resize(most);
  for (const Vertex v : order) {
    auto [id, name] = names(v);
    std::vector<AttributeValue> row{std::move(id), std::move(name)};
    for (const auto& column : columns) {
      append_score(row, column, v);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

ResultTable centrality_rows(const Network& network, const Projection& projection,
                            const std::vector<CentralityColumn>& columns, Language language) {
  return centrality_rows(columns, projection.graph.num_vertices(), [&](Vertex v) {
    const NodeId node = projection.node_of_vertex[v];
    return std::pair(network.graph.id(node), network.node_name(node, language));
  });
}

Json measures_json(const std::vector<CentralityColumn>& columns, Language language) {
  Json list = Json::array();
  for (const auto& column : columns) {
    list.push_back({{"name", std::string(name_of(column.measure))},
                    {"meaning", meaning_of(column.measure).get(language)},
                    {"converged", column.converged}});
  }
  return list;
}

ResultTable community_rows(const Network& network, const Projection& projection,
                           const Partition& partition, Language language) {
  ResultTable table;
  table.columns = {{"id", {"ID", "Id"}},
                   {"name", {"名称", "Name"}},
                   {"community", {"コミュニティ", "Community"}}};
  const auto order = ordered_vertices(projection.graph.num_vertices(), [&](Vertex a, Vertex b) {
    return partition[a] < partition[b];
  });
  for (const Vertex v : order) {
    const NodeId node = projection.node_of_vertex[v];
    table.rows.push_back({network.graph.id(node), network.node_name(node, language),
                          std::int64_t{partition[v]} + 1});
  }
  return table;
}

}  // namespace musubi::cli
