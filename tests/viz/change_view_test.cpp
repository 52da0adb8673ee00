#include "viz/change_view.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "engine/number_text.hpp"
#include "tests/viz/hub_community.hpp"
#include "viz/changed_part.hpp"

namespace musubi::change_view_test {
namespace {

using Column = ChangedPart::Column;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::IsSupersetOf;
using ::testing::UnorderedElementsAre;

// A community of four hubs and what an edit makes of it, measured and compared.
struct Change {
  explicit Change(const std::function<void(GraphBuilder&)>& edit, std::size_t hubs = 4)
      : before(hub_community(hubs)), after(before) {
    GraphBuilder builder(before.graph);
    edit(builder);
    after.graph = builder.build();
    const ComparisonOptions options{.measures = {NetworkMeasure::global_efficiency},
                                    .centrality = {}};
    old_projection = project(before.graph, {});
    new_projection = project(after.graph, {});
    old_version = measure_version(before, old_projection, {}, options);
    new_version = measure_version(after, new_projection, {}, options);
    comparison = compare(old_version, new_version, options);
    changes = network_changes(before, after);
  }

  [[nodiscard]] ChangedPart part(std::size_t most = 40) const {
    return changed_part(before, after, changes, {}, most);
  }
  [[nodiscard]] Diagram draw(Language language = Language::en,
                             PageSize size = PageSize::own) const {
    return change_view(old_version, new_version, changes, comparison, {"Case", "Scenario"},
                       language, {}, size);
  }

  Network before;
  Network after;
  Projection old_projection{};
  Projection new_projection{};
  ComparedVersion old_version{};
  ComparedVersion new_version{};
  Comparison comparison{};
  NetworkChanges changes{};
};

std::vector<std::string> ids(const ChangedPart& part, Column column) {
  std::vector<std::string> found;
  for (const auto& node : part.nodes) {
    if (node.column == column) found.push_back(node.id);
  }
  return found;
}

std::vector<std::string> ties(const ChangedPart& part, ChangeState state) {
  std::vector<std::string> found;
  for (const auto& tie : part.ties) {
    if (tie.state == state) found.push_back(part.nodes[tie.a].id + " " + part.nodes[tie.b].id);
  }
  return found;
}

void tie_new_body_to_two_hubs(GraphBuilder& builder) {
  const NodeId body = builder.add_node("new-body", "incubator");
  for (const auto* hub : {"hub-10", "hub-13"}) {
    builder.add_link(body, *builder.find(hub), "serves", true, {{"src", "p. 9"}});
  }
}

TEST(ChangedPart, ShowsHubsAndTheEndsOfWhatChanges) {
  const Change change([](GraphBuilder& builder) {
    builder.add_link(*builder.find("inst-11"), *builder.find("partner-DE"), "partners_with", true,
                     {});
  });
  const auto part = change.part();
  EXPECT_THAT(ids(part, Column::hubs), ElementsAre("hub-10", "hub-11", "hub-12", "hub-13"));
  EXPECT_THAT(ids(part, Column::bodies), ElementsAre("inst-11"));
  EXPECT_THAT(ids(part, Column::abroad), ElementsAre("partner-DE"));
  EXPECT_THAT(ties(part, ChangeState::added), ElementsAre("inst-11 partner-DE"));
  EXPECT_THAT(ties(part, ChangeState::kept), ElementsAre("hub-11 inst-11"));
  EXPECT_THAT(ties(part, ChangeState::removed), IsEmpty());
  EXPECT_EQ(part.left_out, 0U);
}

TEST(ChangedPart, TellsWhatIsNewFromWhatIsLost) {
  const Change change([](GraphBuilder& builder) {
    tie_new_body_to_two_hubs(builder);
    builder.remove_node(*builder.find("partner-US"));
  });
  const auto part = change.part();
  EXPECT_THAT(ties(part, ChangeState::added),
              UnorderedElementsAre("hub-10 new-body", "hub-13 new-body"));
  EXPECT_THAT(ties(part, ChangeState::removed), ElementsAre("inst-10 partner-US"));
  const auto state = [&](const std::string& id) {
    return std::find_if(part.nodes.begin(), part.nodes.end(),
                        [&](const auto& node) { return node.id == id; })
        ->state;
  };
  EXPECT_EQ(state("new-body"), ChangeState::added);
  EXPECT_EQ(state("partner-US"), ChangeState::removed);
  EXPECT_EQ(state("inst-10"), ChangeState::kept);
}

TEST(ChangedPart, APlanThatComesTrueIsNew) {
  auto base = hub_community(2);
  GraphBuilder planned(base.graph);
  const LinkId link = planned.add_link(*planned.find("inst-11"), *planned.find("partner-DE"),
                                       "partners_with", true, {});
  planned.set_link_attribute(link, "status", std::string("planned"));
  base.graph = planned.build();
  auto after = base;
  GraphBuilder builder(base.graph);
  builder.set_link_attribute(link, "status", std::string("actual"));
  after.graph = builder.build();
  const auto part = changed_part(base, after, network_changes(base, after));
  EXPECT_THAT(ties(part, ChangeState::added), ElementsAre("inst-11 partner-DE"));
}

TEST(ChangedPart, KeepsThoseWithMostChangesAndCountsTheRest) {
  const Change change(
      [](GraphBuilder& builder) {
        const NodeId body = builder.add_node("new-body", "incubator");
        for (int i = 10; i < 18; ++i) {
          builder.add_link(body, *builder.find("inst-" + std::to_string(i)), "partners_with", true,
                           {});
        }
      },
      8);
  const auto part = change.part(3);
  EXPECT_THAT(ids(part, Column::bodies), IsSupersetOf({"new-body"}));
  EXPECT_EQ(part.nodes.size(), 6U);
  EXPECT_EQ(part.left_out, 5U + 6U);
}

TEST(ChangedPart, WorksOnAGraphWithoutHubs) {
  Network before;
  before.projections.emplace_back();
  GraphBuilder builder;
  builder.add_node("a", "");
  builder.add_node("b", "");
  before.graph = builder.build();
  auto after = before;
  GraphBuilder more(before.graph);
  more.add_link(*more.find("a"), *more.find("b"), "", false, {});
  after.graph = more.build();
  const auto part = changed_part(before, after, network_changes(before, after));
  EXPECT_THAT(ids(part, Column::bodies), ElementsAre("a", "b"));
  EXPECT_THAT(ties(part, ChangeState::added), ElementsAre("a b"));
}

struct Drawn {
  std::string kind{};
  Point center{};
  double width = 0.0;
  double height = 0.0;
};

// Boxes of nodes, by their class.
std::vector<Drawn> drawn_boxes(const Diagram& diagram) {
  std::vector<Drawn> boxes;
  for (const auto& node : diagram.nodes) {
    const auto kind = node.attributes.find("class");
    if (kind == node.attributes.end()) continue;
    boxes.push_back({kind->second, *node.center, 72 * *parse_number(node.attributes.at("width")),
                     72 * *parse_number(node.attributes.at("height"))});
  }
  return boxes;
}

std::size_t count_edges(const Diagram& diagram, const std::string& kind,
                        const std::string& tooltip) {
  return static_cast<std::size_t>(
      std::count_if(diagram.edges.begin(), diagram.edges.end(), [&](const DiagramEdge& edge) {
        const auto it = edge.attributes.find("class");
        return it != edge.attributes.end() && it->second == kind &&
               edge.attributes.contains("tooltip") &&
               edge.attributes.at("tooltip").find(tooltip) != std::string::npos;
      }));
}

TEST(ChangeView, NewIsGreenAndSolidLostIsRedAndDashed) {
  const Change change([](GraphBuilder& builder) {
    tie_new_body_to_two_hubs(builder);
    builder.remove_node(*builder.find("partner-US"));
  });
  const auto diagram = change.draw();
  EXPECT_EQ(count_edges(diagram, "added", "new-body"), 2U);
  EXPECT_EQ(count_edges(diagram, "removed", "Partner in US"), 1U);
  for (const auto& edge : diagram.edges) {
    const auto kind = edge.attributes.find("class");
    if (kind == edge.attributes.end()) continue;
    EXPECT_EQ(kind->second == "removed", edge.attributes.contains("style"));
  }
}

TEST(ChangeView, APairOfHubsThatComesToBeTiedHasAnArc) {
  const Change change(tie_new_body_to_two_hubs);
  EXPECT_EQ(count_edges(change.draw(), "added",
                        "Hongo–Ochanomizu–Tokyo Station 10 – Hongo–Ochanomizu–Tokyo Station 13"),
            1U);
}

void expect_boxes_apart_on_the_page(const Diagram& diagram) {
  const auto boxes = drawn_boxes(diagram);
  EXPECT_GE(boxes.size(), 80U);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const auto& a = boxes[i];
    EXPECT_GE(a.center.x - a.width / 2, 0);
    EXPECT_LE(a.center.x + a.width / 2, diagram.page.x);
    EXPECT_LE(a.center.y + a.height / 2, diagram.page.y);
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      const auto& b = boxes[j];
      const bool apart = std::abs(a.center.x - b.center.x) * 2 >= a.width + b.width ||
                         std::abs(a.center.y - b.center.y) * 2 >= a.height + b.height;
      EXPECT_TRUE(apart) << i << ' ' << j;
    }
  }
}

