#include "complaints.hpp"

#include <graphviz/cgraph.h>

#include <cstdio>

#include "engine/text.hpp"

namespace musubi {
namespace {

// Graphviz gives its function no context.
std::string& complaints() {
  static std::string text;
  return text;
}

// Comes in pieces: "Warning", ": ", the text with its line end.
int keep(char* piece) {
  std::fputs(piece, stderr);
  complaints() += piece;
  return 0;
}

}  // namespace

void keep_complaints() {
  agseterrf(&keep);
}

std::string complaint_about_images() {
  for (const auto& line : split_list(complaints(), '\n')) {
    if (line.find("image") != std::string::npos) return line;
  }
  return {};
}

}  // namespace musubi
