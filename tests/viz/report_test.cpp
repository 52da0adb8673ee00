#include "viz/report.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <regex>
#include <set>

#include "tests/viz/tested_trust.hpp"
#include "viz/link_prediction_words.hpp"
#include "viz/report_context.hpp"
#include "viz/report_page.hpp"

namespace musubi::report_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::string_view kScript = "<script>alert(1)</script>";
constexpr std::string_view kQuotes = "\"onload=\"x' & ]]>";

// Two hubs, an institution of each, a partner abroad; every text from outside is hostile.
class ReportTest : public ::testing::Test {
 protected:
  ReportTest() {
    network_.name = "hostile";
    network_.title = {"表題" + std::string(kScript), "Title" + std::string(kScript)};
    network_.is_package = true;
    network_.sources.push_back({"s1", "資料" + std::string(kQuotes), std::string(kScript), "2022",
                                "https://example.org/a.pdf"});
    network_.coverage.push_back({"hub-a", "inter_hub_links", Coverage::documented, {"s1"}, ""});
    network_.coverage.push_back(
        {"hub-b", "inter_hub_links", Coverage::partial, {"s1"}, std::string(kScript)});
    network_.vocabularies.add("function", "talent", {"人材" + std::string(kQuotes), "talent"});
    network_.vocabularies.add("relation", "serves", {"機能を担う", "serves"});
    network_.projections.emplace_back();
    add_figures();
    build_graph();
    projection_ = project(network_.graph, network_.projections.front());
  }

  void add_figures() {
    network_.vocabularies.add("unit", "companies", {"社" + std::string(kQuotes), "companies"});
    network_.vocabularies.add("definition", "members", {"会員" + std::string(kScript), "members"});
    const auto figure = [&](const char* subject, const char* indicator, double value) -> auto& {
      network_.indicators.push_back({.subject = subject,
                                     .indicator = indicator,
                                     .value = value,
                                     .unit = "companies",
                                     .status = "actual",
                                     .evidence = "s1",
                                     .locator = "表" + std::string(kScript) + " > 1",
                                     .note = {"備考" + std::string(kScript), "Note"}});
      return network_.indicators.back();
    };
    figure("inst", "firms", 5000).qualifier = "at_least";
    figure("abroad", "firms", 1250);
    figure("inst", "listed", 3).note.en += std::string(kQuotes);
    figure("abroad", "listed", 4).definition = "members";
    figure("abroad", "founded", 7);
  }

  void build_graph() {
    GraphBuilder builder;
    hub_a_ = add(builder, "hub-a", "hub", "拠点A" + std::string(kScript));
    hub_b_ = add(builder, "hub-b", "hub", "拠点B" + std::string(kQuotes));
    institution_ = add(builder, "inst", "university", "大学" + std::string(kScript));
    partner_ = add(builder, "abroad", "cluster", "Cluster");
    region_ = add(builder, "region-x", "region", "地域" + std::string(kScript));
    serves_ =
        builder.add_link(institution_, hub_a_, "serves", true, {{"s1", std::string(kQuotes)}});
    builder.set_link_attribute(serves_, "function", std::string("talent"));
    builder.set_link_attribute(serves_, "basis", std::string("derived"));
    builder.set_link_attribute(serves_, "note", std::string(kScript));
    tie_ = builder.add_link(institution_, partner_, "partners_with", true, {{"s1", "p. 1"}});
    network_.graph = builder.build();
  }

  static NodeId add(GraphBuilder& builder, std::string_view id, std::string_view kind,
                    const std::string& name) {
    const NodeId node = builder.add_node(id, kind);
    builder.set_node_attribute(node, "name_ja", name);
    builder.set_node_attribute(node, "name_en", "en " + name);
    return node;
  }

