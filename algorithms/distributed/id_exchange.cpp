#include "algorithms/distributed/id_exchange.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "algorithms/distributed/text_exchange.hpp"
#include "engine/error.hpp"

namespace musubi {
namespace {

TextOrder order_of(const PackedTexts& texts) {
  TextOrder order(texts.size());
  std::iota(order.begin(), order.end(), std::uint32_t{0});
  std::sort(order.begin(), order.end(), [&](auto a, auto b) { return texts[a] < texts[b]; });
  return order;
}

// Texts that part those of all ranks into as many intervals as there are ranks.
std::vector<std::string> splitters_of(const PackedTexts& texts, const TextOrder& order,
                                      const Ranks& ranks) {
  const auto size = static_cast<std::size_t>(ranks.size());
  const std::size_t count = std::min(order.size(), 32 * size);
  PackedTexts sample;
  for (std::size_t i = 0; i < count; ++i) {
    sample.add(texts[order[(2 * i + 1) * order.size() / (2 * count)]]);
  }
  const auto all = gather_texts(sample, ranks);
  const auto sorted = order_of(all);
  std::vector<std::string> splitters;
  for (std::size_t r = 1; r < size && !sorted.empty(); ++r) {
    splitters.emplace_back(all[sorted[r * sorted.size() / size]]);
  }
  return splitters;
}

// How many of the texts, in their order, go to each rank.
std::vector<std::size_t> counts_by_rank(const PackedTexts& texts, const TextOrder& order,
                                        const Ranks& ranks) {
  std::vector<std::size_t> counts(static_cast<std::size_t>(ranks.size()), 0);
  const auto splitters = splitters_of(texts, order, ranks);
  auto from = order.begin();
  for (std::size_t r = 0; r < splitters.size(); ++r) {
    const auto to =
        std::lower_bound(from, order.end(), splitters[r],
                         [&](std::uint32_t i, const std::string& text) { return texts[i] < text; });
    counts[r] = static_cast<std::size_t>(to - from);
    from = to;
  }
  counts.back() += static_cast<std::size_t>(order.end() - from);
  return counts;
}

// Where the ranges of vertices begin, cut where the sums of weights reach equal shares. `first` is
// the number of the first vertex whose weight stands here.
std::vector<Vertex> balanced_ranges(const std::vector<std::uint64_t>& weights, Vertex first,
                                    Vertex n, const Ranks& ranks) {
  const auto size = static_cast<std::size_t>(ranks.size());
  const auto own = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  const auto total = ranks.sum(own);
  auto before = ranks.sum_before(own);
  std::vector<Vertex> begin(size + 1, n);
  std::size_t r = 1;
  for (std::size_t i = 0; i <= weights.size(); ++i) {
    while (r < size && before >= total / size * r) {
      begin[r++] = static_cast<Vertex>(first + i);
    }
    if (i < weights.size()) before += weights[i];
  }
  const auto all = ranks.gather<Vertex>(begin);
  for (std::size_t i = 0; i < all.items.size(); ++i) {
    begin[i % begin.size()] = std::min(begin[i % begin.size()], all.items[i]);
  }
  begin.front() = 0;
  return begin;
}

}  // namespace

IdNumbers number_shared_ids(const PackedTexts& ids, const std::vector<std::uint64_t>& weights,
                            const Ranks& ranks) {
  const auto order = order_of(ids);
  const auto counts = counts_by_rank(ids, order, ranks);
  const auto here = exchange_texts(ids, order, counts, ranks);
  std::vector<std::uint64_t> in_order;
  in_order.reserve(order.size());
  for (const auto i : order) in_order.push_back(weights[i]);
  const auto weights_here = ranks.exchange<std::uint64_t>(in_order, counts).items;

  // Number what came, each text once.
  PackedTexts distinct;
  std::vector<std::uint64_t> sums;
  std::vector<Vertex> numbers(here.texts.size());
  for (const auto i : order_of(here.texts)) {
    if (distinct.size() == 0 || distinct[distinct.size() - 1] != here.texts[i]) {
      distinct.add(here.texts[i]);
      sums.push_back(1);  // a vertex is work, too
    }
    sums.back() += weights_here[i];
    numbers[i] = static_cast<Vertex>(distinct.size() - 1);
  }
  const auto n = ranks.sum(std::uint64_t{distinct.size()});
  if (n >= kNoVertex) {
    throw Error(ErrorKind::input, std::to_string(n) + " different ids do not fit",
                "a graph has fewer than 2^32 - 1 vertices");
  }
  IdNumbers result{.n = static_cast<Vertex>(n)};
  const auto first = static_cast<Vertex>(ranks.sum_before(std::uint64_t{distinct.size()}));
  for (auto& number : numbers) number += first;
  const auto answers = ranks.exchange<Vertex>(numbers, here.counts).items;
  result.numbers.resize(ids.size());
  for (std::size_t i = 0; i < order.size(); ++i) result.numbers[order[i]] = answers[i];

  // From the rank that numbered them the ids go to the rank that gets their rows.
  result.row_begin = balanced_ranges(sums, first, result.n, ranks);
  std::vector<std::size_t> moving(counts.size(), 0);
  std::size_t r = 0;
  for (std::size_t i = 0; i < distinct.size(); ++i) {
    while (first + i >= result.row_begin[r + 1]) ++r;
    ++moving[r];
  }
  TextOrder as_they_are(distinct.size());
  std::iota(as_they_are.begin(), as_they_are.end(), std::uint32_t{0});
  result.ids = exchange_texts(distinct, as_they_are, moving, ranks).texts;
  return result;
}

}  // namespace musubi
