#pragma once

namespace musubi {

/// So many random shortest paths suffice to know, of every vertex at once, on what share of the
/// paths it lies between the ends, to within `error` with probability 1 - `delta`; at most `inner`
/// vertices, 1 or more, lie between the ends of a path. Source: Riondato and Kornaropoulos, 2016,
/// "Fast approximation of betweenness centrality through sampling".
[[nodiscard]] double paths_by_diameter(double error, double delta, double inner);

/// The same where no vertex lies on more than the share `most` of the paths, and a path has `inner`
/// vertices between its ends on average. No more than inner / x vertices can have a share of x, and
/// a small share is soon known: the bound is the largest of ln(2 inner / (x delta)) / r(x) for x up
/// to `most`, with r(x) the exponent of Bennett's inequality for the variance x (1 - x), or 2
/// error² if that is more. Source: Pellegrina and Vandin, 2023, "SILVAN: Estimating Betweenness
/// Centralities with Progressive Sampling and Non-uniform Rademacher Bounds".
[[nodiscard]] double paths_by_shares(double error, double delta, double most, double inner);

/// A share of which no more than `seen` of `drawn` paths would have been seen with probability
/// `delta` at most: the truth is below with probability 1 - `delta`. 1 when there is none. Source:
/// Chernoff, 1952, "A measure of asymptotic efficiency for tests of a hypothesis based on the sum
/// of observations".
[[nodiscard]] double share_at_most(double seen, double drawn, double delta);

}  // namespace musubi