  [[nodiscard]] ReportInput plain_input() const {
    const auto n = projection_.graph.num_vertices();
    ReportInput input{.network = network_, .projection = projection_, .version = "1.2.3"};
    input.structure = {.components = 2, .largest_component = 3, .density = 0.33};
    input.centrality.push_back({.measure = Measure::degree,
                                .scores = std::vector<double>(n, 1.0),
                                .ranks = std::vector<std::uint32_t>(n, 1)});
    input.communities = {.method = "leiden", .partition = Partition(n, 0)};
    return input;
  }

  [[nodiscard]] ReportInput hub_input() const {
    auto input = plain_input();
    input.pairs.push_back({.a = hub_a_,
                           .b = hub_b_,
                           .status = GapStatus::missing,
                           .score = {.total = 0.734, .complementarity = 0.5},
                           .complements = {"talent"},
                           .brokers = {{institution_, {hub_a_, institution_, hub_b_}, {serves_}}}});
    input.functions.push_back(
        {hub_a_, "talent", GapStatus::present, {institution_}, {serves_}, {}});
    const HubLink shared{HubLinkKind::shared_institution, {institution_}, {serves_}, true};
    input.functions.push_back({hub_b_,
                               "talent",
                               GapStatus::missing,
                               {},
                               {},
                               {hub_a_},
                               {{hub_a_, {institution_}, shared}}});
    add_reach(input.reach, shared);
    input.overseas.push_back(
        {hub_a_, partner_, GapStatus::present, {{institution_, {serves_, tie_}, true}}});
    input.overseas.push_back({hub_b_, partner_, GapStatus::unknown, {}});
    input.indicators = indicator_comparison(network_, {.subjects = {"inst"}});
    input.trust = tested_trust();
    input.hubs_svg = "<?xml version=\"1.0\"?><!DOCTYPE svg><svg id=\"pic\"><text>A</text></svg>\n";
    return input;
  }

  // hub-a reaches the region through its institution, hub-b only by way of hub-a.
  void add_reach(OverseasReach& reach, const HubLink& tie) const {
    const RegionPath path{institution_, partner_, {serves_, tie_}, true, false};
    reach.partners.push_back({partner_, {hub_a_}, 2, {institution_}, {kNoHub, 0}});
    reach.regions.places.regions.push_back({"region-x", region_, {partner_}});
    reach.regions.reach.push_back({{hub_a_}, 2, {institution_}, {}});
    reach.regions.cells.push_back({hub_a_, 0, GapStatus::present, Access::direct, {path}, {}, {}});
    reach.regions.cells.push_back(
        {hub_b_, 0, GapStatus::unknown, Access::through_other_hub, {}, {{hub_a_, tie}}, path});
    reach.single_points.push_back({partner_, 0, {hub_a_}, 2, institution_, {serves_, tie_}});
    reach.single_points.push_back({kNoNode, 0, {hub_a_}, 2, institution_, {serves_, tie_}});
  }

  Network network_{};
  Projection projection_{};
  NodeId hub_a_ = 0, hub_b_ = 0, institution_ = 0, partner_ = 0, region_ = 0;
  LinkId serves_ = 0, tie_ = 0;
};

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST_F(ReportTest, EscapesEveryTextFromOutside) {
  for (const auto language : {Language::ja, Language::en}) {
    const auto html = report_html(hub_input(), language);
    EXPECT_THAT(html, Not(HasSubstr(std::string(kScript))));
    EXPECT_THAT(html, Not(HasSubstr("]]>")));
    EXPECT_THAT(html, Not(HasSubstr("\"onload=")));
    EXPECT_THAT(html, HasSubstr("&lt;script&gt;alert(1)&lt;/script&gt;"));
    EXPECT_EQ(count_of(html, "<script"), 1u) << "the sorting script only";
  }
}

TEST_F(ReportTest, LoadsNothing) {
  for (const auto language : {Language::ja, Language::en}) {
    const auto html = report_html(hub_input(), language);
    const std::regex load("(src|href)\\s*=\\s*[\"'](https?:)?//|url\\(|@import|<link|<iframe|<img");
    EXPECT_FALSE(std::regex_search(html, load));
    EXPECT_THAT(html, HasSubstr("default-src &#39;none&#39;"));
    EXPECT_THAT(html, HasSubstr("https://example.org/a.pdf")) << "as text";
  }
}

