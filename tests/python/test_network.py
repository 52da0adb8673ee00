import os
import pathlib

import pytest

import musubi

GRAPHS = pathlib.Path(os.environ["MUSUBI_SOURCE_DIR"]) / "graphs"


@pytest.fixture(scope="module")
def gtb():
    return musubi.load(GRAPHS / "gtb")


def test_nodes_and_links_have_attributes_and_evidence(gtb):
    assert gtb.title == "Greater Tokyo Biocommunity"
    assert len(gtb.nodes) == 425 and len(gtb.links) == 769
    assert all(link["evidence"] and link["evidence"][0]["source"] for link in gtb.links)
    known = {source["id"] for source in gtb.sources}
    assert {e["source"] for link in gtb.links for e in link["evidence"]} <= known
    assert gtb.node_name(gtb.find("gtb")) == gtb.node_name("gtb")


def test_frames(gtb):
    pytest.importorskip("pandas")
    assert len(gtb.links_frame()) == 769
    assert "gtb" in gtb.nodes_frame().index


def test_projection_leads_back_to_links(gtb):
    graph = gtb.project()
    assert graph.name == next(iter(gtb.projections))
    edges = graph.edges()
    assert all(graph.links_behind(e) for e in range(len(edges)))
    assert gtb.project(with_=["planned"]).number_of_edges() >= len(edges)
    with pytest.raises(IndexError):
        graph.links_behind(len(edges))


def test_gaps_are_ranked_and_carry_their_evidence(gtb):
    gaps = musubi.hub_gaps(gtb, bounds=True)
    missing = [gap for gap in gaps if gap.status == "missing"]
    assert len(gaps) == 28
    assert missing == sorted(missing, key=lambda gap: -gap.score)
    assert all(gap.bounds["score"][0] <= gap.score + 1e-9 for gap in missing)
    linked = [gap for gap in gaps if gap.status == "linked"]
    assert linked and all(tie["links"] for gap in linked for tie in gap.ties)
    assert {cell.status for cell in musubi.function_gaps(gtb)} <= {"present", "missing", "unknown"}
    assert all(cell.via for cell in musubi.overseas_gaps(gtb) if cell.status == "present")


def test_assess(gtb):
    (assessment,) = musubi.assess(gtb, "global-biocommunity", "gtb")
    counted = assessment.met + assessment.missing + assessment.unknown + assessment.to_judge
    assert assessment.subject == "gtb" and counted == len(assessment.requirements) > 0


def test_join():
    joined = musubi.load(GRAPHS / "gtb", join=[GRAPHS / "kansai"])
    assert len(joined.nodes) > 425


def test_errors_say_what_would_be_right(gtb, tmp_path):
    with pytest.raises(musubi.Error, match="no projection 'sitse'") as caught:
        gtb.project("sitse")
    assert caught.value.kind == "usage" and "sites" in caught.value.diagnostics[0].remedy
    with pytest.raises(musubi.Error, match="no status 'plannned'"):
        musubi.function_gaps(gtb, with_=["plannned"])
    with pytest.raises(musubi.Error, match="no profile 'x'"):
        musubi.assess(gtb, "x")
    with pytest.raises(musubi.Error):
        musubi.load(tmp_path / "nothing.graphml")
    with pytest.raises(ValueError, match="no weight 'reech'"):
        musubi.hub_gaps(gtb, weights={"reech": 1.0})
    broken = tmp_path / "broken.el"
    broken.write_text("a b 1\na b x\nc d y\n")
    with pytest.raises(musubi.Error) as caught:
        musubi.load(broken)
    assert caught.value.kind == "input"
    assert [entry.line for entry in caught.value.diagnostics] == [2, 3]
