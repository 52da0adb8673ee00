// Every request for memory fails once: reading a network and analysing it must end in the one
// error, with nothing leaked (which the address sanitizer sees) and nothing changed, and the next
// run, with memory, must come to what it came to before.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <limits>
#include <new>

#include "engine/error.hpp"
#include "engine/execution.hpp"
#include "engine/network_reader.hpp"
#include "engine/projection.hpp"
#include "tests/algorithms/every_kernel.hpp"
#include "tests/graph_zoo.hpp"
#include "tests/temporary_folder.hpp"

namespace {

std::atomic<long> left{-1};  // requests that are still met; below 0: all

bool comes_to_fail() {
  return left.load(std::memory_order_relaxed) >= 0 &&
         left.fetch_sub(1, std::memory_order_relaxed) == 0;
}

void* allocate(std::size_t size) {
  if (comes_to_fail()) throw std::bad_alloc();
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}

void* allocate(std::size_t size, std::align_val_t alignment) {
  if (comes_to_fail()) throw std::bad_alloc();
  void* memory = nullptr;
  if (::posix_memalign(&memory, static_cast<std::size_t>(alignment), size == 0 ? 1 : size) == 0) {
    return memory;
  }
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) {
  return allocate(size);
}
void* operator new[](std::size_t size) {
  return allocate(size);
}
void* operator new(std::size_t size, std::align_val_t alignment) {
  return allocate(size, alignment);
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return allocate(size, alignment);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return comes_to_fail() ? nullptr : std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t& tag) noexcept {
  return operator new(size, tag);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
  std::free(memory);
}

namespace musubi::allocation_test {
namespace {

namespace zoo = musubi::testing;

constexpr long kMany = std::numeric_limits<long>::max() / 2;

// Runs `work` with one of its requests for memory refused, each in turn, or `most` spread over all
// of them; returns how many it makes. Only the error that this should be may come.
template <typename Work>
long refuse_each_in_turn(Work&& work, long most = 400) {
  left = kMany;
  work();
  const long requests = kMany - left.exchange(-1);
  for (long n = 0; n < requests; n += std::max(1L, requests / most)) {
    left = n;
    try {
      work();
      left = -1;  // a library did without
    } catch (const std::bad_alloc&) {
      left = -1;
    } catch (const Error& error) {
      left = -1;
      const std::string text = error.what();
      EXPECT_NE(text.find("memory"), std::string::npos) << "request " << n << ": " << text;
    }
  }
  return requests;
}

const std::vector<std::pair<std::string, std::string>>& files() {
  static const std::vector<std::pair<std::string, std::string>> kFiles{
      {"g.el", "a b 2\nb c 1\nc a 3\n"},
      {"g.csv", "source,target,note\na,b,x\nb,c,y\n"},
      {"g.graph", "3 3 001\n2 1 3 1\n1 1 3 1\n1 1 2 1\n"},
      {"g.net",
       "*Vertices 3\n1 \"a\" 0.1 0.2\n2 \"b\"\n3 \"c\"\n*Arcs :1 \"knows\"\n1 2 3\n*Edges\n2 3\n"},
      {"g.dot", "digraph { node [color=red] a -> {b c} [weight=2] }"},
      {"g.json", R"({"directed": true, "nodes": [{"id": "a", "x": [1, 2]}, {"id": 2}],
                     "links": [{"source": "a", "target": 2, "strength": 0.5}]})"},
      {"g.cx2", R"([{"CXVersion": "2.0"}, {"attributeDeclarations": [{"nodes":
                    {"name": {"d": "string"}}}]}, {"nodes": [{"id": 1, "v": {"name": "a"}}, {"id": 2}]},
                    {"edges": [{"id": 1, "s": 1, "t": 2}]}, {"status": [{"success": true}]}])"},
      {"g.graphml", R"(<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
          <key id="d" for="node" attr.name="size" attr.type="double"/><graph edgedefault="directed">
          <node id="a"><data key="d">1.5</data></node><node id="b"/><edge source="a" target="b"/>
          </graph></graphml>)"},
      {"g.gexf", R"(<gexf xmlns="http://gexf.net/1.3"><graph defaultedgetype="directed"><nodes>
          <node id="a" label="A"/><node id="b"/></nodes><edges><edge id="0" source="a" target="b"/>
          </edges></graph></gexf>)"}};
  return kFiles;
}

class AllocationFaults : public ::testing::TestWithParam<std::pair<std::string, std::string>> {};

TEST_P(AllocationFaults, InAReaderAreTheOneError) {
  const zoo::TemporaryFolder folder;
  const auto path = folder.write(GetParam().first, GetParam().second);
  const ReadOptions options{.execution = {.threads = 2}};
  const auto links = load(path, options).graph.num_links();
  const long requests = refuse_each_in_turn([&] { static_cast<void>(load(path, options)); });
  EXPECT_GT(requests, 10);
  EXPECT_EQ(load(path, options).graph.num_links(), links);
}

INSTANTIATE_TEST_SUITE_P(Formats, AllocationFaults, ::testing::ValuesIn(files()),
                         [](const auto& one) { return one.param.first.substr(2); });

// Not of a package: its descriptor is a tree of nlohmann::json, whose destructor takes memory and
// ends the process when there is none; the command-line program makes that its own error.
TEST(AllocationFaultsOfAProjection, AreTheOneError) {
  const zoo::TemporaryFolder folder;
  const auto network = load(folder.write(files()[0].first, files()[0].second));
  const auto edges = project(network.graph, network.projections.front()).graph.num_edges();
  EXPECT_GT(refuse_each_in_turn(
                [&] { static_cast<void>(project(network.graph, network.projections.front())); }),
            10);
  EXPECT_EQ(project(network.graph, network.projections.front()).graph.num_edges(), edges);
}

class AllocationFaultsOf : public ::testing::TestWithParam<zoo::Kernel> {};

TEST_P(AllocationFaultsOf, AKernelAreTheOneError) {
  const auto& kernel = GetParam();
  const auto graph = zoo::weighted(zoo::gnp(24, 0.2, 3), 4).graph();
  for (const int threads : {1, 2}) {
    const Execution execution{.threads = threads};
    const auto expected = kernel.run(graph, execution);
    refuse_each_in_turn([&] { static_cast<void>(kernel.run(graph, execution)); }, 60);
    EXPECT_EQ(kernel.run(graph, execution), expected) << threads << " threads";
  }
}

INSTANTIATE_TEST_SUITE_P(Kernels, AllocationFaultsOf, ::testing::ValuesIn(zoo::every_kernel()),
                         [](const auto& one) {
                           auto name = one.param.name;
                           std::replace(name.begin(), name.end(), ' ', '_');
                           return name;
                         });

}  // namespace
}  // namespace musubi::allocation_test
