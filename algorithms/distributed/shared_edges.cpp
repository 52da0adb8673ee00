#include "algorithms/distributed/shared_edges.hpp"

#include <algorithm>
#include <string_view>

#include "algorithms/distributed/edge_list_shares.hpp"
#include "engine/edge_list_line.hpp"
#include "engine/error.hpp"
#include "engine/text.hpp"
#include "engine/text_blocks.hpp"

namespace musubi {
namespace {

constexpr std::size_t kEdgesPerChunk = std::size_t{1} << 17U;
constexpr std::size_t kMostErrors = 1000;  // of one rank; nobody reads more

template <typename Use>
void each_line(const TextBlock& block, Use&& use) {
  std::string_view text(block.bytes.data() + block.begin, block.end - block.begin);
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (!use(text.substr(0, end))) return;
    text.remove_prefix(end + 1);
  }
}

// What the lines before `position` tell: whether a header has been, and which.
EdgeListLines lines_from(const std::filesystem::path& path, std::size_t position) {
  EdgeListLines lines(path.string());
  if (position == 0) return lines;
  TextBlocks text(path, {0, position});
  TextBlock block;
  DiagnosticLog ignored;  // the rank that reads that line tells it
  while (!lines.begun() && text.next(block)) {
    each_line(block, [&](std::string_view line) {
      static_cast<void>(lines.parse(line, 0, ignored));
      return !lines.begun();
    });
  }
  return lines;
}

// Lines of one share, and what is wrong with them, counted from its first.
struct ShareReport {
  std::size_t file = 0;
  std::size_t lines = 0;
  DiagnosticLog log{};
};

class ShareReader {
 public:
  ShareReader(const DistributedReadOptions& options, const Ranks& ranks)
      : options_(options), most_(options.max_memory / static_cast<std::uint64_t>(ranks.size())) {}

  ShareReport read(const std::filesystem::path& path, const EdgeListShare& share) {
    ShareReport report{.file = share.file};
    auto lines = lines_from(path, share.range.begin);
    TextBlocks text(path, share.range);
    TextBlock block;
    while (report.log.entries().size() < kMostErrors && text.next(block)) {
      if (!check_text(path, block, report)) break;
      each_line(block, [&](std::string_view line) {
        if (auto edge = lines.parse(line, ++report.lines, report.log)) add(*edge);
        return true;
      });
      check_memory(path);
    }
    return report;
  }

  SharedEdges edges{};

 private:
  static bool check_text(const std::filesystem::path& path, const TextBlock& block,
                         ShareReport& report) {
    const std::string_view text(block.bytes.data() + block.begin, block.end - block.begin);
    std::size_t bad = 0;
    if (is_utf8(text, &bad)) return true;
    const auto before =
        std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bad), '\n');
    report.log.add(path.string(), report.lines + static_cast<std::size_t>(before) + 1,
                   "is not UTF-8, which a list that several ranks read must be",
                   "convert it, for example: iconv -f CP932 -t UTF-8 IN > OUT");
    return false;
  }

  void check_memory(const std::filesystem::path& path) const {
    if (edges.memory() <= most_) return;
    throw Error(ErrorKind::memory,
                {{path.string(), 0, "its edges alone need more than --max-memory allows",
                  "allow more, or run on more ranks on more machines"}});
  }

  void add(const ListedEdge& edge) {
    const Edge ends{edges.ids.number(edge.source), edges.ids.number(edge.target)};
    ++edges.links;
    if (edge.directed) ++edges.directed_links;
    double strength = 1.0;
    for (const auto& [name, value] : edge.attributes) {
      if (name == "strength" && std::holds_alternative<double>(value)) {
        strength = std::get<double>(value);
      }
      if (name == "status" && !counts(to_text(value))) return;
    }
    ++edges.counting;
    if (edges.chunks.empty() || edges.chunks.back().edges.size() == kEdgesPerChunk) {
      edges.chunks.emplace_back().edges.reserve(kEdgesPerChunk);
    }
    auto& chunk = edges.chunks.back();
    if (strength != 1.0 && chunk.strengths.empty()) {
      chunk.strengths.reserve(kEdgesPerChunk);
      chunk.strengths.resize(chunk.edges.size(), 1.0);
      edges.weighted = true;
    }
    chunk.edges.push_back(ends);
    if (strength != 1.0 || !chunk.strengths.empty()) chunk.strengths.push_back(strength);
  }

  [[nodiscard]] bool counts(const std::string& status) const {
    return status.empty() || std::find(options_.statuses.begin(), options_.statuses.end(),
                                       status) != options_.statuses.end();
  }

  const DistributedReadOptions& options_;
  std::uint64_t most_;
};

// Throws what is wrong, with its lines counted from the beginnings of files.
void throw_if_any(const std::vector<ShareReport>& reports, const Ranks& ranks) {
  std::size_t wrong = 0;
  for (const auto& report : reports) wrong += report.log.entries().size();
  if (ranks.sum(std::uint64_t{wrong}) == 0) return;
  struct Lines {
    std::size_t file = 0;
    std::size_t lines = 0;
  };
  std::vector<Lines> own;
  own.reserve(reports.size());
  for (const auto& report : reports) own.push_back({report.file, report.lines});
  const auto all = ranks.gather<Lines>(own);
  std::size_t before = 0;  // entries of the ranks before this one
  for (int r = 0; r < ranks.rank(); ++r) before += all.counts[static_cast<std::size_t>(r)];
  ranks.together([&] {
    DiagnosticLog log;
    for (const auto& report : reports) {
      std::size_t lines = 0;
      for (std::size_t i = 0; i < before; ++i) {
        if (all.items[i].file == report.file) lines += all.items[i].lines;
      }
      for (auto diagnostic : report.log.entries()) {
        diagnostic.line += lines;
        log.add(std::move(diagnostic));
      }
    }
    log.throw_if_any();
  });
}

}  // namespace

SharedEdges read_shared_edges(const std::vector<std::filesystem::path>& paths,
                              const DistributedReadOptions& options, const Ranks& ranks) {
  const auto shares = edge_list_shares(paths, ranks);
  ShareReader reader(options, ranks);
  std::vector<ShareReport> reports;
  ranks.together([&] {
    for (const auto& share : shares) reports.push_back(reader.read(paths[share.file], share));
  });
  throw_if_any(reports, ranks);
  reader.edges.ids.finish();
  return std::move(reader.edges);
}

}  // namespace musubi
