#include "algorithms/community/local_moving.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace musubi {
namespace {

// A batch is this part of the nodes: small enough that few of its nodes are neighbours, whatever
// the graph's size.
constexpr std::size_t kBatchesPerRound = 256;
constexpr std::size_t kNodesPerSlice = 64;
// Below so many arcs, sharing a batch out costs more than it saves.
constexpr std::size_t kArcsWorthSharing = std::size_t{1} << 13;
// A gain below this part of the terms it is the difference of is rounding.
constexpr double kRounding = 1e-12;

constexpr Vertex kNewCommunity = kNoVertex;

struct Move {
  Vertex node = 0;
  Vertex target = 0;
  double gained_weight = 0.0;          // weight to the target less weight to the own community
  std::uint32_t first_neighbor = 0;    // its earlier neighbours in the batch, in
  std::uint32_t end_of_neighbors = 0;  // MoveSlice::neighbors
};

// What is found for some consecutive nodes of a batch.
struct MoveSlice {
  std::vector<Move> moves{};
  std::vector<Vertex> neighbors{};

  void clear() {
    moves.clear();
    neighbors.clear();
  }
};

template <typename Mass>
class LocalMoving {
 public:
  LocalMoving(const LevelGraph<Mass>& level, double penalty, std::vector<Vertex>& community_of,
              SearchTeam& team)
      : level_(level),
        penalty_(penalty),
        community_of_(community_of),
        team_(team),
        mass_(level.size()),
        size_(level.size(), 0),
        stamp_(level.size(), 0),
        waiting_(level.size(), 1),
        batch_size_(1 + level.size() / kBatchesPerRound),
        slices_((batch_size_ + kNodesPerSlice - 1) / kNodesPerSlice) {
    for (Vertex node = 0; node < level.size(); ++node) {
      mass_[community_of[node]] += level.masses[node];
      ++size_[community_of[node]];
    }
    for (Vertex community = level.size(); community-- > 0;) {
      if (size_[community] == 0) free_.push_back(community);
    }
  }

  void run() {
    while (collect_waiting()) {
      for (std::size_t first = 0; first < order_.size(); first += batch_size_) {
        find_moves(first, std::min(order_.size(), first + batch_size_));
        make_moves(first, std::min(order_.size(), first + batch_size_));
      }
      find_moves(0, 0);  // for the wakes of the last batch
    }
  }

 private:
  bool collect_waiting() {
    order_.clear();
    for (Vertex node = 0; node < level_.size(); ++node) {
      if (waiting_[node] != 0) order_.push_back(node);
    }
    return !order_.empty();
  }

  // Looks at a batch of order_, and meanwhile wakes the neighbours of what the batch before moved.
  void find_moves(std::size_t first, std::size_t last) {
    ++batch_;
    for (std::size_t i = first; i < last; ++i) stamp_[order_[i]] = in_batch();
    const std::size_t wake_slices = (moved_.size() + kNodesPerSlice - 1) / kNodesPerSlice;
    const std::size_t move_slices = (last - first + kNodesPerSlice - 1) / kNodesPerSlice;
    const auto work = [&](std::size_t slice, int thread) {
      if (slice < wake_slices) {
        wake_neighbors(slice * kNodesPerSlice);
        return;
      }
      const std::size_t begin = first + (slice - wake_slices) * kNodesPerSlice;
      find_moves_of_slice(first, begin, std::min(last, begin + kNodesPerSlice),
                          slices_[slice - wake_slices],
                          team_.weights[static_cast<std::size_t>(thread)]);
    };
    const std::size_t nodes = last - first + moved_.size();
    if (nodes * level_.num_arcs / level_.size() < kArcsWorthSharing) {
      team_.execution.check_stop();
      for (std::size_t slice = 0; slice < wake_slices + move_slices; ++slice) work(slice, 0);
    } else {
      parallel_for(wake_slices + move_slices, team_.execution, work);
    }
    moved_.clear();
  }

  void wake_neighbors(std::size_t first) {
    const std::size_t last = std::min(moved_.size(), first + kNodesPerSlice);
    for (std::size_t i = first; i < last; ++i) {
      const Vertex community = community_of_[moved_[i]];
      level_.for_each_arc(moved_[i], [&](Vertex neighbor, double) {
        if (community_of_[neighbor] != community) wake(neighbor);
      });
    }
  }

  // Several threads may do this to one node; all write the same.
  void wake(Vertex node) { std::atomic_ref(waiting_[node]).store(1, std::memory_order_relaxed); }

