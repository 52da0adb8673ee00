// Graphviz lays text out at 96 dots per inch and asks for letters on whole dots, so that small
// Latin text in a PNG or PDF of any resolution is spaced unevenly. It has no setting for this. Its
// cairo plugin finds this program's definition of the function below before pango's own; it leaves
// letters where the font puts them. Where pango cannot be found, the letters stay on whole dots.
#include <dlfcn.h>

#include <initializer_list>

namespace {

struct CairoFontOptions;
struct PangoContext;

constexpr int kNoHinting = 1;  // CAIRO_HINT_STYLE_NONE and CAIRO_HINT_METRICS_OFF

template <typename Function>
Function* function_of(const char* library, const char* name) {
  void* handle = dlopen(library, RTLD_LAZY | RTLD_NOLOAD);
  return handle == nullptr ? nullptr : reinterpret_cast<Function*>(dlsym(handle, name));
}

void set_no_hinting(CairoFontOptions* options) {
  for (const char* name :
       {"cairo_font_options_set_hint_style", "cairo_font_options_set_hint_metrics"}) {
    auto* set = function_of<void(CairoFontOptions*, int)>("libcairo.so.2", name);
    if (set != nullptr) set(options, kNoHinting);
  }
}

}  // namespace

extern "C" void pango_cairo_context_set_font_options(PangoContext* context,
                                                     CairoFontOptions* options);
extern "C" void pango_cairo_context_set_font_options(PangoContext* context,
                                                     CairoFontOptions* options) {
  set_no_hinting(options);
  auto* round = function_of<void(PangoContext*, int)>("libpango-1.0.so.0",
                                                      "pango_context_set_round_glyph_positions");
  if (round != nullptr) round(context, 0);
  auto* set = function_of<void(PangoContext*, const CairoFontOptions*)>(
      "libpangocairo-1.0.so.0", "pango_cairo_context_set_font_options");
  if (set != nullptr) set(context, options);
}
