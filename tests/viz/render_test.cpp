#include "viz/render.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <stdexcept>

#include "engine/error.hpp"
#include "viz/child_process.hpp"

namespace musubi::render_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// Sets an environment variable for the length of a test.
class Environment {
 public:
  Environment(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name); old != nullptr) old_ = old;
    ::setenv(name, value, 1);
  }
  Environment(const Environment&) = delete;
  Environment& operator=(const Environment&) = delete;
  ~Environment() {
    if (old_.empty()) {
      ::unsetenv(name_);
    } else {
      ::setenv(name_, old_.c_str(), 1);
    }
  }

 private:
  const char* name_;
  std::string old_{};
};

Diagram pair_of(const std::string& first, const std::string& second) {
  Diagram diagram;
  diagram.name = "pair";
  diagram.node_defaults = {{"fontname", "Noto Sans CJK JP"}};
  diagram.nodes = {{.id = "n0", .attributes = {{"label", first}, {"tooltip", first}}},
                   {.id = "n1", .attributes = {{"label", second}}}};
  diagram.edges = {{.id = "e0", .source = "n0", .target = "n1"}};
  return diagram;
}

TEST(Render, TooltipsBelongToPartsWithHyphensInTheirIds) {
  auto diagram = pair_of("日本橋", "b");
  diagram.nodes[0].id = "page-n0";
  diagram.edges[0].source = "page-n0";
  diagram.edges[0].id = "page-e0-1";
  diagram.edges[0].attributes["tooltip"] = "a – <b>";
  const auto svg = render(diagram, Format::svg);
  EXPECT_THAT(svg, HasSubstr("<title>日本橋</title>"));
  EXPECT_THAT(svg, HasSubstr("<title>a – &lt;b&gt;</title>"));
}

TEST(Render, SvgKeepsTextAndNamesFonts) {
  const auto svg = render(pair_of("日本橋", "R&D <b>"), Format::svg);
  EXPECT_THAT(svg, StartsWith("<?xml"));
  EXPECT_THAT(svg, HasSubstr(">日本橋</text>"));
  EXPECT_THAT(svg, HasSubstr("R&amp;D"));
  EXPECT_THAT(svg, HasSubstr("font-family=\"Noto Sans CJK JP, Yu Gothic, Hiragino Sans, Meiryo, "
                             "sans-serif\""));
  EXPECT_THAT(svg, HasSubstr("<title>日本橋</title>"));
  EXPECT_THAT(svg, HasSubstr("<title>pair</title>"));
  EXPECT_THAT(svg, HasSubstr("role=\"img\" aria-labelledby=\"picture-title\" "));
  EXPECT_THAT(svg, HasSubstr("<title id=\"picture-title\">pair</title>"));
  EXPECT_THAT(svg, Not(HasSubstr("DOCTYPE")));
  EXPECT_THAT(svg, Not(HasSubstr("<!--")));
}

TEST(Render, GivesTheSameBytesAgain) {
  const auto diagram = pair_of("甲", "乙");
  for (const auto format : {Format::svg, Format::png, Format::pdf, Format::dot}) {
    EXPECT_EQ(render(diagram, format), render(diagram, format)) << name_of(format);
  }
}

TEST(Render, PicturesAreOfTheirKind) {
  const auto diagram = pair_of("甲", "乙");
  EXPECT_THAT(render(diagram, Format::png), StartsWith("\x89PNG\r\n"));
  EXPECT_THAT(render(diagram, Format::pdf), StartsWith("%PDF-"));
  EXPECT_THAT(render(diagram, Format::dot), StartsWith("graph pair {"));
}

