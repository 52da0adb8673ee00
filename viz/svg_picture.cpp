#include "viz/svg_picture.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "engine/error.hpp"
#include "engine/number_text.hpp"
#include "engine/text.hpp"
#include "engine/xml_reader.hpp"
#include "viz/escape.hpp"

namespace musubi {
namespace {

constexpr std::string_view kNamespace = "http://www.w3.org/2000/svg";

struct Size {
  double width = 0.0;
  double height = 0.0;
};

// Whether what a reference names is in the file itself.
bool is_inside(std::string_view reference) {
  const auto start = reference.find_first_not_of(" \t\r\n\"'");
  if (start == std::string_view::npos) return true;
  reference.remove_prefix(start);
  return reference.starts_with("#") || reference.starts_with("data:");
}

// A url(...) of a style that names another file, or a style that fetches another.
bool asks_for_others(std::string_view style) {
  constexpr std::string_view kMark = "url(";
  if (style.find("@import") != std::string_view::npos) return true;
  for (auto at = style.find(kMark); at != std::string_view::npos; at = style.find(kMark, at + 1)) {
    if (!is_inside(style.substr(at + kMark.size()))) return true;
  }
  return false;
}

using RootAttributes = std::map<std::string, std::string, std::less<>>;

std::string_view value_of(const RootAttributes& attributes, std::string_view name) {
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string_view{} : found->second;
}

// Refuses what is no SVG, what runs a script and what asks for other files.
class SvgCheck {
 public:
  explicit SvgCheck(const std::string& name) : name_(name) {}

  // The attributes of the root.
  RootAttributes read(XmlReader& xml) {
    for (auto token = xml.next(); token != XmlToken::done; token = xml.next()) {
      if (token == XmlToken::start) start(xml.name(), xml.attributes());
      if (token == XmlToken::end) end();
      if (token == XmlToken::text && in_style_) style_ += xml.text();
    }
    return std::move(root_);
  }

 private:
  void start(std::string_view element, XmlAttributeList attributes) {
    if (root_.empty()) begin(element, attributes);
    if (element == "script") refuse("runs a script", "save it as plain SVG");
    for (const auto& [attribute, value] : attributes) {
      const bool reference = attribute == "href" || attribute == "xlink:href";
      if (reference && element != "a" && !is_inside(value)) ask_for(value);
      if (asks_for_others(value)) ask_for(value);
    }
    in_style_ = element == "style";
  }
  void begin(std::string_view element, XmlAttributeList attributes) {
    bool is_svg = false;
    for (const auto& [attribute, value] : attributes) {
      root_.emplace(attribute, value);
      is_svg = is_svg || (attribute.starts_with("xmlns") && value == kNamespace);
    }
    if (element != "svg" || !is_svg) {
      refuse("is no SVG", "its root must be <svg xmlns=\"" + std::string(kNamespace) + "\">");
    }
  }
  void end() {
    if (in_style_ && asks_for_others(style_)) ask_for("a style");
    in_style_ = false;
  }

  [[noreturn]] void refuse(const std::string& problem, const std::string& remedy) const {
    throw Error(ErrorKind::input, name_ + " " + problem, remedy);
  }
  [[noreturn]] void ask_for(std::string_view what) const {
    refuse("asks for another file ('" + std::string(what.substr(0, 60)) + "')",
           "save it as plain SVG, with all that it shows inside");
  }

