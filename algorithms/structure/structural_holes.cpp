#include "algorithms/structure/structural_holes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "algorithms/structure/sorted_rows.hpp"

namespace musubi {
namespace {

// Who is tied to whom and how strongly, directions put together: z of the header, row by row, each
// row in order of the contacts.
struct MutualTies {
  std::vector<ArcIndex> offsets{0};
  std::vector<Vertex> contacts{};
  std::vector<double> strengths{};
  std::vector<double> total{};      // per vertex, Σ_k z_ik
  std::vector<double> strongest{};  // per vertex, max_k z_ik

  [[nodiscard]] std::span<const Vertex> contacts_of(Vertex v) const {
    return {contacts.data() + offsets[v], offsets[v + 1] - offsets[v]};
  }
  [[nodiscard]] std::span<const double> strengths_of(Vertex v) const {
    return {strengths.data() + offsets[v], offsets[v + 1] - offsets[v]};
  }
};

using Tie = std::pair<Vertex, double>;

void append_ties(std::vector<Tie>& ties, Vertex self, std::span<const Vertex> neighbors,
                 std::span<const double> strengths) {
  for (std::size_t i = 0; i < neighbors.size(); ++i) {
    const double strength = strengths.empty() ? 1.0 : strengths[i];
    if (neighbors[i] != self && strength > 0.0) ties.emplace_back(neighbors[i], strength);
  }
}

// All ties of `v` in order of the contact; parallel and reciprocal ones still apart.
void collect_ties(const CsrGraph& graph, Vertex v, std::vector<Tie>& ties) {
  ties.clear();
  append_ties(ties, v, graph.out_neighbors(v), graph.out_strengths(v));
  if (!graph.is_directed()) return;
  const auto middle = static_cast<std::ptrdiff_t>(ties.size());
  append_ties(ties, v, graph.in_neighbors(v), graph.in_strengths(v));
  std::inplace_merge(ties.begin(), ties.begin() + middle, ties.end(),
                     [](const Tie& a, const Tie& b) { return a.first < b.first; });
}

void add_row(MutualTies& mutual, const std::vector<Tie>& ties) {
  const auto first = mutual.contacts.size();
  for (const auto& [contact, strength] : ties) {
    if (mutual.contacts.size() > first && mutual.contacts.back() == contact) {
      mutual.strengths.back() += strength;
    } else {
      mutual.contacts.push_back(contact);
      mutual.strengths.push_back(strength);
    }
  }
  const auto row = std::span(mutual.strengths).subspan(first);
  mutual.total.push_back(std::accumulate(row.begin(), row.end(), 0.0));
  mutual.strongest.push_back(row.empty() ? 0.0 : *std::max_element(row.begin(), row.end()));
  mutual.offsets.push_back(mutual.contacts.size());
}

MutualTies mutual_ties(const CsrGraph& graph) {
  MutualTies mutual;
  std::vector<Tie> ties;
  for (const Vertex v : graph.vertices()) {
    collect_ties(graph, v, ties);
    add_row(mutual, ties);
  }
  return mutual;
}

// What contact j, at `place` in the row of i, adds to the measures of i.
struct DyadicHole {
  double constraint = 0.0;  // c_ij
  double redundancy = 0.0;  // Σ_q p_iq m_jq
};

DyadicHole dyadic_hole(const MutualTies& mutual, Vertex i, std::size_t place) {
  const auto mine = mutual.strengths_of(i);
  const auto contacts = mutual.contacts_of(i);
  const Vertex j = contacts[place];
  const auto theirs = mutual.strengths_of(j);
  double indirect = 0.0;  // Σ_q p_iq p_qj
  double shared = 0.0;    // Σ_q p_iq z_jq
  for_each_common(contacts, mutual.contacts_of(j), [&](std::size_t at_i, std::size_t at_j) {
    const double p_iq = mine[at_i] / mutual.total[i];
    indirect += p_iq * (theirs[at_j] / mutual.total[contacts[at_i]]);
    shared += p_iq * theirs[at_j];
  });
  const double invested = mine[place] / mutual.total[i] + indirect;
  return {invested * invested, shared / mutual.strongest[j]};
}

// The Coleman-Theil inequality of the parts of a constraint.
double hierarchy_of(std::span<const double> parts, double constraint) {
  const auto n = static_cast<double>(parts.size());
  if (parts.size() == 1) return 1.0;
  double sum = 0.0;
  for (const double part : parts) {
    const double relative = part * n / constraint;
    if (relative > 0.0) sum += relative * std::log(relative);
  }
  return std::clamp(sum / (n * std::log(n)), 0.0, 1.0);  // rounding may leave [0, 1]
}

// Writes the measures of `i`; `parts` is scratch.
void measure(const MutualTies& mutual, Vertex i, std::vector<double>& parts,
             StructuralHoles& result) {
  const auto contacts = mutual.contacts_of(i);
  if (contacts.empty()) return;
  const auto n = static_cast<double>(contacts.size());
  parts.clear();
  double constraint = 0.0;
  double redundancy = 0.0;
  for (std::size_t place = 0; place < contacts.size(); ++place) {
    const auto hole = dyadic_hole(mutual, i, place);
    parts.push_back(hole.constraint);
    constraint += hole.constraint;
    redundancy += hole.redundancy;
  }
  result.constraint[i] = constraint;
  result.effective_size[i] = n - redundancy;
  result.efficiency[i] = result.effective_size[i] / n;
  result.hierarchy[i] = hierarchy_of(parts, constraint);
}

}  // namespace

StructuralHoles structural_holes(const CsrGraph& graph, const StructuralHolesOptions& options) {
  const std::vector<double> undefined(graph.num_vertices(),
                                      std::numeric_limits<double>::quiet_NaN());
  StructuralHoles result{undefined, undefined, undefined, undefined};
  const auto mutual = mutual_ties(graph);
  std::vector<std::vector<double>> parts(
      static_cast<std::size_t>(options.execution.thread_count()));
  parallel_for(graph.num_vertices(), options.execution, [&](std::size_t i, int thread) {
    measure(mutual, static_cast<Vertex>(i), parts[static_cast<std::size_t>(thread)], result);
  });
  return result;
}

}  // namespace musubi
