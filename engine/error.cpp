#include "engine/error.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace musubi {
namespace {

std::string joined(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const auto& diagnostic : diagnostics) {
    if (!text.empty()) text += '\n';
    text += to_string(diagnostic);
  }
  return text;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({substitute, row[j] + 1, row[j - 1] + 1}));
    }
  }
  return row.back();
}

}  // namespace

std::string to_string(const Diagnostic& diagnostic) {
  std::string text;
  if (!diagnostic.file.empty()) {
    text += diagnostic.file + ':';
    if (diagnostic.line > 0) text += std::to_string(diagnostic.line) + ':';
    text += ' ';
  }
  text += diagnostic.problem;
  if (!diagnostic.remedy.empty()) text += "; " + diagnostic.remedy;
  return text;
}

Error::Error(ErrorKind kind, std::vector<Diagnostic> diagnostics)
    : std::runtime_error(joined(diagnostics)), kind_(kind), diagnostics_(std::move(diagnostics)) {}

Error::Error(ErrorKind kind, std::string problem, std::string remedy)
    : Error(kind,
            std::vector{Diagnostic{.problem = std::move(problem), .remedy = std::move(remedy)}}) {}

void DiagnosticLog::add(std::string_view file, std::size_t line, std::string problem,
                        std::string remedy) {
  entries_.push_back({std::string(file), line, std::move(problem), std::move(remedy)});
}

std::vector<Diagnostic> DiagnosticLog::sorted() const {
  auto ordered = entries_;
  std::stable_sort(ordered.begin(), ordered.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  return ordered;
}

void DiagnosticLog::throw_if_any() const {
  if (!entries_.empty()) throw Error(ErrorKind::input, sorted());
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
  std::size_t best_distance = limit + 1;
  const std::string* best = nullptr;
  for (const auto& candidate : candidates) {
    const std::size_t gap = candidate.size() > word.size() ? candidate.size() - word.size()
                                                           : word.size() - candidate.size();
    if (gap >= best_distance) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best_distance = distance;
      best = &candidate;
    }
  }
  return best == nullptr ? std::string{} : *best;
}

std::string suggest(std::string_view word, const std::vector<std::string>& candidates) {
  if (const auto match = nearest(word, candidates); !match.empty()) {
    return "did you mean '" + match + "'?";
  }
  if (candidates.empty() || candidates.size() > 25) return {};
  std::string text = "one of";
  for (const auto& candidate : candidates) text += (text.size() == 6 ? " " : ", ") + candidate;
  return text;
}

}  // namespace musubi
