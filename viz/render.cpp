#include "viz/render.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

#include "engine/error.hpp"
#include "engine/text.hpp"
#include "viz/child_process.hpp"

namespace musubi {
namespace {

constexpr const char* kProgram = "musubi-render";

bool is_program(const std::filesystem::path& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error) && ::access(path.c_str(), X_OK) == 0;
}

std::vector<std::filesystem::path> places() {
  std::vector<std::filesystem::path> result;
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const auto folder = self.parent_path();
    for (const auto* relative : {".", "../bin", "../libexec/musubi"}) {
      result.push_back((folder / relative / kProgram).lexically_normal());
    }
  }
  if (const char* path = std::getenv("PATH"); path != nullptr) {
    for (const auto& folder : split_list(path, ':')) {
      result.push_back(std::filesystem::path(folder) / kProgram);
    }
  }
  return result;
}

void validate(const RenderLimits& limits) {
  if (limits.time.count() <= 0 || limits.cpu_seconds <= 0 || limits.memory_mb <= 0) {
    throw std::invalid_argument("render: limits must be positive");
  }
}

std::string with_errors(std::string message, const std::string& errors) {
  const auto said = trim(errors);
  if (!said.empty()) message += ": " + std::string(said);
  return message;
}

}  // namespace

std::filesystem::path find_render_program() {
  if (const char* named = std::getenv("MUSUBI_RENDER"); named != nullptr && *named != '\0') {
    if (is_program(named)) return named;
    throw Error(ErrorKind::output,
                "MUSUBI_RENDER names '" + std::string(named) + "', which is not a program",
                "name the program musubi-render, or unset the variable");
  }
  for (const auto& place : places()) {
    if (is_program(place)) return place;
  }
  throw Error(ErrorKind::output, "the program musubi-render, which draws pictures, was not found",
              "build the target musubi-render (it needs libgraphviz-dev) and install it beside "
              "musubi, or name it in MUSUBI_RENDER");
}

std::string render(const Diagram& diagram, Format format, const RenderLimits& limits) {
  validate(limits);
  const auto program = find_render_program();
  const std::vector<std::string> arguments{std::string(name_of(format)),
                                           std::to_string(limits.cpu_seconds),
                                           std::to_string(limits.memory_mb)};
  auto result = run_child(program, arguments, to_json(diagram), limits.time);
  switch (result.end) {
    case ChildResult::End::timed_out:
      throw Error(ErrorKind::output,
                  with_errors("drawing '" + diagram.name + "' took longer than " +
                                  std::to_string(limits.time.count()) + " ms and was stopped",
                              result.errors),
                  "draw a smaller part of the network, or allow more time");
    case ChildResult::End::signalled:
      throw Error(ErrorKind::output,
                  with_errors("drawing '" + diagram.name + "' ended by signal " +
                                  std::to_string(result.code),
                              result.errors),
                  "draw a smaller part of the network, or allow more time and memory");
    case ChildResult::End::exited:
      break;
  }
  if (result.code != 0 || result.output.empty()) {
    throw Error(ErrorKind::output,
                with_errors("drawing '" + diagram.name + "' failed", result.errors));
  }
  return std::move(result.output);
}

}  // namespace musubi
