#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

#include "engine/csr_check.hpp"
#include "engine/error.hpp"
#include "engine/mapped_file.hpp"
#include "engine/snapshot.hpp"
#include "engine/snapshot_format.hpp"

namespace musubi {
namespace {

using snapshot::Header;
using snapshot::Section;
using snapshot::SectionKind;

// A file that is checked step by step; every doubt ends in an Error that names it.
class SnapshotReader {
 public:
  SnapshotReader(const std::filesystem::path& path, const SnapshotOptions& options)
      : path_(path.string()),
        file_(std::make_shared<const MappedFile>(path)),
        check_(options.check),
        execution_(options.execution) {}

  LoadedGraph read() {
    read_header();
    read_table();
    const bool directed = (header_.flags & snapshot::kDirected) != 0;
    LoadedGraph loaded;
    auto out = read_rows(SectionKind::out_offsets);
    auto in = directed ? read_rows(SectionKind::in_offsets) : CsrRows{};
    loaded.ids = array<std::uint64_t>(SectionKind::ids, header_.vertices, Need::optional);
    check_ids(loaded.ids.span());
    loaded.graph =
        CsrGraph::from_rows(out, in, directed ? Direction::directed : Direction::undirected);
    if (check_ == SnapshotCheck::distrust && !is_consistent(loaded.graph)) {
      fail_damaged("its rows are not those of a graph");
    }
    return loaded;
  }

 private:
  enum class Need { required, optional };

  [[noreturn]] void fail(const std::string& problem, const std::string& remedy) const {
    throw Error(ErrorKind::input, {{path_, 0, problem, remedy}});
  }
  [[noreturn]] void fail_damaged(const std::string& what) const {
    fail("the snapshot is damaged: " + what, "write it anew from the graph it was made of");
  }

  void read_header() {
    const auto bytes = file_->bytes();
    const std::size_t known = std::min(bytes.size(), snapshot::kMagic.size());
    if (bytes.empty() || std::memcmp(bytes.data(), snapshot::kMagic.data(), known) != 0) {
      fail("is not a snapshot of musubi", "make one with: musubi convert GRAPH NAME.musubi");
    }
    if (bytes.size() < sizeof header_) fail_cut_short();
    std::memcpy(&header_, bytes.data(), sizeof header_);
    if (header_.version > snapshot::kVersion) {
      fail("is a snapshot of version " + std::to_string(header_.version) + "; this program reads " +
               std::to_string(snapshot::kVersion),
           "use a newer musubi, or write the snapshot anew");
    }
  }

  [[noreturn]] void fail_cut_short() const {
    fail("the snapshot is cut short", "copy it again, or write it anew");
  }

  void read_table() {
    const auto bytes = file_->bytes();
    if (header_.sections > snapshot::kMostSections) fail_damaged("its table is too long");
    table_.resize(header_.sections);
    const std::size_t table_bytes = table_.size() * sizeof(Section);
    if (bytes.size() - sizeof header_ < table_bytes) fail_cut_short();
    if (!table_.empty()) {
      std::memcpy(table_.data(), bytes.data() + sizeof header_, table_bytes);
    }
    if (header_.checksum != snapshot::checksum(header_, table_)) {
      fail_damaged("its header does not fit its checksum");
    }
    if (header_.version == 0 || (header_.flags & ~snapshot::kDirected) != 0) {
      fail("is a snapshot with features that this program does not know",
           "use a newer musubi, or write the snapshot anew");
    }
    if (bytes.size() < header_.file_size) fail_cut_short();
    if (bytes.size() > header_.file_size) fail_damaged("something follows its end");
    if (header_.vertices >= kNoVertex) fail_damaged("it has too many vertices");
    for (const auto& section : table_) {
      if (section.position % snapshot::kAlignment != 0 || section.position > bytes.size() ||
          section.bytes > bytes.size() - section.position) {
        fail_damaged("a section lies outside of it");
      }
    }
  }

  template <typename T>
  SharedArray<T> array(SectionKind kind, std::uint64_t size, Need need = Need::required) {
    const auto section = std::find_if(table_.begin(), table_.end(),
                                      [&](const Section& each) { return each.kind == kind; });
    if (section == table_.end()) {
      if (need == Need::required && size > 0) fail_damaged("a section is missing");
      return {};
    }
    if (section->bytes % sizeof(T) != 0 || section->bytes / sizeof(T) != size) {
      fail_damaged("a section has the wrong length");
    }
    const auto bytes = file_->bytes().subspan(section->position, section->bytes);
    if (check_ != SnapshotCheck::bounds &&
        snapshot::checksum(bytes, execution_) != section->checksum) {
      fail_damaged("a section does not fit its checksum");
    }
    // The file was written from arrays of T, and begins at a page.
    return {std::span(reinterpret_cast<const T*>(bytes.data()), static_cast<std::size_t>(size)),
            file_};
  }

  CsrRows read_rows(SectionKind first) {
    const auto kind = [&](std::uint32_t i) {
      return static_cast<SectionKind>(static_cast<std::uint32_t>(first) + i);
    };
    CsrRows rows;
    rows.offsets = array<ArcIndex>(kind(0), header_.vertices + 1);
    rows.targets = array<Vertex>(kind(1), header_.arcs);
    rows.strengths = array<double>(kind(2), header_.arcs, Need::optional);
    rows.lengths = array<double>(kind(3), header_.arcs, Need::optional);
    check_offsets(rows.offsets.span());
    check_targets(rows.targets.span());
    return rows;
  }

  void check_offsets(std::span<const ArcIndex> offsets) const {
    bool increasing = offsets.front() == 0 && offsets.back() == header_.arcs;
    for (std::size_t v = 0; v + 1 < offsets.size(); ++v) increasing &= offsets[v] <= offsets[v + 1];
    if (!increasing) fail_damaged("its offsets do not increase to the number of arcs");
  }

  void check_targets(std::span<const Vertex> targets) const {
    constexpr std::size_t kPiece = std::size_t{1} << 18U;
    const auto n = static_cast<Vertex>(header_.vertices);
    std::atomic<bool> inside{true};
    const auto plain = execution_.step(targets.size(), 4 * kPiece);
    parallel_for((targets.size() + kPiece - 1) / kPiece, plain, [&](std::size_t i, int) {
      bool all = true;
      for (const Vertex target :
           targets.subspan(i * kPiece, std::min(kPiece, targets.size() - i * kPiece))) {
        all &= target < n;
      }
      if (!all) inside = false;
    });
    if (!inside) fail_damaged("a target is not a vertex");
  }

  void check_ids(std::span<const std::uint64_t> ids) const {
    bool increasing = true;
    for (std::size_t v = 0; v + 1 < ids.size(); ++v) increasing &= ids[v] < ids[v + 1];
    if (!increasing) fail_damaged("its ids do not increase");
  }

  std::string path_;
  std::shared_ptr<const MappedFile> file_;
  SnapshotCheck check_;
  Execution execution_;
  Header header_{};
  std::vector<Section> table_{};
};

}  // namespace

LoadedGraph read_snapshot(const std::filesystem::path& path, const SnapshotOptions& options) {
  return SnapshotReader(path, options).read();
}

}  // namespace musubi
