"""View boxes and what is cut at their edge."""

import pytest

from wirnetz.regions.geometry.frame import Frame, cut, touches


def test_frame_centres_the_box_and_keeps_the_padding():
    frame = Frame.around((0, 0, 100, 50), (240, 240), padding=20)
    assert (frame.unit, frame.left, frame.right) == (0.5, -10, 110)
    assert (frame.top + frame.bottom) / 2 == 25


def test_frame_does_not_come_closer_than_the_least_unit():
    assert Frame.around((0, 0, 1, 1), (100, 100), 10, least=2.0).unit == 2.0


def test_cut_keeps_fills_closed_and_breaks_lines():
    square = ((0, 0), (10, 0), (10, 10), (0, 10))
    assert sorted(cut((square,), (5, 5, 20, 20), closed=True)[0]) == [(5, 5), (5, 10), (10, 5), (10, 10)]
    assert cut((square,), (20, 20, 30, 30), closed=True) == ()
    line = ((0, 0), (10, 0), (20, 0), (30, 0), (40, 0), (50, 0))
    assert cut((line,), (15, -1, 25, 1), closed=False) == (((10, 0), (20, 0), (30, 0)),)


def test_touches():
    assert touches((0, 0, 2, 2), (1, 1, 3, 3))
    assert not touches((0, 0, 2, 2), (2, 0, 3, 2))


def test_a_subject_under_the_legend_moves_below_it():
    box, size, corner = (0, 0, 600, 600), (660, 640), ((0, 0), (600, 0), (600, 600))
    frame = Frame.beside_legend(box, size, 30, rings=[corner])
    assert (0 - frame.top) / frame.unit == pytest.approx(130)
    assert (frame.bottom - 600) / frame.unit == pytest.approx(30)


def test_a_subject_beside_the_legend_stays_where_it_is():
    box, size = (0, 0, 600, 600), (660, 640)
    frame = Frame.beside_legend(box, size, 30, rings=[((600, 0), (600, 600), (0, 600))])
    assert frame == Frame.around(box, size, 30)
