#pragma once
#include <cstddef>
#include <span>

namespace musubi {

/// How well scores put positives above negatives.
struct RankingQuality {
  double auc = 0.0;                ///< chance that a positive scores above a negative; ties half
  double average_precision = 0.0;  ///< mean precision at the places of the positives
  double precision_at_k = 0.0;     ///< share of positives among the k of highest score
};

/// Exact, from one sort. Scores count as equal when neighbours in the order differ by at most 1e-12
/// of the larger: sums of the same terms in another order must not make two scores of one. AUC is
/// the Mann-Whitney statistic over all pairs, equal scores counted half. Average precision is
/// Σ_i (R_i - R_i-1) P_i over the groups of equal scores, all of a group let in together, with no
/// interpolation (that of scikit-learn). Precision at k takes of the group at the border the share
/// of positives it has, which is the mean over all its orders; k is cut down to the number of
/// pairs.
///
/// O(N log N) time, 16 N bytes. Throws std::invalid_argument when there are no positives, no
/// negatives, k is 0 or a score is not a number. Sources: Hanley and McNeil, 1982, "The meaning and
/// use of the area under a receiver operating characteristic (ROC) curve"; Manning, Raghavan and
/// Schütze, 2008, "Introduction to Information Retrieval", chapter 8.
[[nodiscard]] RankingQuality ranking_quality(std::span<const double> positives,
                                             std::span<const double> negatives, std::size_t k);

}  // namespace musubi
