#include "algorithms/whatif/one_link_closeness.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace musubi {
namespace {

constexpr std::size_t kColumnsPerBlock = 64;  // columns that are looked at together
constexpr std::size_t kFewColumns = 32;       // below 1/32 of them, a list is faster than vectors

// Which blocks hold a `way` shorter than what stands in the row. Rows are padded to whole blocks.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
__attribute__((target_clones("avx2", "default")))
#endif
void find_shorter(const std::uint8_t* row, const std::uint8_t* way, std::size_t blocks,
                  std::uint8_t* shorter) {
  for (std::size_t b = 0; b < blocks; ++b) {
    std::uint8_t any = 0;
    for (std::size_t i = 0; i < kColumnsPerBlock; ++i) {
      any |=
          static_cast<std::uint8_t>(way[b * kColumnsPerBlock + i] < row[b * kColumnsPerBlock + i]);
    }
    shorter[b] = any;
  }
}

template <typename Cell>
double inverse(Cell distance) {
  return distance > Cell{0} && distance < DistanceCells<Cell>::kFar
             ? 1.0 / static_cast<double>(distance)
             : 0.0;
}

template <typename Cell>
class OneLinkChange {
 public:
  explicit OneLinkChange(const DistanceCells<Cell>& cells) : cells_(cells) {
    if constexpr (std::is_integral_v<Cell>) {
      for (std::size_t d = 0; d <= DistanceCells<Cell>::kFar; ++d) {
        worth_.push_back(inverse(static_cast<Cell>(d)));
      }
    }
  }

  void apply(Vertex a, Vertex b, std::vector<double>& harmonic) {
    auto near_a = side(a, b);
    auto near_b = side(b, a);
    if (near_b.size() < near_a.size()) {
      std::swap(a, b);
      std::swap(near_a, near_b);
    }
    const Cell* const from_a = cells_.row(a);
    const Cell* const from_b = cells_.row(b);
    if constexpr (std::is_same_v<Cell, std::uint8_t>) {
      if (near_b.size() * kFewColumns > cells_.n) {
        // In order of the distance to a, so that the ways over the link are made once for each.
        std::stable_sort(near_a.begin(), near_a.end(),
                         [&](Vertex s, Vertex t) { return from_a[s] < from_a[t]; });
        look_through(near_a, from_a, from_b, harmonic);
        return;
      }
    }
    for (const Vertex s : near_a) {
      const Cell* const row = cells_.row(s);
      for (const Vertex t : near_b) {
        if (from_a[s] + 1 + from_b[t] < row[t]) {
          change(s, t, row[t], static_cast<Cell>(from_a[s] + 1 + from_b[t]), harmonic);
        }
      }
    }
  }

 private:
  // Those from which the way to the other end is longer than over the link.
  [[nodiscard]] std::vector<Vertex> side(Vertex near, Vertex other) const {
    std::vector<Vertex> vertices;
    for (Vertex v = 0; v < cells_.n; ++v) {
      if (cells_.row(near)[v] != cells_.kFar && cells_.row(near)[v] + 1 < cells_.row(other)[v]) {
        vertices.push_back(v);
      }
    }
    return vertices;
  }

  [[nodiscard]] double worth(Cell distance) const {
    if constexpr (std::is_integral_v<Cell>) {
      return worth_[distance];
    } else {
      return inverse(distance);
    }
  }

  void change(Vertex s, Vertex t, Cell before, Cell after, std::vector<double>& harmonic) const {
    const double gain = worth(after) - worth(before);
    harmonic[s] += gain;
    harmonic[t] += gain;
  }

  void look_through(const std::vector<Vertex>& near_a, const Cell* from_a, const Cell* from_b,
                    std::vector<double>& harmonic) {
    const std::size_t blocks = cells_.stride / kColumnsPerBlock;
    std::vector<Cell> way(cells_.stride, cells_.kFar);
    std::vector<std::uint8_t> shorter(blocks);
    unsigned over = 0;
    for (const Vertex s : near_a) {
      if (over != from_a[s] + 1U) {
        over = from_a[s] + 1U;
        for (std::size_t t = 0; t < cells_.n; ++t) {
          way[t] = static_cast<Cell>(std::min<unsigned>(over + from_b[t], cells_.kFar));
        }
      }
      const Cell* const row = cells_.row(s);
      find_shorter(row, way.data(), blocks, shorter.data());
      double own = 0.0;
      for (std::size_t block = 0; block < blocks; ++block) {
        if (shorter[block] == 0) continue;
        for (std::size_t t = block * kColumnsPerBlock; t < (block + 1) * kColumnsPerBlock; ++t) {
          if (way[t] >= row[t]) continue;
          const double gain = worth_[way[t]] - worth_[row[t]];
          own += gain;
          harmonic[t] += gain;
        }
      }
      harmonic[s] += own;
    }
  }

  const DistanceCells<Cell>& cells_;
  std::vector<double> worth_{};
};

}  // namespace

OneLinkCloseness::OneLinkCloseness(const DistanceMatrix& distances)
    : distances_(distances), harmonic_(distances.num_vertices(), 0.0) {
  std::visit(
      [&](const auto& cells) {
        for (Vertex s = 0; s < cells.n; ++s) {
          for (Vertex t = 0; t < cells.n; ++t) harmonic_[s] += inverse(cells.row(s)[t]);
        }
      },
      distances.cells());
}

std::vector<double> OneLinkCloseness::harmonic_with(Vertex a, Vertex b) const {
  const Vertex n = distances_.num_vertices();
  if (a >= n || b >= n) {
    throw std::out_of_range("OneLinkCloseness: vertex " + std::to_string(std::max(a, b)) +
                            " is not below n = " + std::to_string(n));
  }
  auto harmonic = harmonic_;
  if (a == b) return harmonic;
  std::visit(
      [&](const auto& cells) {
        using Cell = std::remove_cvref_t<decltype(*cells.row(0))>;
        if constexpr (std::is_same_v<Cell, std::uint8_t>) {
          // Two parts may join into ways that a byte does not hold.
          if (distances_.at(a, b) > distances_.farthest() &&
              2.0 * distances_.farthest() + 1.0 >= cells.kFar) {
            DistanceMatrix joined = distances_;
            joined.add_link(a, b);
            harmonic = OneLinkCloseness(joined).harmonic();
            return;
          }
        }
        OneLinkChange<Cell>(cells).apply(a, b, harmonic);
      },
      distances_.cells());
  return harmonic;
}

}  // namespace musubi