TEST_F(ReportTest, HasEverySectionOfANetworkWithHubs) {
  const auto html = report_html(hub_input(), Language::ja);
  for (const auto* id : {"summary", "reading", "hub-pairs", "functions", "overseas", "indicators",
                         "link-prediction", "centrality", "communities", "structure", "sources"}) {
    EXPECT_EQ(count_of(html, "<h2 id=\"" + std::string(id) + "\""), 1u) << id;
  }
  EXPECT_THAT(html, HasSubstr("<html lang=\"ja\">"));
  EXPECT_THAT(html, HasSubstr("記載なし"));
  EXPECT_THAT(html, HasSubstr("0.73")) << "the score with two decimals";
  EXPECT_THAT(html, HasSubstr("推定"));
}

TEST_F(ReportTest, PutsFiguresBesideThoseOfPeers) {
  const auto english = report_html(hub_input(), Language::en);
  for (const auto* words :
       {"≥ 5,000", "1,250", "ratio ≥ 4.00", "rank 1 of 2", "not compared: definitions differ",
        "members", "<td class=\"unknown number\">unknown</td>"}) {
    EXPECT_THAT(english, HasSubstr(words));
  }
  const auto japanese = report_html(hub_input(), Language::ja);
  for (const auto* words : {"比 ≥ 4.00", "2件中1位", "比べない：定義が違う", "不明"}) {
    EXPECT_THAT(japanese, HasSubstr(words));
  }
  EXPECT_THAT(report_html(plain_input(), Language::en), Not(HasSubstr("<h2 id=\"indicators\"")));
}

// The table with this id, from its caption on.
std::string table_of(const std::string& html, const std::string& id) {
  const auto from = html.find("id=\"" + id + "-caption\"");
  return from == std::string::npos ? "" : html.substr(from, html.find("</table>", from) - from);
}

TEST_F(ReportTest, TellsHowARegionIsReached) {
  const auto english = report_html(hub_input(), Language::en);
  const auto matrix = table_of(english, "region-matrix");
  EXPECT_THAT(matrix, HasSubstr("stated</span> <small>1</small>"));
  EXPECT_THAT(matrix, HasSubstr("↪"));
  EXPECT_THAT(matrix, HasSubstr(", by way of another hub</span>"));
  EXPECT_EQ(count_of(matrix, "↪"), 1u) << "hub-a reaches it itself";
  const auto ways = table_of(english, "region-ways-of-" + std::to_string(hub_b_));
  EXPECT_THAT(ways, HasSubstr("the same institution serves both"));
  EXPECT_EQ(table_of(english, "region-ways-of-" + std::to_string(hub_a_)), "");
  EXPECT_THAT(english, HasSubstr("Of 2 cells of hubs and regions abroad, 1 are stated"));
  EXPECT_THAT(report_html(hub_input(), Language::ja), HasSubstr("、他の拠点経由</span>"));
}

TEST_F(ReportTest, TellsWhatHangsOnOneInstitution) {
  const auto english = report_html(hub_input(), Language::en);
  const auto table = table_of(english, "overseas-only-carrier");
  EXPECT_THAT(table, HasSubstr("en Cluster"));
  EXPECT_THAT(table, HasSubstr("en 地域")) << "no other institution reaches the region";
  EXPECT_THAT(table_of(english, "overseas-single"), HasSubstr("en Cluster"));
  EXPECT_THAT(english, HasSubstr("Of 1 partner that some hub reaches, 1 hang on one institution"));
  auto input = hub_input();
  input.reach = {};
  EXPECT_EQ(table_of(report_html(input, Language::en), "overseas-only-carrier"), "");
}

