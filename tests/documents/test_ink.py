"""A logo that nobody would see on white paper is noticed; fine dark lines are not taken for nothing."""

import io

import pytest
from PIL import Image, ImageDraw

from wirnetz.documents.ink import is_hardly_seen

CLEAR, WHITE = (255, 255, 255, 0), (255, 255, 255, 255)


def logo(ground, letters, *, width=40):
    image = Image.new("RGBA", (1200, 300), ground)
    for left in range(100, 1100, 200):
        ImageDraw.Draw(image).rectangle((left, 60, left + width, 240), fill=letters)
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("picture", "is_lost"),
    [
        (logo(CLEAR, (255, 255, 255, 255)), True),
        (logo(CLEAR, (250, 250, 230, 255)), True),
        (logo(WHITE, (240, 240, 240, 255)), True),
        (logo(CLEAR, CLEAR), True),
        (logo(CLEAR, (27, 110, 140, 255)), False),
        (logo((27, 110, 140, 255), WHITE), False),
        (logo(WHITE, (20, 20, 20, 255), width=5), False),
        (b"no picture", False),
    ],
)
def test_a_logo_stands_out_from_white_paper_or_not(picture, is_lost):
    assert is_hardly_seen(picture) is is_lost
    if not is_lost and picture != b"no picture":
        assert is_hardly_seen(picture, ground="#1b6e8c") is (picture == logo(CLEAR, (27, 110, 140, 255)))
