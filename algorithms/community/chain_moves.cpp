#include "algorithms/community/chain_moves.hpp"

#include <cmath>
#include <cstdint>

namespace musubi {
namespace {

// A gain below this part of the level's weight may be rounding.
constexpr double kChainRounding = 1e-10;
// So many moves without a new best end a chain: what a chain finds, it mostly finds within a few.
constexpr std::size_t kPatience = 6;

struct ChainMove {
  Vertex node = kNoVertex;
  Vertex from = 0;
  Vertex to = 0;
  double gain = -HUGE_VAL;
};

template <typename Mass>
class ChainMoves {
 public:
  ChainMoves(const LevelGraph<Mass>& level, double penalty, std::vector<Vertex>& community_of)
      : level_(level),
        n_(level.size()),
        penalty_(penalty),
        community_of_(community_of),
        weight_to_(std::size_t{n_} * n_, 0.0),
        mass_(n_),
        size_(n_, 0),
        moved_(n_, 0) {
    for (Vertex node = 0; node < n_; ++node) {
      mass_[community_of[node]] += level.masses[node];
      ++size_[community_of[node]];
      level.for_each_arc(node, [&](Vertex neighbor, double weight) {
        weight_to(node, community_of[neighbor]) += weight;
        total_ += weight;
      });
    }
  }

  void run() {
    for (bool better = true; better;) {
      better = false;
      for (Vertex first = 0; first < n_; ++first) better |= chain(first);
    }
  }

 private:
  double& weight_to(Vertex node, Vertex community) {
    return weight_to_[std::size_t{node} * n_ + community];
  }

  // Whether it has gained something. Starts with the best move of one node.
  bool chain(Vertex first) {
    moved_.assign(n_, 0);
    std::vector<ChainMove> made;
    std::size_t best_length = 0;
    double gain = 0.0;
    double best_gain = 0.0;
    while (made.size() < best_length + kPatience) {
      const auto move = made.empty() ? best_move_of(first) : best_move();
      if (move.node == kNoVertex) break;
      make(move.node, move.to);
      moved_[move.node] = 1;
      made.push_back(move);
      gain += move.gain;
      if (gain > best_gain + kChainRounding * total_) {
        best_gain = gain;
        best_length = made.size();
      }
    }
    while (made.size() > best_length) {
      make(made.back().node, made.back().from);
      made.pop_back();
    }
    return best_length > 0;
  }

  // Of the nodes that have not moved.
  ChainMove best_move() {
    ChainMove best;
    for (Vertex node = 0; node < n_; ++node) {
      if (moved_[node] != 0) continue;
      if (const auto move = best_move_of(node); move.gain > best.gain) best = move;
    }
    return best;
  }

  // No node when there is nowhere to go. One community without nodes stands for all.
  ChainMove best_move_of(Vertex node) {
    ChainMove best;
    const Vertex own = community_of_[node];
    const Mass mass = level_.masses[node];
    const double here = weight_to(node, own) - penalty_ * coupling(mass, mass_[own] - mass);
    bool may_leave = size_[own] > 1;
    for (Vertex community = 0; community < n_; ++community) {
      if (community == own || (size_[community] == 0 && !may_leave)) continue;
      if (size_[community] == 0) may_leave = false;
      const double gain =
          weight_to(node, community) - penalty_ * coupling(mass, mass_[community]) - here;
      if (gain > best.gain) best = {node, own, community, gain};
    }
    return best;
  }

  void make(Vertex node, Vertex to) {
    const Vertex from = community_of_[node];
    level_.for_each_arc(node, [&](Vertex neighbor, double weight) {
      weight_to(neighbor, from) -= weight;
      weight_to(neighbor, to) += weight;
    });
    mass_[from] -= level_.masses[node];
    mass_[to] += level_.masses[node];
    if (--size_[from] == 0) mass_[from] = Mass{};  // no remainder of rounding
    ++size_[to];
    community_of_[node] = to;
  }

  const LevelGraph<Mass>& level_;
  Vertex n_;
  double penalty_;
  std::vector<Vertex>& community_of_;
  std::vector<double> weight_to_;    // by node and community
  std::vector<Mass> mass_;           // by community
  std::vector<Vertex> size_;         // by community
  std::vector<std::uint8_t> moved_;  // in this chain
  double total_ = 0.0;               // weight of all arcs
};

}  // namespace

template <typename Mass>
void move_in_chains(const LevelGraph<Mass>& level, const SearchObjective& objective,
                    std::vector<Vertex>& community_of) {
  ChainMoves(level, objective.penalty, community_of).run();
}

template void move_in_chains(const LevelGraph<VertexMass>&, const SearchObjective&,
                             std::vector<Vertex>&);
template void move_in_chains(const LevelGraph<DirectedMass>&, const SearchObjective&,
                             std::vector<Vertex>&);

}  // namespace musubi
