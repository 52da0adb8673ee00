#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

using Symbol = std::uint32_t;

/// Each distinct string once, numbered in order of arrival.
class SymbolTable {
 public:
  Symbol intern(std::string_view text) {
    if (last_ < names_.size() && names_[last_] == text) return last_;
    if (const auto known = find(text)) return last_ = *known;
    last_ = static_cast<Symbol>(names_.size());
    names_.emplace_back(text);
    index_.emplace(names_.back(), last_);
    return last_;
  }
  [[nodiscard]] std::optional<Symbol> find(std::string_view text) const {
    const auto it = index_.find(text);
    if (it == index_.end()) return std::nullopt;
    return it->second;
  }
  [[nodiscard]] const std::string& name(Symbol symbol) const { return names_[symbol]; }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::vector<std::string> names_{};
  std::map<std::string, Symbol, std::less<>> index_{};
  Symbol last_ = 0;  // interned last: many in a row are the same
};

}  // namespace musubi
