#include "drawing.hpp"

#include <graphviz/gvc.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>

#include "complaints.hpp"
#include "engine/error.hpp"
#include "engine/number_text.hpp"
#include "graph_builder.hpp"
#include "image_files.hpp"
#include "pdf_date.hpp"
#include "svg_finish.hpp"

namespace musubi {
namespace {

struct ContextCloser {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};

std::string dot_text(Agraph_t* graph) {
  char* bytes = nullptr;
  std::size_t length = 0;
  std::FILE* stream = open_memstream(&bytes, &length);
  if (stream == nullptr) throw Error(ErrorKind::output, "no memory for the DOT text");
  const bool written = agwrite(graph, stream) == 0;
  const bool closed = std::fclose(stream) == 0;
  const std::unique_ptr<char, decltype(&std::free)> owner(bytes, &std::free);
  if (!written || !closed) throw Error(ErrorKind::output, "cgraph cannot write the graph");
  return {bytes, length};
}

// A PNG of a page has 1920 pixels along its longer side: a slide fills a screen, and A4 prints at
// 160 dots per inch.
void set_resolution(const Diagram& diagram, Agraph_t* graph) {
  if (diagram.layout != LayoutEngine::fixed) return;
  const double longer = std::max(diagram.page.x, diagram.page.y);
  if (!(longer > 0)) return;
  constexpr double kPixels = 1920;
  auto resolution = number_text(kPixels / longer * 72);
  auto name = std::string("dpi");
  auto none = std::string();
  agsafeset(graph, name.data(), resolution.data(), none.data());
}

std::string picture(const Diagram& diagram, Agraph_t* graph, Format format) {
  const std::unique_ptr<GVC_t, ContextCloser> context(gvContext());
  keep_complaints();
  if (gvLayout(context.get(), graph, engine_name(diagram.layout)) != 0) {
    throw Error(ErrorKind::output, "Graphviz cannot lay the diagram out");
  }
  // The ways to draw through cairo shape Japanese text with pango; the SVG is Graphviz' own, whose
  // text stays text.
  const char* renderer = format == Format::svg     ? "svg:svg:core"
                         : format == Format::png   ? "png:cairo"
                         : format == Format::plain ? "plain"
                                                   : "pdf:cairo";
  char* bytes = nullptr;
  unsigned length = 0;
  const int failed = gvRenderData(context.get(), graph, renderer, &bytes, &length);
  std::string result;
  if (failed == 0) result.assign(bytes, length);
  gvFreeRenderData(bytes);
  gvFreeLayout(context.get(), graph);
  if (failed != 0) throw Error(ErrorKind::output, "Graphviz cannot draw the diagram");
  if (const auto complaint = complaint_about_images(); !complaint.empty()) {
    throw Error(ErrorKind::output, "Graphviz leaves a picture out: " + complaint,
                "use a PNG, or install Graphviz' way to draw SVG (the Debian package "
                "libgvc6-plugins-gtk)");
  }
  return result;
}

}  // namespace

std::string draw(const Diagram& diagram, Format format) {
  const bool as_text = format == Format::dot;
  std::optional<ImageFiles> images;
  if (!as_text) images.emplace(diagram);
  const auto graph = build_graph(as_text ? diagram : images->diagram(), as_text);
  if (!graph) throw Error(ErrorKind::output, "cgraph cannot make the graph");
  if (format == Format::png) set_resolution(diagram, graph.get());
  switch (format) {
    case Format::dot:
      return dot_text(graph.get());
    case Format::svg:
      return finish_svg(picture(diagram, graph.get(), format), diagram);
    case Format::pdf:
      return without_pdf_date(picture(diagram, graph.get(), format));
    case Format::png:
    case Format::plain:
      break;
  }
  return picture(diagram, graph.get(), format);
}

}  // namespace musubi
