#pragma once
#include <string>
#include <string_view>

#include "viz/diagram.hpp"

namespace musubi {

inline constexpr Point kA4Portrait{595, 842};
inline constexpr Point kA4Landscape{842, 595};
/// 16:9, and so small that the smallest text is still legible when the page fills a screen: on a
/// slide of 13.33 inches it is 9 points high.
inline constexpr Point kSlide{864, 486};

/// What a picture is drawn for.
enum class PageSize {
  own,    ///< the view's own A4 page, larger in the same shape where the content needs it
  a4,     ///< A4, upright or not as the view is; never larger, but for change_view()
  slide,  ///< 16:9; never larger, but for change_view()
};

[[nodiscard]] std::string_view name_of(PageSize size);  ///< "own", "a4", "slide"
/// Throws Error(usage) with the names there are.
[[nodiscard]] PageSize page_size_named(std::string_view name);

/// The page that a view starts from; `a4` is how the view lies on A4.
[[nodiscard]] Point page_for(PageSize size, Point a4);

/// The page that holds `needed` (width and height in points). Nothing when the size is fixed and
/// too small: then the view throws what does_not_fit() makes.
[[nodiscard]] bool fits(PageSize size, Point a4, Point needed);
/// As page_for(); under PageSize::own grown in its shape until it holds `needed`.
[[nodiscard]] Point page_holding(PageSize size, Point a4, Point needed);

/// Throws Error(usage): "`there` `what` do not fit on a slide, which holds `most`", and as remedy a
/// page that grows, or `filter`: what to leave out.
[[noreturn]] void does_not_fit(PageSize size, std::size_t there, std::string_view what,
                               std::size_t most, std::string_view filter);

}  // namespace musubi
