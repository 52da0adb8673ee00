#include "viz/link_prediction_words.hpp"
#include "viz/report_sections.hpp"
#include "viz/report_table.hpp"
#include "viz/report_words.hpp"

namespace musubi::report {
namespace {

constexpr Noun kRepeats{"回", "time", "times"};

Cell estimate_cell(const RepeatedEstimate& estimate) {
  return {Html::markup(fixed(estimate.mean, 3) + " ± " + fixed(estimate.high - estimate.mean, 3)),
          fixed(estimate.mean, 9)};
}

Html how_tested(const ReportContext& context) {
  const auto& trust = context.input.trust;
  Html said = context.say(
      "分かっている結び付きの一部を無作為に隠し、残りだけからそれを当てられるかを{0}試しました。",
      "Some of the known links were hidden at random, and predictors had to find them from what "
      "was left; this was done {0}.",
      {context.count(static_cast<std::size_t>(trust.repeats), kRepeats)});
  if (!context.input.trust.evaluation.all_non_edges) {
    said += context.say(
        "結び付きのない組は、その一部を無作為に選んで混ぜました。すべての組から選ぶと、的中率は"
        "これより下がります。",
        " Of the unlinked pairs a random sample stood beside them: among all pairs precision would "
        "be lower.");
  }
  if (!context.input.pairs.empty()) {
    said += context.say("拠点の組のスコアのうち「見込み」は、表の「{0}」で計算しています。",
                        " The likelihood in the score of a pair of hubs is computed by {0}.",
                        {text(predictor_label(trust.predictor, context.language))});
  }
  return element("p", said);
}

Html table(const ReportContext& context) {
  const auto& evaluation = context.input.trust.evaluation;
  Table table{.id = "link-prediction-quality",
              .caption = context.say("隠した結び付きをどれだけ当てられたか",
                                     "How well hidden links were found"),
              .columns = {{context.say("何を手がかりにするか", "Going by")},
                          {context.say("AUC", "AUC"), true},
                          {context.say("平均適合率", "Average precision"), true},
                          {context.say("上位{0}組の的中率", "Precision in the first {0}",
                                       {number(evaluation.k)}),
                           true}},
              .sortable = true};
  for (const auto& quality : evaluation.predictors) {
    table.rows.push_back({{text(predictor_label(quality.predictor, context.language))},
                          estimate_cell(quality.auc),
                          estimate_cell(quality.average_precision),
                          estimate_cell(quality.precision_at_k)});
    if (quality.predictor == context.input.trust.predictor) {
      for (auto& cell : table.rows.back()) cell.style = "score";
    }
  }
  return render(table);
}

Html meanings(const ReportContext& context) {
  const auto& evaluation = context.input.trust.evaluation;
  return element(
      "dl",
      definition(
          context.say("AUC", "AUC"),
          context.say("隠した組が、結び付きのない組より上位にくる割合です。当てずっぽうなら0.5、"
                      "すべて当たれば1です。",
                      "How often a hidden link comes before an unlinked pair: 0.5 by guessing, 1 "
                      "when all are right.")) +
          definition(
              context.say("平均適合率と、上位{0}組の的中率",
                          "Average precision, and precision in the first {0}",
                          {number(evaluation.k)}),
              context.say("順位の上のほうがどれだけ当たっているかです。当てずっぽうなら{0}です。",
                          "How right the top of the list is: {0} by guessing.",
                          {Html::markup(fixed(
                              static_cast<double>(evaluation.left_out) /
                                  static_cast<double>(evaluation.left_out + evaluation.negatives),
                              4))})) +
          definition(
              Html::markup("±"),
              context.say("隠し方を変えたときの95%信頼区間です。太字は、上の文で述べた方法です。",
                          "The 95 % confidence interval over what was hidden. In bold: the one "
                          "that the sentence above is about.")),
      "class=\"legend\"");
}

Html parted(const ReportContext& context) {
  const double share = context.input.trust.evaluation.parted;
  if (share < 0.05) return {};
  return element(
      "p", context.say(
               "隠した結び付きのうち{0}は、隠すと両端がほかのどこを通ってもつながらなくなる"
               "ものでした。こうした結び付きは、残りのネットワークからはほとんど当てられません。",
               "For {0} of the hidden links nothing else joins the two ends: from what is left "
               "these can hardly be found.",
               {Html::markup(fixed(100.0 * share, 0) + "%")}));
}

Html caution(const ReportContext& context) {
  return element(
      "p",
      context.say("ここで「当たる」とは、データにある結び付きを言い当てることです。データにない"
                  "結び付きが実際にあるか、あったほうがよいかは、関係者に確かめてください。",
                  "To be right here means to name a link that the data have. Whether a link that "
                  "they lack is there, or would be good to have, is for people to say."),
      "class=\"note\"");
}

}  // namespace

Section link_prediction_section(const ReportContext& context) {
  const auto& trust = context.input.trust;
  if (trust.links == 0) return {};
  Html body = element("p", element("strong", text(trust_sentence(trust, context.language))));
  if (trust.tested()) {
    body += how_tested(context) + computed_on(context, context.input.projection.spec) +
            table(context) + meanings(context) + parted(context) + caution(context);
  }
  return {"link-prediction",
          context.say("つながりの予測はどこまで信じられるか", "How far to trust suggested links"),
          body};
}

}  // namespace musubi::report
