// Stands in for the bundle in a program that is built without npm.
#include "viz/explorer_bundle.hpp"

namespace musubi {

std::string_view explorer_script() {
  return {};
}

std::string_view explorer_script_hash() {
  return {};
}

std::string_view explorer_style() {
  return {};
}

}  // namespace musubi
