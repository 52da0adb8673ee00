#include "viz/page_size.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "engine/error.hpp"

namespace musubi {
namespace {

constexpr std::array<std::pair<PageSize, std::string_view>, 3> kSizes{{
    {PageSize::own, "own"},
    {PageSize::a4, "a4"},
    {PageSize::slide, "slide"},
}};

}  // namespace

std::string_view name_of(PageSize size) {
  for (const auto& [known, name] : kSizes) {
    if (known == size) return name;
  }
  return "own";
}

PageSize page_size_named(std::string_view name) {
  std::vector<std::string> names;
  for (const auto& [size, known] : kSizes) {
    if (known == name) return size;
    names.emplace_back(known);
  }
  throw Error(ErrorKind::usage, "no page size '" + std::string(name) + "'", suggest(name, names));
}

Point page_for(PageSize size, Point a4) {
  return size == PageSize::slide ? kSlide : a4;
}

bool fits(PageSize size, Point a4, Point needed) {
  const auto page = page_for(size, a4);
  return size == PageSize::own || (needed.x <= page.x && needed.y <= page.y);
}

Point page_holding(PageSize size, Point a4, Point needed) {
  const auto page = page_for(size, a4);
  if (size != PageSize::own) return page;
  const double scale = std::max({1.0, needed.x / page.x, needed.y / page.y});
  return {page.x * scale, page.y * scale};
}

void does_not_fit(PageSize size, std::size_t there, std::string_view what, std::size_t most,
                  std::string_view filter) {
  auto problem = std::to_string(there);
  problem.append(" ").append(what).append(" do not fit on ");
  problem.append(size == PageSize::slide ? "a slide" : "an A4 page").append(", which holds ");
  auto remedy = std::string("draw without --size, on a page that grows, or ");
  throw Error(ErrorKind::usage, problem.append(std::to_string(most)), remedy.append(filter));
}

}  // namespace musubi
