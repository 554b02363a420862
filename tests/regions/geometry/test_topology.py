"""Shared arcs: outlines, borders, lighter copies."""

from itertools import pairwise


def test_outline_of_all_leaves_out_inner_borders(squares):
    outline = squares.outline(["01001", "01002", "02001"])
    assert len(outline) == 1
    assert sorted(outline[0]) == [(0, 0), (0, 4), (0, 8), (4, 0), (4, 4), (4, 8), (8, 0), (8, 4)]


def test_outline_of_one_is_its_ring(squares):
    assert sorted(squares.outline(["01001"])[0]) == [(0, 0), (0, 4), (4, 0), (4, 4)]


def test_mesh_holds_each_border_between_groups_once(squares):
    both = squares.mesh({"01001": "a", "01002": "b", "02001": "c"})
    lengths = [abs(x1 - x0) + abs(y1 - y0) for line in both for (x0, y0), (x1, y1) in pairwise(line)]
    assert sum(lengths) == 8
    assert squares.mesh({"01001": "a", "01002": "a"}) == ()


def test_members_and_within_go_by_prefix(squares):
    assert squares.members("01") == ["01001", "01002"]
    assert squares.within(["01001", "01", "99"]) == ["01001", "01002"]


def test_coarse_moves_both_sides_of_a_border_alike(districts):
    coarse = districts.coarse(5, 7.5)
    everything = coarse.mesh({key: key for key in coarse.keys})
    points = {point for ring in coarse.outline(coarse.keys) for point in ring}
    for key in ("13004", "09162", "16063"):
        own = {point for ring in coarse.rings(key) for point in ring}
        assert own <= {point for line in everything for point in line} | points


def test_every_area_keeps_a_shape_when_coarse(districts, municipalities):
    assert [key for key in districts.keys if not districts.coarse(8, 13.0).rings(key)] == []
    assert [key for key in municipalities.keys if not municipalities.rings(key)] == []


def test_counts_are_those_of_germany(districts, municipalities):
    assert (len(districts.keys), len(municipalities.keys)) == (401, 10978)
    assert len(municipalities.members("13074")) == 83
