#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace musubi {

enum class Language { ja, en };

/// Without the blanks (ASCII) at both ends.
[[nodiscard]] std::string_view trim(std::string_view text);

/// The pieces of `text` between the separators, trimmed, empty ones left out.
[[nodiscard]] std::vector<std::string> split_list(std::string_view text, char separator = ';');

/// True when `text` is well-formed UTF-8 (no overlong forms, no surrogates). `first_bad` gets the
/// position of the first byte that is not.
[[nodiscard]] bool is_utf8(std::string_view text, std::size_t* first_bad = nullptr);

/// Text of an input file as UTF-8.
struct DecodedText {
  std::string text{};
  std::string encoding{};  ///< "UTF-8", "UTF-8 with BOM", "UTF-16" or "CP932"
};

/// Recognises a byte-order mark, else strict UTF-8 over the whole text, else CP932 (as Excel in
/// Japan writes it). nullopt when it is none of them; `first_bad` then gets the first byte that is
/// not UTF-8.
[[nodiscard]] std::optional<DecodedText> decode(std::string bytes,
                                                std::size_t* first_bad = nullptr);

/// The form in which names are compared: NFKC with case folded, runs of blanks made one, trimmed.
/// Full- and half-width, and upper- and lower-case spellings become the same.
[[nodiscard]] std::string fold_name(std::string_view text);

/// Columns that `text` takes in a terminal or a fixed-pitch label: East Asian wide and full-width
/// characters count two, combining marks none.
/// Source: Unicode Standard Annex #11, "East Asian Width".
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The widest of the pieces between which break_lines() may break `text`.
[[nodiscard]] std::string longest_word(std::string_view text, Language language);

/// `text` broken into lines of at most `width` columns (as in display_width) where the rules of its
/// script allow it: between words, also in Japanese; there a word longer than a line breaks inside,
/// elsewhere it stands alone.
/// Source: Unicode Standard Annex #14, "Unicode Line Breaking Algorithm" (through ICU).
[[nodiscard]] std::vector<std::string> break_lines(std::string_view text, std::size_t width,
                                                   Language language);

}  // namespace musubi
