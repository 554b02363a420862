"""A11Y-6: every published paper can be heard; and the profile of every network is one page or two."""

import importlib.util
import subprocess
import sys
from datetime import date

import pypdfium2
import pytest

from tests.documents.brochure_samples import full, maps, thin
from tests.documents.pdf_checks import faults, out_of_page
from tests.documents.samples import handout
from tests.documents.test_brochure import hostile, pages
from tests.documents.test_report import report
from tests.documents.test_sheet import sheet
from wirnetz.arguments.exports.brochure import brochure_of
from wirnetz.arguments.validators.editorial import Editorial
from wirnetz.documents.content import Theme
from wirnetz.documents.typst import write_handout
from wirnetz.documents.typst.brochure import write_brochure
from wirnetz.documents.typst.profile import write_profile
from wirnetz.documents.typst.report import write_report
from wirnetz.documents.typst.sheet import write_sheet
from wirnetz.networks.models import Network
from wirnetz.portal.exports.profile import profile_of

pytestmark = [pytest.mark.drill, pytest.mark.django_db, pytest.mark.reference]
BLUE = Theme(name="Kasse Nord", accent="#1d5ea8", accent_deep="#123f74", accent_tint="#dbe8f7")
SOUTH = frozenset({"08435", "08436"})


@pytest.fixture(scope="module")
def profiles(reference, django_db_blocker):
    with django_db_blocker.unblock():
        return {network.slug: write_profile(profile_of(network)) for network in Network.objects.order_by("slug")}


def papers():
    """Of every kind: little and much, with and without map, in another house's colours, for the printer."""
    far, close = maps(SOUTH)
    return {
        "brochure": write_brochure(full()),
        "brochure-printed": write_brochure(full(), for_print=True),
        "brochure-thin": write_brochure(thin()),
        "brochure-south": write_brochure(thin(cover=far)),
        "brochure-blue": write_brochure(full(theme=BLUE)),
        "brochure-hostile": write_brochure(hostile()),
        "handout": write_handout(handout()),
        "handout-map": write_handout(handout(map=close)),
        "handout-plain": write_handout(handout(map=None, members=(), networks="")),
        "handout-blue": write_handout(handout(theme=BLUE, is_example=True)),
        "report": write_report(report()),
        "report-long": write_report(report(rows=120)),
        "sheet": write_sheet(sheet()),
        "sheet-long": write_sheet(sheet(entries=40)),
    }


def page_count(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def test_the_profile_of_every_network_is_one_page_or_two(profiles):
    assert len(profiles) > 100
    assert [slug for slug, pdf in profiles.items() if page_count(pdf) > 2] == []
    assert [f"{slug}: {words}" for slug, pdf in profiles.items() for words in out_of_page(pdf)] == []


def test_a_brochure_of_what_is_sourced_only_is_short_and_whole(reference):
    """Nobody has written a word for these networks; every third of them."""
    lengths, wrong = set(), []
    for network in Network.objects.order_by("slug")[::3]:
        pdf = write_brochure(brochure_of(network, Editorial(), on=date.today()).brochure)
        texts = pages(pdf)
        lengths.add(len(texts))
        empty = [f"Seite {number} ist leer" for number, text in enumerate(texts, start=1) if len(text) < 40]
        wrong += [f"{network.slug}: {fault}" for fault in (*faults(pdf), *out_of_page(pdf), *empty)]
    assert wrong == []
    assert max(lengths) <= 6


def test_every_paper_can_be_heard(profiles):
    every = profiles | papers()
    assert len(every) > 50
    assert [f"{name}: {fault}" for name, pdf in every.items() for fault in faults(pdf)] == []


def test_what_is_not_tagged_is_found_out():
    """The negative control: the same words without tags, title and language."""
    found = faults(untagged())
    assert {"keine Kennung PDF/UA-1", "kein Titel", "ohne Auszeichnung", "ohne Sprache"} <= set(found)
    assert "Seite 1: nicht ausgezeichneter Inhalt (Tj)" in found


def untagged():
    import io

    import pikepdf

    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 200))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
    page.Contents = pdf.make_stream(b"BT /F 12 Tf 20 100 Td (Worte) Tj ET")
    target = io.BytesIO()
    pdf.save(target)
    return target.getvalue()


@pytest.mark.parametrize("checker", ["outloud", "pdfua"])
def test_checkers_of_others_agree(checker, profiles, tmp_path):
    """On fifty papers of all kinds; whoever has no such checker sees that it did not run."""
    if importlib.util.find_spec(checker) is None:
        pytest.skip(f"{checker} ist nicht installiert")
    chosen = papers() | dict(list(profiles.items())[::3])
    for name, pdf in chosen.items():
        (tmp_path / f"{name}.pdf").write_bytes(pdf)
    files = sorted(str(path) for path in tmp_path.iterdir())
    command = [sys.executable, "-m", checker, *(["check"] if checker == "pdfua" else ["-q"]), *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert len(files) >= 50
    assert (done.returncode, done.stdout if done.returncode else "") == (0, "")
