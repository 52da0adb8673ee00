#include "viz/font.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "engine/error.hpp"
#include "engine/text.hpp"
#include "viz/child_process.hpp"

namespace musubi {
namespace {

// Debian 12; the first that the family begins with.
constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kPackages{{
    {"Noto Sans CJK", "fonts-noto-cjk"},
    {"Noto Serif CJK", "fonts-noto-cjk"},
    {"Noto Sans Mono CJK", "fonts-noto-cjk"},
    {"Noto", "fonts-noto-core"},
    {"IPAexGothic", "fonts-ipaexfont-gothic"},
    {"IPAexMincho", "fonts-ipaexfont-mincho"},
    {"IPA", "fonts-ipafont"},
    {"BIZ UDMincho", "fonts-morisawa-bizud-mincho"},
    {"BIZ UDPMincho", "fonts-morisawa-bizud-mincho"},
    {"BIZ UD", "fonts-morisawa-bizud-gothic"},
    {"Takao", "fonts-takao"},
    {"VL ", "fonts-vlgothic"},
    {"M+", "fonts-mplus"},
    {"DejaVu", "fonts-dejavu-core"},
    {"Liberation", "fonts-liberation"},
    {"Open Sans", "fonts-open-sans"},
}};

// Names under which the web offers fonts that Debian has under others.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kOtherNames{{
    {"Noto Sans JP", "Noto Sans CJK JP"},
    {"Noto Serif JP", "Noto Serif CJK JP"},
}};

std::filesystem::path font_list_program() {
  const char* path = std::getenv("PATH");
  if (path == nullptr) return {};
  for (const auto& folder : split_list(path, ':')) {
    std::error_code error;
    const auto program = std::filesystem::path(folder) / "fc-list";
    if (std::filesystem::is_regular_file(program, error)) return program;
  }
  return {};
}

}  // namespace

bool has_font(const std::string& family) {
  const auto program = font_list_program();
  if (program.empty()) return true;
  constexpr std::chrono::milliseconds kTime{20'000};
  const auto listed = run_child(program, {":", "family"}, "", kTime);
  if (listed.end != ChildResult::End::exited || listed.code != 0) return true;
  // A line holds the names of one font in several languages.
  for (const auto& line : split_list(listed.output, '\n')) {
    for (const auto& name : split_list(line, ',')) {
      if (fold_name(name) == fold_name(family)) return true;
    }
  }
  return false;
}

std::string font_remedy(std::string_view family) {
  for (const auto& [name, ours] : kOtherNames) {
    if (family != name) continue;
    return "use '" + std::string(ours) + "', as the Debian package fonts-noto-cjk calls it";
  }
  for (const auto& [begin, package] : kPackages) {
    if (family.starts_with(begin)) {
      return "install the Debian package " + std::string(package) + ", which has it";
    }
  }
  return "install it, or use '" + std::string(kFontName) +
         "' of the Debian package fonts-noto-cjk; fc-list : family names those there are";
}

void apply_font(Diagram& diagram, const std::string& family) {
  const auto change = [&](DiagramAttributes& attributes) {
    const auto it = attributes.find("fontname");
    if (it != attributes.end() && it->second == kFontName) it->second = family;
  };
  change(diagram.graph_attributes);
  change(diagram.node_defaults);
  change(diagram.edge_defaults);
  for (auto& cluster : diagram.clusters) change(cluster.attributes);
  for (auto& node : diagram.nodes) change(node.attributes);
  for (auto& edge : diagram.edges) change(edge.attributes);
}

}  // namespace musubi