TEST_F(ReportTest, NamesTheTieOverWhichAFunctionCouldBeComplemented) {
  const auto table = table_of(report_html(hub_input(), Language::en), "missing-functions");
  EXPECT_THAT(table, HasSubstr("the same institution serves both"));
  EXPECT_THAT(table, HasSubstr("derived"));
  auto input = hub_input();
  input.functions.back().complements.front().tie.reset();
  EXPECT_THAT(table_of(report_html(input, Language::en), "missing-functions"),
              HasSubstr("no tie to it is known"));
  input.functions.back().complements.front().tie =
      HubLink{HubLinkKind::shared_council_seat, {institution_}, {serves_}, false};
  EXPECT_THAT(table_of(report_html(input, Language::en), "missing-functions"),
              HasSubstr("indirect"));
}

TEST_F(ReportTest, SaysHowFarToTrustSuggestedLinks) {
  for (const auto language : {Language::ja, Language::en}) {
    const auto html = report_html(hub_input(), language);
    EXPECT_THAT(html, HasSubstr(report::text(trust_sentence(tested_trust(), language)).code()));
    EXPECT_THAT(html, HasSubstr("0.600 ± 0."));
    EXPECT_THAT(html, HasSubstr(predictor_label(LinkPredictor::random_walk, language)));
  }
  EXPECT_THAT(report_html(hub_input(), Language::en), HasSubstr("For 40% of the hidden links"));
  auto few = plain_input();
  few.trust.links = 12;
  const auto html = report_html(few, Language::en);
  EXPECT_THAT(html, HasSubstr("With 12 links there are too few to test"));
  EXPECT_THAT(html, Not(HasSubstr("link-prediction-quality"))) << "no table of nothing";
  EXPECT_THAT(report_html(plain_input(), Language::en), Not(HasSubstr("id=\"link-prediction\"")));
}

