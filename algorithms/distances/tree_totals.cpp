#include "algorithms/distances/tree_totals.hpp"

#include <algorithm>

namespace musubi {
namespace {

// Depths first .. last-1 at each of which lie so many vertices.
struct Run {
  std::size_t first = 0;
  std::size_t last = 0;
  std::uint64_t vertices = 0;
};

// How many vertices lie at each depth below a centroid.
struct DepthProfile {
  std::vector<std::uint64_t> at_depth{};
  std::uint64_t vertices = 0;
  std::uint64_t depth_sum = 0;

  void clear() {
    at_depth.clear();
    vertices = 0;
    depth_sum = 0;
  }
  void add(std::size_t depth, std::uint64_t count) {
    if (depth >= at_depth.size()) at_depth.resize(depth + 1, 0);
    at_depth[depth] += count;
    vertices += count;
    depth_sum += count * depth;
  }
};

// Sums of reciprocals 1/1 + ... + 1/(d-1), as whole numbers that may wrap, as all below may:
// what is added and taken out again leaves no trace.
class ReciprocalSums {
 public:
  ReciprocalSums(std::size_t distances, int kept) : sums_(2) {
    sums_.reserve(distances + 2);
    for (std::size_t d = 1; d <= distances; ++d) {
      const auto one = reciprocal(static_cast<std::uint32_t>(d), kept);
      sums_.push_back({sums_.back().high + one.high, sums_.back().low + one.low});
    }
  }
  [[nodiscard]] const Reciprocal& below(std::size_t distance) const { return sums_[distance]; }

 private:
  std::vector<Reciprocal> sums_;
};

// What all searches of one tree share. Each vertex is in one piece at a time.
struct Tree {
  const LocalRows& rows;
  Vertex first;
  std::vector<char> is_parted;  // has been a centroid; by vertex - first, as all here
  std::vector<Vertex> parent;   // in the latest search
  std::vector<Vertex> size;     // of what lies below
  std::vector<Vertex> depth;    // below the latest centroid
  ReciprocalSums reciprocals;
};

// What one thread needs to part pieces by their centroids.
class PieceSearch {
 public:
  PieceSearch(Tree& tree, std::span<VertexTotals> totals) : tree_(tree), totals_(totals) {}

  // Adds what the pairs that meet in the centroid have of each other, and leaves the branches.
  void part(Vertex member) {
    const Vertex centroid = find_centroid(member);
    tree_.is_parted[centroid - tree_.first] = 1;
    whole_.clear();
    whole_.add(0, 1);
    branches_.clear();
    order_.clear();
    for (const Vertex root : tree_.rows.row(centroid)) {
      if (tree_.is_parted[root - tree_.first] == 0) add_branch(root, centroid);
    }
    add_pairs(whole_, 1);
    add_whole(centroid);
  }

  [[nodiscard]] std::vector<Vertex>& pieces() { return pieces_; }
  [[nodiscard]] const std::vector<std::uint64_t>& distribution() const { return pairs_; }

 private:
  struct Branch {
    std::size_t end = 0;     // of its vertices in the order
    std::size_t height = 0;  // the largest depth
    std::uint64_t vertices = 0;
    std::uint64_t depth_sum = 0;
  };

  // The vertices of the piece in breadth-first order.
  void search(Vertex root, Vertex from) {
    const std::size_t begin = order_.size();
    order_.push_back(root);
    tree_.parent[root - tree_.first] = from;
    for (std::size_t next = begin; next < order_.size(); ++next) {
      const Vertex v = order_[next];
      for (const Vertex w : tree_.rows.row(v)) {
        if (w == tree_.parent[v - tree_.first] || tree_.is_parted[w - tree_.first] != 0) continue;
        tree_.parent[w - tree_.first] = v;
        order_.push_back(w);
      }
    }
  }

