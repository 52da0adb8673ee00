#pragma once
#include <string>
#include <vector>

#include "viz/diagram.hpp"
#include "viz/indicator_panel_words.hpp"

namespace musubi {

/// Some panels of a table side by side, with the names of the subjects on their left.
struct IndicatorStrip {
  std::size_t table = 0;
  std::vector<std::size_t> panels{};
  double height = 0.0;
  std::size_t on_axis = 0;  ///< figures
};

/// Which panels of tables find room on a page, and where in it. All in points.
class IndicatorStrips {
 public:
  static constexpr double kTop = 64;      ///< of the first heading
  static constexpr double kRow = 10.5;    ///< a subject
  static constexpr double kHeading = 12;  ///< what table it is
  static constexpr double kTitle = 10;    ///< a line of a panel's head
  static constexpr double kAxis = 11;     ///< its foot
  static constexpr double kGap = 6;       ///< between strips
  static constexpr double kBetween = 8;   ///< panels

  IndicatorStrips(const std::vector<IndicatorTable>& tables, const IndicatorPanelWords& words,
                  Language language, Point page);

  /// Chooses anew over a foot of this height: the strips with most comparable figures first, as
  /// long as there is room; then as the sources go. O(panels log panels).
  void choose(double foot);

  [[nodiscard]] const std::vector<IndicatorStrip>& chosen() const { return strips_; }
  [[nodiscard]] std::size_t panels() const { return panels_; }  ///< in all
  [[nodiscard]] std::size_t shown() const { return shown_; }    ///< of them

  [[nodiscard]] double names_width() const { return names_; }
  [[nodiscard]] double panels_left() const;
  [[nodiscard]] double panel_width(const IndicatorTable& table) const;
  /// Of a table too long for a page the first rows; one line then says how many are not shown.
  [[nodiscard]] std::size_t rows_shown(const IndicatorTable& table) const;
  /// Of the heads of its panels, which is where the title and the unit stand.
  [[nodiscard]] std::size_t head_lines(const IndicatorStrip& strip) const;
  [[nodiscard]] std::vector<std::string> title_lines(const IndicatorStrip& strip,
                                                     std::size_t panel) const;
  [[nodiscard]] std::vector<std::string> unit_lines(const IndicatorStrip& strip,
                                                    std::size_t panel) const;

 private:
  [[nodiscard]] double widest_name() const;
  [[nodiscard]] double panels_width() const;
  [[nodiscard]] double room() const;
  [[nodiscard]] std::size_t across() const;
  [[nodiscard]] double completeness(const IndicatorStrip& strip) const;
  [[nodiscard]] double height(const IndicatorStrip& strip) const;
  [[nodiscard]] std::vector<IndicatorStrip> all_strips() const;

  const std::vector<IndicatorTable>& tables_;
  const IndicatorPanelWords& words_;
  Language language_;
  Point page_;
  double names_;
  double foot_ = 0.0;
  std::vector<IndicatorStrip> strips_{};
  std::size_t panels_ = 0;
  std::size_t shown_ = 0;
};

}  // namespace musubi
