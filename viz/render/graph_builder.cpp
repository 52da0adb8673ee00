#include "graph_builder.hpp"

#include <map>
#include <set>
#include <string>

#include "engine/number_text.hpp"
#include "viz/escape.hpp"

namespace musubi {
namespace {

class Builder {
 public:
  Builder(const Diagram& diagram, bool with_tooltips)
      : diagram_(diagram),
        with_tooltips_(with_tooltips),
        graph_(agopen(c_string(diagram.name), diagram.directed ? Agdirected : Agundirected,
                      nullptr)) {}

  GraphvizGraph build() {
    declare_defaults();
    for (const auto& [name, value] : diagram_.graph_attributes) {
      set(graph_.get(), name, value, LabelKind::plain);
    }
    for (const auto& cluster : diagram_.clusters) add(cluster);
    if (diagram_.layout == LayoutEngine::fixed) add_page_corners();
    for (const auto& node : diagram_.nodes) add(node);
    for (const auto& edge : diagram_.edges) add(edge);
    return std::move(graph_);
  }

 private:
  // cgraph takes its texts as char* and copies them.
  static char* c_string(const std::string& text) { return const_cast<char*>(text.c_str()); }

  void declare(int kind, const std::string& name, const std::string& value) {
    agattr(graph_.get(), kind, c_string(name), c_string(value));
  }

  void declare_defaults() {
    declare(AGRAPH, "charset", "UTF-8");
    declare(AGRAPH, "layout", engine_name(diagram_.layout));
    if (diagram_.layout == LayoutEngine::fixed) {
      declare(AGRAPH, "outputorder", "edgesfirst");
      declare(AGRAPH, "pad", "0");
      declare(AGRAPH, "margin", "0");  // else PDF gets half an inch around the page
    }
    declare(AGNODE, "label", "");
    for (const auto& [name, value] : diagram_.node_defaults) {
      declare(AGNODE, name, dot_text_escaped(value));
    }
    for (const auto& [name, value] : diagram_.edge_defaults) {
      declare(AGEDGE, name, dot_text_escaped(value));
    }
  }

  void set(void* object, const std::string& name, const std::string& value, LabelKind kind) {
    if (name == "tooltip" && !with_tooltips_) return;
    if (name == "label" && kind == LabelKind::html) {
      char* markup = agstrdup_html(graph_.get(), c_string(value));
      agsafeset(object, c_string(name), markup, c_string(std::string{}));
      agstrfree(graph_.get(), markup);
      return;
    }
    const auto text = dot_text_escaped(value);
    agsafeset(object, c_string(name), c_string(text), c_string(std::string{}));
  }

  template <typename Part>
  void set_all(void* object, const Part& part) {
    set(object, "id", part.id, LabelKind::plain);
    for (const auto& [name, value] : part.attributes) set(object, name, value, part.label_kind);
  }

  void add(const DiagramCluster& cluster) {
    Agraph_t* subgraph = agsubg(graph_.get(), c_string("cluster_" + cluster.id), 1);
    clusters_[cluster.id] = subgraph;
    set_all(subgraph, cluster);
  }

  void add(const DiagramNode& node) {
    Agnode_t* made = agnode(graph_.get(), c_string(node.id), 1);
    nodes_[node.id] = made;
    set_all(made, node);
    if (node.center) set(made, "pos", place(*node.center), LabelKind::plain);
    if (!node.cluster.empty()) agsubnode(clusters_.at(node.cluster), made, 1);
  }

  void add(const DiagramEdge& edge) {
    Agedge_t* made =
        agedge(graph_.get(), nodes_.at(edge.source), nodes_.at(edge.target), c_string(edge.id), 1);
    set_all(made, edge);
    std::string path;
    for (const auto& point : edge.path) path += (path.empty() ? "" : " ") + place(point);
    if (!path.empty()) set(made, "pos", path, LabelKind::plain);
  }

  // Two unseen points, so that the picture is the whole page and not only what stands on it.
  void add_page_corners() {
    for (const auto& corner : {Point{0, 0}, diagram_.page}) {
      const std::string id = "page_corner_" + std::to_string(corner == diagram_.page ? 1 : 0);
      Agnode_t* made = agnode(graph_.get(), c_string(id), 1);
      for (const auto* size : {"width", "height"}) set(made, size, "0", LabelKind::plain);
      set(made, "shape", "point", LabelKind::plain);
      set(made, "style", "invis", LabelKind::plain);
      set(made, "pos", place(corner), LabelKind::plain);
    }
  }

  [[nodiscard]] std::string place(const Point& point) const {
    return number_text(point.x) + ',' + number_text(diagram_.page.y - point.y);
  }

  const Diagram& diagram_;
  bool with_tooltips_;
  GraphvizGraph graph_;
  std::map<std::string, Agraph_t*> clusters_{};
  std::map<std::string, Agnode_t*> nodes_{};
};

}  // namespace

const char* engine_name(LayoutEngine engine) {
  switch (engine) {
    case LayoutEngine::dot:
      return "dot";
    case LayoutEngine::fdp:
      return "fdp";
    case LayoutEngine::neato:
      return "neato";
    case LayoutEngine::sfdp:
      return "sfdp";
    case LayoutEngine::fixed:
      return "nop2";
  }
  return "dot";
}

GraphvizGraph build_graph(const Diagram& diagram, bool with_tooltips) {
  return Builder(diagram, with_tooltips).build();
}

}  // namespace musubi
