#include "engine/metis_text.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <mutex>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "engine/digits.hpp"
#include "engine/error.hpp"
#include "engine/parallel_parse.hpp"
#include "engine/row_builder.hpp"
#include "engine/weight_text.hpp"

namespace musubi {
namespace {

struct Header {
  std::uint64_t vertices = 0;
  std::uint64_t edges = 0;
  std::uint64_t skipped = 0;  // numbers before the neighbours of a vertex
  bool weighted = false;
};

[[noreturn]] void refuse(const std::filesystem::path& path, std::size_t line, std::string problem,
                         std::string remedy) {
  throw Error(ErrorKind::input, {{path.string(), line, std::move(problem), std::move(remedy)}});
}

const char* skip_blanks(const char* p) {
  while (*p == ' ' || *p == '\t' || *p == '\r') ++p;
  return p;
}

// The numbers of a line; false when there is something else in it. A line end follows the line.
bool read_numbers(std::string_view line, std::vector<std::uint64_t>& numbers) {
  const char* p = skip_blanks(line.data());
  const char* const end = line.data() + line.size();
  while (p < end && *p != '\n') {
    std::uint64_t number = 0;
    const char* const after = read_digits(p, number);
    if (after == p || number == kTooLarge) return false;
    numbers.push_back(number);
    p = skip_blanks(after);
    if (p == after && p < end) return false;
  }
  return true;
}

Header read_header(std::string_view line, const std::filesystem::path& path, std::size_t number) {
  std::vector<std::uint64_t> numbers;
  const bool clean = read_numbers(line, numbers) && numbers.size() >= 2 && numbers.size() <= 4;
  const std::uint64_t format = clean && numbers.size() > 2 ? numbers[2] : 0;
  const bool known = format % 10 < 2 && format / 10 % 10 < 2 && format / 100 < 2;
  if (!clean || !known) {
    refuse(path, number, "the first line is not the header of a METIS file",
           "write the numbers of vertices and of edges, then optionally a format such as 001");
  }
  if (numbers[0] >= kNoVertex) {
    refuse(path, number, "holds too many vertices", "a graph has fewer than 2^32 - 1");
  }
  Header header{.vertices = numbers[0], .edges = numbers[1], .weighted = format % 10 == 1};
  const std::uint64_t weights = numbers.size() > 3 ? numbers[3] : 1;
  if (format / 10 % 10 == 1) header.skipped += weights;
  if (format / 100 == 1) header.skipped += 1;
  return header;
}

// What a block of lines holds, its vertices counted from its own first.
struct Block {
  RawArray<Edge> arcs{};  // in the order of the lines
  RawArray<double> strengths{};
  bool sorted = true;  // each line's neighbours increase
  std::size_t vertices = 0;
  std::size_t trailing_blank = 0;  // of these, empty ones at the end
  std::uint64_t larger_ends = 0;   // neighbours listed by the smaller end, and
  std::uint64_t smaller_ends = 0;  // by the larger one
  std::uint64_t imbalance = 0;     // sum of the hashes of those minus that of these
};

class BlockParser {
 public:
  explicit BlockParser(const Header& header) : header_(header) {}

  Block parse(const TextBlock& block, BlockComplaints& complaints) {
    arcs_.clear();
    strengths_.clear();
    Block result;
    const char* const end = block.bytes.data() + block.end;
    for (const char* p = block.bytes.data() + block.begin; p != end; ++complaints.lines) {
      const auto* const stop =
          static_cast<const char*>(std::memchr(p, '\n', static_cast<std::size_t>(end - p)));
      const char* const first = skip_blanks(p);
      if (*first != '%') {
        const bool blank = *first == '\n';
        result.trailing_blank = blank ? result.trailing_blank + 1 : 0;
        if (!blank) parse_vertex(first, stop, static_cast<Vertex>(result.vertices), complaints);
        ++result.vertices;
      }
      p = stop + 1;
    }
    result.arcs = RawArray<Edge>(arcs_.size());
    std::copy(arcs_.begin(), arcs_.end(), result.arcs.data());
    result.strengths = RawArray<double>(strengths_.size());
    std::copy(strengths_.begin(), strengths_.end(), result.strengths.data());
    return result;
  }

