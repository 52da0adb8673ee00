#include "pdf_date.hpp"

#include <cctype>
#include <string_view>

namespace musubi {

std::string without_pdf_date(std::string pdf) {
  constexpr std::string_view kFixed = "20000101000000";
  constexpr std::string_view kMark = "Date (D:";
  for (auto at = pdf.find(kMark); at != std::string::npos; at = pdf.find(kMark, at + 1)) {
    const auto start = at + kMark.size();
    const auto end = pdf.find(')', start);
    if (end == std::string::npos) break;
    std::size_t digit = 0;
    for (auto i = start; i < end; ++i) {
      if (std::isdigit(static_cast<unsigned char>(pdf[i])) == 0) continue;
      pdf[i] = digit < kFixed.size() ? kFixed[digit++] : '0';
    }
  }
  return pdf;
}

}  // namespace musubi
