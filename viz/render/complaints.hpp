#pragma once
#include <string>

namespace musubi {

/// From now on keeps what Graphviz complains of, which still goes to standard error. It goes on
/// after most of it: a picture that it cannot load is just not there.
void keep_complaints();

/// The first complaint about a picture within the diagram; "" when there is none.
[[nodiscard]] std::string complaint_about_images();

}  // namespace musubi
