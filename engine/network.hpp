#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/error.hpp"
#include "engine/localized_text.hpp"
#include "engine/package/profile.hpp"
#include "engine/projection.hpp"
#include "engine/property_graph.hpp"

namespace musubi {

/// The controlled vocabularies of a package: for each topic ("kind", "relation", "function", ...)
/// its terms in the package's order, each with a label in both languages.
class Vocabularies {
 public:
  using Terms = std::vector<std::pair<std::string, LocalizedText>>;

  void add(const std::string& topic, std::string term, LocalizedText label) {
    topics_[topic].emplace_back(std::move(term), std::move(label));
  }
  /// Adds the terms that are in `other` only, behind the ones of the same topic.
  void add_missing(const Vocabularies& other);
  /// The terms of a topic; empty when the package does not have it.
  [[nodiscard]] const Terms& terms(const std::string& topic) const;
  [[nodiscard]] std::vector<std::string> names(const std::string& topic) const;
  /// The label of a term, or the term itself when it has none.
  [[nodiscard]] std::string label(const std::string& topic, std::string_view term,
                                  Language language) const;

 private:
  std::map<std::string, Terms> topics_{};
};

struct Source {
  std::string id{};
  std::string title{};
  std::string publisher{};
  std::string published{};
  std::string file_or_url{};
};

/// A figure about a node.
struct Indicator {
  std::string subject{};
  std::string indicator{};
  std::string category{};    ///< what part of the whole is meant; empty: all of it
  std::string definition{};  ///< a term for how it was counted; figures compare when it is the same
  std::optional<double> value{};
  std::string qualifier{};  ///< at_least, about, ...; empty: as it is
  std::string unit{};
  std::string year{};
  std::string status{};  ///< planned: a target
  std::string evidence{};
  std::string locator{};
  LocalizedText note{};
};

/// How much the sources tell about a subject, for one topic.
enum class Coverage { documented, partial, undocumented };

[[nodiscard]] std::string_view name_of(Coverage coverage);

struct CoverageEntry {
  std::string subject{};
  std::string topic{};
  Coverage status = Coverage::undocumented;
  std::vector<std::string> evidence{};
  LocalizedText note{};
};

/// Of what several packages had in common when they were joined into one network.
struct JoinReport {
  std::vector<std::string> packages{};  ///< their names; empty: nothing was joined
  std::vector<std::string> nodes{};     ///< ids of nodes that more than one of them has
  std::vector<std::string> sources{};   ///< ids of sources that more than one of them cites
  std::size_t links = 0;                ///< links that more than one of them states
  std::size_t indicators = 0;
  std::size_t coverage = 0;
};

/// What load() returns: a network with all that belongs to it. A plain graph file fills in only the
/// graph.
struct Network {
  std::string name{};
  LocalizedText title{};
  std::string version{};
  std::string
      created{};  ///< the day its package is of, YYYY-MM-DD; of a join the last; may be empty
  bool is_package = false;
  PropertyGraph graph{};
  Vocabularies vocabularies{};
  std::vector<Source> sources{};
  std::vector<Indicator> indicators{};
  std::vector<CoverageEntry> coverage{};
  std::vector<ProjectionSpec> projections{};  ///< never empty; the first is the default
  std::vector<Profile> profiles{};
  JoinReport joined{};
  std::vector<Diagnostic> warnings{};  ///< accepted, but worth knowing

  /// The projection of that name. Throws Error(usage) naming those there are.
  [[nodiscard]] const ProjectionSpec& projection(std::string_view name) const;
  /// What the sources tell of a subject on a topic; undocumented when coverage does not say.
  [[nodiscard]] Coverage covered(std::string_view subject, std::string_view topic) const;
  /// `name_ja` or `name_en` of a node, whichever there is, else its `label`, else its id.
  [[nodiscard]] std::string node_name(NodeId node, Language language) const {
    return std::string(name_view(node, language));
  }
  /// node_name() as it lies in the network.
  [[nodiscard]] std::string_view name_view(NodeId node, Language language) const;
};

/// Finds nodes by what people call them.
class NameIndex {
 public:
  explicit NameIndex(const PropertyGraph& graph);

  /// The node with this id, name (either language) or alias, compared as fold_name does. Throws
  /// Error(usage) with the nearest names when there is none.
  [[nodiscard]] NodeId find(std::string_view text) const;

 private:
  const PropertyGraph graph_;
  std::map<std::string, NodeId, std::less<>> by_name_{};
};

}  // namespace musubi
