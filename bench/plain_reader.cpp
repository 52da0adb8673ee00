#include "bench/plain_reader.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace musubi::bench {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::string text(std::filesystem::file_size(path), '\0');
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return {};
  text.resize(std::fread(text.data(), 1, text.size(), file));
  std::fclose(file);
  return text;
}

std::string unpacked_bytes_of(const std::filesystem::path& path) {
  std::string text;
  gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) return text;
  std::vector<char> buffer(std::size_t{1} << 17U);
  for (int got = 0; (got = gzread(file, buffer.data(), 1U << 17U)) > 0;) {
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  gzclose(file);
  return text;
}

PlainGraph rows_of(const std::vector<std::pair<Vertex, Vertex>>& edges) {
  Vertex n = 0;
  for (const auto& [u, v] : edges) n = std::max({n, u + 1, v + 1});
  PlainGraph graph;
  graph.offsets.assign(std::size_t{n} + 1, 0);
  for (const auto& [u, v] : edges) {
    ++graph.offsets[u + 1];
    ++graph.offsets[v + 1];
  }
  for (std::size_t v = 0; v < n; ++v) graph.offsets[v + 1] += graph.offsets[v];
  graph.targets.resize(2 * edges.size());
  auto next = graph.offsets;
  for (const auto& [u, v] : edges) {
    graph.targets[next[u]++] = v;
    graph.targets[next[v]++] = u;
  }
  return graph;
}

PlainGraph edge_list(const std::string& text) {
  std::vector<std::pair<Vertex, Vertex>> edges;
  const char* p = text.c_str();
  for (char* end = nullptr;; p = end) {
    const auto u = std::strtoul(p, &end, 10);
    if (end == p) break;
    p = end;
    const auto v = std::strtoul(p, &end, 10);
    edges.emplace_back(static_cast<Vertex>(u), static_cast<Vertex>(v));
  }
  return rows_of(edges);
}

}  // namespace

PlainGraph plain_edge_list(const std::filesystem::path& path) {
  return edge_list(bytes_of(path));
}

PlainGraph plain_packed_edge_list(const std::filesystem::path& path) {
  return edge_list(unpacked_bytes_of(path));
}

PlainGraph plain_metis(const std::filesystem::path& path) {
  const auto text = bytes_of(path);
  char* end = nullptr;
  const auto n = std::strtoul(text.c_str(), &end, 10);
  const auto m = std::strtoul(end, &end, 10);
  PlainGraph graph;
  graph.offsets.reserve(n + 1);
  graph.targets.reserve(2 * m);
  while (*end != '\n' && *end != '\0') ++end;
  for (const char* p = *end == '\0' ? end : end + 1; *p != '\0';) {
    if (*p == ' ') {
      ++p;
    } else if (*p == '\n') {
      graph.offsets.push_back(graph.targets.size());
      ++p;
    } else {
      const auto v = std::strtoul(p, &end, 10);
      graph.targets.push_back(static_cast<Vertex>(v - 1));
      p = end;
    }
  }
  return graph;
}

}  // namespace musubi::bench
