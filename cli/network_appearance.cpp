#include "cli/network_appearance.hpp"

#include <iostream>

#include "engine/error.hpp"
#include "viz/network_layout.hpp"

namespace musubi::cli {
namespace {

// A file of data is worth having without places.
std::vector<Point> layout_or_none(const Network& network, const Session& session) {
  try {
    return network_layout(network, session.seed);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::output) throw;
    if (!session.quiet) std::cerr << "note: the nodes have no places: " << error.what() << '\n';
    return {};
  }
}

}  // namespace

Appearance appearance_of(const Network& network, const Session& session) {
  auto stated = stated_appearance(network.graph);
  auto places = stated.positions.empty() ? layout_or_none(network, session) : std::vector<Point>{};
  return completed(std::move(stated), default_appearance(network.graph, std::move(places)));
}

}  // namespace musubi::cli
