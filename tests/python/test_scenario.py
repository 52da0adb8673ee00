"""Scenarios, held against what the command line says of the same."""

import json
import os
import pathlib
import signal
import subprocess
import threading
import time

import pytest

import musubi

GRAPHS = pathlib.Path(os.environ["MUSUBI_SOURCE_DIR"]) / "graphs"
PROGRAM = pathlib.Path(os.environ["MUSUBI_BINARY_DIR"]) / "bin" / "musubi"
MEASURES = ["links", "global_efficiency", "bridges", "hub_pairs_linked", "degree"]
FILES = musubi.scenarios(GRAPHS / "gtb")


@pytest.fixture(scope="module")
def gtb():
    return musubi.load(GRAPHS / "gtb")


def shared():
    return musubi.Scenario("shared").add_link(
        "kbic", "hub-shonan", "serves", "incubation", reason="A facility opens", cost=1)


def program(*arguments):
    if not PROGRAM.exists():
        pytest.skip("the command-line program is not built")
    run = subprocess.run([PROGRAM, *arguments, "--format", "json", "--lang", "en", "--top", "0"],
                         capture_output=True, check=True, text=True)
    return json.loads(run.stdout)["results"]


def agree(ours, theirs):
    """Every key of `ours` is in `theirs`, which has names beside."""
    if isinstance(ours, dict):
        return all(key in theirs and agree(value, theirs[key]) for key, value in ours.items())
    if isinstance(ours, list):
        return len(ours) == len(theirs) and all(map(agree, ours, theirs))
    return ours == (pytest.approx(theirs) if isinstance(ours, float) else theirs)


@pytest.mark.parametrize("name", FILES)
def test_the_program_says_the_same(gtb, name):
    cases = gtb.whatif(FILES[name], MEASURES)
    expected = program("whatif", str(GRAPHS / "gtb"), name, "--measures", ",".join(MEASURES))
    assert [case.alternative for case in cases] == [one["alternative"] for one in expected]
    for case, one in zip(cases, expected):
        assert case.title == one["title"]
        for key in ("before", "after", "change", "gaps", "requirements", "cut_off", "new_links",
                    "cost", "gain", "pareto"):
            assert agree(getattr(case, key), one[key]), key
        ranks = [{key: move[key] for key in ("id", "measure", "before", "after", "score_after")}
                 for move in case.rank_changes]
        assert agree(ranks, one["rank_changes"])
        assert [edit["line"] for edit in case.edits] == [edit["line"] for edit in one["edits"]]


def test_written_in_python_is_the_same_as_read(gtb):
    written = (musubi.Scenario("kawasaki-shonan-incubator")
               .alternative("kbic").add_link("kbic", "hub-shonan", "serves", "incubation", cost=1)
               .alternative("ipark")
               .add_link("shonan-ipark", "hub-kawasaki", "serves", "incubation", cost=1)
               .alternative("new-building")
               .add_node("kanagawa-shared-lab", "incubator", prefecture="神奈川県", country="JP",
                         cost=10)
               .add_link("kanagawa-shared-lab", "hub-kawasaki", "serves", "incubation", cost=1)
               .add_link("kanagawa-shared-lab", "hub-shonan", "serves", "incubation", cost=1))
    ours = gtb.whatif(written, MEASURES)
    files = gtb.whatif(musubi.Scenario.load(FILES["kawasaki-shonan-incubator"]), MEASURES)
    for a, b in zip(ours, files, strict=True):
        assert (a.after, a.gaps, a.gain, a.cost, a.pareto) == (b.after, b.gaps, b.gain, b.cost,
                                                               b.pareto)


def test_apply_makes_a_network_and_leaves_the_other(gtb):
    (case,) = gtb.apply(shared())
    assert len(case.network.links) == len(gtb.links) + 1 == 770
    assert case.new_links == 1 and case.cost == 1 and case.title == "shared"
    assert case.edits[0]["links_added"] == 1 and case.edits[0]["line"] == 1
    (link,) = [link for link in case.network.links if link["evidence"][0]["source"] == "scenario"]
    assert link["source"] == "kbic" and link["evidence"][0]["locator"] == "A facility opens"
    (again,) = case.network.apply(musubi.Scenario("back").remove_link("kbic", "hub-shonan"))
    assert len(again.network.links) == 769


