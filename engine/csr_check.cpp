#include "engine/csr_check.hpp"

#include <algorithm>

#include "engine/raw_array.hpp"
#include "engine/weight.hpp"

namespace musubi {
namespace {

bool are_weights(std::span<const double> weights) {
  return std::all_of(weights.begin(), weights.end(), is_weight);
}

bool is_sound(const CsrRows& rows, Vertex n) {
  for (Vertex v = 0; v < n; ++v) {
    const auto row = rows.row(v);
    if (!std::is_sorted(row.begin(), row.end())) return false;
  }
  return are_weights(rows.strengths.span()) && are_weights(rows.lengths.span());
}

bool same_weight(const SharedArray<double>& a, ArcIndex i, const SharedArray<double>& b,
                 ArcIndex j) {
  return a.empty() ? b.empty() : !b.empty() && a[i] == b[j];
}

// Visits the rows in order and finds the arc that each arc must be in the other rows: next in the
// row of its target, for the sources arrive in increasing order. As many arcs in both, so that none
// is left over.
bool are_turned_round(const CsrRows& rows, const CsrRows& others, Vertex n) {
  if (rows.targets.size() != others.targets.size()) return false;
  RawArray<ArcIndex> next(n);
  std::copy_n(others.offsets.data(), n, next.data());
  for (Vertex v = 0; v < n; ++v) {
    for (ArcIndex arc = rows.offsets[v]; arc < rows.offsets[v + 1]; ++arc) {
      const Vertex target = rows.targets[arc];
      const ArcIndex mate = next[target]++;
      if (mate >= others.offsets[target + 1] || others.targets[mate] != v) return false;
      if (!same_weight(rows.strengths, arc, others.strengths, mate)) return false;
      if (!same_weight(rows.lengths, arc, others.lengths, mate)) return false;
    }
  }
  return true;
}

bool loops_stand_twice(const CsrRows& rows, Vertex n) {
  for (Vertex v = 0; v < n; ++v) {
    const auto row = rows.row(v);
    const auto [first, last] = std::equal_range(row.begin(), row.end(), v);
    if ((last - first) % 2 != 0) return false;
    const auto start = rows.offsets[v] + static_cast<ArcIndex>(first - row.begin());
    for (ArcIndex arc = start; arc < start + static_cast<ArcIndex>(last - first); arc += 2) {
      if (!same_weight(rows.strengths, arc, rows.strengths, arc + 1)) return false;
      if (!same_weight(rows.lengths, arc, rows.lengths, arc + 1)) return false;
    }
  }
  return true;
}

}  // namespace

bool is_consistent(const CsrGraph& graph) {
  const auto& out = graph.out_rows();
  const auto& in = graph.in_rows();
  const Vertex n = graph.num_vertices();
  if (!is_sound(out, n) || !is_sound(in, n) || !are_turned_round(out, in, n)) return false;
  return graph.is_directed() || loops_stand_twice(out, n);
}

}  // namespace musubi
