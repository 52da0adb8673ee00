#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

/// `text` as it is searched for words: folded as fold_name does, without blanks (a line may end
/// inside a word) and without the marks of HTML and Markdown. O(length).
[[nodiscard]] std::string searchable(std::string_view text);

/// The pieces of a locator, which are written `heading > row > cell`.
[[nodiscard]] std::vector<std::string> locator_pieces(std::string_view locator);

/// The text of a source, ready to be searched.
class SourceText {
 public:
  explicit SourceText(std::string_view text) : text_(searchable(text)) {}

  [[nodiscard]] bool holds(std::string_view words) const {
    return text_.find(searchable(words)) != std::string::npos;
  }
  /// The first of `pieces` that does not stand behind the ones before it; their number when all do.
  [[nodiscard]] std::size_t first_out_of_order(const std::vector<std::string>& pieces) const;

 private:
  std::string text_;
};

}  // namespace musubi
