#pragma once
#include <limits>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "engine/csr_graph.hpp"
#include "engine/execution.hpp"

namespace musubi {

/// A new link between two vertices.
using NewLink = std::pair<Vertex, Vertex>;

/// What new links are to improve: a number of a graph that no link makes worse, with the links
/// added so far.
class LinkObjective {
 public:
  virtual ~LinkObjective() = default;
  [[nodiscard]] virtual std::unique_ptr<LinkObjective> clone() const = 0;

  /// The number, as it is called by people; which way is better, smaller_is_better() says.
  [[nodiscard]] virtual double value() const = 0;
  [[nodiscard]] virtual bool smaller_is_better() const { return false; }

  /// By how much each single link would improve it, exactly: never below 0 but by rounding.
  [[nodiscard]] virtual std::vector<double> gains(std::span<const NewLink> links,
                                                  const Execution& execution) const = 0;
  virtual void add_link(NewLink link) = 0;

  /// True when a link gains never more for others having been added before, among these links: then
  /// the gain of a set is at most the sum of its gains, and old gains bound new ones.
  [[nodiscard]] virtual bool is_submodular(std::span<const NewLink>) const { return false; }

  /// True when a set gains at most the sum of the single gains of all pairs of vertices among the
  /// ends of its links.
  [[nodiscard]] virtual bool is_bounded_by_ends() const { return false; }

  /// For each link a number such that no set gains more than the sum of the numbers of its links;
  /// empty when none are known.
  [[nodiscard]] virtual std::vector<double> slopes(std::span<const NewLink>) const { return {}; }

  /// No k links whatever gain more than this.
  [[nodiscard]] virtual double most_gain(std::size_t k) const {
    static_cast<void>(k);
    return std::numeric_limits<double>::infinity();
  }
};

}  // namespace musubi
