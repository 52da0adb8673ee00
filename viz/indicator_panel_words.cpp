#include "viz/indicator_panel_words.hpp"

#include "viz/indicator_words.hpp"

namespace musubi {

std::string IndicatorPanelWords::subject(const std::string& id) const {
  const auto node = network_.graph.find(id);
  return node ? network_.node_name(*node, language_) : id;
}

std::string IndicatorPanelWords::heading(const IndicatorTable& table) const {
  if (table.heading.empty()) return ja_ ? "名を挙げた相手との比較" : "With the peers named";
  // Titles of tables are quoted as the source prints them.
  return ja_ ? "資料の表「" + table.heading + "」" : "Table “" + table.heading + "” of the source";
}

std::string IndicatorPanelWords::name(const IndicatorPanel& panel) const {
  IndicatorComparison row;
  row.indicator = panel.indicator;
  row.category = panel.category;
  auto name = indicator_name(network_, row, language_);
  if (panel.status.empty() || panel.status == "actual") return name;
  const auto status = network_.vocabularies.label("status", panel.status, language_);
  return name.append(ja_ ? "・" : ", ").append(status);
}

// Unit, year and kind of axis.
std::string IndicatorPanelWords::unit(const IndicatorPanel& panel) const {
  auto text = panel.unit.empty() ? std::string(ja_ ? "単位は値ごと" : "units differ")
                                 : network_.vocabularies.label("unit", panel.unit, language_);
  const auto add = [&](const std::string& part) { text.append(ja_ ? "・" : ", ").append(part); };
  if (!panel.year.empty()) add(panel.year);
  if (panel.axis && panel.axis->logarithmic) add(ja_ ? "対数" : "log");
  return text;
}

std::string IndicatorPanelWords::value(const IndicatorPanel& panel,
                                       const PanelFigure& place) const {
  if (!place.figure) return ja_ ? "記載なし" : "not stated";
  const auto& figure = network_.indicators[*place.figure];
  auto text = figure_text(network_, figure, language_);
  if (is_marked(panel, place)) text.append("†");
  if (!figure.year.empty() && panel.year.empty()) text.append(" (" + figure.year + ")");
  if (figure.unit != panel.unit) {
    text.append(" ").append(network_.vocabularies.label("unit", figure.unit, language_));
  }
  return text;
}

// A figure of several that cannot be compared with the others.
bool IndicatorPanelWords::is_marked(const IndicatorPanel& panel, const PanelFigure& place) {
  return place.figure && !place.on_axis && panel.stated > 1;
}

std::string IndicatorPanelWords::tooltip(const IndicatorPanel& panel, const Indicator& figure,
                                         const std::string& subject_id) const {
  auto text = subject(subject_id).append(ja_ ? "・" : ", ").append(name(panel));
  text.append(ja_ ? "：" : ": ").append(figure_text(network_, figure, language_)).append(" ");
  text.append(network_.vocabularies.label("unit", figure.unit, language_));
  if (!figure.year.empty()) text.append(" (").append(figure.year).append(")");
  if (!figure.definition.empty()) {
    text.append("; ").append(
        network_.vocabularies.label("definition", figure.definition, language_));
  }
  const auto& note = figure.note.get(language_);
  return note.empty() ? text : text.append("; ").append(note);
}

}  // namespace musubi
