"""The report: as many pages as its tables need, its words searchable, equal input gives equal bytes."""

import pypdfium2
import pytest

from wirnetz.documents.content import Report, ReportTable, Theme
from wirnetz.documents.typst.report import write_report

HEAD = ("Stelle", "Netzwerke hier", "Was als Nächstes passt")


def report(rows=3, **fields):
    table = ReportTable(
        "Niedersachsen",
        "In Niedersachsen sind drei Stellen eingetragen.",
        HEAD,
        tuple((f"Kasse {number}\n38100 Braunschweig", "Netz: dabei\nBund: offen", "Reden.") for number in range(rows)),
        (3, 5, 3),
    )
    values = {
        "title": "Wo sitzen wir schon?",
        "kicker": "Wo sitzen wir schon?",
        "sentence": "Ihre drei Stellen liegen im Gebiet von zwei Netzwerken; eines ist offen.",
        "emphasis": "eines ist offen.",
        "lead": "Eine Stelle arbeitet mit.",
        "for_whom": "Für die Kasse",
        "tables": (table,),
        "sources": ("Liste der Kasse.",),
        "stamp": "Stand 27.11.2026",
    }
    return Report(**(values | fields))


def pages(pdf):
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    return [" ".join(text.replace("\u00a0", " ").split()) for text in texts]


def test_a_short_report_is_one_page_with_every_word():
    (page,) = pages(write_report(report()))
    for words in (
        "Ihre drei Stellen liegen im Gebiet von zwei Netzwerken; eines ist offen.",
        "Eine Stelle arbeitet mit.",
        "In Niedersachsen sind drei Stellen eingetragen.",
        "Kasse 2",
        "Quellen: Liste der Kasse.",
        "Seite 1 von 1",
    ):
        assert words in page


def test_a_long_table_goes_on_and_repeats_its_head():
    found = pages(write_report(report(rows=120)))
    assert len(found) > 3
    assert [page.count("Was als Nächstes passt") for page in found] == [1] * len(found)
    assert sum(page.count("Kasse ") for page in found) >= 120


@pytest.mark.parametrize(("is_example", "count"), [(True, 1), (False, 0)])
def test_invented_records_are_marked(is_example, count):
    (page,) = pages(write_report(report(is_example=is_example)))
    assert page.count("Mit „Beispiel“ gekennzeichnete Angaben sind erfunden.") == count


def test_equal_reports_are_equal_files_and_colours_are_the_organisations():
    blue = Theme(name="Kasse", accent="#1d5ea8")
    assert write_report(report()) == write_report(report())
    assert write_report(report(theme=blue)) != write_report(report())
