#include "viz/gap_words.hpp"

namespace musubi {

std::string status_word(GapStatus status, Language language) {
  const bool ja = language == Language::ja;
  switch (status) {
    case GapStatus::present:
      return ja ? "記載あり" : "stated";
    case GapStatus::missing:
      return ja ? "記載なし" : "none stated";
    case GapStatus::unknown:
      break;
  }
  return ja ? "不明" : "unknown";
}

}  // namespace musubi
