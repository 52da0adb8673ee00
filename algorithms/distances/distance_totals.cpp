#include "algorithms/distances/distance_totals.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "algorithms/distances/bit_search.hpp"
#include "algorithms/distances/clump_search.hpp"
#include "algorithms/distances/local_order.hpp"
#include "algorithms/distances/pendant_fold.hpp"
#include "algorithms/distances/tree_totals.hpp"
#include "algorithms/distances/vertex_totals.hpp"

namespace musubi {
namespace {

// Sources numbered first .. last-1.
struct Batch {
  Vertex first = 0;
  Vertex last = 0;

  [[nodiscard]] Vertex size() const { return last - first; }
};

void add_batches(std::vector<Batch>& batches, Vertex first, Vertex last, Vertex size) {
  for (; first < last; first += std::min(size, last - first)) {
    batches.push_back({first, first + std::min(size, last - first)});
  }
}

constexpr double kNoLimit = std::numeric_limits<double>::infinity();
constexpr Vertex kFewestOfTree = 256;  // for which add_tree_totals() is worth it

// What the searches add up.
struct SearchTotals {
  std::vector<VertexTotals> totals{};         ///< by number in the core
  std::vector<Reciprocal> beyond{};           ///< sums of 1/(d + 1), where vertices hang
  std::vector<std::uint64_t> distribution{};  ///< ordered pairs by distance
};

class DistanceSums {
 public:
  /// Of `pendants` vertices that hang at each vertex of the graph, see BitSearch.
  DistanceSums(const CsrGraph& graph, const std::vector<Vertex>& pendants, const SourceShare& share)
      : share_(share),
        order_(local_order(graph, ClumpSearch::kSources)),
        out_(local_rows(graph, order_, RowDirection::out)),
        kept_(kept_bits(with_pendants(graph.num_vertices(), pendants))),
        found_{.totals = std::vector<VertexTotals>(graph.num_vertices()),
               .beyond = std::vector<Reciprocal>(pendants.size())} {
    if (graph.is_directed()) in_ = local_rows(graph, order_, RowDirection::in);
    if (pendants.empty()) return;
    for (const Vertex v : order_.original) pendants_.push_back(pendants[v]);
  }

  /// False, and nothing found, when a sample says that it takes more than `most` bit vectors.
  bool run(const Execution& execution, double most) {
    const auto ranges = in_ ? std::vector<Batch>{{0, num_vertices()}} : add_trees(execution);
    if (ranges.empty()) return true;
    const auto longest =
        *std::max_element(ranges.begin(), ranges.end(),
                          [](const Batch& a, const Batch& b) { return a.size() < b.size(); });
    constexpr Vertex kFew = 4 * BitSearch::kSources;
    if ((in_ && most == kNoLimit) || longest.size() <= kFew) {
      run_bits(execution, ranges);
      return true;
    }
    return run_better(execution, ranges, longest, most);
  }

  /// By vertex of the graph.
  [[nodiscard]] SearchTotals result() {
    SearchTotals result{.distribution = std::move(found_.distribution)};
    for (const Vertex i : order_.position) {
      result.totals.push_back(found_.totals[i]);
      if (!pendants_.empty()) result.beyond.push_back(found_.beyond[i]);
    }
    return result;
  }

 private:
  [[nodiscard]] Vertex num_vertices() const { return static_cast<Vertex>(found_.totals.size()); }

  // Trees that are worth it; returns what lies between them.
  std::vector<Batch> add_trees(const Execution& execution) {
    std::vector<Batch> between;
    Vertex first = 0;  // of what is not in a tree
    for (Vertex begin = 0; begin < num_vertices(); begin = order_.component_end[begin]) {
      const Vertex end = order_.component_end[begin];
      const ArcIndex arcs = out_.offsets[end] - out_.offsets[begin];
      if (end - begin < kFewestOfTree || arcs != 2 * (ArcIndex{end} - begin - 1)) continue;
      if (share_.is_first()) {
        add_tree_totals(out_, begin, end, kept_, found_.totals, found_.distribution, execution);
      }
      if (first < begin) between.push_back({first, begin});
      first = end;
    }
    if (first < num_vertices()) between.push_back({first, num_vertices()});
    return between;
  }

