"""The edition that every contestant sends: eight items, text and html, about 22 kB, a word of each recipient's own."""

from collections.abc import Iterator

WORDS = (
    "Die Arbeitsgruppe hat den gemeinsamen Antrag eingereicht und lädt alle Partner zur nächsten Sitzung ein; "
    "Rückmeldungen zu Größe, Ort und Schwerpunkt bitte bis Monatsende über das Formular. "
)
ITEMS = [
    {"title": f"Neues aus der Region {number}: Förderung für Betriebe & Träger", "text": WORDS * (6 + number % 3),
     "link": f"https://netz.example/i/{number}/", "place": "Süd-West"}
    for number in range(8)
]  # fmt: skip
SUBJECT = "Infodienst 11/2026: Förderung, Termine und Gesuche"
SENDER = "info@netz.example"
TEXT = """{% for item in items %}{{ item.title }} ({{ item.place }})
{{ item.text }}
{{ item.link }}

{% endfor %}Abbestellen: https://netz.example/a/{{ token }}
{{ footer }}
"""
HTML = """<html lang="de"><body><h1>{{ subject }}</h1>{% for item in items %}<h2>{{ item.title }}</h2>
<p>{{ item.place }}: {{ item.text }}</p><p><a href="{{ item.link }}">Weiterlesen</a></p>{% endfor %}
<p><a href="https://netz.example/a/{{ token }}">Abbestellen</a></p><p>{{ footer }}</p></body></html>
"""


def address(number: int) -> str:
    """Whom the message with this number is for."""
    return f"person{number:07d}@verband{number % 1000:03d}.example"


def values(token: str, footer: str) -> dict[str, object]:
    """What the templates are filled with."""
    return {"items": ITEMS, "subject": SUBJECT, "token": token, "footer": footer}


def fields(token: str) -> dict[str, str]:
    """The lines of the head that lists need."""
    return {
        "List-Id": "<info.netz.example>", "List-Unsubscribe": f"<https://netz.example/a/{token}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }  # fmt: skip


def rendered(render_text: object, render_html: object, count: int) -> Iterator[tuple[str, str, str, dict[str, str]]]:
    """Address, text, html and fields of each message, rendered anew for each recipient, as one usually does it."""
    for number in range(count):
        token = f"t{number:032x}"
        filled = values(token, f"weil Sie Mitglied {number} sind")
        yield address(number), render_text(filled), render_html(filled), fields(token)  # type: ignore[operator]
