#include "algorithms/linkpred/boosted_trees.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <stdexcept>

namespace musubi {
namespace {

void validate(const BoostedTreesOptions& options) {
  if (options.trees < 0 || options.depth < 1 || options.depth > 8 || options.bins < 2 ||
      options.bins > 256 || !(options.learning_rate > 0.0) || !(options.ridge > 0.0) ||
      !(options.least_weight >= 0.0)) {
    throw std::invalid_argument("boosted trees: an option is outside its range");
  }
}

/// A column cut into bins of about as many pairs: bin b holds values in (cuts[b-1], cuts[b]].
struct BinnedColumn {
  std::vector<double> cuts{};
  std::vector<std::uint8_t> bins{};  // per pair

  BinnedColumn(const std::vector<double>& values, int most) {
    auto sorted = values;
    std::sort(sorted.begin(), sorted.end());
    for (int b = 1; b < most && !sorted.empty(); ++b) {
      const auto place =
          sorted.size() * static_cast<std::size_t>(b) / static_cast<std::size_t>(most);
      const double cut = sorted[place];
      if (cut < sorted.back() && (cuts.empty() || cut > cuts.back())) cuts.push_back(cut);
    }
    for (const double value : values) {
      const auto bin = std::lower_bound(cuts.begin(), cuts.end(), value) - cuts.begin();
      bins.push_back(static_cast<std::uint8_t>(bin));
    }
  }
};

/// Sums of first and second derivatives of the loss.
struct Derivatives {
  double first = 0.0;
  double second = 0.0;

  void add(const Derivatives& other) {
    first += other.first;
    second += other.second;
  }
  [[nodiscard]] double gain(double ridge) const { return first * first / (second + ridge); }
};

struct Split {
  double gain = 0.0;
  std::size_t column = 0;
  std::size_t bin = 0;  // left: this bin and those below
};

class TreeGrower {
 public:
  TreeGrower(const std::vector<BinnedColumn>& columns, const BoostedTreesOptions& options,
             std::vector<Derivatives>& derivatives, std::vector<double>& odds)
      : columns_(columns),
        options_(options),
        derivatives_(derivatives),
        odds_(odds),
        rows_(odds.size()) {
    std::iota(rows_.begin(), rows_.end(), std::uint32_t{0});
  }

  BoostedTrees::Tree grow() {
    tree_.assign(1, {});
    grow_node(0, rows_, options_.depth);
    return std::move(tree_);
  }

 private:
  void grow_node(std::uint32_t node, std::span<std::uint32_t> rows, int depth) {
    Derivatives total;
    for (const std::uint32_t row : rows) total.add(derivatives_[row]);
    const Split split = depth > 0 ? best_split(rows, total) : Split{};
    if (split.gain <= 1e-6) return make_leaf(node, rows, total);
    const auto& column = columns_[split.column];
    const auto middle = std::stable_partition(
        rows.begin(), rows.end(), [&](std::uint32_t row) { return column.bins[row] <= split.bin; });
    const auto left_size = static_cast<std::size_t>(middle - rows.begin());
    const auto left = static_cast<std::uint32_t>(tree_.size());
    tree_.resize(tree_.size() + 2);
    tree_[node] = {split.column, column.cuts[split.bin], left, left + 1, 0.0};
    grow_node(left, rows.first(left_size), depth - 1);
    grow_node(left + 1, rows.subspan(left_size), depth - 1);
  }

  void make_leaf(std::uint32_t node, std::span<const std::uint32_t> rows,
                 const Derivatives& total) {
    const double value = options_.learning_rate * total.first / (total.second + options_.ridge);
    tree_[node].value = value;
    for (const std::uint32_t row : rows) odds_[row] += value;
  }

  Split best_split(std::span<const std::uint32_t> rows, const Derivatives& total) {
    Split best;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      const auto& column = columns_[c];
      histogram_.assign(column.cuts.size() + 1, {});
      for (const std::uint32_t row : rows) histogram_[column.bins[row]].add(derivatives_[row]);
      Derivatives left;
      for (std::size_t bin = 0; bin < column.cuts.size(); ++bin) {
        left.add(histogram_[bin]);
        const Derivatives right{total.first - left.first, total.second - left.second};
        if (std::min(left.second, right.second) < options_.least_weight) continue;
        const double gain =
            left.gain(options_.ridge) + right.gain(options_.ridge) - total.gain(options_.ridge);
        if (gain > best.gain) best = {gain, c, bin};
      }
    }
    return best;
  }

  const std::vector<BinnedColumn>& columns_;
  const BoostedTreesOptions& options_;
  const std::vector<Derivatives>& derivatives_;
  std::vector<double>& odds_;
  std::vector<std::uint32_t> rows_;
  std::vector<Derivatives> histogram_{};
  BoostedTrees::Tree tree_{};
};

double value_of(const BoostedTrees::Tree& tree, const LinkFeatures& features, std::size_t row) {
  std::uint32_t node = 0;
  while (tree[node].right != 0) {
    const bool left = features.columns[tree[node].column][row] <= tree[node].cut;
    node = left ? tree[node].left : tree[node].right;
  }
  return tree[node].value;
}

}  // namespace

std::vector<double> BoostedTrees::log_odds(const LinkFeatures& features) const {
  std::vector<double> odds(features.num_pairs(), start);
  for (const Tree& tree : trees) {
    for (std::size_t i = 0; i < odds.size(); ++i) odds[i] += value_of(tree, features, i);
  }
  return odds;
}

BoostedTrees fit_boosted_trees(const LinkFeatures& features, const std::vector<bool>& labels,
                               const BoostedTreesOptions& options) {
  validate(options);
  if (labels.size() != features.num_pairs()) {
    throw std::invalid_argument("boosted trees: as many labels as pairs are needed");
  }
  std::vector<BinnedColumn> columns;
  for (const auto& column : features.columns) columns.emplace_back(column, options.bins);
  const auto positives = static_cast<double>(std::count(labels.begin(), labels.end(), true));
  const auto negatives = static_cast<double>(labels.size()) - positives;
  BoostedTrees model;
  model.start = std::log((positives + 1.0) / (negatives + 1.0));
  std::vector<double> odds(labels.size(), model.start);
  std::vector<Derivatives> derivatives(labels.size());
  for (int tree = 0; tree < options.trees; ++tree) {
    for (std::size_t i = 0; i < odds.size(); ++i) {
      const double p = 1.0 / (1.0 + std::exp(-odds[i]));
      derivatives[i] = {(labels[i] ? 1.0 : 0.0) - p, p * (1.0 - p)};
    }
    model.trees.push_back(TreeGrower(columns, options, derivatives, odds).grow());
  }
  return model;
}

}  // namespace musubi