TEST(ChangeView, BoxesStandApartAndOnThePage) {
  const Change change(
      [](GraphBuilder& builder) {
        const NodeId body = builder.add_node("new-body", "incubator");
        for (int i = 10; i < 50; ++i) {
          builder.add_link(body, *builder.find("inst-" + std::to_string(i)), "partners_with", true,
                           {});
          builder.add_link(body, *builder.find("hub-" + std::to_string(i)), "serves", true, {});
        }
      },
      40);
  for (const Language language : {Language::ja, Language::en}) {
    const auto diagram = change.draw(language);
    EXPECT_GT(diagram.page.y, 595);  // forty rows need more than a page
    expect_boxes_apart_on_the_page(diagram);
    const auto slide = change.draw(language, PageSize::slide);
    EXPECT_NEAR(slide.page.x / slide.page.y, 16.0 / 9.0, 1e-9);
    expect_boxes_apart_on_the_page(slide);
  }
}

TEST(ChangeView, FillsASlide) {
  const Change change(tie_new_body_to_two_hubs);
  const auto diagram = change.draw(Language::en, PageSize::slide);
  EXPECT_EQ(diagram.page.x, kSlide.x);
  EXPECT_EQ(diagram.page.y, kSlide.y);
  double right = 0;
  for (const auto& box : drawn_boxes(diagram))
    right = std::max(right, box.center.x + box.width / 2);
  EXPECT_GT(right, 0.85 * diagram.page.x);
}

TEST(ChangeView, NothingChangedSaysSo) {
  const Change change([](GraphBuilder&) {});
  const auto diagram = change.draw();
  EXPECT_THAT(to_json(diagram), ::testing::HasSubstr("No measure gets better or worse"));
  EXPECT_EQ(drawn_boxes(diagram).size(), 4U);  // the hubs; the legend explains nothing
}

}  // namespace
}  // namespace musubi::change_view_test
