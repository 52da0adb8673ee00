#include "algorithms/distances/distance_totals.hpp"

#include <algorithm>
#include <optional>

#include "algorithms/distances/bit_search.hpp"
#include "algorithms/distances/clump_search.hpp"
#include "algorithms/distances/local_order.hpp"
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

class DistanceSums {
 public:
  DistanceSums(const CsrGraph& graph, const SourceShare& share)
      : share_(share),
        order_(local_order(graph, ClumpSearch::kSources)),
        out_(local_rows(graph, order_, RowDirection::out)),
        totals_(graph.num_vertices()) {
    if (graph.is_directed()) in_ = local_rows(graph, order_, RowDirection::in);
  }

  void run(const Execution& execution) {
    const auto ranges = in_ ? std::vector<Batch>{{0, num_vertices()}} : add_trees(execution);
    if (ranges.empty()) return;
    const auto longest =
        *std::max_element(ranges.begin(), ranges.end(),
                          [](const Batch& a, const Batch& b) { return a.size() < b.size(); });
    constexpr Vertex kFew = 4 * BitSearch::kSources;
    if (in_ || longest.size() <= kFew) {
      run_bits(execution, ranges);
    } else {
      run_better(execution, ranges, longest);
    }
  }

  [[nodiscard]] DistanceTotals result() {
    const std::size_t n = totals_.size();
    const int kept = kept_bits(static_cast<Vertex>(n));
    DistanceTotals result{std::vector<std::uint64_t>(n), std::vector<double>(n),
                          std::vector<std::uint32_t>(n), std::vector<std::uint32_t>(n),
                          std::move(distribution_)};
    for (std::size_t i = 0; i < n; ++i) {
      const Vertex v = order_.original[i];
      result.sum[v] = totals_[i].sum;
      result.harmonic[v] = value(totals_[i].harmonic, kept);
      result.reached[v] = totals_[i].reached;
      result.eccentricity[v] = totals_[i].eccentricity;
    }
    auto& counts = result.distribution;
    while (!counts.empty() && counts.back() == 0) counts.pop_back();
    if (n > 0) counts.resize(std::max<std::size_t>(1, counts.size()));
    if (n > 0) counts[0] = share_.is_first() ? n : 0;
    return result;
  }

 private:
  [[nodiscard]] Vertex num_vertices() const { return static_cast<Vertex>(totals_.size()); }

  // Trees that are worth it; returns what lies between them.
  std::vector<Batch> add_trees(const Execution& execution) {
    constexpr Vertex kFewest = 256;
    std::vector<Batch> between;
    Vertex first = 0;  // of what is not in a tree
    for (Vertex begin = 0; begin < num_vertices(); begin = order_.component_end[begin]) {
      const Vertex end = order_.component_end[begin];
      const ArcIndex arcs = out_.offsets[end] - out_.offsets[begin];
      if (end - begin < kFewest || arcs != 2 * (ArcIndex{end} - begin - 1)) continue;
      if (share_.is_first())
        add_tree_totals(out_, begin, end, kept_bits(num_vertices()), totals_, distribution_,
                        execution);
      if (first < begin) between.push_back({first, begin});
      first = end;
    }
    if (first < num_vertices()) between.push_back({first, num_vertices()});
    return between;
  }

  // By the search that has less work with a batch in the middle of the longest range. Only the
  // totals of one kind may be added up: BitSearch gives each vertex its distances to the sources of
  // a batch, ClumpSearch gives each source its distances to all vertices.
  void run_better(const Execution& execution, const std::vector<Batch>& ranges,
                  const Batch& longest) {
    // Where a clump begins, as long as none before it was cut short.
    const Vertex middle =
        longest.first + longest.size() / 2 / ClumpSearch::kSources * ClumpSearch::kSources;
    ClumpSearch clump(order_, out_);
    BitSearch bits(order_, out_, out_);
    constexpr std::uint64_t kClumpCost = 3;  // of its unit of work, measured
    constexpr Vertex kBatches = BitSearch::kSources / ClumpSearch::kSources;
    const auto most = kClumpCost * kBatches * clump.run(middle, middle + ClumpSearch::kSources);
    const auto work = bits.run(middle, middle + BitSearch::kSources, most);
    const bool by_bits = work <= most;
    const Vertex done = middle + (by_bits ? BitSearch::kSources : ClumpSearch::kSources);
    std::vector<Batch> rest{{longest.first, middle}, {done, longest.last}};
    for (const auto& range : ranges) {
      if (range.first != longest.first) rest.push_back(range);
    }
    if (by_bits) {
      if (share_.is_first()) take(bits);
      run_bits(execution, rest);
    } else {
      if (share_.is_first()) take(clump);
      run_clumps(execution, rest);
    }
  }

  void run_bits(const Execution& execution, const std::vector<Batch>& ranges) {
    run_searches<BitSearch>(execution, ranges,
                            [&](auto& search) { search.emplace(order_, out_, in_ ? *in_ : out_); });
  }
  void run_clumps(const Execution& execution, const std::vector<Batch>& ranges) {
    run_searches<ClumpSearch>(execution, ranges,
                              [&](auto& search) { search.emplace(order_, out_); });
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
    for (std::size_t i = 0; i < totals_.size(); ++i) totals_[i].add(search.totals()[i]);
    const auto& other = search.distribution();
    if (other.size() > distribution_.size()) distribution_.resize(other.size(), 0);
    for (std::size_t d = 0; d < other.size(); ++d) distribution_[d] += other[d];
  }

  SourceShare share_;
  LocalOrder order_;
  LocalRows out_;
  std::optional<LocalRows> in_{};
  std::vector<VertexTotals> totals_;
  std::vector<std::uint64_t> distribution_{};
};

}  // namespace

DistanceTotals distance_totals(const CsrGraph& graph, const Execution& execution,
                               const SourceShare& share) {
  DistanceSums sums(graph, share);
  sums.run(execution);
  return sums.result();
}

}  // namespace musubi
