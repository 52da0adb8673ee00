#include "tests/fuzz/file_bundle.hpp"

namespace musubi::fuzz {

std::map<std::string, std::string> files_of(std::string_view bytes) {
  constexpr std::string_view kMark = "=== ";
  std::map<std::string, std::string> files;
  std::string* content = nullptr;
  while (!bytes.empty()) {
    const auto end = bytes.find('\n');
    const auto line = bytes.substr(0, end == std::string_view::npos ? end : end + 1);
    bytes.remove_prefix(line.size());
    if (line.starts_with(kMark)) {
      auto name = line.substr(kMark.size());
      if (name.ends_with('\n')) name.remove_suffix(1);
      content = &files[std::string(name)];
      content->clear();
    } else if (content != nullptr) {
      content->append(line);
    }
  }
  return files;
}

}  // namespace musubi::fuzz
