#pragma once
#include <string>

#include "engine/network.hpp"
#include "viz/diagram.hpp"

namespace musubi {

/// Of which day the data is, in words: from the package, for a picture must be the same whenever it
/// is drawn. "" when the package does not say.
[[nodiscard]] std::string data_date(const Network& network, Language language);

/// Writes a date on a finished diagram: on a page in its upper right corner, above the title and as
/// small as the sources, cut where it is wider than the page; else under the title. Nothing for "".
/// O(1).
void add_date(Diagram& diagram, const std::string& text, Language language);

}  // namespace musubi