  Vertex find_centroid(Vertex member) {
    order_.clear();
    search(member, kNoVertex);
    for (const Vertex v : order_) tree_.size[v - tree_.first] = 1;
    for (auto it = order_.rbegin();; ++it) {
      const Vertex size = tree_.size[*it - tree_.first];
      if (std::size_t{2} * size >= order_.size()) return *it;
      tree_.size[tree_.parent[*it - tree_.first] - tree_.first] += size;
    }
  }

  // Takes out again what add_whole() adds for two vertices of the branch.
  void add_branch(Vertex root, Vertex centroid) {
    const std::size_t begin = order_.size();
    search(root, centroid);
    tree_.depth[centroid - tree_.first] = 0;
    branch_.clear();
    for (std::size_t i = begin; i < order_.size(); ++i) {
      const Vertex v = order_[i] - tree_.first;
      tree_.depth[v] = tree_.depth[tree_.parent[v] - tree_.first] + 1;
      branch_.add(tree_.depth[v], 1);
    }
    for (std::size_t d = 1; d < branch_.at_depth.size(); ++d) whole_.add(d, branch_.at_depth[d]);
    add_pairs(branch_, -std::uint64_t{1});
    for (std::size_t i = begin; i < order_.size(); ++i) {
      const auto& sum = harmonic_[tree_.depth[order_[i] - tree_.first]];
      totals_[order_[i]].harmonic.high -= sum.high;
      totals_[order_[i]].harmonic.low -= sum.low;
    }
    branches_.push_back(
        {order_.size(), branch_.at_depth.size() - 1, branch_.vertices, branch_.depth_sum});
    if (branch_.vertices > 1) pieces_.push_back(root);
  }

  // Sets harmonic_[a] to the sum over the vertices of the profile, at depth b, of 1/(a + b), and
  // adds `factor` times the ordered pairs at each distance a + b.
  void add_pairs(const DepthProfile& profile, std::uint64_t factor) {
    find_runs(profile);
    const std::size_t depths = profile.at_depth.size();
    harmonic_.assign(depths, {});
    steps_.assign(2 * depths + 1, 0);
    for (std::size_t a = 0; a < depths; ++a) {
      for (const auto& run : runs_) {
        const auto& to = tree_.reciprocals.below(a + run.last);
        const auto& from = tree_.reciprocals.below(a + run.first);
        harmonic_[a].high += run.vertices * (to.high - from.high);
        harmonic_[a].low += run.vertices * (to.low - from.low);
        const auto pairs = factor * profile.at_depth[a] * run.vertices;
        steps_[a + run.first] += pairs;
        steps_[a + run.last] -= pairs;
      }
    }
    if (pairs_.size() < 2 * depths) pairs_.resize(2 * depths, 0);
    std::uint64_t pairs = 0;
    for (std::size_t d = 0; d < 2 * depths; ++d) pairs_[d] += pairs += steps_[d];
  }

  void find_runs(const DepthProfile& profile) {
    runs_.clear();
    for (std::size_t d = 0; d < profile.at_depth.size(); ++d) {
      if (profile.at_depth[d] == 0) continue;
      if (runs_.empty() || runs_.back().vertices != profile.at_depth[d] || runs_.back().last != d) {
        runs_.push_back({d, d, profile.at_depth[d]});
      }
      runs_.back().last = d + 1;
    }
  }

  void add_whole(Vertex centroid) {
    std::size_t highest = 0;  // of the branches, and the second of them
    std::size_t second = 0;
    for (const auto& branch : branches_) {
      second = std::max(second, std::min(highest, branch.height));
      highest = std::max(highest, branch.height);
    }
    add(centroid, whole_.vertices - 1, whole_.depth_sum, highest);
    std::size_t i = 0;
    for (const auto& branch : branches_) {
      const auto others = whole_.vertices - branch.vertices;
      const auto sum = whole_.depth_sum - branch.depth_sum;
      const auto height = branch.height == highest ? second : highest;
      for (; i < branch.end; ++i) add(order_[i], others, sum, height);
    }
  }