  const std::string& name_;
  RootAttributes root_{};  // never empty once it is read: it has the namespace
  std::string style_{};
  bool in_style_ = false;
};

// In units of the drawing, of which there are 96 to the inch.
std::optional<double> length(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, double>, 7> kUnits{{{"", 1},
                                                                       {"px", 1},
                                                                       {"pt", 96.0 / 72},
                                                                       {"pc", 16},
                                                                       {"mm", 96 / 25.4},
                                                                       {"cm", 96 / 2.54},
                                                                       {"in", 96}}};
  const auto end = std::min(text.find_first_not_of("0123456789.+"), text.size());
  const auto value = parse_number(text.substr(0, end));
  const auto unit = trim(text.substr(end));
  for (const auto& [known, units] : kUnits) {
    if (value && *value > 0 && unit == known) return *value * units;
  }
  return std::nullopt;
}

std::optional<Size> view_box(std::string box) {
  std::replace_if(
      box.begin(), box.end(), [](char c) { return c == ',' || c == '\t' || c == '\n'; }, ' ');
  std::array<double, 4> values{};
  std::size_t count = 0;
  for (const auto& word : split_list(box, ' ')) {
    if (word.empty()) continue;
    const auto number = parse_number(word);
    if (!number || count == values.size()) return std::nullopt;
    values[count++] = *number;
  }
  if (count < values.size() || values[2] <= 0 || values[3] <= 0) return std::nullopt;
  return Size{values[2], values[3]};
}

std::optional<Size> size_of(const RootAttributes& root) {
  if (const auto box = view_box(std::string(value_of(root, "viewBox")))) return box;
  const auto width = length(value_of(root, "width"));
  const auto height = length(value_of(root, "height"));
  return width && height ? std::optional(Size{*width, *height}) : std::nullopt;
}

// Cuts what stands before the root element off, and returns the XML declaration out of it, without
// which Graphviz does not know the kind of the file. A document type is no more than a name here:
// with parts of its own it stays, and is refused.
std::string cut_prologue(std::string_view& text) {
  std::string declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  while (true) {
    const auto start = text.find('<');
    if (start == std::string_view::npos) return declaration;
    text.remove_prefix(start);
    const std::string_view end = text.starts_with("<?")     ? "?>"
                                 : text.starts_with("<!--") ? "-->"
                                                            : ">";
    if (end == ">" && !text.starts_with("<!DOCTYPE")) return declaration;
    const auto stop = text.find(end);
    if (stop == std::string_view::npos) return declaration;
    const auto part = text.substr(0, stop + end.size());
    if (part.starts_with("<!DOCTYPE") && part.find('[') != std::string_view::npos) {
      return declaration;
    }
    if (part.starts_with("<?xml ")) declaration.assign(part).append("\n");
    text.remove_prefix(part.size());
  }
}

// Where the tag that the text begins with ends; a > between quotes does not end it.
std::size_t tag_end(std::string_view text) {
  char quote = '\0';
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at > 0 && text[at - 1] == '/' ? at - 1 : at;
    }
  }
  return text.size();
}

std::string root_tag(std::string_view element, const RootAttributes& attributes, Size size) {
  auto tag = std::string(element);
  tag.append(" width=\"").append(number_text(size.width)).append("\"");
  tag.append(" height=\"").append(number_text(size.height)).append("\"");
  for (const auto& [name, value] : attributes) {
    if (name == "width" || name == "height") continue;
    tag.append("\n").append(name).append("=\"").append(xml_escaped(value)).append("\"");
  }
  return tag;
}

}  // namespace

SvgPicture read_svg(std::string_view bytes, const std::string& name) {
  auto rest = bytes;
  auto text = cut_prologue(rest);
  DiagnosticLog log;
  const XmlDocument document(text + std::string(rest));
  XmlReader xml(document, name, log);
  const auto root = SvgCheck(name).read(xml);
  if (!log.empty()) {
    const auto& first = log.entries().front();
    throw Error(ErrorKind::input, name + " cannot be read as SVG: " + first.problem, first.remedy);
  }
  const auto size = size_of(root);
  if (!size) {
    throw Error(ErrorKind::input, name + " has no size",
                "give its <svg> element a viewBox, or width and height");
  }
  const auto element = rest.substr(0, rest.find_first_of(" \t\r\n/>"));
  if (!element.starts_with("<svg")) {
    throw Error(ErrorKind::input, name + " names its root element '" + std::string(element) + "'",
                "save it as plain SVG, which begins with <svg");
  }
  text += root_tag(element, root, *size);
  text += rest.substr(tag_end(rest));
  return {std::move(text), size->width / size->height};
}

}  // namespace musubi
