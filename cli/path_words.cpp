#include "cli/path_words.hpp"

#include <cmath>

#include "engine/number_text.hpp"

namespace musubi::cli {
namespace {

// Exact as long as a double is.
std::string count_text(double count, Language language) {
  constexpr double kExact = 9'007'199'254'740'992.0;  // 2^53
  const bool ja = language == Language::ja;
  if (count < kExact) return number_text(count);
  if (std::isinf(count)) return ja ? "10の308乗超" : "more than 10^308";
  const auto power = static_cast<int>(std::floor(std::log10(count)));
  return ja ? "およそ10の" + std::to_string(power) + "乗" : "about 10^" + std::to_string(power);
}

// Sentences in one of the two languages; what is in braces has been put in by the caller.
class Summary {
 public:
  Summary(const Network& network, const Projection& projection, const PathQuery& query,
          const PathAnswer& answer, Language language)
      : network_(network),
        projection_(projection),
        query_(query),
        answer_(answer),
        language_(language),
        from_(name(query.from)),
        to_(name(query.to)) {}

  std::vector<std::string> tell() {
    tell_places();
    switch (answer_.status) {
      case PathStatus::joined:
        tell_numbers();
        break;
      case PathStatus::apart:
        tell_that_apart();
        break;
      case PathStatus::one_vertex:
        say("「" + from_ + "」と「" + to_ + "」は、この射影では一つのノードです。",
            from_ + " and " + to_ + " are one node in this projection.");
        break;
      case PathStatus::left_out:
        break;
    }
    if (answer_.status != PathStatus::joined) tell_alternatives();
    return std::move(sentences_);
  }

 private:
  void say(const std::string& ja, const std::string& en) {
    sentences_.push_back(language_ == Language::ja ? ja : en);
  }
  [[nodiscard]] std::string name(NodeId node) const { return network_.node_name(node, language_); }
  [[nodiscard]] std::string names(const std::vector<NodeId>& nodes) const {
    std::string text;
    for (const NodeId node : nodes) {
      text += (text.empty() ? "" : language_ == Language::ja ? "、" : ", ") + name(node);
    }
    return text;
  }

  void tell_places() {
    tell_place(query_.from, answer_.from);
    tell_place(query_.to, answer_.to);
    for (const NodeId node : query_.avoid) {
      const auto place = place_of(network_, projection_, node);
      tell_place(node, place);
    }
  }

  void tell_place(NodeId node, const PlaceInProjection& place) {
    const auto whole = name(place.counts_as);
    if (place.counts_as != node) {
      say("「" + name(node) + "」は、この射影では「" + whole + "」の一部として数えます。",
          name(node) + " counts as a part of " + whole + " in this projection.");
    }
    const auto kind =
        network_.vocabularies.label("kind", network_.graph.kind(place.counts_as), language_);
    switch (place.reason) {
      case PlaceInProjection::Reason::there:
        break;
      case PlaceInProjection::Reason::kind_left_out:
        say("「" + whole + "」はこの射影にありません。種類「" + kind + "」のノードは除かれます。",
            whole + " is not in this projection, which leaves out nodes of the kind '" + kind +
                "'.");
        break;
      case PlaceInProjection::Reason::no_counting_link:
        say("「" + whole + "」はこの射影にありません。数える結び付きが一つもありません。",
            whole + " is not in this projection: none of its links counts there.");
        break;
    }
  }

