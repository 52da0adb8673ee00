#include "engine/yed_graphics.hpp"

#include "engine/number_text.hpp"

namespace musubi {
namespace {

bool is_label(std::string_view name) {
  return name == "NodeLabel" || name == "EdgeLabel";
}

}  // namespace

void YedGraphics::start(std::string_view name, XmlAttributeList attributes) {
  const auto number = [&](std::string_view key) { return parse_number(value_of(attributes, key)); };
  if (name == "Geometry" && !box_) {
    const auto x = number("x");
    const auto y = number("y");
    if (x && y) {
      box_ = Box{*x, *y, number("width").value_or(0.0), number("height").value_or(0.0)};
    }
  } else if (name == "Fill" && color_.empty()) {
    const auto color = value_of(attributes, "color");
    if (is_hex_color(color)) color_ = color;
  } else if (is_label(name)) {
    in_label_ = trim(label_).empty();  // of several labels the first that says something
  } else {
    in_label_ = false;  // the model of a label stands behind its text
  }
}

void YedGraphics::end(std::string_view name) {
  if (is_label(name)) in_label_ = false;
}

void YedGraphics::text(std::string_view chars) {
  if (in_label_) label_ += chars;
}

std::vector<NamedValue> YedGraphics::values() const {
  std::vector<NamedValue> result;
  if (box_) {
    result.push_back({std::string(look::kX), box_->x + box_->width / 2.0});
    result.push_back({std::string(look::kY), box_->y + box_->height / 2.0});
    if (box_->width == box_->height && box_->width > 0.0) {
      result.push_back({std::string(look::kSize), box_->width});
    }
  }
  if (!color_.empty()) result.push_back({std::string(look::kColor), color_});
  if (!trim(label_).empty()) result.push_back({"label", std::string(trim(label_))});
  return result;
}

}  // namespace musubi
