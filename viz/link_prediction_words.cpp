#include "viz/link_prediction_words.hpp"

#include <vector>

#include "viz/report_context.hpp"

namespace musubi {
namespace {

// {0}, {1}, ... replaced by the values.
std::string filled(std::string text, const std::vector<std::string>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto mark = "{" + std::to_string(i) + "}";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark)) {
      text.replace(at, mark.size(), values[i]);
    }
  }
  return text;
}

std::string percent(double share) {
  return report::fixed(100.0 * share, share < 0.0995 ? 1 : 0) + "%";
}

std::string count(std::size_t number) {
  return report::number(number).code();
}

std::string too_few(const LinkTrust& trust, bool ja) {
  return filled(ja ? "結び付きが{0}本しかなく、予測がどれだけ当たるかを試せないため、候補は"
                     "確かめるための問いとしてだけお使いください。"
                   : "With {0} links there are too few to test how often suggestions are right, so "
                     "take them as questions only.",
                {count(trust.links)});
}

std::string judgement(const LinkTrust& trust, Language language) {
  const bool ja = language == Language::ja;
  if (trust.predictor == LinkPredictor::preferential_attachment) {
    return ja ? "この予測は結び付きの数だけによるものです"
              : "These suggestions go by the number of links alone";
  }
  const auto said = [&]() -> std::string {
    switch (trust.outcome) {
      case TrustOutcome::clearly_better:
        return ja ? "「{0}」による予測は、結び付きの数だけで選ぶよりはっきり当たります"
                  : "Links suggested by {0} are clearly better than going by the number of links "
                    "alone";
      case TrustOutcome::somewhat_better:
        return ja ? "「{0}」による予測は、結び付きの数だけで選ぶよりいくらか当たる程度です"
                  : "Links suggested by {0} are somewhat better than going by the number of links "
                    "alone";
      default:
        return ja ? "「{0}」による予測は、結び付きの数だけで選ぶのと変わらず、頼りになりません"
                  : "Links suggested by {0} are no better than going by the number of links alone, "
                    "so do not rely on them";
    }
  };
  auto words = filled(said(), {predictor_label(trust.predictor, language)});
  if (trust.outcome == TrustOutcome::somewhat_better &&
      quality_of(trust.evaluation, trust.predictor).auc.low <= 0.5) {
    words += ja ? "（当たるのは上位に限られ、全体の並びは当てずっぽうと変わりません）"
                : " (at the top of the list only: over all of it they are no better than guessing)";
  }
  return words;
}

}  // namespace

std::string predictor_label(LinkPredictor predictor, Language language) {
  const bool ja = language == Language::ja;
  switch (predictor) {
    case LinkPredictor::common_neighbours:
      return ja ? "共通の相手の数" : "common neighbours";
    case LinkPredictor::jaccard:
      return ja ? "共通の相手の割合（Jaccard）" : "share of common neighbours (Jaccard)";
    case LinkPredictor::adamic_adar:
      return ja ? "共通の相手（Adamic–Adar）" : "weighted common neighbours (Adamic–Adar)";
    case LinkPredictor::resource_allocation:
      return ja ? "共通の相手（資源配分）" : "weighted common neighbours (resource allocation)";
    case LinkPredictor::preferential_attachment:
      return ja ? "結び付きの数だけ" : "the number of links alone";
    case LinkPredictor::local_path:
      return ja ? "短い経路の数" : "short paths";
    case LinkPredictor::katz:
      return ja ? "すべての経路（Katz）" : "paths of all lengths (Katz)";
    case LinkPredictor::random_walk:
      return ja ? "たどり着きやすさ（ランダムウォーク）" : "a random walk";
    case LinkPredictor::block_model:
      return ja ? "つながり方の似た集団（ブロックモデル）" : "groups that link alike (block model)";
    case LinkPredictor::combined:
      return ja ? "すべてを組み合わせた学習" : "all of these combined";
  }
  return "";
}

std::string trust_sentence(const LinkTrust& trust, Language language) {
  const bool ja = language == Language::ja;
  if (trust.outcome == TrustOutcome::too_few_links) return too_few(trust, ja);
  if (trust.outcome == TrustOutcome::everything_linked) {
    return ja ? "すべての組がすでに結び付いているため、挙げられる候補はありません。"
              : "Every pair is linked already, so there is nothing to suggest.";
  }
  const auto& own = quality_of(trust.evaluation, trust.predictor);
  const auto& degree = quality_of(trust.evaluation, LinkPredictor::preferential_attachment);
  return filled(
      ja ? "{0}：{1}本のうち{2}本を隠し、結び付きのない{8}組に混ぜて当てさせると、上位{3}組のうち"
           "隠したものは{4}（結び付きの数だけでは{5}）、隠した組が結び付きのない組より上位にくる"
           "割合は{6}（同{7}、当てずっぽうで50%）でした。"
         : "{0}: with {2} of {1} links hidden among {8} unlinked pairs, {4} of the first {3} "
           "suggestions were hidden links (number of links alone: {5}), and a hidden link came "
           "before an unlinked pair in {6} of cases ({7}; guessing: 50%).",
      {judgement(trust, language), count(trust.links), count(trust.evaluation.left_out),
       count(trust.evaluation.k), percent(own.precision_at_k.mean),
       percent(degree.precision_at_k.mean), percent(own.auc.mean), percent(degree.auc.mean),
       count(trust.evaluation.negatives)});
}

}  // namespace musubi
