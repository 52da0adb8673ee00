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
         part(context.say("波及（重み {0}）", "Reach (weight {0})", {weight(weights.reach)}),
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
                          "最も高い組を1とします。",
                          "How likely a tie is to form: how often someone who follows ties from "
                          "one hub, and now and then starts again, is at the other; 1 for the "
                          "likeliest pair.")) +
         part(context.say("冗長性（重み {0}）", "Redundancy (weight {0})",
                          {weight(weights.redundancy)}),
              context.say("いまある経路が少ないほど高くなります。同じ機関を通らない経路がn本なら"
                          "1/(n+1)で、1本もなければ1、すべてが一つの機関に頼っていれば0.5です。",
                          "The fewer ways there are now, the higher: 1/(n + 1) for n ways that "
                          "share no institution; 1 when there is none, 0.5 when all of them hang "
                          "on one institution."));
}

}  // namespace

Html score_explained(const ReportContext& context) {
  return element("p",
                 context.say("評価点は次の四つを重み付きで平均したもので、0から1の値をとります。"
                             "高い組ほど、先に話し合う意味が大きいと見ています。",
                             "The score, from 0 to 1, is a weighted mean of four parts. The "
                             "higher it is, the more a talk seems worth having first.")) +
         element("dl", parts(context), "class=\"legend\"") +
         element("p",
                 context.say("重みの決め方は一つではありません。「5位以内に残る割合」は、四つの"
                             "重みを無作為に1,000通り選んだとき、その組が上位5組に入った割合"
                             "です。1に近い組は、重みをどう選んでも上位に残ります。「順位の幅」は、"
                             "不明なつながりや機能がすべてなかった場合とすべてあった場合の間で、"
                             "順位がどこまで動きうるかを示します。",
                             "The weights could be chosen otherwise. “Stays in top five” is the "
                             "share of 1,000 random choices of the four weights in which the "
                             "pair is among the first five: near 1, it is there whatever the "
                             "weights. “Rank range” tells how far the rank could move between two "
                             "cases: that nothing of what is unknown exists, and that all of it "
                             "does.")) +
         computed_on(context, context.input.gap_options.projection);
}

Html broker_standing_words(const ReportContext& context, const Broker& broker) {
  const auto between = broker.roles[BrokerageRole::liaison] / 2;  // each pair counts both ways
  const Html name = context.name(broker.institution);
  if (std::isnan(broker.constraint)) return name;
  return context.say("{0}：異なる拠点に属す{1}組を仲介、拘束度{2}",
                     "{0}: liaison for {1} pairs of "
                     "others, constraint {2}",
                     {name, number(between), Html::markup(fixed(broker.constraint, 2))});
}

}  // namespace musubi::report
