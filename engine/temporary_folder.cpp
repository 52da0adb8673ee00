#include "engine/temporary_folder.hpp"

#include <stdlib.h>

#include <cerrno>
#include <string>

#include "engine/error.hpp"
#include "engine/pending_file.hpp"
#include "engine/pending_paths.hpp"

namespace musubi {
namespace {

std::filesystem::path systems_folder() {
  std::error_code error;
  auto folder = std::filesystem::temp_directory_path(error);
  if (!error) return folder;
  throw Error(ErrorKind::output, "there is no folder for temporary files",
              "set TMPDIR to a folder that can be written");
}

}  // namespace

TemporaryFolder::TemporaryFolder() : TemporaryFolder(systems_folder()) {}

TemporaryFolder::TemporaryFolder(const std::filesystem::path& parent) {
  auto name = (parent / (kTemporaryPrefix + std::string("XXXXXX"))).string();
  PendingPaths::of_this_process().add([&] {
    if (::mkdtemp(name.data()) == nullptr) {
      fail_output(parent, "cannot make a temporary folder", errno);
    }
    return std::filesystem::path(name);
  });
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
  PendingPaths::of_this_process().remove(path_);
}

}  // namespace musubi
