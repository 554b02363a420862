"""What a partner's own PowerPoint template offers: its layouts, and where our kinds of slides would find a home.

The file is opened in a child process with little memory and little time (`template_worker.py`). Check it first.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SECONDS = 20
WORKER = "wirnetz.documents.pptx.template_worker"
LARGE = 25  # percent of a slide that a map needs
CLOSING_WORDS = ("schluss", "kontakt", "danke", "ende", "abschluss", "closing", "contact", "thank", "end slide")

KINDS = {
    "title": "Titel",
    "subtitle": "Untertitel",
    "body": "Text",
    "object": "Inhalt jeder Art",
    "picture": "Bild",
    "table": "Tabelle",
    "chart": "Diagramm",
    "date": "Datum",
    "footer": "Fußzeile",
    "number": "Foliennummer",
    "other": "sonstiger Platzhalter",
}
NEEDS = {
    "title": "Titelfolie",
    "content": "Folie mit Text",
    "map": "Folie mit Karte",
    "table": "Folie mit Tabelle",
    "closing": "Schlussfolie mit Kontakt",
}


class TemplateRefused(ValueError):
    """A template that cannot be read; the message is a German sentence with the remedy."""


@dataclass(frozen=True, slots=True)
class Template:
    """Size of the slides and the layouts, as plain data: {"name", "placeholders": [{"kind", "name", "share"}]}."""

    width_mm: float
    height_mm: float
    layouts: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Home:
    """Where one kind of our slides would go; `layout` is empty where the template has no fitting one."""

    need: str
    words: str
    layout: str


def read_template(data: bytes) -> Template:
    """The layouts of the PPTX; TemplateRefused where it cannot be opened or has none."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-m", WORKER],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            cwd="/",
            env={"LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"},
        )
    except subprocess.TimeoutExpired:
        raise TemplateRefused(_TOO_COSTLY) from None
    if done.returncode:
        raise TemplateRefused(_TOO_COSTLY)
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise TemplateRefused(_BROKEN)
    if not answer["layouts"]:
        raise TemplateRefused("Die Datei hat keine Layouts. Speichern Sie sie als Vorlage mit einem Folienmaster.")
    homes = {home.layout for home in homes_in(answer["layouts"])}
    layouts = tuple({**layout, "is_used": layout["name"] in homes} for layout in answer["layouts"])
    return Template(answer["width_mm"], answer["height_mm"], layouts)


_TOO_COSTLY = (
    "Die Vorlage ist zu umfangreich, um sie hier zu lesen. Löschen Sie Folien und große Bilder und speichern Sie neu."
)
_BROKEN = "Die Vorlage lässt sich nicht öffnen. Speichern Sie sie in PowerPoint noch einmal als .pptx."


def homes_in(layouts: Sequence[Mapping[str, Any]]) -> list[Home]:
    """For each kind of our slides the first layout that fits best, in the order of our needs."""
    return [Home(need, words, _best(need, layouts)) for need, words in NEEDS.items()]


def _best(need: str, layouts: Sequence[Mapping[str, Any]]) -> str:
    ranked = [(_fit(need, layout), -place, layout["name"]) for place, layout in enumerate(layouts)]
    fit, _place, name = max(ranked, default=(0, 0, ""))
    return name if fit else ""


def _fit(need: str, layout: Mapping[str, Any]) -> int:
    """How well a layout serves a need, 0 for not at all."""
    kinds = [each["kind"] for each in layout["placeholders"]]
    largest = {kind: max(each["share"] for each in layout["placeholders"] if each["kind"] == kind) for kind in kinds}
    has_title, inner = "title" in kinds, kinds.count("body") + kinds.count("object")
    is_closing = any(word in str(layout["name"]).lower() for word in CLOSING_WORDS)
    if need == "title":
        return 0 if is_closing or not has_title or inner > 1 else 3 if "subtitle" in kinds else 0
    if need == "closing":
        return 3 if is_closing and (has_title or inner) else 1 if has_title and "subtitle" in kinds else 0
    if not has_title or "subtitle" in kinds or is_closing:
        return 0
    if need == "content":
        return 0 if not inner else 3 if inner == 1 and "picture" not in kinds else 1
    wanted = {"map": "picture", "table": "table"}[need]
    if largest.get(wanted, 0) >= LARGE:
        return 3
    return 2 if largest.get("object", 0) >= LARGE and inner == 1 else 0


def placeholder_words(layout: Mapping[str, Any]) -> str:
    """The places of a layout in German: „Titel, Text, Bild, Bild“; date, footer and number are left out."""
    small = {"date", "footer", "number"}
    words = [KINDS.get(each["kind"], KINDS["other"]) for each in layout["placeholders"] if each["kind"] not in small]
    return ", ".join(words) or "keine Platzhalter"
