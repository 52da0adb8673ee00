#include "viz/palette.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <string>

#include "viz/color.hpp"

namespace musubi::palette_test {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// Source: Machado, Oliveira and Fernandes, 2009, "A Physiologically-based Model for Simulation of
// Color Vision Deficiency", severity 1.0, for linear RGB.
constexpr Matrix kOrdinary{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}};
constexpr Matrix kProtanopia{{{0.152286, 1.052583, -0.204868},
                              {0.114503, 0.786281, 0.099216},
                              {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeuteranopia{{{0.367322, 0.860646, -0.227968},
                                {0.280085, 0.672501, 0.047413},
                                {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanopia{{{1.255528, -0.076749, -0.178779},
                              {-0.078411, 0.930809, 0.147602},
                              {0.004733, 0.691367, 0.303900}}};

Triple times(const Matrix& matrix, const Triple& vector) {
  Triple result{};
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) result[i] += matrix[i][j] * vector[j];
  }
  return result;
}

double linear(std::uint8_t value) {
  const double share = value / 255.0;
  return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

// CIELAB under D65, of linear RGB.
Triple lab(const Triple& rgb) {
  constexpr Matrix kXyz{{{0.4124564, 0.3575761, 0.1804375},
                         {0.2126729, 0.7151522, 0.0721750},
                         {0.0193339, 0.1191920, 0.9503041}}};
  constexpr Triple kWhite{0.95047, 1.0, 1.08883};
  auto xyz = times(kXyz, rgb);
  for (std::size_t i = 0; i < 3; ++i) {
    const double share = xyz[i] / kWhite[i];
    xyz[i] = share > 216.0 / 24389 ? std::cbrt(share) : (24389.0 / 27 * share + 16) / 116;
  }
  return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

Triple seen(std::string_view color, const Matrix& sight) {
  const auto rgb = parse_color(color).value();
  auto result = times(sight, {linear(rgb.red), linear(rgb.green), linear(rgb.blue)});
  for (auto& value : result) value = std::clamp(value, 0.0, 1.0);
  return lab(result);
}

double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

// In degrees, from 0 to 360.
double hue(double b, double a) {
  const double angle = std::atan2(b, a) * 180 / std::numbers::pi;
  return angle < 0 ? angle + 360 : angle;
}

// CIEDE2000. Source: Sharma, Wu and Dalal, 2005, "The CIEDE2000 Color-Difference Formula:
// Implementation Notes, Supplementary Test Data, and Mathematical Observations".
double difference(const Triple& first, const Triple& second) {
  const auto seventh = [](double c) {
    return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
  };
  const double chroma = (std::hypot(first[1], first[2]) + std::hypot(second[1], second[2])) / 2;
  const double stretch = 1 + 0.5 * (1 - seventh(chroma));
  const double c1 = std::hypot(first[1] * stretch, first[2]);
  const double c2 = std::hypot(second[1] * stretch, second[2]);
  const double h1 = c1 == 0 ? 0 : hue(first[2], first[1] * stretch);
  const double h2 = c2 == 0 ? 0 : hue(second[2], second[1] * stretch);
  double turn = c1 * c2 == 0 ? 0 : h2 - h1;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  double h = h1 + h2;
  if (c1 * c2 != 0) h = std::abs(h1 - h2) <= 180 ? h / 2 : (h < 360 ? h + 360 : h - 360) / 2;
  const double c = (c1 + c2) / 2;
  const double l = (first[0] + second[0]) / 2 - 50;
  const double t = 1 - 0.17 * std::cos(radians(h - 30)) + 0.24 * std::cos(radians(2 * h)) +
                   0.32 * std::cos(radians(3 * h + 6)) - 0.20 * std::cos(radians(4 * h - 63));
  const double turning =
      -std::sin(radians(60 * std::exp(-std::pow((h - 275) / 25, 2)))) * 2 * seventh(c);
  const double dl = (second[0] - first[0]) / (1 + 0.015 * l * l / std::sqrt(20 + l * l));
  const double dc = (c2 - c1) / (1 + 0.045 * c);
  const double dh = 2 * std::sqrt(c1 * c2) * std::sin(radians(turn / 2)) / (1 + 0.015 * c * t);
  return std::sqrt(dl * dl + dc * dc + dh * dh + turning * dc * dh);
}

struct Closest {
  double difference = 1000;
  std::string pair{};
};

Closest closest(std::span<const std::string_view> colors, const Matrix& sight) {
  Closest result;
  for (std::size_t i = 0; i < colors.size(); ++i) {
    for (std::size_t j = i + 1; j < colors.size(); ++j) {
      const double apart = difference(seen(colors[i], sight), seen(colors[j], sight));
      if (apart >= result.difference) continue;
      result = {apart, std::string(colors[i]) + " and " + std::string(colors[j])};
    }
  }
  return result;
}

TEST(Ciede2000, IsThatOfThePublishedPairs) {
  EXPECT_NEAR(difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 5e-5);
  EXPECT_NEAR(difference({50, 2.5, 0}, {73, 25, -18}), 27.1492, 5e-5);
  EXPECT_NEAR(difference({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}), 0.9082, 5e-5);
}

// A matrix that does not keep white white is mistyped.
TEST(Simulation, KeepsGreys) {
  for (const auto& sight : {kProtanopia, kDeuteranopia, kTritanopia}) {
    for (const double value : times(sight, {1, 1, 1})) EXPECT_NEAR(value, 1.0, 2e-6);
  }
}

struct Sight {
  const char* name;
  const Matrix& matrix;
};
struct Colors {
  const char* name;
  std::span<const std::string_view> colors;
  double apart;  // what they reach at least, whatever the sight
};

// docs/styles.md states these.
TEST(Palette, StaysApartForEverySight) {
  const std::array<Sight, 4> sights{{{"ordinary", kOrdinary},
                                     {"protanopia", kProtanopia},
                                     {"deuteranopia", kDeuteranopia},
                                     {"tritanopia", kTritanopia}}};
  const auto fills = std::span(palette::kFills).first(palette::kFillsPerShape);
  const std::array<Colors, 5> all{{{"light lines", palette::kLines, 13.0},
                                   {"dark lines", palette::dark::kLines, 12.8},
                                   {"light states", palette::kGaps, 13.2},
                                   {"dark states", palette::dark::kGaps, 16.6},
                                   {"fills", fills, 10.8}}};
  for (const auto& [name, colors, apart] : all) {
    for (const auto& [sight, matrix] : sights) {
      const auto [least, pair] = closest(colors, matrix);
      EXPECT_GE(least, apart) << name << ", " << sight << ": " << pair;
    }
  }
}

}  // namespace
}  // namespace musubi::palette_test