TEST(Render, HostileNamesStayText) {
  const std::string names[] = {"a\"b",
                               "back\\",
                               "\\N\\G",
                               "<script>alert(1)</script>",
                               "a:b",
                               "two\nlines",
                               "\u202Eright to left",
                               "&amp;",
                               "]]>",
                               "<b>bold</b>"};
  for (const auto& name : names) {
    const auto diagram = pair_of(name, name + name);
    const auto dot = render(diagram, Format::dot);
    EXPECT_THAT(dot, HasSubstr("n0 -- n1")) << name;
    const auto svg = render(diagram, Format::svg);
    EXPECT_THAT(svg, Not(HasSubstr("<script"))) << name;
    EXPECT_THAT(svg, HasSubstr("id=\"n1\"")) << name;
  }
  EXPECT_THAT(render(pair_of("back\\", "\\N"), Format::svg), HasSubstr(">\\N</text>"));
  EXPECT_THAT(render(pair_of("&amp;", "x"), Format::svg), HasSubstr(">&amp;amp;</text>"));
}

TEST(Render, FixedPlacesFillThePage) {
  Diagram diagram = pair_of("甲", "乙");
  diagram.layout = LayoutEngine::fixed;
  diagram.page = {842, 595};
  diagram.nodes[0].center = Point{100, 100};
  diagram.nodes[1].center = Point{300, 100};
  diagram.edges[0].path = {{130, 100}, {180, 100}, {220, 100}, {270, 100}};
  const auto svg = render(diagram, Format::svg);
  EXPECT_THAT(svg, HasSubstr("width=\"842pt\" height=\"595pt\""));
  EXPECT_THAT(svg, HasSubstr("d=\"M130,-495C180,-495 220,-495 270,-495\""));
}

TEST(Render, SaysThatTheProgramIsNotThere) {
  const Environment named("MUSUBI_RENDER", "/nowhere/musubi-render");
  try {
    (void)render(pair_of("a", "b"), Format::svg);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::output);
    EXPECT_THAT(error.what(), HasSubstr("/nowhere/musubi-render"));
  }
}

TEST(Render, StopsWhatTakesTooLong) {
  const Environment forever("MUSUBI_RENDER", "/usr/bin/yes");
  try {
    (void)render(pair_of("a", "b"), Format::svg, {.time = std::chrono::milliseconds(200)});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("took longer than 200 ms"));
  }
}

TEST(Render, PassesOnWhatTheProgramSaysOfItsFailure) {
  auto diagram = pair_of("a", "b");
  diagram.edges[0].target = "n7";
  try {
    (void)render(diagram, Format::svg);
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), HasSubstr("unknown node 'n7'"));
  }
}

TEST(Render, RefusesLimitsThatAreNotPositive) {
  EXPECT_THROW((void)render(pair_of("a", "b"), Format::svg, {.cpu_seconds = 0}),
               std::invalid_argument);
}

TEST(RunChild, ServesBothDirectionsAtOnce) {
  const std::string much(std::size_t{8} << 20U, 'x');
  const auto result = run_child("/bin/cat", {}, much, std::chrono::seconds(60));
  EXPECT_EQ(result.end, ChildResult::End::exited);
  EXPECT_EQ(result.code, 0);
  EXPECT_EQ(result.output, much);
}

TEST(RunChild, SurvivesAChildThatDoesNotRead) {
  const std::string much(std::size_t{8} << 20U, 'x');
  const auto result = run_child("/bin/false", {}, much, std::chrono::seconds(60));
  EXPECT_EQ(result.end, ChildResult::End::exited);
  EXPECT_EQ(result.code, 1);
}

TEST(RunChild, KillsAfterItsTime) {
  const auto before = std::chrono::steady_clock::now();
  const auto result = run_child("/bin/sleep", {"60"}, "", std::chrono::milliseconds(100));
  EXPECT_EQ(result.end, ChildResult::End::timed_out);
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(30));
}

TEST(RunChild, SaysWhichProgramCannotStart) {
  EXPECT_THROW((void)run_child("/nowhere/program", {}, "", std::chrono::seconds(1)), Error);
}

}  // namespace
}  // namespace musubi::render_test
