#include "algorithms/distributed/text_exchange.hpp"

#include <utility>

namespace musubi {
namespace {

PackedTexts texts_of(std::string bytes, const std::vector<std::uint32_t>& lengths) {
  PackedTexts texts{.bytes = std::move(bytes)};
  texts.ends.reserve(lengths.size());
  std::uint64_t end = 0;
  for (const auto length : lengths) texts.ends.push_back(end += length);
  return texts;
}

}  // namespace

TextExchange exchange_texts(const PackedTexts& texts, const TextOrder& order,
                            const std::vector<std::size_t>& counts, const Ranks& ranks) {
  std::string bytes;
  bytes.reserve(texts.bytes.size());
  std::vector<std::uint32_t> lengths;
  lengths.reserve(order.size());
  std::vector<std::size_t> byte_counts(counts.size(), 0);
  std::size_t next = 0;
  for (std::size_t r = 0; r < counts.size(); ++r) {
    const auto begin = bytes.size();
    for (std::size_t i = 0; i < counts[r]; ++i, ++next) {
      bytes += texts[order[next]];
      lengths.push_back(static_cast<std::uint32_t>(texts[order[next]].size()));
    }
    byte_counts[r] = bytes.size() - begin;
  }
  const auto received = ranks.exchange<char>(bytes, byte_counts);
  auto received_lengths = ranks.exchange<std::uint32_t>(lengths, counts);
  return {
      texts_of(std::string(received.items.begin(), received.items.end()), received_lengths.items),
      std::move(received_lengths.counts)};
}

PackedTexts gather_texts(const PackedTexts& texts, const Ranks& ranks, bool on_first_only) {
  std::vector<std::uint32_t> lengths;
  lengths.reserve(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    lengths.push_back(static_cast<std::uint32_t>(texts[i].size()));
  }
  const auto bytes = ranks.gather<char>(texts.bytes, on_first_only);
  const auto all_lengths = ranks.gather<std::uint32_t>(lengths, on_first_only);
  return texts_of(std::string(bytes.items.begin(), bytes.items.end()), all_lengths.items);
}

}  // namespace musubi