  // Vertex v sees so many others through the centroid, which are this deep in all and at most.
  void add(Vertex v, std::uint64_t others, std::uint64_t depth_sum, std::size_t deepest) {
    const Vertex depth = tree_.depth[v - tree_.first];
    auto& totals = totals_[v];
    totals.sum += others * depth + depth_sum;
    totals.harmonic.high += harmonic_[depth].high;
    totals.harmonic.low += harmonic_[depth].low;
    totals.reached += static_cast<std::uint32_t>(others);
    totals.eccentricity =
        std::max(totals.eccentricity, depth + static_cast<std::uint32_t>(deepest));
  }

  Tree& tree_;
  std::span<VertexTotals> totals_;
  std::vector<Vertex> order_{};
  std::vector<Vertex> pieces_{};  // a vertex of each that is to be parted next
  std::vector<Branch> branches_{};
  DepthProfile whole_{};
  DepthProfile branch_{};
  std::vector<Run> runs_{};
  std::vector<Reciprocal> harmonic_{};  // by depth
  std::vector<std::uint64_t> steps_{};  // between the numbers of pairs at a distance and the next
  std::vector<std::uint64_t> pairs_{};
};

// At least twice as far as any two vertices are apart.
std::size_t distance_bound(const LocalRows& rows, Vertex first, Vertex last) {
  std::vector<Vertex> order{first};
  std::vector<Vertex> parent(last - first, kNoVertex);
  std::vector<Vertex> depth(last - first, 0);
  for (std::size_t next = 0; next < order.size(); ++next) {
    for (const Vertex w : rows.row(order[next])) {
      if (w == parent[order[next] - first]) continue;
      parent[w - first] = order[next];
      depth[w - first] = depth[order[next] - first] + 1;
      order.push_back(w);
    }
  }
  return std::size_t{4} * depth[order.back() - first] + 4;
}

}  // namespace

void add_tree_totals(const LocalRows& rows, Vertex first, Vertex last, int kept,
                     std::span<VertexTotals> totals, std::vector<std::uint64_t>& distribution,
                     const Execution& execution) {
  const std::size_t n = last - first;
  Tree tree{rows,
            first,
            std::vector<char>(n, 0),
            std::vector<Vertex>(n),
            std::vector<Vertex>(n),
            std::vector<Vertex>(n),
            ReciprocalSums(distance_bound(rows, first, last), kept)};
  std::vector<PieceSearch> searches(static_cast<std::size_t>(execution.thread_count()),
                                    PieceSearch(tree, totals));
  // All pieces of a round are apart from each other.
  std::vector<Vertex> pieces{first};
  while (!pieces.empty()) {
    constexpr std::size_t kAtATime = 64;
    constexpr std::size_t kPerThread = 1U << 12;  // vertices
    const std::size_t blocks = (pieces.size() + kAtATime - 1) / kAtATime;
    const bool few = pieces.size() < kAtATime;
    parallel_for(few ? pieces.size() : blocks, execution.step(n, kPerThread),
                 [&](std::size_t block, int thread) {
                   auto& search = searches[static_cast<std::size_t>(thread)];
                   const std::size_t begin = few ? block : block * kAtATime;
                   const std::size_t end = few ? block + 1 : begin + kAtATime;
                   for (std::size_t i = begin; i < std::min(end, pieces.size()); ++i) {
                     search.part(pieces[i]);
                   }
                 });
    pieces.clear();
    for (auto& search : searches) {
      pieces.insert(pieces.end(), search.pieces().begin(), search.pieces().end());
      search.pieces().clear();
    }
  }
  for (const auto& search : searches) {
    const auto& pairs = search.distribution();
    if (distribution.size() < pairs.size()) distribution.resize(pairs.size(), 0);
    for (std::size_t d = 0; d < pairs.size(); ++d) distribution[d] += pairs[d];
  }
}

}  // namespace musubi
