#include "viz/function_boxes.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

namespace musubi {
namespace {

std::size_t position_of(const HubNetwork& hubs, NodeId hub) {
  const auto it = std::find(hubs.hubs.begin(), hubs.hubs.end(), hub);
  if (it == hubs.hubs.end()) throw std::out_of_range("the node is no hub");
  return static_cast<std::size_t>(it - hubs.hubs.begin());
}

class GiverOrder {
 public:
  GiverOrder(const Network& network, const HubNetwork& hubs, std::span<const FunctionCell> cells,
             NodeId hub, Language language)
      : network_(network), hubs_(hubs), language_(language) {
    for (const auto& cell : cells) {
      if (cell.hub != hub) continue;
      for (const NodeId institution : cell.institutions) ++given_[hubs.whole[institution]];
    }
  }

  [[nodiscard]] FunctionGivers grouped(std::string function, GapStatus status,
                                       const std::vector<NodeId>& institutions) const {
    FunctionGivers result{std::move(function), status, {}, institutions.size()};
    std::map<NodeId, FunctionGiver> by_whole;
    for (const NodeId institution : institutions) {
      auto& giver = by_whole[hubs_.whole[institution]];
      giver.whole = hubs_.whole[institution];
      if (institution == giver.whole) {
        giver.itself = true;
      } else {
        giver.departments.push_back(institution);
      }
    }
    for (auto& [whole, giver] : by_whole) {
      std::sort(giver.departments.begin(), giver.departments.end(),
                [&](NodeId a, NodeId b) { return name_key(a) < name_key(b); });
      result.givers.push_back(std::move(giver));
    }
    std::sort(result.givers.begin(), result.givers.end(),
              [&](const FunctionGiver& a, const FunctionGiver& b) {
                return key(a.whole) < key(b.whole);
              });
    return result;
  }

 private:
  using NameKey = std::pair<std::string, std::string>;

  // Names may be equal, ids are not.
  [[nodiscard]] NameKey name_key(NodeId node) const {
    return {network_.node_name(node, language_), std::string(network_.graph.id(node))};
  }

  [[nodiscard]] std::tuple<long, NameKey> key(NodeId whole) const {
    const auto it = given_.find(whole);
    return {it == given_.end() ? 0 : -it->second, name_key(whole)};
  }

  const Network& network_;
  const HubNetwork& hubs_;
  Language language_;
  std::map<NodeId, long> given_{};  // functions, by whole
};

std::vector<NodeId> without_function(const std::vector<Service>& services) {
  std::vector<NodeId> nodes;
  for (const auto& service : services) {
    if (service.functions.empty()) nodes.push_back(service.institution);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

// "千葉大学 IMO" under 千葉大学 is IMO; "IMO, Chiba University" under Chiba University too.
std::string without_whole(const std::string& name, const std::string& whole) {
  if (name.size() > whole.size() && name.starts_with(whole)) {
    const auto rest = trim(std::string_view(name).substr(whole.size()));
    if (!rest.empty()) return std::string(rest);
  }
  const auto ending = ", " + whole;
  if (name.size() > ending.size() && name.ends_with(ending)) {
    return name.substr(0, name.size() - ending.size());
  }
  return name;
}

class LineWriter {
 public:
  LineWriter(const Network& network, const BoxText& text, Language language)
      : network_(network), text_(text), language_(language) {}

  void write(const FunctionGiver& giver) {
    const auto whole = network_.node_name(giver.whole, language_);
    if (left() == 0) return;
    add(giver.itself ? GiverLine::institution : GiverLine::whole, giver.whole, whole);
    if (giver.itself) ++written_;
    for (const NodeId department : giver.departments) {
      if (left() == 0) return;
      add(GiverLine::department, department,
          without_whole(network_.node_name(department, language_), whole));
      ++written_;
    }
  }

  std::vector<BoxLine> take(std::size_t count) {
    if (count > written_) {
      const auto others = std::to_string(count - written_);
      lines_.push_back(
          {GiverLine::more, kNoNode,
           language_ == Language::ja ? "ほか" + others + "件" : "and " + others + " more", true});
    }
    return std::move(lines_);
  }

 private:
  [[nodiscard]] std::size_t left() const { return text_.institutions - written_; }

  void add(GiverLine kind, NodeId node, const std::string& name) {
    const double indent = kind == GiverLine::department ? kDepartmentIndent : 0;
    const double width = text_.width - indent - kMarkWidth;
    const auto lines = text_.name_lines > 1
                           ? cut_lines(name, width, text_.size, text_.name_lines, language_)
                           : std::vector<std::string>{clip_line(name, width, text_.size)};
    bool begins = true;
    for (const auto& line : lines) {
      lines_.push_back({kind, node, line, begins});
      begins = false;
    }
  }

  const Network& network_;
  const BoxText& text_;
  Language language_;
  std::size_t written_ = 0;
  std::vector<BoxLine> lines_{};
};

}  // namespace

std::vector<FunctionGivers> function_givers(const Network& network, const HubNetwork& hubs,
                                            NodeId hub, std::span<const FunctionCell> cells,
                                            Language language) {
  const auto& services = hubs.services[position_of(hubs, hub)];
  const GiverOrder order(network, hubs, cells, hub, language);
  std::vector<FunctionGivers> result;
  for (const auto& cell : cells) {
    if (cell.hub != hub) continue;
    result.push_back(order.grouped(cell.function, cell.status, cell.institutions));
  }
  const auto others = without_function(services);
  if (!others.empty()) result.push_back(order.grouped("", GapStatus::present, others));
  return result;
}

std::vector<BoxLine> box_lines(const Network& network, const FunctionGivers& givers,
                               const BoxText& text, Language language) {
  LineWriter writer(network, text, language);
  for (const auto& giver : givers.givers) writer.write(giver);
  return writer.take(givers.count);
}

}  // namespace musubi
