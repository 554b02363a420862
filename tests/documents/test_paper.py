from dataclasses import replace

import pytest

from tests.documents.samples import toy_map
from wirnetz.documents.paper import fitted


@pytest.mark.parametrize(("ratio", "box"), [(2.0, (-300.0, 0.0, 1400.0, 700.0)), (0.5, (0.0, -450.0, 800.0, 1600.0))])
def test_the_box_is_widened_about_its_middle_and_never_cut(ratio, box):
    assert fitted(toy_map(), ratio) == replace(toy_map(), box=box)
