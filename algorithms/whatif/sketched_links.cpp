#include "algorithms/whatif/sketched_links.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace musubi {
namespace {

constexpr Vertex kVerticesPerBlock = 64;  // vertices whose candidates are estimated at a time
constexpr std::size_t kTile = 512;        // with so many other vertices

struct Sifted {
  NewLink link{};
  double most = 0.0;
};

bool comes_before(const Sifted& a, const Sifted& b) {
  return a.most != b.most ? a.most > b.most : a.link < b.link;
}

// The candidates of the largest upper bounds, and the largest of those left out.
class Sieve {
 public:
  explicit Sieve(std::size_t size) : size_(size) {}

  void add(const Sifted& candidate) {
    ++seen;
    if (kept.size() == size_ && !comes_before(candidate, kept.front())) {
      left_out = std::max(left_out, candidate.most);
      return;
    }
    kept.push_back(candidate);
    std::push_heap(kept.begin(), kept.end(), comes_before);
    if (kept.size() <= size_) return;
    std::pop_heap(kept.begin(), kept.end(), comes_before);
    left_out = std::max(left_out, kept.back().most);
    kept.pop_back();
  }

  void add(const Sieve& other) {
    for (const Sifted& candidate : other.kept) add(candidate);
    seen += other.seen - other.kept.size();
    left_out = std::max(left_out, other.left_out);
  }

  std::vector<Sifted> kept{};  // a heap with the last of them in front
  double left_out = -std::numeric_limits<double>::infinity();
  std::uint64_t seen = 0;

 private:
  std::size_t size_;
};

CsrGraph with_links(const CsrGraph& graph, const std::vector<SketchedLink>& links) {
  std::vector<Edge> edges;
  std::vector<double> strengths;
  for (const Vertex u : graph.vertices()) {
    const auto row = graph.out_neighbors(u);
    const auto known = graph.out_strengths(u);
    for (std::size_t i = 0; i < row.size(); ++i) {
      // Loops do not matter here; an undirected edge is in the rows of both its ends.
      if (row[i] == u || (!graph.is_directed() && row[i] < u)) continue;
      edges.push_back({u, row[i]});
      strengths.push_back(known.empty() ? 1.0 : known[i]);
    }
  }
  for (const SketchedLink& chosen : links) {
    edges.push_back({chosen.link.first, chosen.link.second});
    strengths.push_back(1.0);
  }
  return CsrGraph::from_edges(graph.num_vertices(), edges, Direction::undirected,
                              {.strengths = strengths});
}

// Whether the rules and the links taken so far admit one more.
class Admission {
 public:
  Admission(const LinkSetRules& rules, const std::vector<SketchedLink>& chosen, Vertex n)
      : full_(n, false), chosen_(chosen) {
    if (rules.most_at == 0) return;
    std::vector<std::size_t> count(n, 0);
    for (const SketchedLink& one : chosen) {
      for (const Vertex v : {one.link.first, one.link.second}) {
        const bool limited = rules.limited.empty() || rules.limited[v];
        if (limited && ++count[v] >= rules.most_at) full_[v] = true;
      }
    }
  }
  [[nodiscard]] bool at(Vertex v) const { return !full_[v]; }
  [[nodiscard]] bool is_new(NewLink link) const {
    return std::none_of(chosen_.begin(), chosen_.end(),
                        [&](const SketchedLink& one) { return one.link == link; });
  }

