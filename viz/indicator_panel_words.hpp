#pragma once
#include <string>

#include "engine/network.hpp"
#include "viz/indicator_panels.hpp"

namespace musubi {

/// What a picture says of tables of indicators, their panels and the figures in them.
class IndicatorPanelWords {
 public:
  IndicatorPanelWords(const Network& network, Language language)
      : network_(network), language_(language), ja_(language == Language::ja) {}

  /// The name of a node, or the id where there is none.
  [[nodiscard]] std::string subject(const std::string& id) const;
  /// Which table of the sources it is.
  [[nodiscard]] std::string heading(const IndicatorTable& table) const;
  /// Indicator, category and status of a panel.
  [[nodiscard]] std::string name(const IndicatorPanel& panel) const;
  /// Unit, year and kind of axis.
  [[nodiscard]] std::string unit(const IndicatorPanel& panel) const;
  /// A figure, with what the head of its panel does not say of it.
  [[nodiscard]] std::string value(const IndicatorPanel& panel, const PanelFigure& place) const;
  /// Whether the value bears a mark: one of several that cannot be compared with the others.
  [[nodiscard]] static bool is_marked(const IndicatorPanel& panel, const PanelFigure& place);
  /// All that the package says of a figure.
  [[nodiscard]] std::string tooltip(const IndicatorPanel& panel, const Indicator& figure,
                                    const std::string& subject_id) const;

 private:
  const Network& network_;
  Language language_;
  bool ja_;
};

}  // namespace musubi