  void tell_numbers() {
    const auto& found = answer_.found;
    const auto distance = number_text(found.distance);
    const auto shortest = count_text(found.shortest_ways, language_);
    const bool lengths = projection_.graph.has_lengths();
    say("「" + from_ + "」から「" + to_ + "」へ：最短は" + (lengths ? "長さ" : "") + distance +
            (lengths ? "" : "段") + "、その経路は" + shortest + "本。",
        from_ + " to " + to_ + ": the shortest way " +
            (lengths ? "is " + distance + " long" : "has " + counted(distance, "step")) + "; " +
            (shortest == "1" ? "there is 1 such way." : "there are " + shortest + " such ways."));
    say("共通のノードを持たない経路は最大" + std::to_string(found.vertex_disjoint) +
            "本、共通の結び付きを持たない経路は最大" + std::to_string(found.edge_disjoint) + "本。",
        "Ways without a common node in between: at most " + std::to_string(found.vertex_disjoint) +
            "; without a common link: at most " + std::to_string(found.edge_disjoint) + ".");
    tell_what_it_hangs_on();
    tell_avoided();
    if (found.ways.empty()) {
      const auto most = std::to_string(query_.shortest.max_steps);
      say(most + "段以内の経路はありません。", "No way has at most " + counted(most, "step") + ".");
    }
  }

  void tell_what_it_hangs_on() {
    std::vector<NodeId> nodes;
    for (const Vertex v : answer_.found.separating) {
      nodes.push_back(projection_.node_of_vertex[v]);
    }
    if (!nodes.empty()) {
      say("どの経路も必ず通るノード：" + names(nodes) + "。",
          "Every way passes " + names(nodes) + ".");
    } else if (answer_.found.edge_disjoint == 1) {
      // Without a vertex in between it is the link between the two that every way needs.
      say("二つを直接つなぐ結び付きのほかに経路はありません。",
          "The link between the two is the only way.");
    } else {
      say("どの経路も必ず通るノードはありません。", "No node in between is on every way.");
    }
  }

  void tell_avoided() {
    if (query_.avoid.empty()) return;
    say("除いたノード：" + names(query_.avoid) + "（--avoid）。数値もこれらを除いたものです。",
        "Left out (--avoid): " + names(query_.avoid) + "; so in all these numbers.");
  }

  void tell_that_apart() {
    if (answer_.joined_by_avoided) {
      say("「" + from_ + "」から「" + to_ + "」へのどの経路も、次のいずれかを通ります：" +
              names(query_.avoid) + "（--avoid）。",
          "Every way from " + from_ + " to " + to_ +
              " passes what --avoid leaves out: " + names(query_.avoid) + ".");
    } else {
      say("「" + from_ + "」から「" + to_ + "」への経路は、この射影にはありません。",
          "There is no way from " + from_ + " to " + to_ + " in this projection.");
    }
    if (answer_.joined_backwards) {
      say("逆向きの経路はあります。", "In the other direction there is one.");
    }
  }

  void tell_alternatives() {
    std::string options;
    for (const auto& [projection, with] : answer_.alternatives) {
      std::string option;
      if (projection != projection_.spec.name) option = "--projection " + projection;
      std::string statuses;
      for (const auto& status : with) statuses += (statuses.empty() ? "" : ",") + status;
      if (!statuses.empty()) option += (option.empty() ? "--with " : " --with ") + statuses;
      options += (options.empty() ? "" : language_ == Language::ja ? "、" : ", ") + option;
    }
    if (!options.empty()) {
      say("次の指定なら経路があります：" + options, "There is a way with: " + options);
    } else if (network_.projections.size() > 1) {
      say("ほかの射影や、計画・見込みの結び付きを加えても、経路はありません。",
          "Neither another projection nor further statuses (--with) give a way.");
    }
  }

  [[nodiscard]] static std::string counted(const std::string& number, const std::string& word) {
    return number + " " + word + (number == "1" ? "" : "s");
  }

  const Network& network_;
  const Projection& projection_;
  const PathQuery& query_;
  const PathAnswer& answer_;
  Language language_;
  std::string from_;
  std::string to_;
  std::vector<std::string> sentences_{};
};

}  // namespace

std::vector<std::string> path_summary(const Network& network, const Projection& projection,
                                      const PathQuery& query, const PathAnswer& answer,
                                      Language language) {
  return Summary(network, projection, query, answer, language).tell();
}

}  // namespace musubi::cli