 private:
  std::vector<bool> full_;
  const std::vector<SketchedLink>& chosen_;
};

// All candidates of vertices first .. first+count-1.
Sieve sift_block(const ResistanceSketch& sketch, Vertex first, Vertex count, Vertex n,
                 const UpperEnds& candidates, const Admission& admission, const SketchError& error,
                 std::size_t size) {
  std::vector<std::vector<Vertex>> ends(count);
  std::vector<bool> wanted(n, false);
  for (Vertex i = 0; i < count; ++i) {
    if (!admission.at(first + i)) continue;
    for (const Vertex b : candidates(first + i)) {
      if (!admission.at(b) || !admission.is_new({first + i, b})) continue;
      ends[i].push_back(b);
      wanted[b] = true;
    }
  }
  std::vector<Vertex> others;
  for (Vertex v = 0; v < n; ++v) {
    if (wanted[v]) others.push_back(v);
  }
  Sieve sieve(size);
  std::vector<std::size_t> next(count, 0);
  for (std::size_t from = 0; from < others.size(); from += kTile) {
    const auto tile = std::span(others).subspan(from, std::min(kTile, others.size() - from));
    const auto gains = sketch.gains(first, count, tile, error);
    for (Vertex i = 0; i < count; ++i) {
      for (std::size_t j = 0; j < tile.size(); ++j) {
        if (next[i] == ends[i].size() || ends[i][next[i]] != tile[j]) continue;
        ++next[i];
        sieve.add(Sifted{.link = {first + i, tile[j]}, .most = gains[i * tile.size() + j].most});
      }
    }
  }
  return sieve;
}

Sieve sift(const ResistanceSketch& sketch, Vertex n, const UpperEnds& candidates,
           const Admission& admission, const SketchError& error,
           const SketchedLinksOptions& options) {
  const Execution execution = options.execution.quiet();
  std::vector<Sieve> of_thread(static_cast<std::size_t>(execution.thread_count()), Sieve(1));
  Sieve all(options.most_solved);
  parallel_for_ordered(
      (n + kVerticesPerBlock - 1) / kVerticesPerBlock, execution,
      [&](std::size_t block, int thread) {
        const auto first = static_cast<Vertex>(block) * kVerticesPerBlock;
        of_thread[static_cast<std::size_t>(thread)] =
            sift_block(sketch, first, std::min(kVerticesPerBlock, n - first), n, candidates,
                       admission, error, options.most_solved);
      },
      [&](std::size_t, int thread) { all.add(of_thread[static_cast<std::size_t>(thread)]); });
  std::sort(all.kept.begin(), all.kept.end(), comes_before);
  return all;
}

std::vector<GainRange> solved_gains(const ResistanceSketch& sketch, const Sieve& sieve,
                                    const SketchError& error, const Execution& execution) {
  std::vector<GainRange> gains(sieve.kept.size());
  parallel_for(gains.size(), execution.quiet(), [&](std::size_t i, int) {
    gains[i] = sketch.solved_gain(sieve.kept[i].link, error, execution.stop);
  });
  return gains;
}

SketchedLink best_of(const Sieve& sieve, const std::vector<GainRange>& gains) {
  const auto best = static_cast<std::size_t>(
      std::max_element(gains.begin(), gains.end(),
                       [](const GainRange& a, const GainRange& b) { return a.gain < b.gain; }) -
      gains.begin());
  double rival = sieve.left_out;
  for (std::size_t i = 0; i < gains.size(); ++i) {
    if (i != best) rival = std::max(rival, gains[i].most);
  }
  return {.link = sieve.kept[best].link, .gain = gains[best], .rival = rival};
}

void check(const SketchedLinksOptions& options) {
  if (!options.rules.costs.empty() || std::isfinite(options.rules.budget) ||
      options.rules.links < 1 || options.most_solved < 1) {
    throw std::invalid_argument("sketched_links: no costs, and links and most_solved at least 1");
  }
}

}  // namespace

SketchedLinks sketched_links(const CsrGraph& graph, const UpperEnds& candidates,
                             const SketchedLinksOptions& options) {
  check(options);
  const Vertex n = graph.num_vertices();
  // Two estimates a pair, one per vertex and one per part, for each link.
  const double size = std::max<double>(n, 1.0);
  const double events =
      (size * (size - 1.0) + 2.0 * size) * static_cast<double>(options.rules.links);
  SketchedLinks found{.error = sketch_error(options.rows, events, options.failure)};
  while (found.chosen.size() < options.rules.links) {
    const ResistanceSketch sketch(with_links(graph, found.chosen), options.rows,
                                  options.seed + found.chosen.size(), options.execution);
    if (found.chosen.empty()) {
      found.before = sketch.kirchhoff_index();
      found.standard_error = sketch.standard_error();
    }
    const Sieve sieve = sift(sketch, n, candidates, Admission(options.rules, found.chosen, n),
                             found.error, options);
    found.scored += sieve.seen;
    found.solved += sieve.kept.size();
    if (sieve.kept.empty()) break;
    const auto best = best_of(sieve, solved_gains(sketch, sieve, found.error, options.execution));
    if (!(best.gain.gain > 0.0)) break;
    found.chosen.push_back(best);
  }
  return found;
}

}  // namespace musubi
