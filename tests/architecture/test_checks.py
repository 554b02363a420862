"""The checker itself, on small made-up trees."""

from pathlib import Path

import pytest

from tests.architecture import rooms, sizes, templates
from tests.architecture.source import Breach, SourceTree


@pytest.fixture
def build(tmp_path: Path):
    """Writes files given as `path=text` below a package and returns the tree."""

    def write(files: dict[str, str]) -> SourceTree:
        for name, text in files.items():
            path = tmp_path / "src" / "wirnetz" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return SourceTree(tmp_path / "src")

    return write


def found(breaches: list[Breach]) -> list[str]:
    return [f"{breach.path.removeprefix('src/wirnetz/')}:{breach.line}" for breach in sorted(breaches)]


@pytest.mark.parametrize(
    ("importing", "line"),
    [
        ("offers/models.py", "from wirnetz.networks.models import Network"),
        ("offers/models.py", "import wirnetz.networks.models"),
        ("offers/models.py", "from wirnetz.networks import models"),
        ("networks/views.py", "from wirnetz.offers.views import offer_list"),
        ("networks/views.py", "from wirnetz.offers import forms"),
        ("networks/actions.py", "from wirnetz.offers.signals import offer_published"),
        ("core/apps.py", "from wirnetz.config import settings"),
        ("offers/models.py", "from ..networks.models import Network"),
    ],
)
def test_an_import_across_rooms_is_refused(build, importing, line):
    shared = {"networks/models.py": "", "offers/views.py": "", "offers/forms.py": "", "config/settings.py": ""}
    assert found(rooms.room_breaches(build({**shared, importing: f"\n{line}\n"}))) == [f"{importing}:2"]


@pytest.mark.parametrize(
    ("importing", "line"),
    [
        ("networks/models.py", "from wirnetz.offers.models import Offer"),
        ("networks/views.py", "from wirnetz.offers.queries.by_region import offers_in"),
        ("networks/views.py", "from wirnetz.documents.pptx.master import build"),
        ("portal/views.py", "from wirnetz.regions.finder.postcodes import find"),
        ("networks/receivers.py", "from wirnetz.offers.signals import offer_published"),
        ("config/urls.py", "from wirnetz.portal.views import home"),
        ("accounts/actions.py", "import datetime"),
    ],
)
def test_an_import_of_what_is_shared_is_fine(build, importing, line):
    assert found(rooms.room_breaches(build({importing: f"{line}\n"}))) == []


@pytest.mark.parametrize(
    ("importing", "line"),
    [
        ("offers/models.py", "from wirnetz.offers.queries import offers_in"),
        ("offers/models/topic.py", "from wirnetz.offers.queries.by_region import offers_in"),
        ("offers/queries.py", "def f():\n    from wirnetz.offers.actions import publish"),
        ("offers/actions.py", "from .forms import OfferForm"),
        ("regions/geometry/shapes.py", "from wirnetz.regions.models import Area"),
    ],
)
def test_an_import_of_a_later_file_is_refused(build, importing, line):
    expected = 1 + line.count("\n")
    assert found(rooms.file_order_breaches(build({importing: line}))) == [f"{importing}:{expected}"]


@pytest.mark.parametrize(
    ("importing", "line"),
    [
        ("offers/views.py", "from wirnetz.offers.queries.by_region import offers_in"),
        ("offers/queries/by_region.py", "from wirnetz.offers.queries.all import everything"),
        ("regions/models.py", "from wirnetz.regions.geometry.shapes import outline"),
        ("offers/search.py", "from wirnetz.offers.queries import offers_in"),
    ],
)
def test_an_import_of_an_earlier_file_is_fine(build, importing, line):
    assert found(rooms.file_order_breaches(build({importing: line}))) == []


def test_a_strange_file_or_room_is_refused(build):
    tree = build({"offers/tools.py": "", "offers/queries/tools.py": "", "attic/models.py": "", "core/tools.py": ""})
    assert found(rooms.file_name_breaches(tree)) == ["attic/models.py:1", "offers/tools.py:1"]


