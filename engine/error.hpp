#pragma once
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

/// One thing that is wrong with an input, said so that its author can mend it.
struct Diagnostic {
  std::string file{};    ///< path as the user gave it; empty when there is none
  std::size_t line = 0;  ///< 1-based; 0 when the whole file is meant
  std::string problem{};
  std::string remedy{};  ///< what would be right; may be empty

  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// `FILE:LINE: problem; remedy`, leaving out what is empty.
[[nodiscard]] std::string to_string(const Diagnostic& diagnostic);

enum class ErrorKind {
  usage,      ///< a caller or a command line asks for something that does not exist
  input,      ///< a file cannot be read or does not hold what it should
  output,     ///< a file cannot be written
  cancelled,  ///< the caller asked to stop
  memory,     ///< more memory would be needed than may be used
};

/// The one exception type of the library's boundary with the outside. Kernels given options outside
/// their range throw std::invalid_argument instead.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, std::vector<Diagnostic> diagnostics);
  Error(ErrorKind kind, std::string problem, std::string remedy = {});

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  [[nodiscard]] const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  ErrorKind kind_;
  std::vector<Diagnostic> diagnostics_;
};

/// Collects what is wrong with an input, so that all of it is reported and not only the first.
class DiagnosticLog {
 public:
  void add(Diagnostic diagnostic) { entries_.push_back(std::move(diagnostic)); }
  void add(std::string_view file, std::size_t line, std::string problem, std::string remedy = {});
  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] const std::vector<Diagnostic>& entries() const { return entries_; }
  /// Every entry, ordered by file and line.
  [[nodiscard]] std::vector<Diagnostic> sorted() const;
  /// Throws Error(input) with every entry, ordered by file and line, when there is one.
  void throw_if_any() const;

 private:
  std::vector<Diagnostic> entries_;
};

/// The candidate nearest to `word` by edit distance (Levenshtein, 1966), or "" when none is within
/// a third of its length. Ties go to the first. O(|word| * sum of lengths).
[[nodiscard]] std::string nearest(std::string_view word,
                                  const std::vector<std::string>& candidates);

/// "did you mean 'x'?" for the nearest candidate; else the candidates when they are few; else "".
[[nodiscard]] std::string suggest(std::string_view word,
                                  const std::vector<std::string>& candidates);

}  // namespace musubi
