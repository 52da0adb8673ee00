#include "viz/pajek_writer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>
#include <sstream>

#include "engine/network_reader.hpp"
#include "engine/number_text.hpp"
#include "engine/pajek_color.hpp"

namespace musubi {
namespace {

// In quotes. What would end the text, and what readers take for an escape, is written by number.
std::string in_quotes(std::string_view text) {
  std::string result("\"");
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool would_read_back = text.substr(i, 2) == "&#";
    if (byte < 0x20 || byte == 0x7F || text[i] == '"' || text[i] == '\\' || would_read_back) {
      result.append("&#").append(std::to_string(byte)).append(";");
    } else {
      result += text[i];
    }
  }
  return result += '"';
}

class Writer {
 public:
  Writer(std::ostream& out, const Network& network, Language language, const Appearance& looks)
      : out_(out), network_(network), graph_(network.graph), language_(language), looks_(looks) {}

  void write() {
    fit_page();
    name_vertices();
    out_ << "*Vertices " << graph_.num_nodes() << '\n';
    for (const NodeId node : graph_.nodes()) write_vertex(node);
    const auto links = graph_.links();
    has_strengths_ = std::any_of(links.begin(), links.end(), [&](LinkId link) {
      return graph_.link_number(link, "strength").has_value();
    });
    write_lines("*Arcs", true);
    write_lines("*Edges", false);
  }

 private:
  // The places fill the unit square as far as their proportions let them, without its rim.
  void fit_page() {
    Point least{};
    Point most{};
    bool any = false;
    for (const NodeId node : graph_.nodes()) {
      const auto place = looks_.position(node);
      if (!place) continue;
      least = any ? Point{std::min(least.x, place->x), std::min(least.y, place->y)} : *place;
      most = any ? Point{std::max(most.x, place->x), std::max(most.y, place->y)} : *place;
      any = true;
    }
    origin_ = least;
    const double side = std::max(most.x - least.x, most.y - least.y);
    scale_ = side > 0.0 ? kUsed / side : 0.0;
  }

  void name_vertices() {
    std::map<std::string, std::size_t> times;
    for (const NodeId node : graph_.nodes()) ++times[network_.node_name(node, language_)];
    std::uint32_t number = 0;
    for (const NodeId node : graph_.nodes()) {
      auto name = network_.node_name(node, language_);
      if (times[name] > 1) name += " (" + graph_.id(node) + ")";
      names_[node] = std::move(name);
      numbers_[node] = ++number;
    }
  }

  void write_vertex(NodeId node) {
    out_ << numbers_[node] << ' ' << in_quotes(names_[node]);
    if (const auto place = looks_.position(node)) {
      out_ << ' ' << coordinate(place->x - origin_.x) << ' ' << coordinate(place->y - origin_.y)
           << " ellipse";
      if (const auto size = looks_.size(node)) {
        const auto factor = number_text(*size / kPajekVertex);
        out_ << " x_fact " << factor << " y_fact " << factor;
      }
      const auto color = nearest_pajek_color(looks_.color(node));
      if (!color.empty()) out_ << " ic " << color;
    }
    out_ << '\n';
  }

  // A millionth of the page is finer than any screen.
  [[nodiscard]] std::string coordinate(double from_origin) const {
    constexpr double kSteps = 1e6;
    return number_text(std::round((kRim + from_origin * scale_) * kSteps) / kSteps);
  }

  void write_lines(std::string_view part, bool directed) {
    bool begun = false;
    for (const LinkId id : graph_.links()) {
      const auto& link = graph_.link(id);
      if (link.directed != directed) continue;
      if (!begun) out_ << part << '\n';
      begun = true;
      out_ << numbers_[link.source] << ' ' << numbers_[link.target];
      const auto& relation = graph_.relation(id);
      // Readers expect a value in front of a label.
      if (has_strengths_ || !relation.empty()) {
        out_ << ' ' << number_text(graph_.link_number(id, "strength").value_or(1.0));
      }
      if (!relation.empty()) out_ << " l " << in_quotes(relation);
      out_ << '\n';
    }
  }

  static constexpr double kRim = 0.05;
  static constexpr double kUsed = 0.9;

  std::ostream& out_;
  const Network& network_;
  const PropertyGraph& graph_;
  Language language_;
  const Appearance& looks_;
  Point origin_{};
  double scale_ = 0.0;
  bool has_strengths_ = false;
  std::map<NodeId, std::string> names_{};
  std::map<NodeId, std::uint32_t> numbers_{};
};

bool is_ascii(std::string_view text) {
  return std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

}  // namespace

void write_pajek(std::ostream& out, const Network& network, Language language,
                 const Appearance& looks) {
  std::ostringstream text;
  Writer(text, network, language, looks).write();
  // The mark stands on a comment's line: NetworkX would take it for a part of *Vertices.
  if (!is_ascii(text.view())) out << "\xEF\xBB\xBF% UTF-8\n";
  out << text.view();
}

}  // namespace musubi
