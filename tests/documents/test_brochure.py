"""The brochure: its words on its pages, no page empty, nothing beyond the edge, readable by ear, ready for print."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from tests.documents.brochure_samples import GAINS, JOINING, MEMBERS, PARAGRAPHS, VOICES, face, full, thin
from tests.documents.pdf_checks import faults, out_of_page
from wirnetz.documents.brochure import Gap, MemberGroup, Milestone, Opening, Portrayed, Shown, SuccessFactor
from wirnetz.documents.content import Theme
from wirnetz.documents.typst.brochure import brochure_pngs, write_brochure
from wirnetz.documents.typst.setting import in_portions, paragraph_parts, set_text

NAME = "Wirtschaftsförderungsgesellschaft für das südliche und das nördliche Westmecklenburg mbH"


@pytest.fixture(scope="module")
def printed():
    return write_brochure(full())


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [" ".join(text.replace("\u00a0", " ").replace("\ufffe", "").split()) for text in texts]


def test_every_word_is_on_a_page_and_no_page_is_empty(printed):
    found = pages(printed)
    words = [
        "Was macht ein regionales Netzwerk erfolgreich?",
        "Was bringt es einem zentralen Partner?",
        "Es beginnt mit dem, was schon da ist.",
        "Vom Treffpunkt Schwerin erreichen neun von zehn Menschen",
        *(group.kind for group in MEMBERS),
        *(name for group in MEMBERS for name in group.names),
        "Kora Muster",
        "Mai 2023",
        "Man trifft sich verlässlich.",
        "Acht Treffen",
        *(gain.heading for gain in GAINS),
        "die Agentur für Arbeit",
        f"„{VOICES[1].quote}“",
        JOINING.sentence,
        "netz@wirnetz.example",
        "Einwohner: Destatis",
        "wirnetz.example/s/K7M4Q",
    ]
    assert [word for word in words if word not in " ".join(found)] == []
    assert [number for number, text in enumerate(found, start=1) if len(text) < 60] == []
    assert len(found) % 2 == 0


def test_it_can_be_heard_and_found_one_s_way_in(printed):
    assert faults(printed) == []
    assert out_of_page(printed) == []
    with pikepdf.open(io.BytesIO(printed)) as pdf, pdf.open_outline() as outline:
        (cover,) = outline.root
        chapters = [entry.title for entry in cover.children]
    assert cover.title == "Was macht ein regionales Netzwerk erfolgreich?"
    assert " / ".join(chapters) == (
        "Das Netzwerk / Wer mitmacht / Der Weg / Was es erfolgreich macht / Stimmen / Was es bringt / So machen Sie mit"
    )


def test_the_printer_gets_trim_bleed_and_marks():
    pdf = write_brochure(full(), for_print=True)
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as document:
        sizes = {
            tuple(round((float(box[2]) - float(box[0])) * 25.4 / 72, 1) for box in (page[name] for name in names))
            for page in document.pages
            for names in [("/MediaBox", "/BleedBox", "/TrimBox")]
        }
    assert sizes == {(230.0, 216.0, 210.0)}


def test_two_inks_and_their_tints_are_all_it_needs(printed):
    document = pypdfium2.PdfDocument(printed)
    hues = {
        hue * 360 // 255 // 10
        for page in list(document)[1:-1]
        for _count, (hue, strength, _light) in page.render(scale=0.2).to_pil().convert("HSV").getcolors(1 << 24)
        if strength > 60
    }
    document.close()
    assert {hue for hue in hues if 18 <= hue <= 34} == hues  # from slate over what lies on both to the accent


def test_what_is_not_known_takes_no_page():
    known = pages(write_brochure(thin()))
    assert len(known) == 3
    assert "Was wir noch nicht wissen Wer heute mitmacht, ist uns nicht bekannt." in known[1]
    assert [word for word in ("Stimmen", "Der Weg", "Was es bringt") if word in " ".join(known)] == []
    with_maps = thin(cover=full().cover, map_sheet=full().map_sheet)
    assert len(pages(write_brochure(with_maps))) == 4


def hostile():
    """Every list long, every name the longest, every text without measure."""
    flood = " ".join(PARAGRAPHS * 4)
    factor = SuccessFactor(NAME, flood[:600], (Shown(NAME, "März 2025", NAME),) * 9)
    return full(
        network=NAME,
        place=(NAME,) * 3,
        portrait=Opening(f"{NAME}: {NAME}", (flood, *PARAGRAPHS * 2)),
        members=tuple(MemberGroup(NAME, (NAME,) * count) for count in (1, 60)),
        people=(Portrayed(NAME, NAME, NAME, face()), Portrayed(NAME, NAME, NAME)) * 2,
        milestones=(Milestone("September 2023", NAME * 2, NAME),) * 9,
        factors=(factor,) * 3,
        gains=tuple(replace(gain, heading=NAME, text=flood[:400]) for gain in GAINS * 2),
        voices=tuple(replace(voice, quote=flood[:500], name=NAME, role=NAME) for voice in VOICES * 2),
        sources=(NAME,) * 20,
        gaps=(Gap("Bild", "die Kammer", flood[:200]),) * 3,
    )


@pytest.mark.parametrize(
    "shorter",
    [{}, pytest.param({"map_sheet": None, "cover": None, "voices": (), "figures": ()}, marks=pytest.mark.drill)],
)
def test_length_is_no_matter(shorter):
    pdf = write_brochure(replace(hostile(), **shorter))
    found = pages(pdf)
    assert out_of_page(pdf) == []
    assert [number for number, text in enumerate(found, start=1) if len(text) < 60] == []
    assert "und drei weitere" in " ".join(found)


def test_equal_brochures_are_equal_files_and_another_edition_differs_on_its_back_only(printed):
    assert write_brochure(full()) == printed
    other = pages(write_brochure(full(address='wirnetz.example/s/"#x\\')))
    assert other[:-1] == pages(printed)[:-1]
    assert 'wirnetz.example/s/"#x\\' in other[-1]
    assert write_brochure(full(theme=Theme(name="Kasse", accent="#1d5ea8"))) != printed
    assert len(brochure_pngs(thin(), pixels_per_inch=20)) == 3


def test_what_is_missing_is_named_with_whom_to_ask():
    gaps = (Gap("ein Bild der Koordinatorin", "die IHK zu Lübeck"), Gap("das Gründungsjahr"))
    assert thin(gaps=gaps).missing == (
        "fehlt noch: ein Bild der Koordinatorin, fragen Sie die IHK zu Lübeck",
        "fehlt noch: das Gründungsjahr",
    )


def test_no_short_last_word_stands_alone_and_long_texts_come_in_portions():
    assert set_text("Wir treffen uns am 14. Januar im Haus") == "Wir treffen uns am 14.\u00a0Januar im\u00a0Haus"
    assert set_text("Drei kurze Worte") == "Drei kurze Worte"
    assert paragraph_parts("Ein Satz. Noch einer. Und ein dritter.", most=20) == [
        "Ein Satz. Noch einer.",
        "Und ein dritter.",
    ]
    assert in_portions([3, 3, 3], int, first=3, rest=6) == [(3,), (3, 3)]
