#include "algorithms/gaps/measure_unit.hpp"

#include <array>
#include <utility>

namespace musubi {
namespace {

constexpr std::array<std::pair<std::string_view, double>, 4> kPrefixes{
    {{"thousand_", 1e3}, {"million_", 1e6}, {"billion_", 1e9}, {"trillion_", 1e12}}};

}  // namespace

MeasureUnit::MeasureUnit(std::string_view unit) : base(unit) {
  for (const auto& [prefix, size] : kPrefixes) {
    if (!unit.starts_with(prefix)) continue;
    base = unit.substr(prefix.size());
    factor = size;
  }
}

bool has_ratios(std::string_view unit) {
  return unit != "rank" && unit != "points";
}

bool can_be_ranked(std::string_view unit) {
  return unit != "rank";
}

bool grows_with_size(std::string_view unit) {
  return has_ratios(unit) && unit != "percent" && unit != "years" &&
         unit.find("_per_") == std::string_view::npos;
}

}  // namespace musubi
