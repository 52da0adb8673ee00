#pragma once
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "engine/execution.hpp"
#include "engine/text.hpp"

namespace musubi {

/// The bytes of a file; a gzipped one is unpacked. Throws Error(input) when it is not there, cannot
/// be read, or is a broken gzip stream, Error(memory) before its bytes take more memory than
/// allowed (a gzipped one may unpack to a thousand times its size), Error(cancelled) at a stop
/// request.
[[nodiscard]] std::string read_file(const std::filesystem::path& path,
                                    const Execution& execution = {});

/// The text of a file as UTF-8 (see decode); says in an Error(input) where it stops being text.
[[nodiscard]] DecodedText read_text_file(const std::filesystem::path& path,
                                         const Execution& execution = {});

/// Writes `content` so that the file is there whole or not at all: into a temporary file beside it,
/// flushed to disk, then renamed. Throws Error(output).
void write_file(const std::filesystem::path& path, std::string_view content);

/// As write_file for pieces that follow one another, without making one text of them.
void write_file(const std::filesystem::path& path, std::span<const std::string_view> pieces);

/// As write_file for what a function writes to a stream.
void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

/// Makes the folder, with those above it, and checks that files can be written there. Throws
/// Error(output).
void prepare_folder(const std::filesystem::path& folder);

}  // namespace musubi
