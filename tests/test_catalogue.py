"""The catalogue holds every text of the source, and the source wraps every text that people read."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.architecture.source import SourceTree
from tests.architecture.templates import template_files
from wirnetz.core.source_texts import source_catalogue

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = PROJECT / "src" / "wirnetz"
LOCALE = PACKAGE / "core" / "locale"
SPOKEN = {"alt", "aria-label", "aria-description", "title", "placeholder", "content", "summary"}
# Names that are the same in every language.
NAMES = {"Wirnetz", "Wir", "netz", "PPTX", "PDF", "HTML", "ZIP"}
TAGS = re.compile(r"\{%\s*(blocktrans\w*|comment).*?end\1\s*%\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
LETTERS = re.compile(r"[A-Za-zÄÖÜäöüß]{2,}")


def texts(catalogue):
    return {(message.context, message.id) for message in catalogue if message.id}


@pytest.mark.parametrize("path", ["django.pot", "en/LC_MESSAGES/django.po"])
def test_catalogue_is_up_to_date(path):
    """If this fails: `.venv/bin/python scripts/update_catalogue.py`."""
    with (LOCALE / path).open("rb") as file:
        written = texts(read_po(file))
    wanted = texts(source_catalogue(PACKAGE))
    assert {"missing": wanted - written, "gone": written - wanted} == {"missing": set(), "gone": set()}


def test_english_of_readers_holds_no_text_that_is_gone():
    """That it holds every text which its pages want is asked in `tests/infoservice/test_readers_in_english.py`."""
    with (PACKAGE / "infoservice" / "locale" / "en" / "LC_MESSAGES" / "django.po").open("rb") as file:
        spoken = [message for message in read_po(file) if message.id]
    gone = texts(spoken) - texts(source_catalogue(PACKAGE))
    assert (gone, [message.id for message in spoken if not message.string]) == (set(), [])


class BareWords(HTMLParser):
    """Collects words that stand in a template outside of translate tags: text, and attributes that are read out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag, attrs):
        if tag in {"script", "style"} or ("translate", "no") in attrs:
            self.silent.append(tag)
        for name, value in attrs:
            if name in SPOKEN and not (tag == "meta" and is_machine_read(attrs)):
                self.note(value or "")

    def handle_endtag(self, tag):
        if self.silent[-1:] == [tag]:
            self.silent.pop()

    def handle_data(self, data):
        if not self.silent:
            self.note(data)

    def note(self, text):
        for word in LETTERS.finditer(text):
            if word[0] not in NAMES:
                self.found.append((self.getpos()[0] + text.count("\n", 0, word.start()), word[0]))


def is_machine_read(attrs):
    return dict(attrs).get("name") != "description"


def bare_words(text):
    """Words outside of translate tags, as (line, word); Django's tags are blanked out, their lines kept."""
    parser = BareWords()
    parser.feed(TAGS.sub(lambda found: "\n" * found[0].count("\n"), text))
    return parser.found


def test_templates_wrap_every_text():
    tree = SourceTree(PROJECT / "src")
    bare = [
        f"{tree.show(path)}:{line}: “{word}” is not wrapped in translate"
        for path, _, text in template_files(tree)
        for line, word in bare_words(text)
    ]
    assert "\n".join(bare) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>Guten Tag</p>", [(1, "Guten"), (1, "Tag")]),
        ('\n<img alt="Karte">', [(2, "Karte")]),
        ('<p>{% translate "Guten Tag" %} – {{ name }}</p>', []),
        ("<p>{% blocktranslate trimmed %}\nGuten Tag {{ name }}\n{% endblocktranslate %}</p>\nHallo", [(4, "Hallo")]),
        ('<p class="lead" data-name="x">12 %</p>', []),
        ('<a translate="no">Schwerin</a> oder', [(1, "oder")]),
        ('<meta name="viewport" content="width=device-width"><a aria-label="{% translate "Zur Karte" %}"></a>', []),
    ],
)
def test_bare_words_are_found(text, expected):
    assert bare_words(text) == expected
