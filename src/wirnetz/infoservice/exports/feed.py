"""Editions as an Atom feed (RFC 4287)."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import urlencode
from xml.etree import ElementTree

from django.urls import reverse

from wirnetz.core.mail import absolute
from wirnetz.infoservice.exports.phrases import paragraphs
from wirnetz.infoservice.models import Edition
from wirnetz.infoservice.weaving import GERMAN, EditionText, has_english

ATOM = "http://www.w3.org/2005/Atom"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_UNSPEAKABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, however it is written."""


def atom_feed(
    told: Sequence[tuple[Edition, EditionText]], *, name: str, address: str, house: str = "", language: str = GERMAN
) -> bytes:
    """One entry for each edition with the headlines of its text as summary; ids are addresses.

    `house` is the slug of the house whose version is told; empty for the alliance's. `language` is that of the texts,
    as far as they are there in it; what is not says so.
    """
    ElementTree.register_namespace("", ATOM)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {LANG: language})
    changed = [edition.released_at for edition, _text in told if edition.released_at]
    _add(feed, "id", absolute(address))
    _add(feed, "title", name)
    _add(feed, "updated", _stamp(max(changed, default=datetime(2026, 1, 1, tzinfo=UTC))))
    ElementTree.SubElement(feed, f"{{{ATOM}}}link", {"rel": "self", "href": absolute(address)})
    ElementTree.SubElement(feed, f"{{{ATOM}}}link", {"href": absolute(reverse("infoservice:editions"))})
    author = ElementTree.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", name)
    for edition, text in told:
        asked = {"haus": house} if house else {}
        if language != GERMAN and has_english(text):
            asked["sprache"] = language
        page = absolute(reverse("infoservice:edition", args=[edition.slug]) + (f"?{urlencode(asked)}" if asked else ""))
        entry = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
        _add(entry, "id", page)
        _add(entry, "title", text.title, _other(text.title_language, language))
        _add(entry, "updated", _stamp(edition.released_at or datetime(2026, 1, 1, tzinfo=UTC)))
        ElementTree.SubElement(entry, f"{{{ATOM}}}link", {"href": page})
        summary = [*paragraphs(text.greeting), *(item.headline for item in text.items)]
        spoken = {text.greeting_language} if text.greeting else set()
        spoken |= {item.language for item in text.items}
        _add(entry, "summary", "\n".join(summary), _other(GERMAN, language) if spoken == {GERMAN} else "")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="utf-8")


def _add(parent: ElementTree.Element, name: str, text: str, language: str = "") -> None:
    element = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", {LANG: language} if language else {})
    element.text = _UNSPEAKABLE.sub("", text)


def _other(language: str, around: str) -> str:
    return language if language != around else ""


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
