#include "viz/report_gap_score.hpp"

#include <cmath>

#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

Html weight(double value) {
  return Html::markup(fixed(value, 2));
}

Html part(const Html& term, const Html& meaning) {
  return element("dt", term) + element("dd", meaning);
}

Html parts(const ReportContext& context) {
  const auto& weights = context.input.gap_options.weights;
  return part(context.say("補完性（重み {0}）", "Complementarity (weight {0})",
                          {weight(weights.complementarity)}),
              context.say("すべての機能のうち、一方にあって他方に記載のないものの割合です。",
                          "Of all functions, the share that one has and the other states none "
                          "of.")) +
         part(context.say("波及効果（重み {0}）", "Reach (weight {0})", {weight(weights.reach)}),
              context.say("この2拠点を直接結ぶと、全体がどれだけ近く、また丈夫になるかです。拠点"
                          "どうしのネットワークと全体のネットワークのそれぞれで、大域効率、キルヒ"
                          "ホッフ指数、代数的連結度の変化を測り、最も大きい組を1とした平均です。",
                          "How much closer and firmer everything would hang together if the two "
                          "were tied: the change of global efficiency, Kirchhoff index and "
                          "algebraic connectivity, in the network of the hubs and in the whole "
                          "one, each as a share of the largest change, and the mean of these.")) +
         part(context.say("見込み（重み {0}）", "Likelihood (weight {0})",
                          {weight(weights.likelihood)}),
              context.say("つながりが生まれやすいかどうかの目安です。一方の拠点から結び付きを"
                          "たどって歩き、ときどき出発点に戻る人が、もう一方の拠点にいる割合で測り、"
                          "最も高い組を1とします。どれだけ当たるかは"
                          "<a href=\"#link-prediction\">つながりの予測</a>の節にあります。",
                          "How likely a tie is to form: how often someone who follows ties from "
                          "one hub, and now and then starts again, is at the other; 1 for the "
                          "likeliest pair. How far to trust it: <a "
                          "href=\"#link-prediction\">suggested links</a>.")) +
         part(context.say("冗長化の効果（重み {0}）", "Redundancy gained (weight {0})",
                          {weight(weights.redundancy)}),
              context.say(
                  "直接のつながりが、代わりの経路としてどれだけ役立つかです。いまある経路が"
                  "少ないほど高くなります。同じ機関を通らない経路がn本なら"
                  "1/(n+1)で、1本もなければ1、すべてが一つの機関に頼っていれば0.5です。",
                  "How much a link of their own would add as another way. The fewer ways there "
                  "are now, the higher: 1/(n + 1) for n ways that "
                  "share no institution; 1 when there is none, 0.5 when all of them hang "
                  "on one institution."));
}

// What a constraint means. A broker with k contacts alike and not tied to each other has 1 / k: low
// is as free as with four of them, high as bound as with two. Ours.
Html constraint_words(const ReportContext& context, double constraint) {
  constexpr double kLow = 0.25;
  constexpr double kHigh = 0.5;
  if (constraint <= kLow) return context.say("低い（自由に動ける）", "low, free to act");
  if (constraint < kHigh) return context.say("中ほど", "middling");
  return context.say("高い（限られた相手に左右される）", "high, depends on a few contacts");
}

}  // namespace

Html score_explained(const ReportContext& context) {
  return element("p",
                 context.say("スコアは次の四つを重み付きで平均したもので、0から1の値をとります。"
                             "高い組ほど、先に話し合う意味が大きいと見ています。",
                             "The score, from 0 to 1, is a weighted mean of four parts. The "
                             "higher it is, the more a talk seems worth having first.")) +
         element("dl", parts(context), "class=\"legend\"") +
         element("p", context.say(
                          "重みの決め方は一つではありません。「5位以内に残る割合」は、四つの"
                          "重みを無作為に1,000通り選んだとき、その組が上位5組に入った割合"
                          "です。100%に近い組は、重みをどう選んでも上位に残ります。「順位の幅」は、"
                          "不明なつながりや機能がすべてなかった場合とすべてあった場合の間で、"
                          "順位がどこまで動きうるかを示します。",
                          "The weights could be chosen otherwise. “Stays in top five” is the "
                          "share of 1,000 random choices of the four weights in which the "
                          "pair is among the first five: near 100%, it is there whatever the "
                          "weights. “Rank range” tells how far the rank could move between two "
                          "cases: that nothing of what is unknown exists, and that all of it "
                          "does.")) +
         computed_on(context, context.input.gap_options.projection);
}

Html broker_standing_words(const ReportContext& context, const Broker& broker) {
  std::vector<Html> said;
  // Each pair counts both ways. None at all may only mean that nobody's hub is known.
  if (const auto between = broker.roles[BrokerageRole::liaison] / 2; between > 0) {
    said.push_back(context.say("{0}の間に立つ", "between {0}", {context.count(between, kPairs)}));
  }
  if (!std::isnan(broker.constraint)) {
    said.push_back(context.say(
        "拘束度{0}：{1}", "constraint {0}: {1}",
        {Html::markup(fixed(broker.constraint, 2)), constraint_words(context, broker.constraint)}));
  }
  return said.empty() ? Html() : element("small", context.list(said));
}

Html brokers_explained(const ReportContext& context) {
  return element(
      "p",
      context.say("「橋渡し役の候補」は、二つの拠点を結ぶ最短の道筋の途中にある機関などです。"
                  "「○組の間に立つ」は、別々の拠点に属し、互いに直接のつながりの記載がない相手の"
                  "組の数です。「拘束度」は、付き合いのある相手どうしがどれだけ互いにつながって"
                  "いるかを表し、低いほど自由に動け、高いほど少数の、または互いに親しい相手に"
                  "左右されます。互いにつながりのない相手が四つなら0.25、二つなら0.5です。",
                  "Possible brokers stand on the shortest chains between the two hubs. “Between 3 "
                  "pairs” counts pairs of its contacts that are of different hubs and for which no "
                  "tie of their own is stated. Constraint tells how far the contacts of a broker "
                  "are tied to each other: the lower, the freer it is to act; the higher, the more "
                  "it depends on few contacts or on a close circle. Four contacts without ties "
                  "among them make 0.25, two make 0.5."));
}

}  // namespace musubi::report
