#pragma once
#include <string>
#include <string_view>

#include "engine/text.hpp"
#include "viz/report_markup.hpp"

namespace musubi {

/// True when the program was built with the explorer's front end.
[[nodiscard]] bool has_explorer();

/// The explorer as a piece of a page: its style, its place, `json` of explorer_json() and its
/// script. Without a script
/// the reader is told that it needs one. A page can hold one. A `token` tells the
/// script that the program serves the page and answers questions that carry it; "" in a file.
[[nodiscard]] report::Html explorer_element(std::string_view json, Language language,
                                            std::string_view token, bool fills_page);

/// The explorer as a page of its own, under a content security policy that lets nothing else run
/// and nothing be fetched, but, with a token, questions to the server that it came from.
[[nodiscard]] std::string explorer_page(std::string_view title, std::string_view json,
                                        Language language, std::string_view token = {});

/// A picture (an SVG file) as a page that shows it as large as the window, with its title; nothing
/// in it runs. In a program of any build.
[[nodiscard]] std::string picture_page(std::string_view title, std::string_view svg,
                                       Language language);

}  // namespace musubi
