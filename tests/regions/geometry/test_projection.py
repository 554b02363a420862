"""The projection agrees with PROJ."""

import pytest

from wirnetz.regions.geometry.projection import kilometres_between, laea


@pytest.mark.parametrize(
    ("longitude", "latitude"), [(11.4, 53.6), (8.4, 54.9), (10.2, 47.3), (15.0, 51.1), (5.9, 51.0)]
)
def test_laea_equals_proj(longitude, latitude):
    pyproj = pytest.importorskip("pyproj")
    expected = pyproj.Transformer.from_crs(4326, 3035, always_xy=True).transform(longitude, latitude)
    assert laea(longitude, latitude) == pytest.approx(expected, abs=0.001)


def test_kilometres_between_schwerin_and_wismar():
    assert kilometres_between((11.4148, 53.6288), (11.465, 53.8925)) == pytest.approx(29.5, abs=0.2)
