#include "algorithms/whatif/link_selection.hpp"

#include <algorithm>

namespace musubi {

LinkSelection::LinkSelection(std::span<const NewLink> candidates, const LinkSetRules& rules)
    : candidates_(candidates), rules_(rules) {
  for (const auto& [a, b] : candidates) {
    const std::size_t needed = std::max(a, b) + std::size_t{1};
    if (at_.size() < needed) at_.resize(needed, 0);
  }
}

bool LinkSelection::admits(std::size_t c) const {
  if (is_full() || std::find(chosen_.begin(), chosen_.end(), c) != chosen_.end()) return false;
  if (spent_ + cost_of(c) > rules_.budget * (1.0 + kRounding)) return false;
  return has_room(candidates_[c].first) && has_room(candidates_[c].second);
}

void LinkSelection::assign(const std::vector<std::size_t>& set) {
  while (!chosen_.empty()) pop();
  for (const std::size_t c : set) push(c);
}

bool LinkSelection::has_room(Vertex v) const {
  if (rules_.most_at == 0 || (!rules_.limited.empty() && !rules_.limited[v])) return true;
  return at_[v] < rules_.most_at;
}

void LinkSelection::change(std::size_t c, int by) {
  for (const Vertex v : {candidates_[c].first, candidates_[c].second}) {
    at_[v] += static_cast<std::size_t>(by);
  }
  if (by > 0) {
    chosen_.push_back(c);
  } else {
    chosen_.pop_back();
  }
  spent_ = 0.0;  // summed anew: no rounding is left behind
  for (const std::size_t one : chosen_) spent_ += cost_of(one);
}

}  // namespace musubi