  // By the search that has less work with a batch in the middle of the longest range. Only the
  // totals of one kind may be added up: BitSearch gives each vertex its distances to the sources of
  // a batch, ClumpSearch gives each source its distances to all vertices. See run().
  bool run_better(const Execution& execution, const std::vector<Batch>& ranges,
                  const Batch& longest, double most) {
    // Where a clump begins, as long as none before it was cut short.
    const Vertex middle =
        longest.first + longest.size() / 2 / ClumpSearch::kSources * ClumpSearch::kSources;
    constexpr std::uint64_t kClumpCost = 3;  // of its unit of work, in bit vectors, measured
    constexpr std::uint64_t kClumps = BitSearch::kSources / ClumpSearch::kSources;
    BitSearch bits(order_, out_, in_ ? *in_ : out_, pendants_);
    const auto least = in_ ? BitSearch::kNoLimit
                           : kClumpCost * kClumps * ClumpSearch::least_work(order_, out_, middle);
    const auto by_bits = bits.run(middle, middle + BitSearch::kSources, least);
    const auto is_too_much = [&](std::uint64_t work) {
      return static_cast<double>(work) * num_vertices() / BitSearch::kSources > most;
    };
    std::vector<Batch> rest = ranges;
    const auto leave_out = [&](Vertex sources) {
      rest.erase(std::find_if(rest.begin(), rest.end(),
                              [&](const Batch& each) { return each.first == longest.first; }));
      rest.push_back({longest.first, middle});
      rest.push_back({middle + sources, longest.last});
    };
    if (by_bits <= least) {
      if (is_too_much(by_bits)) return false;
      if (share_.is_first()) take(bits);
      leave_out(BitSearch::kSources);
      run_bits(execution, rest);
      return true;
    }
    ClumpSearch clump(order_, out_, pendants_);
    const auto by_clumps = kClumpCost * kClumps * clump.run(middle, middle + ClumpSearch::kSources);
    if (is_too_much(std::min(by_bits, by_clumps))) return false;
    if (by_bits <= by_clumps) {
      run_bits(execution, rest);
      return true;
    }
    if (share_.is_first()) take(clump);
    leave_out(ClumpSearch::kSources);
    run_clumps(execution, rest);
    return true;
  }

  void run_bits(const Execution& execution, const std::vector<Batch>& ranges) {
    run_searches<BitSearch>(execution, ranges, [&](auto& search) {
      search.emplace(order_, out_, in_ ? *in_ : out_, pendants_);
    });
  }
  void run_clumps(const Execution& execution, const std::vector<Batch>& ranges) {
    run_searches<ClumpSearch>(execution, ranges,
                              [&](auto& search) { search.emplace(order_, out_, pendants_); });
  }

  template <typename Search, typename Make>
  void run_searches(const Execution& execution, const std::vector<Batch>& ranges, Make&& make) {
    std::vector<Batch> batches;
    for (const auto& range : ranges) {
      add_batches(batches, range.first, range.last, Search::kSources);
    }
    std::size_t number = 0;
    std::erase_if(batches, [&](const Batch&) { return !share_.has(number++); });
    const auto threads = static_cast<std::size_t>(execution.thread_count());
    std::vector<std::optional<Search>> searches(threads);
    parallel_for(batches.size(), execution, [&](std::size_t i, int thread) {
      auto& search = searches[static_cast<std::size_t>(thread)];
      if (!search) make(search);
      search->run(batches[i].first, batches[i].last);
    });
    for (const auto& search : searches) {
      if (search) take(*search);
    }
  }

  template <typename Search>
  void take(const Search& search) {
    for (std::size_t i = 0; i < found_.totals.size(); ++i) {
      found_.totals[i].add(search.totals()[i]);
      if (!pendants_.empty()) found_.beyond[i].add(1, search.beyond()[i]);
    }
    const auto& other = search.distribution();
    auto& counts = found_.distribution;
    if (other.size() > counts.size()) counts.resize(other.size(), 0);
    for (std::size_t d = 0; d < other.size(); ++d) counts[d] += other[d];
  }