TEST_F(ReportTest, LeavesOutWhatNeedsHubs) {
  const auto html = report_html(plain_input(), Language::en);
  for (const auto* id : {"reading", "hub-pairs", "functions", "overseas"}) {
    EXPECT_THAT(html, Not(HasSubstr("<h2 id=\"" + std::string(id) + "\""))) << id;
  }
  EXPECT_THAT(html, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(html, HasSubstr("id=\"centrality\">2. Central")) << "numbers close the ranks";
}

TEST_F(ReportTest, WorksForAnEmptyNetwork) {
  const Network empty{.projections = {ProjectionSpec{}}};
  const auto projection = project(empty.graph, empty.projections.front());
  const auto html =
      report_html({.network = empty, .projection = projection, .version = "1"}, Language::en);
  EXPECT_THAT(html, HasSubstr("0 nodes"));
}

TEST_F(ReportTest, IsTheSameEveryTime) {
  EXPECT_EQ(report_html(hub_input(), Language::ja), report_html(hub_input(), Language::ja));
}

// What opens must close in order; void elements aside, HTML made of our builders is like XML.
TEST_F(ReportTest, ElementsNest) {
  const auto html = report_html(hub_input(), Language::ja);
  std::vector<std::string> open;
  const std::set<std::string> voids{"meta", "br"};
  for (auto at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
    const bool closes = html[at + 1] == '/';
    const auto start = at + (closes ? 2 : 1);
    const auto name = html.substr(start, html.find_first_of(" >/", start) - start);
    if (name.starts_with('!') || voids.contains(name)) continue;
    if (!closes) {
      open.push_back(name);
      if (name == "script" || name == "style") at = html.find("</" + name, at) - 1;
      continue;
    }
    ASSERT_FALSE(open.empty()) << name;
    ASSERT_EQ(open.back(), name);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

TEST_F(ReportTest, IdsAreUniqueAndLinksLeadSomewhere) {
  const auto html = report_html(hub_input(), Language::ja);
  std::set<std::string> ids;
  const std::regex id("\\sid=\"([^\"]*)\"");
  for (std::sregex_iterator it(html.begin(), html.end(), id), end; it != end; ++it) {
    EXPECT_TRUE(ids.insert((*it)[1]).second) << (*it)[1];
  }
  const std::regex link("href=\"#([^\"]*)\"");
  for (std::sregex_iterator it(html.begin(), html.end(), link), end; it != end; ++it) {
    EXPECT_TRUE(ids.contains((*it)[1])) << (*it)[1];
  }
}

TEST_F(ReportTest, PutsPicturesInWithoutTheirProlog) {
  const auto html = report_html(hub_input(), Language::ja);
  EXPECT_THAT(html, HasSubstr("<svg id=\"pic\"><text>A</text></svg>"));
  EXPECT_THAT(html, Not(HasSubstr("<?xml")));
  EXPECT_EQ(count_of(html, "<!DOCTYPE"), 1u);
}

TEST(ReportNumbers, HaveFixedDecimalsAndNoNegativeZero) {
  EXPECT_EQ(report::fixed(0.625, 1), "0.6");
  EXPECT_EQ(report::fixed(-0.001, 2), "0.00");
  EXPECT_EQ(report::fixed(-0.5, 2), "-0.50");
  EXPECT_EQ(report::fixed(std::numeric_limits<double>::quiet_NaN(), 2), "–");
  EXPECT_EQ(report::fixed(1e300, 0).size(), 301u);
  EXPECT_EQ(report::number(1234567).code(), "1,234,567");
  EXPECT_EQ(report::number(999).code(), "999");
  EXPECT_EQ(report::percent(1, 0), "–");
  EXPECT_EQ(report::percent(1, 3), "33%");
}

// SHA-256 (FIPS 180-4), written out plainly: a hash that does not fit the script would silently
// leave the tables unsorted.
std::array<std::uint8_t, 32> sha256(std::string message) {
  static constexpr std::array<std::uint32_t, 64> kRound{
      0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
      0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
      0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
      0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
      0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
      0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
      0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
      0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
      0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
      0xc67178f2};
  std::array<std::uint32_t, 8> state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  const std::uint64_t bits = message.size() * 8;
  message += '\x80';
  while (message.size() % 64 != 56) message += '\0';
  for (int shift = 56; shift >= 0; shift -= 8) message += static_cast<char>((bits >> shift) & 0xFF);
  for (std::size_t block = 0; block < message.size(); block += 64) {
    std::array<std::uint32_t, 64> w{};
    for (std::size_t i = 0; i < 64; ++i) {
      w[i / 4] = w[i / 4] << 8 | static_cast<std::uint8_t>(message[block + i]);
    }
    for (std::size_t i = 16; i < 64; ++i) {
      const auto s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
      const auto s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < 64; ++i) {
      const auto s1 = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
      const auto t1 = h + s1 + ((e & f) ^ (~e & g)) + kRound[i] + w[i];
      const auto s0 = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
      const auto t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
    }
    const std::array<std::uint32_t, 8> add{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) state[i] += add[i];
  }
  std::array<std::uint8_t, 32> digest{};
  for (std::size_t i = 0; i < 32; ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - 8 * (i % 4)));
  }
  return digest;
}

std::string base64(const std::array<std::uint8_t, 32>& bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t bit = 0; bit < 256; bit += 6) {
    std::size_t digit = 0;
    for (std::size_t i = bit; i < bit + 6; ++i) {
      digit = digit << 1 | (i < 256 ? bytes[i / 8] >> (7 - i % 8) & 1u : 0u);
    }
    text += kDigits[digit];
  }
  return text + "=";
}

TEST(ReportScript, HashFits) {
  // The test vector "abc" of FIPS 180-4.
  ASSERT_EQ(base64(sha256("abc")), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  EXPECT_EQ(base64(sha256(std::string(report::table_script()))), report::table_script_hash());
}

}  // namespace
}  // namespace musubi::report_test
