"""Kits of all districts, occasions and kinds of partners: a sample of the day here, all of them by `make soak`."""

import itertools
import os
import random
import shutil
import subprocess
from datetime import date

import pypdfium2
import pytest

from tests.documents.stand_in import make_fonts
from tests.drill.kit_faults import kit_faults
from wirnetz.arguments.exports.kit import kit_for
from wirnetz.arguments.validators.occasions import occasions
from wirnetz.documents.pptx import layout_deck, write_deck
from wirnetz.documents.typst import write_handout
from wirnetz.organisations.enums import PARTNER_KINDS
from wirnetz.organisations.models import Organisation
from wirnetz.regions.enums import AreaLevel
from wirnetz.regions.models import Area

pytestmark = [pytest.mark.drill, pytest.mark.django_db, pytest.mark.reference]
TODAY = date.today()
SAMPLE, RENDERED = 500, 20
SOFFICE = shutil.which("soffice")


def all_kits():
    """Each district with each occasion and each kind of partner, a house for each in turn."""
    houses = {kind: list(Organisation.objects.filter(kind=kind).order_by("pk")) for kind in PARTNER_KINDS}
    keys = Area.objects.current().filter(level=AreaLevel.DISTRICT).order_by("key").values_list("key", flat=True)
    combinations = itertools.product(keys, occasions().values(), (kind for kind in PARTNER_KINDS if houses[kind]))
    for number, (key, occasion, kind) in enumerate(combinations):
        yield key, occasion, houses[kind][number % len(houses[kind])]


def chosen(count):
    """So many kits of the day, the same all day; all of them where `KITS=all`."""
    listed = list(all_kits())
    return listed if os.environ.get("KITS") == "all" else random.Random(TODAY.toordinal()).sample(listed, count)


def made(key, occasion, house):
    return kit_for(organisation=house, area_keys=(key,), occasion=occasion, on=TODAY)


def test_there_are_more_than_nineteen_thousand_kits(reference):
    assert len(occasions()) == 7
    assert len(list(all_kits())) > 19_000


def test_no_kit_overflows_or_leaves_a_gap(reference):
    found = {}
    for key, occasion, house in chosen(SAMPLE):
        for fault in kit_faults(made(key, occasion, house)):
            found.setdefault(fault, f"{house.slug}, {key}, {occasion.slug}")
    assert found == {}


def test_a_handout_is_one_page(reference):
    pages = {}
    for key, occasion, house in chosen(60)[:60]:
        document = pypdfium2.PdfDocument(write_handout(made(key, occasion, house).handout))
        if len(document) != 1:
            pages[f"{house.slug}, {key}, {occasion.slug}"] = len(document)
        document.close()
    assert pages == {}


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) ist nicht installiert.")
def test_libreoffice_opens_twenty_of_them_with_every_slide(reference, tmp_path):
    config = make_fonts(tmp_path / "faces")
    expected = {}
    for number, (key, occasion, house) in enumerate(chosen(RENDERED)[:RENDERED]):
        deck = made(key, occasion, house).deck
        expected[f"{number}"] = len(layout_deck(deck))
        (tmp_path / f"{number}.pptx").write_bytes(write_deck(deck))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    order = [SOFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    files = [str(tmp_path / f"{name}.pptx") for name in expected]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    subprocess.run([*order, *files], env=environment, check=True, capture_output=True, timeout=400)
    pages = {}
    for name in expected:
        document = pypdfium2.PdfDocument(tmp_path / f"{name}.pdf")
        pages[name] = len(document)
        document.close()
    assert pages == expected