 private:
  void parse_vertex(const char* p, const char* stop, Vertex vertex, BlockComplaints& complaints) {
    for (std::uint64_t i = 0; i < header_.skipped; ++i) {
      double unused = 0.0;
      const char* const after = read_weight(p, stop, unused);
      if (after == p) {
        return complain(p, stop, complaints, "a size or weight of the vertex is missing");
      }
      p = skip_blanks(after);
    }
    while (p < stop) {
      std::uint64_t neighbor = 0;
      const char* after = read_digits(p, neighbor);
      if (after == p) return complain(p, stop, complaints, "a neighbour is not a whole number");
      if (neighbor == 0 || neighbor > header_.vertices) {
        return complain(p, stop, complaints, "a neighbour is not from 1 to the number of vertices");
      }
      if (header_.weighted) {
        const char* const column = skip_blanks(after);
        double weight = 0.0;
        after = read_weight(column, stop, weight);
        if (column >= stop || after == column) {
          return complain(column, stop, complaints,
                          "an edge has no weight, finite and not negative");
        }
        strengths_.push_back(weight);
      }
      arcs_.push_back({vertex, static_cast<Vertex>(neighbor - 1)});
      p = skip_blanks(after);
      if (p == after && p < stop) {
        return complain(p, stop, complaints, "a number ends in something else");
      }
    }
  }

  static void complain(const char* p, const char* stop, BlockComplaints& complaints,
                       std::string problem) {
    if (std::find(p, stop, '\0') != stop) problem = "the line holds a NUL byte";
    complaints.add({.problem = std::move(problem),
                    .remedy = "see the header: it says how many numbers belong to a vertex"});
  }

