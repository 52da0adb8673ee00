#pragma once
#include "viz/page_size.hpp"

namespace musubi {

/// How a view is to lay itself out, apart from what it shows.
struct ViewStyle {
  PageSize size = PageSize::own;
};

}  // namespace musubi
