#pragma once
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "engine/network.hpp"

namespace musubi::cli {

/// "A; B; C" of names, each once: the same body may stand for several ties.
class NameList {
 public:
  void add(const std::string& name);
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_{};
};

/// The statements behind a link, or behind several: which link, its basis, where it is stated.
[[nodiscard]] Json evidence_json(const Network& network, LinkId link);
[[nodiscard]] Json evidence_json(const Network& network, const std::vector<LinkId>& links);
[[nodiscard]] Json ids_json(const Network& network, const std::vector<NodeId>& nodes);
/// The id of the one node there is; null when there are none or several.
[[nodiscard]] Json only_id(const Network& network, const std::vector<NodeId>& nodes);

[[nodiscard]] std::string names_of(const Network& network, const std::vector<NodeId>& nodes,
                                   Language language);
[[nodiscard]] std::string function_names(const Network& network,
                                         const std::vector<std::string>& functions,
                                         Language language);
/// "source (locator); ...", each once.
[[nodiscard]] std::string sources_of(const Network& network, const std::vector<LinkId>& links);

}  // namespace musubi::cli
