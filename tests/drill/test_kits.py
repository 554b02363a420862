"""Kits of all districts, occasions and kinds of partners: a sample of the day here, all of them by `make soak`."""

import itertools
import operator
import os
import random
import shutil
import subprocess
import time
from datetime import date

import pypdfium2
import pytest

from tests.documents.stand_in import make_fonts
from tests.drill.kit_faults import kit_faults
from tests.drill.kit_log import Checked, KitLog
from wirnetz.arguments.exports.kit import kit_for
from wirnetz.arguments.queries.situation import situations_remembered
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
IS_SOAK = os.environ.get("KITS") == "all"
PARTS = (0, 1) if IS_SOAK else (0,)
SOFFICE = shutil.which("soffice")


def all_kits():
    """Each district with each occasion and each kind of partner, a house for each in turn."""
    houses = {kind: list(Organisation.objects.filter(kind=kind).order_by("pk")) for kind in PARTNER_KINDS}
    keys = Area.objects.current().filter(level=AreaLevel.DISTRICT).order_by("key").values_list("key", flat=True)
    combinations = itertools.product(keys, occasions().values(), (kind for kind in PARTNER_KINDS if houses[kind]))
    for number, (key, occasion, kind) in enumerate(combinations):
        yield key, occasion, houses[kind][number % len(houses[kind])]


def sample(count):
    """So many kits of the day, the same all day."""
    return random.Random(TODAY.toordinal()).sample(list(all_kits()), count)


def by_district(kits):
    return itertools.groupby(sorted(kits, key=operator.itemgetter(0)), key=operator.itemgetter(0))


def made(key, occasion, house):
    return kit_for(organisation=house, area_keys=(key,), occasion=occasion, on=TODAY)


def checked(key, kits):
    """The kits of a district, each built and judged; what is read about the district is read once."""
    began, faults, slides = time.monotonic(), {}, 0
    with situations_remembered():
        for _key, occasion, house in kits:
            try:
                kit = made(key, occasion, house)
                found, slides = list(kit_faults(kit)), slides + len(kit.deck.slides)
            except Exception as error:  # an error is a fault like others: the run goes on
                found = [f"error: {error!r}"]
            for fault in found:
                faults.setdefault(fault, []).append(f"{house.slug}, {key}, {occasion.slug}")
    return Checked(key, len(kits), slides, round(time.monotonic() - began, 1), faults)


def test_there_are_more_than_nineteen_thousand_kits(reference):
    assert len(occasions()) == 7
    assert len(list(all_kits())) > 19_000


@pytest.mark.parametrize("part", PARTS)
def test_no_kit_overflows_or_leaves_a_gap(reference, part):
    log = KitLog()
    for at, (key, kits) in enumerate(by_district(all_kits() if IS_SOAK else sample(SAMPLE))):
        if at % len(PARTS) == part and key not in log.districts:
            log.enter(checked(key, list(kits)))
    assert log.faults == {}


def test_a_handout_is_one_page(reference):
    pages = {}
    for key, occasion, house in sample(60):
        document = pypdfium2.PdfDocument(write_handout(made(key, occasion, house).handout))
        if len(document) != 1:
            pages[f"{house.slug}, {key}, {occasion.slug}"] = len(document)
        document.close()
    assert pages == {}


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) ist nicht installiert.")
def test_libreoffice_opens_twenty_of_them_with_every_slide(reference, tmp_path):
    config = make_fonts(tmp_path / "faces")
    expected = {}
    for number, (key, occasion, house) in enumerate(sample(RENDERED)):
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
