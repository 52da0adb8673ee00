#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/text.hpp"
#include "viz/diagram.hpp"
#include "viz/page_size.hpp"
#include "viz/palette.hpp"

namespace musubi {

inline constexpr double kPageMargin = 26;
inline constexpr double kSmallText = 8;  ///< the smallest that is legible on paper
/// What the sources take at the foot, with a little air above.
inline constexpr double kSourcesHeight = 38;

enum class Align { left, center, right };

struct TextStyle {
  double size = kSmallText;
  std::string_view color = palette::kInk;
  bool bold = false;
  Align align = Align::left;
  std::string_view tooltip{};  ///< in SVG; none when empty
};

/// Between the parts of a subtitle.
[[nodiscard]] constexpr std::string_view part_gap(Language language) {
  return language == Language::ja ? "　" : " · ";
}

/// A sheet on which everything has its place: a diagram under LayoutEngine::fixed, put together
/// from boxes, texts and lines. Lines lie under boxes and texts. Parts get the ids <prefix>-n0,
/// -n1, ... and <prefix>-e0, ..., so that several pictures can stand in one HTML page.
class Page {
 public:
  /// `title` becomes the name of the diagram, and stands at the top with `subtitle` under it, each
  /// cut where the page ends.
  Page(std::string prefix, const std::string& title, const std::string& subtitle, Point size,
       Language language);

  /// A box of this size with the text in it, its lines centred; returns its id. The first
  /// `bold_lines` lines are bold, the rest one step smaller. `attributes` are Graphviz' (fillcolor,
  /// color, style, penwidth, class, tooltip, shape).
  std::string add_box(Point center, Point size, const std::vector<std::string>& lines,
                      std::size_t bold_lines, double text_size, DiagramAttributes attributes);

  /// One line of text; `at` is its left end, middle or right end, half-way up.
  std::string add_text(Point at, const std::string& text, const TextStyle& style);

  /// A small text on white, centred, for a label on a line.
  std::string add_label(Point center, const std::string& text, std::string_view color);

  /// A curve of Bézier points between two boxes; with empty ids a line of the legend.
  void add_curve(const std::string& source, const std::string& target, std::vector<Point> path,
                 DiagramAttributes attributes);
  void add_line(const std::string& source, const std::string& target, Point from, Point to,
                DiagramAttributes attributes);

  /// The two lines at the foot that say where the facts come from; of many sources the first, and
  /// how many more there are.
  void add_sources(const std::vector<std::string>& titles, Language language);

  [[nodiscard]] Point size() const { return diagram_.page; }
  [[nodiscard]] Diagram take() { return std::move(diagram_); }

 private:
  std::string next_id();
  std::string add_node(Point center, DiagramAttributes attributes, LabelKind kind);
  void add_anchors();

  std::string prefix_;
  Diagram diagram_{};
  std::size_t nodes_ = 0;
  std::size_t edges_ = 0;
};

/// One line of text as a node of a diagram under LayoutEngine::fixed, as Page::add_text() places
/// it.
[[nodiscard]] DiagramNode text_node(std::string id, Point at, const std::string& text,
                                    const TextStyle& style);

/// Lines of `text` no wider than `width` points at `size`, as few as can be.
[[nodiscard]] std::vector<std::string> fit_lines(std::string_view text, double width, double size,
                                                 Language language);

/// As fit_lines(), and of those the lines that differ least in length: for a name in a box.
[[nodiscard]] std::vector<std::string> balanced_lines(std::string_view text, double width,
                                                      double size, Language language);

/// As balanced_lines(), at most `most` of them: the last ends in … where more was cut.
[[nodiscard]] std::vector<std::string> cut_lines(std::string_view text, double width, double size,
                                                 std::size_t most, Language language);

/// As clip_line(), cut in the middle: for names that begin alike.
[[nodiscard]] std::string clip_middle(std::string_view text, double width, double size);

/// One line: as many characters of `text` as `width` holds, with … where more was cut.
[[nodiscard]] std::string clip_line(std::string_view text, double width, double size);

}  // namespace musubi