  SourceShare share_;
  LocalOrder order_;
  LocalRows out_;
  std::optional<LocalRows> in_{};
  std::vector<Vertex> pendants_{};  // by number; empty: none
  int kept_;
  SearchTotals found_;
};

// Of a vertex at which so many pendant ones hang, of which the searches know nothing.
VertexTotals with_own(const VertexTotals& found, Vertex own, int kept) {
  VertexTotals totals = found;
  if (own > 0) totals.add(own, 1, reciprocal(1, kept));
  return totals;
}

// Of one of these: all is a step further than from there, the others two.
VertexTotals of_pendant(const VertexTotals& found, const Reciprocal& beyond) {
  return {.sum = found.sum + found.reached,
          .harmonic = beyond,
          .reached = found.reached,
          .eccentricity = found.reached > 0 ? found.eccentricity + 1 : 0};
}
VertexTotals with_others(const VertexTotals& found, Vertex others, int kept) {
  VertexTotals totals = found;
  totals.add(1, 1, reciprocal(1, kept));
  if (others > 0) totals.add(others, 2, reciprocal(2, kept));
  return totals;
}

// The totals of all vertices from those of the core. What needs no search counts in the first
// share.
std::vector<VertexTotals> unfolded(const PendantFold& fold, const SearchTotals& found, int kept,
                                   const SourceShare& share) {
  std::vector<VertexTotals> totals;
  for (Vertex v = 0; v < fold.position.size(); ++v) {
    const Vertex i = fold.position[v];
    const auto& core = found.totals[i];
    const Vertex own = fold.pendants[i];
    const bool pendant = fold.is_pendant(v);
    const auto searched = pendant ? of_pendant(core, found.beyond[i]) : core;
    if (!share.is_first()) {
      totals.push_back(searched);
    } else {
      totals.push_back(pendant ? with_others(searched, own - 1, kept)
                               : with_own(searched, own, kept));
    }
  }
  return totals;
}

// Pairs of a vertex and what hangs at it, and of two that hang at the same.
void add_near_pairs(const std::vector<Vertex>& pendants, std::vector<std::uint64_t>& distribution) {
  if (distribution.size() < 3) distribution.resize(3, 0);
  for (const std::uint64_t own : pendants) {
    distribution[1] += 2 * own;
    distribution[2] += own * (own > 0 ? own - 1 : 0);
  }
}

DistanceTotals as_columns(const std::vector<VertexTotals>& totals,
                          std::vector<std::uint64_t> distribution, int kept,
                          const SourceShare& share) {
  const std::size_t n = totals.size();
  DistanceTotals result{std::vector<std::uint64_t>(n), std::vector<double>(n),
                        std::vector<std::uint32_t>(n), std::vector<std::uint32_t>(n),
                        std::move(distribution)};
  for (std::size_t v = 0; v < n; ++v) {
    result.sum[v] = totals[v].sum;
    result.harmonic[v] = value(totals[v].harmonic, kept);
    result.reached[v] = totals[v].reached;
    result.eccentricity[v] = totals[v].eccentricity;
  }
  auto& counts = result.distribution;
  while (!counts.empty() && counts.back() == 0) counts.pop_back();
  if (n > 0) counts.resize(std::max<std::size_t>(1, counts.size()));
  if (n > 0) counts[0] = share.is_first() ? n : 0;
  return result;
}

// See DistanceSums::run().
std::optional<DistanceTotals> totals_within(const CsrGraph& graph, double most,
                                            const Execution& execution, const SourceShare& share) {
  const int kept = kept_bits(graph.num_vertices());
  constexpr Vertex kFewPendants = 256;  // save no search of 512 sources
  const auto fold =
      fold_pendants(graph, kFewestOfTree, std::max(kFewPendants, graph.num_vertices() / 16));
  DistanceSums sums(fold ? fold->core : graph, fold ? fold->pendants : std::vector<Vertex>{},
                    share);
  if (!sums.run(execution, most)) return std::nullopt;
  auto found = sums.result();
  if (!fold) return as_columns(found.totals, std::move(found.distribution), kept, share);
  if (share.is_first()) add_near_pairs(fold->pendants, found.distribution);
  return as_columns(unfolded(*fold, found, kept, share), std::move(found.distribution), kept,
                    share);
}

}  // namespace

DistanceTotals distance_totals(const CsrGraph& graph, const Execution& execution,
                               const SourceShare& share) {
  return *totals_within(graph, kNoLimit, execution, share);
}

std::optional<DistanceTotals> distance_totals_within(const CsrGraph& graph, double most_bit_vectors,
                                                     const Execution& execution) {
  return totals_within(graph, most_bit_vectors, execution, {});
}

}  // namespace musubi
