#include "algorithms/whatif/link_set_search.hpp"

#include <algorithm>
#include <cmath>
#include <queue>
#include <stdexcept>
#include <string>

#include "algorithms/whatif/gain_bound.hpp"
#include "algorithms/whatif/link_selection.hpp"

namespace musubi {
namespace {

constexpr double kRounding = LinkSelection::kRounding;  // a smaller gain is no improvement

void validate(std::span<const NewLink> candidates, const LinkSetRules& rules) {
  if (rules.links < 1 || rules.links > candidates.size()) {
    throw std::invalid_argument("best_link_set: links must be 1 to " +
                                std::to_string(candidates.size()) +
                                ", the number of candidates, got " + std::to_string(rules.links));
  }
  if (!(rules.budget > 0.0)) {
    throw std::invalid_argument("best_link_set: the budget must be above 0, got " +
                                std::to_string(rules.budget));
  }
  if (!rules.costs.empty() && rules.costs.size() != candidates.size()) {
    throw std::invalid_argument("best_link_set: one cost per candidate is needed");
  }
  for (const double cost : rules.costs) {
    if (!(cost > 0.0)) {
      throw std::invalid_argument("best_link_set: every cost must be above 0, got " +
                                  std::to_string(cost));
    }
  }
}

class Search {
 public:
  Search(const LinkObjective& objective, std::span<const NewLink> candidates,
         const LinkSetOptions& options)
      : objective_(objective),
        candidates_(candidates),
        rules_(options.rules),
        execution_(options.execution),
        sign_(objective.smaller_is_better() ? -1.0 : 1.0) {}

  LinkSet run(double most_exact_work) {
    LinkSet result{.before = objective_.value()};
    least_ = kRounding * std::max(1.0, std::abs(result.before));
    std::vector<std::size_t> all(candidates_.size());
    for (std::size_t c = 0; c < all.size(); ++c) all[c] = c;
    gains_ = gains_of(objective_, all);
    result.gains = gains_;
    const bool submodular = objective_.is_submodular(candidates_);
    best_ = greedy(submodular, false);
    if (!rules_.costs.empty()) take_if_better(greedy(submodular, true));
    result.method = submodular ? LinkSetMethod::lazy_greedy : LinkSetMethod::greedy;
    result.swaps = improve_by_swaps();
    const double bound = gain_bound(objective_, candidates_, gains_, rules_.links,
                                    {rules_.costs, rules_.budget}, execution_);
    if (rules_.links == 1 || best_.gain >= bound - least_ || work() <= most_exact_work) {
      if (rules_.links > 1 && best_.gain < bound - least_) search_all();
      result.method = LinkSetMethod::exact;
    }
    const auto with = objective_.clone();
    for (const std::size_t c : best_.set) {
      with->add_link(candidates_[c]);
      result.values.push_back(with->value());
    }
    result.after = with->value();
    result.chosen = best_.set;
    result.bound =
        result.method == LinkSetMethod::exact ? result.after : result.before + sign_ * bound;
    result.scored = scored_;
    return result;
  }

 private:
  struct Found {
    std::vector<std::size_t> set{};
    double gain = 0.0;
  };

  std::vector<double> gains_of(const LinkObjective& objective,
                               const std::vector<std::size_t>& some) {
    std::vector<NewLink> links;
    links.reserve(some.size());
    for (const std::size_t c : some) links.push_back(candidates_[c]);
    scored_ += links.size();
    auto gains = objective.gains(links, execution_);
    for (double& gain : gains) gain = std::max(0.0, gain);
    return gains;
  }

  [[nodiscard]] double improvement(const LinkObjective& objective) const {
    return sign_ * (objective.value() - objective_.value());
  }

  void take_if_better(Found found) {
    if (found.gain > best_.gain + least_) best_ = std::move(found);
  }

  // What the greedy rule compares.
  [[nodiscard]] static double rating(const LinkSelection& selection, std::size_t c, double gain,
                                     bool per_cost) {
    return per_cost ? gain / selection.cost_of(c) : gain;
  }

  Found greedy(bool submodular, bool per_cost) {
    LinkSelection selection(candidates_, rules_);
    const auto with = objective_.clone();
    if (submodular) {
      add_lazily(selection, *with, per_cost);
    } else {
      add_greedily(selection, *with, per_cost);
    }
    return {selection.chosen(), improvement(*with)};
  }

  void add_greedily(LinkSelection& selection, LinkObjective& with, bool per_cost) {
    while (!selection.is_full()) {
      std::vector<std::size_t> open;
      for (std::size_t c = 0; c < candidates_.size(); ++c) {
        if (selection.admits(c)) open.push_back(c);
      }
      const auto gains = selection.chosen().empty() ? gains_first(open) : gains_of(with, open);
      const std::size_t none = candidates_.size();
      std::size_t best = none;
      double best_rating = 0.0;
      for (std::size_t i = 0; i < open.size(); ++i) {
        const double own = rating(selection, open[i], gains[i], per_cost);
        if (gains[i] > least_ && own > best_rating * (1.0 + kRounding)) {
          best = open[i];
          best_rating = own;
        }
      }
      if (best == none) return;
      selection.push(best);
      with.add_link(candidates_[best]);
    }
  }

  [[nodiscard]] std::vector<double> gains_first(const std::vector<std::size_t>& some) const {
    std::vector<double> gains;
    gains.reserve(some.size());
    for (const std::size_t c : some) gains.push_back(gains_[c]);
    return gains;
  }

