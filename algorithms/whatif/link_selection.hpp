#pragma once
#include <span>
#include <vector>

#include "algorithms/whatif/link_set_search.hpp"

namespace musubi {

/// A set of candidates in the making, and what the rules still allow. Both must outlive it.
class LinkSelection {
 public:
  /// A sum of costs that exceeds the budget by a smaller share is within it.
  static constexpr double kRounding = 1e-12;

  LinkSelection(std::span<const NewLink> candidates, const LinkSetRules& rules);

  [[nodiscard]] const std::vector<std::size_t>& chosen() const { return chosen_; }
  [[nodiscard]] double cost_of(std::size_t c) const {
    return rules_.costs.empty() ? 1.0 : rules_.costs[c];
  }
  [[nodiscard]] bool is_full() const { return chosen_.size() >= rules_.links; }
  /// Candidate c may still be added. O(links).
  [[nodiscard]] bool admits(std::size_t c) const;

  void push(std::size_t c) { change(c, 1); }
  void pop() { change(chosen_.back(), -1); }
  void assign(const std::vector<std::size_t>& set);

 private:
  [[nodiscard]] bool has_room(Vertex v) const;
  void change(std::size_t c, int by);

  std::span<const NewLink> candidates_;
  const LinkSetRules& rules_;
  std::vector<std::size_t> at_{};  // new links by vertex
  std::vector<std::size_t> chosen_{};
  double spent_ = 0.0;
};

}  // namespace musubi
