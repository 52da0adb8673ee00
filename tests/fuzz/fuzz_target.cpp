#include "tests/fuzz/fuzz_target.hpp"

#include "tests/temporary_folder.hpp"

namespace musubi::fuzz {

std::vector<FuzzTarget>& fuzz_targets() {
  static std::vector<FuzzTarget> targets;
  return targets;
}

std::filesystem::path input_file(const std::string& name, std::string_view bytes) {
  static const testing::TemporaryFolder folder;
  return folder.write(name, bytes);
}

}  // namespace musubi::fuzz
