#include "algorithms/community/local_moving.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <span>

namespace musubi {
namespace {

// A batch has this part of the arcs: small enough that few of its nodes are neighbours, whatever
// the graph's size.
constexpr ArcIndex kBatches = 64;
// In the first round nearly all nodes move, and many of them to where others have just left:
// smaller batches find better communities, in fewer rounds. But what takes long is to be shared
// out.
constexpr ArcIndex kFirstBatches = 1024;
constexpr ArcIndex kManyArcs = ArcIndex{1} << 19;
constexpr ArcIndex kLeastShared = ArcIndex{1} << 13;
constexpr ArcIndex kSlicesPerBatch = 8;
// Below so many arcs, sharing a batch out costs more than it saves.
constexpr ArcIndex kArcsWorthSharing = 4096;
// A gain below this part of the terms it is the difference of is rounding.
constexpr double kGainRounding = 1e-12;

constexpr Vertex kNewCommunity = kNoVertex;

struct Move {
  Vertex node = 0;
  Vertex target = 0;
  double gained_weight = 0.0;          // weight to the target less weight to the own community
  std::uint32_t first_neighbor = 0;    // its earlier neighbours in the batch, in
  std::uint32_t end_of_neighbors = 0;  // MoveSlice::neighbors
};

// What is found for some consecutive nodes of a batch. Aligned as different threads fill them.
struct alignas(128) MoveSlice {
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
  LocalMoving(const LevelGraph<Mass>& level, const SearchObjective& objective,
              std::vector<Vertex>& community_of, SearchTeam& team)
      : level_(level),
        penalty_(objective.penalty),
        least_gain_per_arc_(objective.least_gain_per_arc),
        community_of_(community_of),
        team_(team),
        mass_(level.size()),
        size_(level.size(), 0),
        stamp_(level.size(), 0),
        waiting_(level.size(), 1) {
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
      gain_ = 0.0;
      for (std::size_t first = 0; first < order_.size();) {
        const std::size_t last = end_of_batch(first);
        find_moves(first, last);
        make_moves(first, last);
        first = last;
      }
      find_moves(0, 0);  // for the wakes of the last batch
      if (gain_ < least_gain_per_arc_ * static_cast<double>(arcs_of(order_))) return;
    }
  }

 private:
  bool collect_waiting() {
    order_.clear();
    ++round_;
    for (Vertex node = 0; node < level_.size(); ++node) {
      if (waiting_[node] != 0) order_.push_back(node);
    }
    return !order_.empty();
  }

  [[nodiscard]] ArcIndex arcs_of(std::span<const Vertex> nodes) const {
    ArcIndex arcs = 0;
    for (const Vertex node : nodes) arcs += level_.degree(node);
    return arcs;
  }

  [[nodiscard]] ArcIndex arcs_per_batch() const {
    if (round_ > 1) return level_.num_arcs / kBatches;
    const ArcIndex few = level_.num_arcs / kFirstBatches;
    return level_.num_arcs < kManyArcs ? few : std::max(few, kLeastShared);
  }

  [[nodiscard]] std::size_t end_of_batch(std::size_t first) const {
    const ArcIndex most = arcs_per_batch();
    ArcIndex arcs = 0;
    while (first < order_.size() && arcs <= most) {
      arcs += level_.degree(order_[first++]);
    }
    return first;
  }

  // Where slices of about equally many arcs begin, and the end of the last.
  void cut(std::span<const Vertex> nodes, std::vector<std::size_t>& bounds) const {
    const ArcIndex most = arcs_per_batch() / kSlicesPerBatch;
    bounds.assign(1, 0);
    ArcIndex arcs = 0;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      arcs += level_.degree(nodes[i]);
      if (arcs <= most && i + 1 < nodes.size()) continue;
      bounds.push_back(i + 1);
      arcs = 0;
    }
  }