  void find_moves_of_slice(std::size_t batch, std::size_t first, std::size_t last, MoveSlice& slice,
                           GroupWeights& weights) {
    slice.clear();
    const Vertex lowest = order_[batch];
    for (std::size_t i = first; i < last; ++i) {
      const Vertex node = order_[i];
      const std::size_t neighbors = slice.neighbors.size();
      const Vertex span = node - lowest;
      level_.for_each_arc(node, [&](Vertex neighbor, double weight) {
        weights.add(community_of_[neighbor], weight);
        if (neighbor - lowest < span && stamp_[neighbor] == in_batch()) {
          slice.neighbors.push_back(neighbor);
        }
      });
      if (auto move = best_move(node, weights); move.target != community_of_[node]) {
        move.first_neighbor = static_cast<std::uint32_t>(neighbors);
        move.end_of_neighbors = static_cast<std::uint32_t>(slice.neighbors.size());
        slice.moves.push_back(move);
      } else {
        slice.neighbors.resize(neighbors);
      }
      weights.clear();
    }
  }

  // Leaves the target at the node's own community when no other is better.
  [[nodiscard]] Move best_move(Vertex node, const GroupWeights& weights) const {
    const Vertex own = community_of_[node];
    const Mass mass = level_.masses[node];
    Move best;
    best.node = node;
    best.target = own;
    double most = size_[own] > 1 ? 0.0 : -HUGE_VAL;  // alone: worth nothing, costs nothing
    if (size_[own] > 1) best.target = kNewCommunity;
    for (const Vertex community : weights.touched()) {
      if (community == own) continue;
      const double worth = weights[community] - penalty_ * coupling(mass, mass_[community]);
      if (worth > most) {
        most = worth;
        best.target = community;
      }
    }
    best.gained_weight = (best.target == kNewCommunity ? 0.0 : weights[best.target]) - weights[own];
    if (best.target != own && !raises_quality(best)) best.target = own;
    return best;
  }

  [[nodiscard]] bool raises_quality(const Move& move) const {
    const Vertex own = community_of_[move.node];
    const Mass mass = level_.masses[move.node];
    const double cost_there =
        move.target == kNewCommunity ? 0.0 : penalty_ * coupling(mass, mass_[move.target]);
    const double cost_here = penalty_ * coupling(mass, mass_[own] - mass);
    const double scale = std::abs(move.gained_weight) + cost_there + std::abs(cost_here);
    return move.gained_weight - cost_there + cost_here > kRounding * scale;
  }

  void make_moves(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) waiting_[order_[i]] = 0;
    const std::size_t slices = (last - first + kNodesPerSlice - 1) / kNodesPerSlice;
    for (std::size_t slice = 0; slice < slices; ++slice) {
      const auto& [moves, neighbors] = slices_[slice];
      for (const Move& move : moves) {
        const auto begin = neighbors.begin() + move.first_neighbor;
        const auto end = neighbors.begin() + move.end_of_neighbors;
        const bool stale =
            std::any_of(begin, end, [&](Vertex v) { return stamp_[v] == moved_in_batch(); });
        if (!stale && raises_quality(move)) {
          make(move);
        } else {
          waiting_[move.node] = 1;  // another move may still be good for it
        }
      }
    }
  }

  void make(const Move& move) {
    const Vertex own = community_of_[move.node];
    Vertex target = move.target;
    if (target == kNewCommunity) {
      target = free_.back();
      free_.pop_back();
    }
    const Mass mass = level_.masses[move.node];
    mass_[own] -= mass;
    mass_[target] += mass;
    ++size_[target];
    if (--size_[own] == 0) {
      mass_[own] = Mass{};  // no remainder of rounding
      free_.push_back(own);
    }
    community_of_[move.node] = target;
    stamp_[move.node] = moved_in_batch();
    moved_.push_back(move.node);
  }

  [[nodiscard]] std::uint32_t in_batch() const { return 2 * batch_; }
  [[nodiscard]] std::uint32_t moved_in_batch() const { return 2 * batch_ + 1; }

  const LevelGraph<Mass>& level_;
  double penalty_;
  std::vector<Vertex>& community_of_;
  SearchTeam& team_;
  std::vector<Mass> mass_;             // by community
  std::vector<Vertex> size_;           // by community
  std::vector<Vertex> free_{};         // communities without nodes
  std::vector<std::uint32_t> stamp_;   // the batch a node was last in, and whether it moved then
  std::vector<std::uint8_t> waiting_;  // to be looked at
  std::vector<Vertex> order_{};        // the nodes of this round
  std::vector<Vertex> moved_{};        // in the last batch
  std::uint32_t batch_ = 0;
  std::size_t batch_size_;
  std::vector<MoveSlice> slices_;
};

}  // namespace

template <typename Mass>
void move_locally(const LevelGraph<Mass>& level, double penalty, std::vector<Vertex>& community_of,
                  SearchTeam& team) {
  if (level.size() > 0) LocalMoving(level, penalty, community_of, team).run();
}

template void move_locally(const LevelGraph<VertexMass>&, double, std::vector<Vertex>&,
                           SearchTeam&);
template void move_locally(const LevelGraph<DirectedMass>&, double, std::vector<Vertex>&,
                           SearchTeam&);

}  // namespace musubi
