#include <algorithm>

#include "engine/edge_list_line.hpp"
#include "engine/file.hpp"
#include "engine/network_reader.hpp"

namespace musubi {
namespace {

class Reader {
 public:
  Reader(const std::string& file, const Execution& execution)
      : lines_(file), execution_(execution) {}

  void read(std::string_view text) {
    std::size_t number = 0;
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      const auto edge = lines_.parse(text.substr(0, end), ++number, log_);
      text.remove_prefix(std::min(end + 1, text.size()));
      execution_.check_stop();
      if (edge) add(*edge);
    }
    log_.throw_if_any();
  }

  [[nodiscard]] PropertyGraph graph() { return builder_.build(); }
  [[nodiscard]] bool all_directed() const { return links_ > 0 && directed_ == links_; }

 private:
  void add(const ListedEdge& edge) {
    const NodeId source = node(edge.source);
    const NodeId target = node(edge.target);
    const LinkId link = builder_.add_link(source, target, edge.relation, edge.directed);
    ++links_;
    if (edge.directed) ++directed_;
    for (const auto& [name, value] : edge.attributes) {
      builder_.set_link_attribute(link, name, value);
    }
  }

  NodeId node(const std::string& id) {
    if (const auto known = builder_.find(id)) return *known;
    return builder_.add_node(id, "");
  }

  EdgeListLines lines_;
  const Execution& execution_;
  DiagnosticLog log_{};
  GraphBuilder builder_{};
  std::size_t links_ = 0;
  std::size_t directed_ = 0;
};

}  // namespace

Network read_edge_list(const std::filesystem::path& path, const ReadOptions& options) {
  Network network;
  network.name = graph_name(path);
  const auto decoded = read_text_file(path, options.execution);
  if (decoded.text.empty()) {
    throw Error(ErrorKind::input, {{path.string(), 0, "the file is empty", {}}});
  }
  Reader reader(path.string(), options.execution);
  reader.read(decoded.text);
  network.graph = reader.graph();
  ProjectionSpec all;
  all.directed = reader.all_directed();
  all.self_loops = true;
  network.projections = {all};
  return network;
}

}  // namespace musubi