  // Looks at a batch of order_, and meanwhile wakes the neighbours of what the batch before moved.
  void find_moves(std::size_t first, std::size_t last) {
    ++batch_;
    const std::span<const Vertex> batch(order_.data() + first, last - first);
    for (const Vertex node : batch) stamp_[node] = in_batch();
    cut(moved_, wake_bounds_);
    cut(batch, move_bounds_);
    const std::size_t wake_slices = wake_bounds_.size() - 1;
    const std::size_t move_slices = move_bounds_.size() - 1;
    if (slices_.size() < move_slices) slices_.resize(move_slices);
    const auto work = [&](std::size_t slice, GroupWeights& weights) {
      if (slice < wake_slices) {
        wake_neighbors(slice);
      } else {
        find_moves_of_slice(batch, slice - wake_slices, weights);
      }
    };
    if (arcs_of(batch) + arcs_of(moved_) < kArcsWorthSharing) {
      team_.keep(wake_slices + move_slices, work);
    } else {
      team_.share(wake_slices + move_slices, work);
    }
    moved_.clear();
  }

  void wake_neighbors(std::size_t slice) {
    for (std::size_t i = wake_bounds_[slice]; i < wake_bounds_[slice + 1]; ++i) {
      const Vertex community = community_of_[moved_[i]];
      level_.for_each_arc(moved_[i], [&](Vertex neighbor, double) {
        if (community_of_[neighbor] != community) wake(neighbor);
      });
    }
  }

  // Several threads may do this to one node; all write the same.
  void wake(Vertex node) { std::atomic_ref(waiting_[node]).store(1, std::memory_order_relaxed); }

  void find_moves_of_slice(std::span<const Vertex> batch, std::size_t number,
                           GroupWeights& weights) {
    auto& slice = slices_[number];
    slice.clear();
    const Vertex lowest = batch.front();
    for (std::size_t i = move_bounds_[number]; i < move_bounds_[number + 1]; ++i) {
      const Vertex node = batch[i];
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
    if (best.target != own && gain(best) == 0.0) best.target = own;
    return best;
  }

  // By how much more the move is worth than staying; 0 when that may be rounding.
  [[nodiscard]] double gain(const Move& move) const {
    const Vertex own = community_of_[move.node];
    const Mass mass = level_.masses[move.node];
    const double cost_there =
        move.target == kNewCommunity ? 0.0 : penalty_ * coupling(mass, mass_[move.target]);
    const double cost_here = penalty_ * coupling(mass, mass_[own] - mass);
    const double difference = move.gained_weight - cost_there + cost_here;
    const double scale = std::abs(move.gained_weight) + cost_there + std::abs(cost_here);
    return difference > kGainRounding * scale ? difference : 0.0;
  }

  void make_moves(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) waiting_[order_[i]] = 0;
    for (std::size_t slice = 0; slice + 1 < move_bounds_.size(); ++slice) {
      const auto& [moves, neighbors] = slices_[slice];
      for (const Move& move : moves) {
        const auto begin = neighbors.begin() + move.first_neighbor;
        const auto end = neighbors.begin() + move.end_of_neighbors;
        const bool stale =
            std::any_of(begin, end, [&](Vertex v) { return stamp_[v] == moved_in_batch(); });
        const double gained = stale ? 0.0 : gain(move);
        gain_ += gained;
        if (gained > 0.0) {
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
  double least_gain_per_arc_;
  std::vector<Vertex>& community_of_;
  SearchTeam& team_;
  std::vector<Mass> mass_;             // by community
  std::vector<Vertex> size_;           // by community
  std::vector<Vertex> free_{};         // communities without nodes
  std::vector<std::uint32_t> stamp_;   // the batch a node was last in, and whether it moved then
  std::vector<std::uint8_t> waiting_;  // to be looked at
  std::vector<Vertex> order_{};        // the nodes of this round
  double gain_ = 0.0;                  // of this round
  int round_ = 0;
  std::uint32_t batch_ = 0;
  std::vector<std::size_t> move_bounds_{};
  std::vector<MoveSlice> slices_{};
  std::vector<Vertex> moved_{};  // in the last batch
  std::vector<std::size_t> wake_bounds_{};
};

}  // namespace

template <typename Mass>
void move_locally(const LevelGraph<Mass>& level, const SearchObjective& objective,
                  std::vector<Vertex>& community_of, SearchTeam& team) {
  if (level.size() > 0) LocalMoving(level, objective, community_of, team).run();
}

template void move_locally(const LevelGraph<VertexMass>&, const SearchObjective&,
                           std::vector<Vertex>&, SearchTeam&);
template void move_locally(const LevelGraph<DirectedMass>&, const SearchObjective&,
                           std::vector<Vertex>&, SearchTeam&);

}  // namespace musubi
