#include "algorithms/centrality/row_blocks.hpp"

namespace musubi {
namespace {

// A row costs about as much as this many of its arcs: the vectors that are read and written by row.
constexpr ArcIndex kArcsPerRow = 4;
constexpr ArcIndex kWorkPerBlock = ArcIndex{1} << 15;
// Waking threads takes about as long as this much work.
constexpr ArcIndex kWorkWorthThreads = ArcIndex{1} << 20;

}  // namespace

RowBlocks::RowBlocks(const std::vector<ArcIndex>& offsets, Vertex first, Vertex last)
    : begin_{first} {
  ArcIndex work = 0;
  for (Vertex v = first; v < last; ++v) {
    work += offsets[v + 1] - offsets[v] + kArcsPerRow;
    if (work >= kWorkPerBlock || v + 1 == last) {
      begin_.push_back(v + 1);
      work = 0;
    }
  }
  worth_threads_ =
      offsets[last] - offsets[first] + kArcsPerRow * (last - first) >= kWorkWorthThreads;
}

}  // namespace musubi
