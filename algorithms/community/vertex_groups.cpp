#include "algorithms/community/vertex_groups.hpp"

namespace musubi {

VertexGroups::VertexGroups(std::vector<Vertex>& group_of) : members_(group_of.size()) {
  std::vector<Vertex> number(group_of.size(), kNoVertex);
  std::vector<Vertex> size;
  for (Vertex& group : group_of) {
    if (number[group] == kNoVertex) {
      number[group] = static_cast<Vertex>(size.size());
      size.push_back(0);
    }
    group = number[group];
    ++size[group];
  }
  first_.assign(size.size() + 1, 0);
  for (std::size_t group = 0; group < size.size(); ++group) {
    first_[group + 1] = first_[group] + size[group];
  }
  std::vector<Vertex> next(first_.begin(), first_.end() - 1);
  for (std::size_t node = 0; node < group_of.size(); ++node) {
    members_[next[group_of[node]]++] = static_cast<Vertex>(node);
  }
}

std::vector<Vertex> VertexGroups::even_runs() const {
  constexpr std::size_t kRuns = 256;
  const std::size_t members = 1 + members_.size() / kRuns;
  std::vector<Vertex> begins{0};
  for (Vertex group = 0; group < count(); ++group) {
    if (group + 1 == count() || first_[group + 1] - first_[begins.back()] >= members) {
      begins.push_back(group + 1);
    }
  }
  return begins;
}

}  // namespace musubi
