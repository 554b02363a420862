"""Finding texts in Python and in templates."""

from pathlib import Path

import pytest

from wirnetz.core.source_texts import source_catalogue


@pytest.fixture
def texts(tmp_path: Path):
    """Texts found in one file of a package."""

    def find(name: str, content: str) -> set[tuple]:
        path = tmp_path / "package" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        found = source_catalogue(tmp_path / "package")
        return {(message.context, message.id) for message in found if message.id}

    return find


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('_("Netzwerk")', {(None, "Netzwerk")}),
        ('gettext_lazy("Netz" "werk")', {(None, "Netzwerk")}),
        ('ngettext("ein Netz", "%d Netze", 3)', {(None, ("ein Netz", "%d Netze"))}),
        ('pgettext("Ort", "Land")', {("Ort", "Land")}),
        ('print("Netzwerk")', set()),
    ],
)
def test_python(texts, line, expected):
    assert texts("views.py", line) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('<p>{% translate "Zur Karte" %}</p>', {(None, "Zur Karte")}),
        ('  <p>\n      {% translate "A" %}\n  {% translate "B" %}\n</p>', {(None, "A"), (None, "B")}),
        ('{% translate "Land" context "Ort" %}', {("Ort", "Land")}),
        (
            "{% blocktranslate trimmed %}\n  Guten Tag,\n  {{ name }}\n{% endblocktranslate %}",
            {(None, "Guten Tag, %(name)s")},
        ),
        (
            "{% blocktranslate count n=n %}ein Netz{% plural %}{{ n }} Netze{% endblocktranslate %}",
            {(None, ("ein Netz", "%(n)s Netze"))},
        ),
        ('{% if x == _("Netzwerk") %}{% endif %}', {(None, "Netzwerk")}),
        ("<p>Unverpackt's (Text</p>", set()),
        ('{% comment %}{% translate "Nein" %}{% endcomment %}', set()),
    ],
)
def test_templates(texts, text, expected):
    assert texts("templates/room/page.html", text) == expected


def test_migrations_and_pages_outside_of_templates_are_left_out(texts):
    assert texts("migrations/0001.py", '_("Netzwerk")') == set()
    assert texts("static/page.html", '{% translate "Netzwerk" %}') == set()