  const Header& header_;
  std::vector<Edge> arcs_{};
  std::vector<double> strengths_{};
};

std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

// Gives the block's vertices their numbers, and sums up what says whether both ends have each edge.
void place(Block& block, Vertex first, std::size_t& loop) {
  const bool weighted = !block.strengths.empty();
  Edge before{kNoVertex, kNoVertex};
  std::size_t falls = 0;
  for (std::size_t i = 0; i < block.arcs.size(); ++i) {
    auto& arc = block.arcs[i];
    arc.tail += first;
    if (arc.tail == arc.head) loop = std::min<std::size_t>(loop, arc.tail);
    falls += static_cast<unsigned>(arc.tail == before.tail) &
             static_cast<unsigned>(arc.head <= before.head);
    before = arc;
    const auto [small, large] = std::minmax(arc.tail, arc.head);
    std::uint64_t hash = mixed((std::uint64_t{small} << 32U | large) + 1);
    if (weighted) hash = mixed(hash ^ std::bit_cast<std::uint64_t>(block.strengths[i]));
    const bool from_smaller = arc.tail < arc.head;
    block.larger_ends += from_smaller ? 1 : 0;
    block.imbalance += from_smaller ? hash : -hash;
  }
  block.smaller_ends = block.arcs.size() - block.larger_ends;
  block.sorted = falls == 0;
}

// The rows as the lines have them, where each line's neighbours increase.
BuiltRows rows_of_lines(Vertex n, const std::vector<Block>& blocks, bool weighted,
                        const Execution& execution) {
  std::vector<std::size_t> begins;  // of each block's arcs
  std::size_t arcs = 0;
  for (const auto& block : blocks) {
    begins.push_back(arcs);
    arcs += block.arcs.size();
  }
  BuiltRows rows;
  rows.offsets = RawArray<ArcIndex>(std::size_t{n} + 1);
  rows.targets = RawArray<Vertex>(arcs);
  if (weighted) rows.strengths = RawArray<double>(arcs);
  parallel_for(blocks.size(), execution, [&](std::size_t b, int) {
    const auto& block = blocks[b];
    for (std::size_t i = 0; i < block.arcs.size(); ++i) {
      rows.targets[begins[b] + i] = block.arcs[i].head;
    }
    if (weighted) {
      std::copy(block.strengths.data(), block.strengths.data() + block.strengths.size(),
                rows.strengths.data() + begins[b]);
    }
  });
  // A row begins at the first arc of its vertex, or of the next one that has any.
  std::size_t begun = 0;
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    for (std::size_t i = 0; i < blocks[b].arcs.size(); ++i) {
      const Vertex tail = blocks[b].arcs[i].tail;
      for (; begun <= tail; ++begun) rows.offsets[begun] = begins[b] + i;
    }
  }
  for (; begun <= n; ++begun) rows.offsets[begun] = arcs;
  return rows;
}

// Leaves each edge only in the line of its smaller end.
void keep_larger_ends(Block& block) {
  std::size_t kept = 0;
  const bool weighted = !block.strengths.empty();
  for (std::size_t i = 0; i < block.arcs.size(); ++i) {
    if (block.arcs[i].tail > block.arcs[i].head) continue;
    block.arcs[kept] = block.arcs[i];
    if (weighted) block.strengths[kept] = block.strengths[i];
    ++kept;
  }
  block.arcs.shrink(kept);
  block.strengths.shrink(kept);
}

BuiltRows rows_of(Vertex n, std::vector<Block>& blocks, bool weighted, const Execution& execution) {
  if (std::all_of(blocks.begin(), blocks.end(), [](const Block& block) { return block.sorted; })) {
    return rows_of_lines(n, blocks, weighted, execution);
  }
  std::vector<EdgePart> parts;
  for (auto& block : blocks) {
    keep_larger_ends(block);
    parts.push_back({block.arcs.span(), {}});
    if (weighted) parts.back().weights.strengths = block.strengths.span();
  }
  return build_rows(n, parts, Direction::undirected, execution).out;
}

// The header, with everything before it taken from the blocks.
Header take_header(TextBlocks& text, const std::filesystem::path& path, std::size_t& lines) {
  TextBlock block;
  while (text.next(block)) {
    while (block.begin < block.end) {
      const char* const start = block.bytes.data() + block.begin;
      const std::string_view rest(start, block.end - block.begin);
      const auto line = rest.substr(0, rest.find('\n'));
      const char first = *skip_blanks(start);
      block.begin += line.size() + 1;
      ++lines;
      if (first == '%' || first == '\n') continue;
      const auto header = read_header(line, path, lines);
      text.put_back(std::move(block));
      return header;
    }
  }
  refuse(path, 0, "the file has no header",
         "a METIS file begins with the numbers of vertices and of edges");
}

// The first vertex of each block. Empty lines behind the last vertex are none.
std::vector<Vertex> first_vertices(const std::vector<Block>& blocks, const Header& header,
                                   const std::filesystem::path& path) {
  std::vector<Vertex> first;
  std::uint64_t count = 0;
  std::uint64_t blank = 0;
  for (const auto& block : blocks) {
    first.push_back(static_cast<Vertex>(std::min<std::uint64_t>(count, header.vertices)));
    count += block.vertices;
    blank = block.trailing_blank == block.vertices ? blank + block.vertices : block.trailing_blank;
  }
  if (count < header.vertices || count - blank > header.vertices) {
    refuse(path, 0,
           "has " + std::to_string(count - (count > header.vertices ? blank : 0)) +
               " lines of vertices where its header says " + std::to_string(header.vertices),
           "each vertex has a line, empty when it has no neighbour");
  }
  return first;
}

void check_balance(const std::vector<Block>& blocks, const Header& header, std::size_t loop,
                   const std::filesystem::path& path) {
  std::uint64_t larger = 0;
  std::uint64_t smaller = 0;
  std::uint64_t imbalance = 0;
  for (const auto& block : blocks) {
    larger += block.larger_ends;
    smaller += block.smaller_ends;
    imbalance += block.imbalance;
  }
  if (loop != std::numeric_limits<std::size_t>::max()) {
    refuse(path, 0, "vertex " + std::to_string(loop + 1) + " is its own neighbour",
           "leave loops out: METIS has none");
  }
  if (imbalance != 0 || larger != smaller) {
    refuse(path, 0, "some edges are listed by one of their ends only, or with different weights",
           "list each edge in the lines of both its ends");
  }
  if (larger != header.edges) {
    refuse(path, 0,
           "has " + std::to_string(larger) + " edges where its header says " +
               std::to_string(header.edges),
           "the header counts each edge once");
  }
}

LoadedGraph load_text(const std::filesystem::path& path, const MetisOptions& options) {
  TextBlocks text(path);
  const auto quiet = text.step(options.execution);
  std::size_t lines = 0;
  const auto header = take_header(text, path, lines);
  auto blocks = parse_blocks<Block>(text, LineComplaints(path, lines), quiet,
                                    [&] { return BlockParser(header); });
  const auto first = first_vertices(blocks, header, path);
  std::mutex mutex;
  std::size_t loop = std::numeric_limits<std::size_t>::max();
  parallel_for(blocks.size(), quiet, [&](std::size_t i, int) {
    std::size_t found = std::numeric_limits<std::size_t>::max();
    place(blocks[i], first[i], found);
    const std::scoped_lock lock(mutex);
    loop = std::min(loop, found);
  });
  check_balance(blocks, header, loop, path);

  const bool weighted = options.weights && header.weighted;
  auto rows = rows_of(static_cast<Vertex>(header.vertices), blocks, weighted, quiet);
  LoadedGraph loaded;
  loaded.graph = CsrGraph::from_rows(shared(std::move(rows)), {}, Direction::undirected);
  RawArray<std::uint64_t> ids(header.vertices);
  for (std::size_t v = 0; v < ids.size(); ++v) ids[v] = v + 1;
  loaded.ids = SharedArray<std::uint64_t>::own(std::move(ids));
  return loaded;
}

}  // namespace

LoadedGraph read_metis(const std::filesystem::path& path, const MetisOptions& options) {
  try {
    return load_text(path, options);
  } catch (const std::bad_alloc&) {
    refuse(path, 0, "not enough memory for its graph",
           "an edge takes up to 32 bytes and a vertex 32 while it is read");
  }
}

}  // namespace musubi