def test_every_edit(gtb):
    hub = "hub-kawasaki"
    scenario = (musubi.Scenario("all")
                .alternative("nodes").add_node("lab", "incubator", name_en="Lab")
                .change_node("kbic", prefecture="東京都").remove_node("biocom")
                .alternative("links").remove_link("link-j", "biocom")
                .change_link("medcity", "biojapan", status="actual")
                .alternative("hubs").move("kbic", "hub-shonan", hub).coverage(hub, "partial", "overseas")
                .alternative("less").drop_country("GB").merge("link-j", "jba")
                .alternative("closed").close_hub("hub-shonan")
                .alternative("unfunded").drop_relation("funds"))
    cases = gtb.apply(scenario)
    assert [case.alternative for case in cases] == scenario.cases
    assert all(any(edit[key] for key in ("nodes_added", "nodes_removed", "links_added",
                                         "links_removed", "values_changed"))
               for case in cases for edit in case.edits)


def test_edits_before_the_first_alternative_are_made_in_every_case(gtb):
    base = musubi.Scenario("s", title={"ja": "例", "en": "Example"}).remove_node("link-j")
    both = base.alternative("a").add_node("x", "incubator").alternative("b").add_node("y", "incubator")
    assert base.cases == ["s"] and both.cases == ["a", "b"] and base.title == "Example"
    assert [len(case.edits) for case in gtb.apply(both)] == [2, 2]
    assert [edit["line"] for case in gtb.apply(both) for edit in case.edits] == [1, 2, 1, 3]
    read = musubi.Scenario.load(FILES["kawasaki-shonan-incubator"]).remove_node("biocom")
    assert all(case.edits[-1]["nodes_removed"] == 1 for case in gtb.apply(read))


def test_communities_are_compared_when_a_function_finds_them(gtb):
    seen = []

    def parts(graph):
        assert threading.current_thread() is threading.main_thread()
        seen.append(graph)
        return musubi.connected_components(graph)

    (case,) = gtb.whatif(shared(), ["communities"], partition=parts)
    assert len(seen) == 2 and case.communities["before"] == case.before["communities"]
    assert case.communities["nmi"] == pytest.approx(1)
    (without,) = gtb.whatif(shared(), ["communities"])
    assert without.communities is None and "communities" not in without.before
    with pytest.raises(ValueError, match="in no community"):
        gtb.whatif(shared(), [], partition=lambda graph: [])


def test_diff(gtb, tmp_path):
    (case,) = gtb.whatif(shared(), MEASURES, top=1)
    found = musubi.diff(gtb, case.network, MEASURES, top=1)
    assert found.nodes == {"added": [], "removed": [], "changed": []}
    assert [link["source"] for link in found.links["added"]] == ["kbic"]
    assert found.change == case.change and found.links == case.links
    assert found.rank_changes == case.rank_changes and len(found.rank_changes) == 1
    other = gtb.apply(musubi.Scenario("s").change_node("kbic", prefecture="東京都"))[0].network
    (changed,) = musubi.diff(gtb, other, []).nodes["changed"]
    assert changed["id"] == "kbic" and changed["values"][0]["after"] == "東京都"


def test_mistakes_are_told_with_the_number_of_the_edit(gtb):
    wrong = shared().remove_node("link-jj").add_link("kbic", "hub-kawasaki", "serves", "incubation")
    with pytest.raises(musubi.Error) as caught:
        gtb.apply(wrong)
    assert [(d.file, d.line) for d in caught.value.diagnostics] == [("shared", 2), ("shared", 3)]
    assert str(caught.value).startswith("shared:2: no node 'link-jj'")
    assert "link-j" in caught.value.diagnostics[0].remedy
    with pytest.raises(musubi.Error, match="no measure 'degre'"):
        gtb.whatif(shared(), ["degre"])
    with pytest.raises(musubi.Error, match="no measure 'x' of a network"):
        gtb.whatif(shared(), gain="x")
    with pytest.raises(musubi.Error, match="no such file"):
        musubi.Scenario.load("nothing.toml")
    with pytest.raises(musubi.Error, match="no such folder"):
        musubi.scenarios("nothing")
    with pytest.raises(TypeError, match="source must be a str, not int"):
        musubi.Scenario("s").add_link(1, "kbic", "serves")
    with pytest.raises(TypeError, match="reason must be"):
        musubi.Scenario("s").remove_node("kbic", reason=3)
    with pytest.raises(ValueError, match="cost"):
        musubi.Scenario("s").remove_node("kbic", cost=-1)


def test_a_long_comparison_tells_its_progress_and_stops(gtb):
    many = musubi.Scenario("many")
    for i in range(400):
        many = many.alternative(f"c{i}").add_node(f"n{i}", "incubator").add_link(f"n{i}", "kbic",
                                                                               "partners_with")
    told = []
    gtb.whatif(shared(), ["links"], progress=told.append)
    assert told[-1] == 1.0
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    start = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        gtb.whatif(many)
    assert time.monotonic() - start < 30
