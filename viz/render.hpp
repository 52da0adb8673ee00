#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "viz/diagram.hpp"

namespace musubi {

/// `plain` is Graphviz' own text of where everything came to stand, for programs.
enum class Format { svg, png, pdf, dot, plain };

/// "svg", "png", "pdf", "dot", "plain".
[[nodiscard]] std::string_view name_of(Format format);

/// What a drawing may cost before it is stopped.
struct RenderLimits {
  std::chrono::milliseconds time{120'000};  ///< by the wall clock
  int cpu_seconds = 120;                    ///< of the child process, > 0
  int memory_mb = 4096;                     ///< address space of the child process, > 0
};

/// Where the program that draws is: what the environment variable MUSUBI_RENDER names, else
/// `musubi-render` beside the running program, in `../bin` or `../libexec/musubi` next to it, or on
/// the PATH. Throws Error(output) saying what to install when it is nowhere.
[[nodiscard]] std::filesystem::path find_render_program();

/// The picture (or, for Format::dot, the text) of a diagram. Graphviz runs in a child process of
/// its own: a crash, a leak or an endless layout of its cannot reach the caller. `dot` is written
/// without a layout. SVG keeps text as text and names fonts of Windows, macOS and Linux. The same
/// diagram gives the same bytes, given the same Graphviz and fonts.
///
/// Throws Error(output) when the program is not there, does not run, fails, or passes a limit; the
/// message carries what it wrote to standard error. Throws std::invalid_argument for limits that
/// are not positive. Thread-safe.
[[nodiscard]] std::string render(const Diagram& diagram, Format format,
                                 const RenderLimits& limits = {});

}  // namespace musubi
