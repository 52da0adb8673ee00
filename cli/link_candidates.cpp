#include "cli/link_candidates.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "engine/csv.hpp"
#include "engine/file.hpp"

namespace musubi::cli {
namespace {

constexpr std::size_t kMostCandidates = 20'000'000;

NewLink ordered(Vertex a, Vertex b) {
  return {std::min(a, b), std::max(a, b)};
}

// By vertex, whether its kind is one of these; all without any.
std::vector<bool> of_kinds(const Network& network, const Projection& projection,
                           const std::vector<std::string>& kinds, std::vector<Diagnostic>& wrong) {
  const auto& known = network.graph.kinds().names();
  for (const auto& kind : kinds) {
    if (std::find(known.begin(), known.end(), kind) == known.end()) {
      wrong.push_back({.problem = "no kind '" + kind + "' in the network",
                       .remedy = suggest(kind, {known.begin(), known.end()})});
    }
  }
  std::vector<bool> is(projection.node_of_vertex.size(), kinds.empty());
  for (std::size_t v = 0; v < is.size(); ++v) {
    const auto& kind = network.graph.kind(projection.node_of_vertex[v]);
    if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) is[v] = true;
  }
  return is;
}

std::set<NewLink> excluded_pairs(const Network& network, const Projection& projection,
                                 const std::vector<std::string>& pairs,
                                 std::vector<Diagnostic>& wrong) {
  std::set<NewLink> excluded;
  const NameIndex names(network.graph);
  for (const auto& pair : pairs) {
    const auto colon = pair.find(':');
    if (colon == std::string::npos) {
      wrong.push_back({.problem = "--exclude '" + pair + "' is no pair",
                       .remedy = "write two nodes with a colon between, A:B"});
      continue;
    }
    try {
      const Vertex a = projection.vertex_of_node[names.find(pair.substr(0, colon))];
      const Vertex b = projection.vertex_of_node[names.find(pair.substr(colon + 1))];
      if (a != kNoVertex && b != kNoVertex) excluded.insert(ordered(a, b));
    } catch (const Error& error) {
      wrong.insert(wrong.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
  }
  return excluded;
}

std::map<NewLink, double> read_costs(const Network& network, const Projection& projection,
                                     const std::string& file) {
  DiagnosticLog log;
  std::map<NewLink, double> costs;
  const auto rows = parse_csv(read_file(file), file, log);
  const std::vector<std::string> columns{"source", "target", "cost"};
  if (rows.empty() || rows.front().fields != columns) {
    log.add(file, 1, "not a table of costs", "begin with the line source,target,cost");
    log.throw_if_any();
  }
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const auto& [line, fields] = rows[r];
    if (fields.size() != columns.size()) {
      log.add(file, line, "a row of " + std::to_string(fields.size()) + " fields", "3 are needed");
      continue;
    }
    Vertex ends[2] = {kNoVertex, kNoVertex};
    bool known = true;
    for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
      const auto node = network.graph.find(fields[i]);
      if (node) {
        ends[i] = projection.vertex_of_node[*node];
      } else {
        log.add(file, line, "unknown id '" + fields[i] + "' in column '" + columns[i] + "'");
        known = false;
      }
    }
    double cost = 0.0;
    const char* const end = fields[2].data() + fields[2].size();
    const auto [stop, error] = std::from_chars(fields[2].data(), end, cost);
    if (error != std::errc() || stop != end || !(cost > 0.0) || !(cost < 1e300)) {
      log.add(file, line, "'" + fields[2] + "' is no cost", "write a number above 0");
    } else if (known && ends[0] != kNoVertex && ends[1] != kNoVertex &&
               !costs.emplace(ordered(ends[0], ends[1]), cost).second) {
      log.add(file, line, "a second cost of one pair", "keep one of them");
    }
  }
  log.throw_if_any();
  return costs;
}

}  // namespace

Candidates link_candidates(const Network& network, const Projection& projection,
                           const CandidateChoice& choice) {
  std::vector<Diagnostic> wrong;
  const auto from = of_kinds(network, projection, choice.from, wrong);
  const auto to = of_kinds(network, projection, choice.to, wrong);
  const auto excluded = excluded_pairs(network, projection, choice.exclude, wrong);
  if (!wrong.empty()) throw Error(ErrorKind::usage, std::move(wrong));
  Candidates candidates;
  const auto& graph = projection.graph;
  std::vector<Vertex> linked(graph.num_vertices(), kNoVertex);
  for (const Vertex a : graph.vertices()) {
    for (const Vertex b : graph.out_neighbors(a)) linked[b] = a;
    for (const Vertex b : graph.in_neighbors(a)) linked[b] = a;
    for (Vertex b = a + 1; b < graph.num_vertices(); ++b) {
      const bool forwards = from[a] && to[b];
      if ((!forwards && !(from[b] && to[a])) || linked[b] == a || excluded.contains({a, b})) {
        continue;
      }
      candidates.links.push_back(forwards ? NewLink{a, b} : NewLink{b, a});
    }
    if (candidates.links.size() > kMostCandidates) {
      throw Error(ErrorKind::usage, "more than 20 million candidates",
                  "name the kinds of node that may be linked: --from KIND --to KIND");
    }
  }
  if (candidates.links.empty()) {
    throw Error(ErrorKind::usage, "no candidates: every pair that may be linked is linked already",
                "admit other kinds with --from and --to, or exclude less");
  }
  if (choice.costs.empty()) return candidates;
  const auto costs = read_costs(network, projection, choice.costs);
  for (const auto& [a, b] : candidates.links) {
    const auto it = costs.find(ordered(a, b));
    candidates.costs.push_back(it == costs.end() ? 1.0 : it->second);
  }
  return candidates;
}

UpperEnds candidate_ends(const Network& network, const Projection& projection,
                         const CandidateChoice& choice) {
  std::vector<Diagnostic> wrong;
  auto from = of_kinds(network, projection, choice.from, wrong);
  auto to = of_kinds(network, projection, choice.to, wrong);
  auto excluded = excluded_pairs(network, projection, choice.exclude, wrong);
  if (!wrong.empty()) throw Error(ErrorKind::usage, std::move(wrong));
  return [&graph = projection.graph, from = std::move(from), to = std::move(to),
          excluded = std::move(excluded)](Vertex a) {
    std::vector<bool> linked(graph.num_vertices(), false);
    for (const Vertex b : graph.out_neighbors(a)) linked[b] = true;
    for (const Vertex b : graph.in_neighbors(a)) linked[b] = true;
    std::vector<Vertex> ends;
    for (Vertex b = a + 1; b < graph.num_vertices(); ++b) {
      const bool fits = (from[a] && to[b]) || (from[b] && to[a]);
      if (fits && !linked[b] && !excluded.contains({a, b})) ends.push_back(b);
    }
    return ends;
  };
}

}  // namespace musubi::cli
