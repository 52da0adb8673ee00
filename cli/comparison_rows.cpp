#include "cli/comparison_rows.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/gap_status.hpp"
#include "engine/number_text.hpp"
#include "viz/comparison_words.hpp"

namespace musubi::cli {
namespace {

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json status_json(const GapCell& cell, const std::optional<GapStatus>& status) {
  if (!status) return nullptr;
  return cell.matrix == GapMatrix::functions ? function_status(*status) : tie_status(*status);
}

Json gap_json(const GapChange& change, const ComparisonNames& names) {
  return {{"of", std::string(name_of(change.cell.matrix))},
          {"hub", change.cell.hub},
          {"hub_name", names.of(change.cell.hub)},
          {"other", change.cell.other},
          {"other_name", names.other(change.cell)},
          {"before", status_json(change.cell, change.before)},
          {"after", status_json(change.cell, change.after)}};
}

Json requirement_json(const RequirementChange& change, const ComparisonNames& names) {
  const auto status = [](const std::optional<RequirementStatus>& one) {
    return one ? Json(std::string(name_of(*one))) : Json();
  };
  return {{"profile", change.cell.profile},
          {"subject", change.cell.subject},
          {"subject_name", names.of(change.cell.subject)},
          {"requirement", change.cell.requirement},
          {"text", names.requirement(change.cell)},
          {"before", status(change.before)},
          {"after", status(change.after)}};
}

// Communities are counted from 1, as `communities` shows them.
Json communities_json(const CommunityComparison& communities) {
  Json json{{"before", communities.before}, {"after", communities.after}};
  json["matched"] = Json::array();
  for (const auto& [a, b] : communities.matched) {
    json["matched"].push_back({{"before", a + 1}, {"after", b + 1}});
  }
  const auto changes = [](const std::vector<CommunityChange>& list, const char* one,
                          const char* many) {
    Json result = Json::array();
    for (const auto& change : list) {
      Json others = Json::array();
      for (const Community other : change.others) others.push_back(other + 1);
      result.push_back({{one, change.community + 1}, {many, others}});
    }
    return result;
  };
  json["split"] = changes(communities.split, "before", "after");
  json["merged"] = changes(communities.merged, "after", "before");
  json["moved"] = communities.moved;
  json["nmi"] = communities.agreement.nmi;
  json["ari"] = communities.agreement.ari;
  return json;
}

}  // namespace

ComparisonOptions comparison_options(const Session& session, const Network& network,
                                     const std::vector<std::string>& measures) {
  ComparisonOptions options;
  options.gap_options.statuses = session.statuses(network);
  options.execution = session.execution();
  if (measures.empty()) return options;
  options.measures.clear();
  options.centrality.clear();
  std::vector<std::string> known;
  for (const auto measure : all_network_measures()) known.emplace_back(name_of(measure));
  for (const auto measure : all_measures()) known.emplace_back(name_of(measure));
  for (const auto& name : measures) {
    if (const auto measure = network_measure_named(name)) {
      options.measures.push_back(*measure);
    } else if (std::find(known.begin(), known.end(), name) != known.end()) {
      options.centrality.push_back(measure_named(name));
    } else {
      throw Error(ErrorKind::usage, "no measure '" + name + "'", suggest(name, known));
    }
  }
  return options;
}

FindPartition partition_finder(const ComparisonOptions& options, std::uint64_t seed) {
  const auto& wanted = options.measures;
  const auto asks = [&](NetworkMeasure measure) {
    return std::find(wanted.begin(), wanted.end(), measure) != wanted.end();
  };
  if (asks(NetworkMeasure::communities) || asks(NetworkMeasure::modularity)) {
    return [seed, execution = options.execution](const Network& network,
                                                 const Projection& projection) {
      return find_communities(network, projection, {.seed = seed, .execution = execution})
          .partition;
    };
  }
  return [](const Network&, const Projection&) { return Partition(); };
}

ComparedVersion measured(const Network& network, const Projection& projection,
                         const ComparisonOptions& options, std::uint64_t seed) {
  return measure_version(network, projection, partition_finder(options, seed)(network, projection),
                         options);
}

void put_comparison(Json& json, const Comparison& comparison, const ComparedVersion& before,
                    const ComparedVersion& after, std::size_t top, Language language) {
  const ComparisonNames names(before, after, language);
  for (const auto* key : {"before", "after", "change"}) json[key] = Json::object();
  for (const auto& change : comparison.measures) {
    const std::string name(name_of(change.measure));
    json["before"][name] = or_null(change.before);
    json["after"][name] = or_null(change.after);
    json["change"][name] = or_null(change.change());
  }
  json["rank_changes"] = Json::array();
  for (const auto& move : first_moves(comparison.ranks, top)) {
    json["rank_changes"].push_back({{"id", move.id},
                                    {"name", names.of(move.id)},
                                    {"measure", std::string(name_of(move.measure))},
                                    {"before", or_null(move.before)},
                                    {"after", or_null(move.after)},
                                    {"score_before", or_null(move.score_before)},
                                    {"score_after", or_null(move.score_after)}});
  }
  json["gaps"] = {{"closed", Json::array()}, {"opened", Json::array()}, {"other", Json::array()}};
  for (const auto& change : comparison.gaps) {
    const auto* key = change.closed() ? "closed" : change.opened() ? "opened" : "other";
    json["gaps"][key].push_back(gap_json(change, names));
  }
  json["requirements"] = {
      {"met", Json::array()}, {"lost", Json::array()}, {"other", Json::array()}};
  for (const auto& change : comparison.requirements) {
    const auto* key = change.newly_met() ? "met" : change.lost() ? "lost" : "other";
    json["requirements"][key].push_back(requirement_json(change, names));
  }
  json["communities"] = communities_json(comparison.communities);
  json["cut_off"] = Json::array();
  for (const auto& [hub, reached_before, reached_after] : comparison.cut_off) {
    json["cut_off"].push_back({{"id", hub},
                               {"name", names.of(hub)},
                               {"before", reached_before},
                               {"after", reached_after}});
  }
}

std::string comparison_text(const Comparison& comparison, const ComparedVersion& before,
                            const ComparedVersion& after, std::size_t top, Language language) {
  const ComparisonNames names(before, after, language);
  std::string text;
  for (const auto& line : change_lines(comparison, names)) text += "  " + line + '\n';
  for (const auto& line : rank_lines(comparison, names, top)) text += "  " + line + '\n';
  return text;
}

}  // namespace musubi::cli
