#include "viz/cited_sources.hpp"

#include <algorithm>

namespace musubi {
namespace {

// "Title（contents） rest" is cut at the bracket: the contents of a source are no part of its name.
std::string without_brackets(const std::string& title) {
  const auto cut = std::min(title.find("（"), title.find(" ("));
  return cut == 0 ? title : title.substr(0, cut);
}

}  // namespace

void collect_sources(const Network& network, std::span<const LinkId> links,
                     std::set<std::string>& cited) {
  for (const LinkId link : links) {
    for (const auto& statement : network.graph.evidence(link)) cited.insert(statement.source);
  }
}

void collect_coverage_sources(const Network& network, std::span<const NodeId> subjects,
                              std::string_view topic, std::set<std::string>& cited) {
  for (const NodeId subject : subjects) {
    for (const auto& entry : network.coverage) {
      if (entry.subject != network.graph.id(subject) || entry.topic != topic) continue;
      cited.insert(entry.evidence.begin(), entry.evidence.end());
    }
  }
}

std::vector<std::string> source_titles(const Network& network, const std::set<std::string>& cited) {
  std::vector<std::string> titles;
  std::set<std::string> left = cited;
  for (const auto& source : network.sources) {
    if (left.erase(source.id) == 0) continue;
    auto title = source.title.empty() ? source.id : without_brackets(source.title);
    if (!source.published.empty()) title += " (" + source.published + ")";
    titles.push_back(std::move(title));
  }
  titles.insert(titles.end(), left.begin(), left.end());
  return titles;
}

}  // namespace musubi