def test_django_in_a_pure_part_is_found_also_behind_another_module(build):
    tree = build(
        {
            "documents/content.py": "from wirnetz.core.reference import read\n",
            "documents/html.py": "from django.template import loader\n",
            "documents/facts.py": "import json\n\nfrom wirnetz.core.german import number\n",
            "regions/geometry/shapes.py": "import django\n",
            "core/reference.py": "from django.db import models\n",
            "core/german.py": "import re\n",
        }
    )
    assert found(rooms.purity_breaches(tree)) == ["documents/content.py:1", "regions/geometry/shapes.py:1"]


def test_private_names_are_found_by_import_and_by_attribute(build):
    tree = build(
        {
            "core/dates.py": "def _day(): ...\ndef day(): ...\n",
            "offers/models.py": "from wirnetz.core.dates import _day\n",
            "offers/views.py": "from wirnetz.core import dates\n\ndates._day()\ndates.day()\n",
        }
    )
    assert found(rooms.private_breaches(tree)) == ["offers/models.py:1", "offers/views.py:3"]


def test_an_inner_import_needs_a_reason(build):
    tree = build(
        {
            "core/one.py": "def f():\n    import json\n",
            "core/two.py": "def f():\n    import json  # slow\n    import csv\n",
            "core/three.py": "def f():\n    # slow\n    import json\n\n    import csv\n",
            "core/four.py": "import json\n",
        }
    )
    assert found(rooms.inner_import_breaches(tree)) == ["core/one.py:2", "core/three.py:5"]


def test_empty_names_are_refused(build):
    tree = build({"core/date_utils.py": "", "offers/services/x.py": "", "offers/models.py": "", "core/managed.py": ""})
    assert found(rooms.name_breaches(tree)) == ["core/date_utils.py:1", "offers/services:1"]


def test_sizes_are_counted(build, tmp_path):
    build(
        {
            "core/long.py": "x = 1\n" * 501,
            "core/full.py": "x = 1\n" * 500,
            "core/migrations/0001_initial.py": "x = 1\n" * 900,
            "core/function.py": "def f():\n" + "    x = 1\n" * 60,
            "core/static/core/a.css": "a{}\n" * 301,
            "core/templates/core/a.html": "<p>\n" * 201,
            "core/reference/table.js": "1\n" * 999,
        }
    )
    assert found(sizes.size_breaches(tmp_path, ("src",))) == [
        "core/function.py:1",
        "core/long.py:501",
        "core/static/core/a.css:301",
        "core/templates/core/a.html:201",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<style>p { color: red }</style>",
        '<p style="color: red">',
        '<a class="x" onclick="go()">',
        '<a href="javascript:go()">',
        '<p hx-on:click="go()">',
    ],
)
def test_inline_script_and_style_are_refused(build, text):
    tree = build({"offers/templates/offers/a.html": f"\n{text}\n"})
    assert found(templates.inline_breaches(tree)) == ["offers/templates/offers/a.html:2"]


def test_linked_script_and_carried_style_are_fine(build):
    tree = build(
        {
            "offers/templates/offers/a.html": '<script src="a.js" defer></script>{# <style> #}<p data-on="x">',
            "documents/templates/documents/deck.html": "<style>{{ style|safe }}</style>",
        }
    )
    assert found(templates.inline_breaches(tree)) == []


def test_templates_of_other_rooms_are_kept_apart(build):
    tree = build(
        {
            "portal/templates/portal/a.html": '{% extends "core/base.html" %}\n{% include "offers/offer_list.html" %}',
            "portal/templates/portal/b.html": '{% include "offers/components/a.html" %}{% include "portal/c.html" %}',
            "offers/templates/offers/a.html": '{% include "portal/components/card.html" %}',
            "portal/views.py": 'NAME = "offers/offer_list.html"\n',
        }
    )
    assert found(templates.built_on_breaches(tree)) == [
        "offers/templates/offers/a.html:1",
        "portal/templates/portal/a.html:2",
        "portal/views.py:1",
    ]


def test_views_that_read_for_nobody_are_refused(build):
    tree = build(
        {
            "offers/views.py": "x = Grant.objects.unscoped('why')\n",
            "portal/views.py": "x = Person.objects.get(pk=1)\ny = visible(user, Person.objects.filter(pk=1))\n",
            "offers/queries.py": "x = Grant.objects.unscoped('why')\n",
        }
    )
    assert found(rooms.unscoped_view_breaches(tree)) == ["offers/views.py:1", "portal/views.py:1"]
