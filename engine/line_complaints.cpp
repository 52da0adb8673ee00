#include "engine/line_complaints.hpp"

namespace musubi {

void LineComplaints::add(BlockComplaints block) {
  if (blocks_.size() <= block.block) blocks_.resize(block.block + 1);
  const std::size_t index = block.block;
  blocks_[index] = std::move(block);
}

void LineComplaints::throw_if_any() const {
  std::vector<Diagnostic> first;
  std::size_t before = lines_before_;
  for (const auto& block : blocks_) {
    for (auto diagnostic : block.entries) {
      if (first.size() == BlockComplaints::kMost) break;
      diagnostic.file = path_.string();
      diagnostic.line += before;
      first.push_back(std::move(diagnostic));
    }
    before += block.lines;
  }
  if (!first.empty()) throw Error(ErrorKind::input, std::move(first));
}

}  // namespace musubi
