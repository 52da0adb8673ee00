#pragma once

namespace musubi {

/// The weight (see is_weight()) whose decimal text begins at `text`, and where it ends: at
/// `text` itself when there is none. Rounded as a compiler would. `end` is behind the text, and
/// eight bytes more must be readable there.
const char* read_weight(const char* text, const char* end, double& value);

}  // namespace musubi
