#include "engine/edge_text.hpp"

#include <algorithm>
#include <cstring>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/digits.hpp"
#include "engine/edge_line.hpp"
#include "engine/error.hpp"
#include "engine/numbered_edges.hpp"
#include "engine/parallel_parse.hpp"
#include "engine/weight_text.hpp"

namespace musubi {
namespace {

// What was found out about the file before its blocks are parsed.
struct Layout {
  EdgeColumns columns = EdgeColumns::bare;
  std::size_t header_block = 0;
  std::size_t header_line = 0;  // within the block, from 1; 0: the file has none
};

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_comma(char c) {
  return c == ',' || c == ';';
}

const char* skip_blanks(const char* p) {
  while (is_blank(*p)) ++p;
  return p;
}

// Behind what stands between two columns; at `p` when nothing does.
const char* skip_separator(const char* p) {
  if (is_blank(*p)) [[likely]] {
    ++p;
    if (*p > ' ' && !is_comma(*p)) [[likely]] {
      return p;
    }
    p = skip_blanks(p);
  }
  return is_comma(*p) ? skip_blanks(p + 1) : p;
}

const char* line_end(const char* p, const char* end) {
  return static_cast<const char*>(std::memchr(p, '\n', static_cast<std::size_t>(end - p)));
}

// Parses blocks, one after another, into memory that it keeps from block to block.
class BlockParser {
 public:
  explicit BlockParser(const Layout& layout) : layout_(layout) {}

  IdEdges parse(const TextBlock& block, BlockComplaints& complaints) {
    edges_.clear();
    strengths_.clear();
    switch (layout_.columns) {
      case EdgeColumns::bare:
        parse_lines<EdgeColumns::bare>(block, complaints);
        break;
      case EdgeColumns::weighted:
        parse_lines<EdgeColumns::weighted>(block, complaints);
        break;
      case EdgeColumns::ignored:
        parse_lines<EdgeColumns::ignored>(block, complaints);
        break;
    }
    return IdEdges::copy(edges_, strengths_);
  }

 private:
  template <EdgeColumns kColumns>
  void parse_lines(const TextBlock& block, BlockComplaints& complaints) {
    const char* const end = block.bytes.data() + block.end;
    for (const char* p = block.bytes.data() + block.begin; p != end; ++complaints.lines) {
      const char* const after = parse_edge<kColumns>(p, end);
      if (after != nullptr) [[likely]] {
        p = after;
        continue;
      }
      const char* const stop = line_end(p, end);
      refuse({p, static_cast<std::size_t>(stop - p)}, block.index, complaints);
      p = stop + 1;
    }
  }

  // Parses the line at `p` if it is an edge, and returns where the next one begins; else nullptr.
  template <EdgeColumns kColumns>
  const char* parse_edge(const char* p, const char* end) {
    IdEdge edge;
    const char* const tail = skip_blanks(p);
    p = read_digits(tail, edge.tail);
    const char* const head = skip_separator(p);
    if (p == tail || head == p) [[unlikely]] {
      return nullptr;
    }
    p = read_digits(head, edge.head);
    if (p == head || edge.tail == kTooLarge || edge.head == kTooLarge) [[unlikely]] {
      return nullptr;
    }
    double weight = 0.0;
    if constexpr (kColumns == EdgeColumns::weighted) {
      const char* const column = skip_separator(p);
      if (column == p) return nullptr;
      p = read_weight(column, end, weight);
      if (p == column) return nullptr;
    }
    if (*p != '\n') {
      const char* const rest = skip_separator(p);
      if (kColumns == EdgeColumns::bare || rest == p) p = rest + (*rest == '\r' ? 1 : 0);
      if (kColumns != EdgeColumns::bare && rest != p) p = line_end(rest, end);
      if (*p != '\n') return nullptr;
    }
    edges_.push_back(edge);
    if constexpr (kColumns == EdgeColumns::weighted) strengths_.push_back(weight);
    return p + 1;
  }

  void refuse(std::string_view line, std::size_t block, BlockComplaints& complaints) const {
    const bool header =
        complaints.lines + 1 == layout_.header_line && block == layout_.header_block;
    if (!header && !is_edge_comment(line)) {
      complaints.add(explain_edge_line(line, layout_.columns));
    }
  }

  const Layout& layout_;
  std::vector<IdEdge> edges_{};
  std::vector<double> strengths_{};
};

// Looks for the first edge of a block and the header before it; false when it has no edge.
bool find_layout(const TextBlock& block, bool weights, Layout& layout) {
  std::string_view text(block.bytes.data() + block.begin, block.end - block.begin);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + 1);
    if (is_edge_comment(line)) continue;
    if (layout.header_line == 0 && is_edge_header(line)) {
      layout.header_block = block.index;
      layout.header_line = number;
      continue;
    }
    const bool third = count_edge_columns(line) > 2;
    layout.columns = !weights ? EdgeColumns::ignored
                     : third  ? EdgeColumns::weighted
                              : EdgeColumns::bare;
    return true;
  }
  return false;
}

Layout find_layout(TextBlocks& text, bool weights) {
  Layout layout;
  std::vector<TextBlock> seen(1);
  while (text.next(seen.back()) && !find_layout(seen.back(), weights, layout)) seen.emplace_back();
  for (auto& block : seen) {
    if (!block.bytes.empty()) text.put_back(std::move(block));
  }
  return layout;
}

std::vector<IdEdges> read_blocks(const std::filesystem::path& path,
                                 const EdgeTextOptions& options) {
  TextBlocks text(path);
  const auto layout = find_layout(text, options.weights);
  return parse_blocks<IdEdges>(text, LineComplaints(path), text.step(options.execution),
                               [&] { return BlockParser(layout); });
}

}  // namespace

LoadedGraph read_edge_text(const std::filesystem::path& path, const EdgeTextOptions& options) {
  const auto fail = [&](const char* problem, const char* remedy) {
    return Error(ErrorKind::input, {{path.string(), 0, problem, remedy}});
  };
  try {
    return number_ids(read_blocks(path, options), options.direction, options.execution);
  } catch (const std::bad_alloc&) {
    throw fail("not enough memory for its graph",
               "an edge takes up to 24 bytes and a vertex 24 while it is read");
  } catch (const std::length_error&) {
    throw fail("holds too many vertices", "a graph has fewer than 2^32 - 1");
  }
}

}  // namespace musubi
