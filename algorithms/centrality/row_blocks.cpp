#include "algorithms/centrality/row_blocks.hpp"

namespace musubi {
namespace {

// A row costs about as much as this many of its arcs: the vectors that are read and written by row.
constexpr ArcIndex kArcsPerRow = 4;

}  // namespace

RowBlocks::RowBlocks(std::span<const ArcIndex> offsets, Vertex first, Vertex last,
                     const BlockSizes& sizes)
    : begin_{first}, sizes_(sizes) {
  ArcIndex work = 0;
  for (Vertex v = first; v < last; ++v) {
    work += offsets[v + 1] - offsets[v] + kArcsPerRow;
    if (work >= sizes.work_per_block || v + 1 == last) {
      begin_.push_back(v + 1);
      work = 0;
    }
  }
  worth_threads_ =
      offsets[last] - offsets[first] + kArcsPerRow * (last - first) >= sizes.worth_threads;
}

}  // namespace musubi
