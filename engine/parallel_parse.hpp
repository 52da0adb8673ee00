#pragma once
#include <mutex>
#include <utility>
#include <vector>

#include "engine/execution.hpp"
#include "engine/line_complaints.hpp"
#include "engine/text_blocks.hpp"

namespace musubi {

/// What each block of a text holds, in the order of the file. Every thread of `execution` makes a
/// parser of its own, of which parser.parse(block, complaints) is called. Throws what the
/// complaints come to, and Error(cancelled) on a stop request.
template <typename Parsed, typename MakeParser>
std::vector<Parsed> parse_blocks(TextBlocks& text, LineComplaints complaints,
                                 const Execution& execution, MakeParser&& make_parser) {
  std::vector<Parsed> blocks;
  std::mutex mutex;
  run_team(execution.threads, [&](int) {
    auto parser = make_parser();
    TextBlock block;
    while (text.next(block)) {
      execution.check_stop();
      BlockComplaints found{.block = block.index};
      auto parsed = parser.parse(block, found);
      const std::scoped_lock lock(mutex);
      if (blocks.size() <= block.index) blocks.resize(block.index + 1);
      blocks[block.index] = std::move(parsed);
      complaints.add(std::move(found));
    }
  });
  complaints.throw_if_any();
  return blocks;
}

}  // namespace musubi
