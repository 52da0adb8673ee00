#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace musubi::report {

/// A piece of HTML in which all text from outside is escaped already. That it is a type of its own
/// keeps plain text from slipping into the page: text becomes Html only through text().
class Html {
 public:
  Html() = default;
  /// Markup that we wrote ourselves, taken as it is.
  [[nodiscard]] static Html markup(std::string_view ours) {
    Html html;
    html.code_ = ours;
    return html;
  }
  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] bool empty() const { return code_.empty(); }
  Html& operator+=(const Html& more) {
    code_ += more.code_;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) { return std::move(left += right); }

 private:
  std::string code_{};
};

/// Text from outside, escaped.
[[nodiscard]] Html text(std::string_view outside);

/// An element around `content`. `attributes` is our own markup, such as `class="score"`.
[[nodiscard]] Html element(std::string_view name, const Html& content,
                           std::string_view attributes = {});

/// ` name="value"`, the value escaped.
[[nodiscard]] std::string attribute(std::string_view name, std::string_view value);

[[nodiscard]] Html join(const std::vector<Html>& pieces, std::string_view separator);

/// `<ul>` of the items; nothing when there are none.
[[nodiscard]] Html bullets(const std::vector<Html>& items, std::string_view attributes = {});

/// A term of a `<dl>` and what it means.
[[nodiscard]] Html definition(const Html& term, const Html& meaning);

/// A block that opens on a click; on paper it is as it was left on screen.
[[nodiscard]] Html collapsed(const Html& summary, const Html& content);

/// The svg element of an SVG file, to stand in the page; nothing when there is none. Pictures that
/// share a page must not share ids.
[[nodiscard]] Html inline_svg(std::string_view svg);

/// A picture with what it shows in words, for those who do not see it and as its caption. `id` is
/// unique in the page.
[[nodiscard]] Html picture(std::string_view svg, std::string_view id, const Html& caption);

}  // namespace musubi::report