  // The same set, where a gain never grows: what stands at the top with a gain of this round is the
  // best.
  void add_lazily(LinkSelection& selection, LinkObjective& with, bool per_cost) {
    struct Entry {
      double rating = 0.0;
      std::size_t candidate = 0;
      std::size_t round = 0;
      bool operator<(const Entry& other) const {
        return rating != other.rating ? rating < other.rating : candidate > other.candidate;
      }
    };
    std::priority_queue<Entry> queue;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      queue.push({rating(selection, c, gains_[c], per_cost), c, 0});
    }
    while (!selection.is_full() && !queue.empty()) {
      const Entry top = queue.top();
      queue.pop();
      if (!selection.admits(top.candidate)) continue;  // and it never will again
      const std::size_t round = selection.chosen().size();
      if (top.round < round) {
        const double gain = gains_of(with, {top.candidate}).front();
        queue.push({rating(selection, top.candidate, gain, per_cost), top.candidate, round});
        continue;
      }
      if (!(top.rating * (per_cost ? selection.cost_of(top.candidate) : 1.0) > least_)) return;
      selection.push(top.candidate);
      with.add_link(candidates_[top.candidate]);
    }
  }

  std::size_t improve_by_swaps() {
    constexpr std::size_t kMostRounds = 4;
    std::size_t swaps = 0;
    if (rules_.links < 2) return swaps;
    for (std::size_t round = 0; round < kMostRounds; ++round) {
      bool improved = false;
      for (std::size_t place = 0; place < best_.set.size(); ++place) {
        execution_.check_stop();
        auto rest = best_.set;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(place));
        LinkSelection selection(candidates_, rules_);
        selection.assign(rest);
        const auto with = objective_.clone();
        for (const std::size_t c : rest) with->add_link(candidates_[c]);
        const std::size_t before = rest.size();
        add_one(selection, *with);
        if (selection.chosen().size() == before) continue;
        const double gain = improvement(*with);
        if (gain <= best_.gain + least_) continue;
        best_ = {selection.chosen(), gain};
        improved = true;
        ++swaps;
      }
      if (!improved) break;
    }
    return swaps;
  }

  void add_one(LinkSelection& selection, LinkObjective& with) {
    std::vector<std::size_t> open;
    for (std::size_t c = 0; c < candidates_.size(); ++c) {
      if (selection.admits(c)) open.push_back(c);
    }
    if (open.empty()) return;
    const auto gains = gains_of(with, open);
    const auto best = std::max_element(gains.begin(), gains.end()) - gains.begin();
    selection.push(open[static_cast<std::size_t>(best)]);
    with.add_link(candidates_[selection.chosen().back()]);
  }

  // Sets of all but one link, times candidates, times vertices.
  [[nodiscard]] double work() const {
    const auto p = static_cast<double>(candidates_.size());
    double sets = 1.0;
    for (std::size_t i = 0; i + 1 < rules_.links; ++i) {
      sets *= (p - static_cast<double>(i)) / (static_cast<double>(i) + 1.0);
      if (!(sets < 1e15)) return sets;
    }
    Vertex n = 0;
    for (const auto& [a, b] : candidates_) n = std::max({n, a, b});
    return sets * p * (static_cast<double>(n) + 1.0);
  }

  void search_all() {
    order_.resize(candidates_.size());
    for (std::size_t c = 0; c < order_.size(); ++c) order_[c] = c;
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t c, std::size_t d) { return gains_[c] > gains_[d]; });
    execution_ = {.threads = 1,
                  .stop = execution_.stop,
                  .memory = execution_.memory};  // each scoring is too short to share out
    LinkSelection selection(candidates_, rules_);
    branch(selection, objective_, 0, 0.0);
  }

  // All sets that add to the selection links from `first` of the order on.
  void branch(LinkSelection& selection, const LinkObjective& with, std::size_t first,
              double so_far) {
    execution_.check_stop();
    std::vector<std::size_t> open;
    std::vector<std::size_t> places;
    for (std::size_t i = first; i < order_.size(); ++i) {
      if (!selection.admits(order_[i])) continue;
      open.push_back(order_[i]);
      places.push_back(i);
    }
    if (open.empty()) return;
    const auto gains = gains_of(with, open);
    for (std::size_t i = 0; i < open.size(); ++i) {
      if (so_far + gains[i] <= best_.gain + least_) continue;
      best_ = {selection.chosen(), so_far + gains[i]};
      best_.set.push_back(open[i]);
    }
    const std::size_t left = rules_.links - selection.chosen().size();
    if (left < 2) return;
    std::vector<NewLink> links;
    links.reserve(open.size());
    for (const std::size_t c : open) links.push_back(candidates_[c]);
    if (so_far + gain_bound(with, links, gains, left, {}, execution_) <= best_.gain + least_) {
      return;
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
      const auto next = with.clone();
      next->add_link(candidates_[open[i]]);
      selection.push(open[i]);
      branch(selection, *next, places[i] + 1, improvement(*next));
      selection.pop();
    }
  }

  const LinkObjective& objective_;
  std::span<const NewLink> candidates_;
  const LinkSetRules& rules_;
  Execution execution_;
  double sign_;
  double least_ = 0.0;  // an improvement must be larger than this
  std::vector<double> gains_{};
  std::vector<std::size_t> order_{};
  Found best_{};
  std::uint64_t scored_ = 0;
};

}  // namespace

std::string_view name_of(LinkSetMethod method) {
  switch (method) {
    case LinkSetMethod::exact:
      return "exact";
    case LinkSetMethod::lazy_greedy:
      return "lazy_greedy";
    case LinkSetMethod::greedy:
      return "greedy";
  }
  return "greedy";
}

LinkSet best_link_set(const LinkObjective& objective, std::span<const NewLink> candidates,
                      const LinkSetOptions& options) {
  validate(candidates, options.rules);
  return Search(objective, candidates, options).run(options.most_exact_work);
}

}  // namespace musubi
