#pragma once
#include <filesystem>

#include "engine/error.hpp"
#include "engine/temporary_folder.hpp"

namespace musubi {

/// Files of one run that appear in a folder together or not at all: they are written into a
/// temporary folder inside of it first. What the folder holds under other names stays.
class StagedFolder {
 public:
  /// Makes the folder too if it is not there; without a commit that goes with the rest. Throws
  /// Error(output).
  explicit StagedFolder(const std::filesystem::path& folder);

  /// Where to write the files; no folders below it.
  [[nodiscard]] const std::filesystem::path& path() const { return staged_.path(); }
  /// An error about a file in path() as one about the same file in its place.
  [[nodiscard]] Error in_place(const Error& error) const;
  /// Puts every file in its place. A symbolic link there is replaced and not followed. Of two runs
  /// that commit at the same time one does it behind the other, so that all files are of one of
  /// them. Throws Error(output), and then no file was put in its place unless the disk itself fails
  /// half-way.
  void commit();

 private:
  // A folder that is there as long as this is, and longer if it was there before or is kept.
  class Place {
   public:
    explicit Place(std::filesystem::path where);
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place();
    void keep();

    std::filesystem::path folder;

   private:
    bool made_ = false;
  };

  Place place_;
  TemporaryFolder staged_;
};

}  // namespace musubi
